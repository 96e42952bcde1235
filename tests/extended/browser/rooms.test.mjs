// Every level at six sizes: its program whole across, nothing over it, its blocks at hand, its share of the page.
// CODEWEEK_EVERY=1: all the levels opened at each of the sizes; else all of them at one, and the widest and the longest at the others
// too: opened at one of these, resized to the rest.
import assert from 'node:assert/strict';
import { EVERY, settled, SIZES } from '../../browser/driver.mjs';
import { leave, roomsOf, solutions } from '../../browser/rooms.mjs';
import { visit } from '../../browser/visit.mjs';

Object.assign(SIZES, { hd: [1280, 720], netbook: [1024, 600] });
const ALL = solutions();
const HARD = [
  '01-la-fusee/04-les-asteroides', '01-la-fusee/05-les-fleches-melangees', '05-la-tortue-geometre/09-la-maison', '07-les-detecteurs/08-la-question-posee-une-seule-fois',
  '10-mes-blocs/06-le-polygone-universel', '10-mes-blocs/08-le-village-aux-trois-tours', '11-chercher-comparer-ranger/02-le-champion',
  '11-chercher-comparer-ranger/06-le-juste-nombre', '11-chercher-comparer-ranger/09-range-les-wagons', '12-la-grande-fabrique/06-la-recherche-qui-ne-finit-pas', '12-la-grande-fabrique/08-ma-fabrique',
];
const SOLVED = Object.fromEntries(ALL.filter(([, program]) => program));
assert.ok(HARD.every((id) => ALL.some(([each]) => each === id)));

const visits = EVERY ? ['pc', 'hd', 'small', 'netbook', 'tablet', 'phone'].map((size) => [size]) : [['pc', 'hd', 'small', 'netbook'], ['tablet', 'phone']];

for (const sizes of visits) {
  const told = sizes.map((size) => SIZES[size].join(' x ')).join(', ');
  visit(`no block of a level is cut or under something at ${told}, and the program has its share`, { touch: SIZES[sizes[0]][0] < 1000, timeout: 600_000 }, async ({ page }) => {
    const wrong = {};
    for (const programs of EVERY ? [{}, SOLVED] : [SOLVED]) {
      await leave(page, programs);
      for (const [turn, [id]] of ALL.entries()) {
        const wanted = EVERY || HARD.includes(id) ? sizes : sizes.filter((size) => size === 'pc');
        for (const number of wanted.keys()) { // another one first each time: the level opens there
          const size = wanted[(turn + number) % wanted.length];
          await page.setViewportSize({ width: SIZES[size][0], height: SIZES[size][1] });
          if (number === 0) {
            await page.evaluate((hash) => { location.hash = hash; }, `#/level/${id}`);
            await page.waitForSelector(`:is([data-level="${id}"], [data-level="${id}~1"]) .blocks .category-start`); // an exercise opens at its first part
          }
          await settled(page);
          const found = (await page.evaluate(roomsOf)).wrong;
          if (found.length > 0) wrong[`${id} at ${SIZES[size].join(' x ')}`] = found;
        }
      }
    }
    assert.deepEqual(wrong, {});
  });
}
