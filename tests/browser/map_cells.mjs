// Where the cells of a map that is drawn are on the screen.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const RIM = 0.32; // cells around the picture of a robot's map, for the names of its rows and columns
const { outputFiles } = await build({ entryPoints: [join(ROOT, 'web', 'src', 'frame.ts')], bundle: true, format: 'esm', write: false });
const { fit } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

/** The middle of a cell of the map, on the screen. */
export async function cell(page, x, y) {
  const { left, top, width, height, rows } = await page.locator('.board').evaluate((board) => {
    const box = board.querySelector('canvas').getBoundingClientRect();
    return { left: box.left, top: box.top, width: box.width, height: box.height, rows: board.dataset.map.split('\n') };
  });
  const edge = 8;
  const frame = fit({ width: rows[0].length, height: rows.length, margin: RIM }, width - 2 * edge, height - 2 * edge, 1);
  return [left + edge + frame.left + (x + 0.5) * frame.cell, top + edge + frame.top + (y + 0.5) * frame.cell];
}
