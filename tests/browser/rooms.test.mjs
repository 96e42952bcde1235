// Every level at six sizes: its program whole across, nothing over it, its blocks at hand, its share of the page.
// CODEWEEK_EVERY=1: all the levels at all the sizes; else all of them at one, and the widest and the longest elsewhere.
import assert from 'node:assert/strict';
import { SIZES } from './driver.mjs';
import { leave, roomsOf, solutions } from './rooms.mjs';
import { visit } from './visit.mjs';

Object.assign(SIZES, { hd: [1280, 720], netbook: [1024, 600] });
const ALL = solutions();
const HARD = [
  '01-la-fusee/04-les-asteroides', '01-la-fusee/05-les-fleches-melangees', '05-la-tortue-geometre/09-la-maison', '07-les-detecteurs/08-la-question-posee-une-seule-fois',
  '10-mes-blocs/06-le-polygone-universel', '10-mes-blocs/08-le-village-aux-trois-tours', '11-chercher-comparer-ranger/02-le-champion',
  '11-chercher-comparer-ranger/06-le-juste-nombre', '11-chercher-comparer-ranger/09-range-les-wagons', '12-la-grande-fabrique/06-la-recherche-qui-ne-finit-pas', '12-la-grande-fabrique/08-ma-fabrique',
];
const every = process.env.CODEWEEK_EVERY !== undefined;

for (const size of ['pc', 'hd', 'small', 'netbook', 'tablet', 'phone']) {
  const [width, height] = SIZES[size];
  visit(`no block of a level is cut or under something at ${width} x ${height}, and the program has its share`, { size, touch: width < 1000 }, async ({ page }) => {
    const levels = ALL.filter(([id]) => every || size === 'pc' || HARD.includes(id));
    assert.equal(levels.length, every || size === 'pc' ? ALL.length : HARD.length);
    const wrong = {};
    for (const programs of every ? [{}, Object.fromEntries(ALL.filter(([, program]) => program))] : [Object.fromEntries(ALL.filter(([, program]) => program))]) {
      await leave(page, programs);
      for (const [id] of levels) {
        await page.evaluate((hash) => { location.hash = hash; }, `#/level/${id}`);
        await page.waitForSelector(`[data-level="${id}"] .blocks .category-start`);
        await page.evaluate(() => new Promise((painted) => { requestAnimationFrame(() => requestAnimationFrame(painted)); }));
        const found = (await page.evaluate(roomsOf)).wrong;
        if (found.length > 0) wrong[id] = found;
      }
    }
    assert.deepEqual(wrong, {});
  });
}
