// Reads children's files with the code of the page. In: {text, name, here}, a line; out: who it is about, the settings that
// would be taken over, and what would be kept of that child, where `here` is kept.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src');
const contents = "export { childOf, importChild, nameOf } from './progress/profile-store'; export { arrived } from './transfer/arrival';";
const { outputFiles } = await build({ stdin: { contents, resolveDir: source, loader: 'ts' }, bundle: true, format: 'esm', write: false });
const page = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
const SOMEBODY = { animal: 'koala', colour: 'purple' };

for await (const line of createInterface({ input: process.stdin })) {
  const { text, name, here } = JSON.parse(line);
  const found = page.childOf(text, name, null);
  let kept = here;
  const store = { read: async () => kept, write: async (_name, value) => { kept = value; return true; } };
  if (found) await page.importChild(store, found.saved, found.profile ?? SOMEBODY);
  const profile = found?.profile ? page.nameOf(found.profile) : '';
  console.log(JSON.stringify(found && { profile, kept, settings: page.arrived(found.saved.settings) }));
}
