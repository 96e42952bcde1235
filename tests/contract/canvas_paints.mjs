// Paints scenes with the page's painter on a canvas of a real Chromium: a scene in, a PNG out.
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';
import { open, serve } from '../browser/driver.mjs';

const resolveDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src');
const contents = "export { Painter } from './scene/painter'; export { Pictures } from './scene/sprites';";
const signs = join(resolveDir, '..', '..', 'sprites', 'icons');
const icons = await Promise.all((await readdir(signs)).map(async (name) => [name.replace('.svg', ''), await readFile(join(signs, name), 'utf8')]));
const define = { ICONS: JSON.stringify(Object.fromEntries(icons)) }; // as the page's build writes them
const { outputFiles } = await build({ stdin: { contents, resolveDir, loader: 'ts' }, bundle: true, format: 'iife', globalName: 'painting', write: false, define });
const server = await serve();
const { page, close } = await open(server.address);
await page.evaluate(`${outputFiles[0].text}; globalThis.painting = painting;`);
await page.evaluate(() => document.fonts.load('bold 20px "codeweek sans"'));
console.log(JSON.stringify('ready'));

/** As `codeweek.desktop.painting.painter.save_picture` does: cells of 96 pixels, an edge of 12, on white. */
const paint = (scene) => page.evaluate(async (picture) => {
  const { Painter, Pictures } = globalThis.painting;
  const [cell, edge] = [96, 12];
  const start = edge + Math.round(cell * picture.margin);
  const canvas = document.createElement('canvas');
  canvas.width = start + Math.round(picture.width * cell) + edge;
  const top = start + Math.round(cell * picture.above);
  canvas.height = top + Math.round(picture.height * cell) + edge;
  const pen = canvas.getContext('2d');
  const pictures = new Pictures(() => undefined);
  const painter = new Painter(pictures);
  const frame = { left: start, top, cell, columns: picture.width, rows: picture.height, above: picture.above };
  const moment = { ground: picture, before: picture, after: picture, part: 1, clock: null, cheer: null };
  const all = () => {
    painter.refresh();
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    painter.paint(pen, frame, moment);
  };
  do {
    all();
    await new Promise((next) => setTimeout(next, 100));
  } while (!pictures.ready);
  all();
  return canvas.toDataURL('image/png').split(',')[1];
}, scene);

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await paint(JSON.parse(line))));
await close();
await server.close();
