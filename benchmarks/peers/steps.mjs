// Runs small programs in one of the engines, in a process of its own: `node steps.mjs ENGINE FOLDER`.
// ENGINE: engine, budgeted, walker, settrace, plain, floor (all in the page's Python, in FOLDER), skulpt or interpreter. Each line asks
// for a run: [name, source]; each answer is { steps, ms, cpu }, the last in milliseconds of all of the process.
import { createInterface } from 'node:readline';

const [engine, folder] = process.argv.slice(2);
const prepare = await chosen();
console.log('"ready"');
for await (const line of createInterface({ input: process.stdin })) {
  const go = prepare(...JSON.parse(line));
  const [start, before] = [performance.now(), process.cpuUsage()];
  const steps = go();
  const [ms, { user, system }] = [performance.now() - start, process.cpuUsage(before)];
  console.log(JSON.stringify({ steps, ms, cpu: (user + system) / 1000 }));
}

async function chosen() {
  if (engine === 'skulpt' || engine === 'interpreter') return (await import(`./${engine}.mjs`)).prepare;
  const { load } = await import('./pyodide.mjs');
  return load(folder, engine);
}
