// Where the cells of a map that is drawn are on the screen.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const EDGE = 8; // units around the picture
const RIM = 0.32; // cells around the picture of a robot's map, for the names of its rows and columns
const { outputFiles } = await build({ entryPoints: [join(ROOT, 'web', 'src', 'scene', 'viewport.ts')], bundle: true, format: 'esm', write: false });
const { fit } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

/** The middle of a cell of the map, on the screen. */
export async function cell(page, x, y) {
  const { box, rows } = await drawn(page);
  const frame = fit({ width: rows[0].length, height: rows.length, margin: RIM, above: 0 }, box.width - 2 * EDGE, box.height - 2 * EDGE, 1);
  return [box.left + EDGE + frame.left + (x + 0.5) * frame.cell, box.top + EDGE + frame.top + (y + 0.5) * frame.cell];
}

/** A place on the sheet of a turtle, in steps from its middle, on the screen. */
export async function place(page, x, y, sheet) {
  const { box } = await drawn(page);
  const frame = fit({ width: 10, height: 8, margin: 0, above: 0 }, box.width - 2 * EDGE, box.height - 2 * EDGE, 1);
  const unit = sheet / 10;
  return [box.left + EDGE + frame.left + (5 + x / unit) * frame.cell, box.top + EDGE + frame.top + (4 - y / unit) * frame.cell];
}

function drawn(page) {
  return page.locator('.board').evaluate((board) => {
    const { left, top, width, height } = board.querySelector('canvas').getBoundingClientRect();
    return { box: { left, top, width, height }, rows: board.dataset.map.split('\n') };
  });
}
