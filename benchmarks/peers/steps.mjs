// Runs small programs in one of the engines, in a process of its own: `node steps.mjs ENGINE FOLDER`.
// ENGINE: engine, walker (both in the page's Python, in FOLDER), skulpt or interpreter. Each line asks for a run:
// [name, source]; each answer is { steps, ms }.
import { createInterface } from 'node:readline';

const [engine, folder] = process.argv.slice(2);
const prepare = await chosen();
console.log('"ready"');
for await (const line of createInterface({ input: process.stdin })) {
  const go = prepare(...JSON.parse(line));
  const start = performance.now();
  const steps = go();
  console.log(JSON.stringify({ steps, ms: performance.now() - start }));
}

async function chosen() {
  if (engine === 'skulpt' || engine === 'interpreter') return (await import(`./${engine}.mjs`)).prepare;
  const { load } = await import('./pyodide.mjs');
  return load(folder, engine);
}
