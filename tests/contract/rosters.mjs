// Erases children who were put away as the page does. In: {files, now}, a line; out: who is left, for how many days, and their files.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src');
const contents = "export { awaySince } from './progress/profile-store'; export { daysLeft, sweep } from './progress/trash';";
const { outputFiles } = await build({ stdin: { contents, resolveDir: source, loader: 'ts' }, bundle: true, format: 'esm', write: false });
const page = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

for await (const line of createInterface({ input: process.stdin })) {
  const { files, now } = JSON.parse(line);
  const kept = new Map(Object.entries(files));
  await page.sweep({
    names: async () => [...kept.keys()],
    read: async (name) => kept.get(name),
    write: async (name, value) => Boolean(kept.set(name, value)),
    forget: async (name) => kept.delete(name),
  }, now);
  const left = [...kept].map(([name, saved]) => [name, page.awaySince(saved)]);
  const days = Object.fromEntries(left.map(([name, day]) => [name, day === null ? null : page.daysLeft(day, now)]));
  console.log(JSON.stringify({ days, kept: Object.fromEntries(kept) }));
}
