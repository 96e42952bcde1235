// The outbox of the page, a step a line. In: {"do": "add", "event", "at"}, {"do": "send", "at", "most"}, {"do": "heard", "last"},
// {"do": "new"}, {"do": "tell", "answers"}; out: what is kept, what would be sent, or what was posted to a room that answers so.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src', 'room');
const contents = "export { added, batch, heard, Outbox } from './outbox'; export { keptOf } from './room-storage';";
const { outputFiles } = await build({ stdin: { contents, resolveDir: source, loader: 'ts' }, bundle: true, format: 'esm', write: false });
const { added, batch, heard, keptOf, Outbox } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

globalThis.document = { baseURI: 'http://room/' };

/** What waits is told to a room that answers one post after the other as it is told here; it is silent after that. */
async function told(answers) {
  const posts = [], waits = [], fars = [];
  globalThis.window = { setTimeout: (_do, ms) => { waits.push(ms); return 0; } };
  globalThis.fetch = async (_url, { body }) => {
    const [status, value] = answers[posts.push(JSON.parse(body).events.map(({ n }) => n)) - 1] ?? [503, {}];
    return { ok: status === 200, status, json: async () => value };
  };
  const outbox = new Outbox({ get now() { return kept; }, change: async (change) => { kept = change(kept); } });
  outbox.far = (...far) => fars.push(far);
  await outbox.send();
  return { posts, waits, fars, waiting: kept.waiting.map(({ event }) => event.n) };
}

let kept = keptOf(null);
for await (const line of createInterface({ input: process.stdin })) {
  const step = JSON.parse(line);
  if (step.do === 'new') kept = keptOf(step.saved);
  if (step.do === 'add') kept = added(kept, step.event, step.at);
  if (step.do === 'heard') kept = heard(kept, step.last);
  if (step.do === 'again') kept = keptOf(JSON.parse(JSON.stringify(kept))); // another page reads it
  const found = step.do === 'send' ? batch(kept.waiting, step.at, step.most) : step.do === 'tell' ? await told(step.answers) : kept;
  console.log(JSON.stringify(found));
}
