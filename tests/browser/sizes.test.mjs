// Every place of the page at every size: nothing cut, nothing under another thing, nothing too small for a finger.
// One way there for the sizes of a sort of hand, another of them first each time: what is open gets to the others by resizing.
// CODEWEEK_EVERY=1: each way at each size alone.
import assert from 'node:assert/strict';
import { EVERY, resize, settled, SIZES } from './driver.mjs';
import { measure } from './measure.mjs';
import { PLACES } from './places.mjs';
import { visit } from './visit.mjs';

const byFinger = (size) => SIZES[size][0] < 1000;
const of = (touch) => Object.keys(SIZES).filter((size) => byFinger(size) === touch);
const visits = EVERY ? Object.keys(SIZES).map((size) => [size]) : [of(false), of(true)];

for (const sizes of visits) {
  const told = sizes.map((size) => SIZES[size].join(' x ')).join(', ');
  visit(`nothing is cut, covered or small at ${told}`, { touch: byFinger(sizes[0]) }, async ({ page }) => {
    const wrong = {};
    for (const [turn, [place, go]] of Object.entries(PLACES).entries()) {
      const order = sizes.map((_size, number) => sizes[(turn + number) % sizes.length]);
      await resize(page, order[0]);
      await go(page);
      for (const size of order) {
        await resize(page, size);
        await settled(page);
        const found = await page.evaluate(measure);
        if (found.length > 0) wrong[`${place} at ${SIZES[size].join(' x ')}`] = found;
      }
    }
    assert.deepEqual(wrong, {});
  });
}
