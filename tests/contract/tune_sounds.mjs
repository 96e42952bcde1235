// Makes the sound of a tune as the page does: the samples, the WAV file, and what is drawn at some of them.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src');
const load = async (name) => {
  const { outputFiles } = await build({ entryPoints: [join(folder, `${name}.ts`)], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
};
const [{ samples, wav }, { shapes }] = await Promise.all(['sound/synth', 'level/tune-player'].map(load));

for await (const line of createInterface({ input: process.stdin })) {
  const { tune, at } = JSON.parse(line), made = samples(tune);
  console.log(JSON.stringify({ wav: Buffer.from(wav(made, tune.rate)).toString('base64'), shapes: at.map((sample) => shapes(tune, sample)) }));
}
