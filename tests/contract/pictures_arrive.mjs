// Says when the page paints anew, for pictures that arrive, or never do. In: {name: [milliseconds, 'load' or 'error']}; out: those of each time that it paints.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src', 'scene', 'sprites.ts');
const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false, define: { ICONS: '{}' } });

let now = 0, due = new Map(), coming = {};
globalThis.window = {
  setTimeout: (act, after) => { const id = Math.random(); due.set(id, { at: now + after, act }); return id; },
  clearTimeout: (id) => due.delete(id),
};
globalThis.Image = class extends EventTarget {
  complete = false;

  set src(address) {
    const [at, how] = coming[/(\w+)\.svg/.exec(address)[1]];
    window.setTimeout(() => {
      Object.assign(this, { complete: true, naturalWidth: how === 'load' ? 1 : 0 });
      this.dispatchEvent(new Event(how));
    }, at);
  }
};
globalThis.document = { baseURI: 'http://here/', createElement: () => ({ getContext: () => null }) };
const { Pictures } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

function painted(pictures) {
  [now, due, coming] = [0, new Map(), pictures];
  const all = new Pictures(() => paint()), found = [];
  const paint = () => { found.push([now, Object.keys(pictures).filter((name) => all.at(name, 8))]); };
  paint();
  while (due.size > 0) {
    const [id, { at, act }] = [...due].sort(([, one], [, other]) => one.at - other.at)[0];
    due.delete(id);
    now = at;
    act();
  }
  return found;
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(painted(JSON.parse(line))));
