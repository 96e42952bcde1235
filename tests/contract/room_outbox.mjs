// The outbox of the page, a step a line. In: {"do": "add", "event", "at"}, {"do": "send", "at", "most"}, {"do": "heard", "last"},
// {"do": "new"}; out: what is kept, or what would be sent.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src', 'room');
const contents = "export { added, batch, heard } from './outbox'; export { keptOf } from './kept';";
const { outputFiles } = await build({ stdin: { contents, resolveDir: source, loader: 'ts' }, bundle: true, format: 'esm', write: false });
const { added, batch, heard, keptOf } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

let kept = keptOf(null);
for await (const line of createInterface({ input: process.stdin })) {
  const step = JSON.parse(line);
  if (step.do === 'new') kept = keptOf(step.saved);
  if (step.do === 'add') kept = added(kept, step.event, step.at);
  if (step.do === 'heard') kept = heard(kept, step.last);
  if (step.do === 'again') kept = keptOf(JSON.parse(JSON.stringify(kept))); // another page reads it
  console.log(JSON.stringify(step.do === 'send' ? batch(kept.waiting, step.at, step.most) : kept));
}
