// Turns a scene as the page does for who sees with the eyes of the hero.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src', 'film', 'film.ts');
const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
const { Turn } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

for await (const line of createInterface({ input: process.stdin })) {
  const { scene, quarters } = JSON.parse(line);
  console.log(JSON.stringify(new Turn(quarters, scene.width, scene.height).whole(scene)));
}
