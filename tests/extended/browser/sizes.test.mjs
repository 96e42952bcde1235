// Every place of the page at every size: nothing cut, nothing under another thing, nothing too small for a finger.
// One way there for all sizes, another of them first each time, by its sort of hand: what is open gets to the others by resizing.
// CODEWEEK_EVERY=1: each way at each size alone.
import assert from 'node:assert/strict';
import { EVERY, resize, settled, SIZES } from '../../browser/driver.mjs';
import { measure } from '../../browser/measure.mjs';
import { PLACES } from '../../browser/places.mjs';
import { visit } from '../../browser/visit.mjs';

const byFinger = (size) => SIZES[size][0] < 1000;
const visits = EVERY ? Object.keys(SIZES).map((size) => [size]) : [Object.keys(SIZES)];

for (const sizes of visits) {
  const told = sizes.map((size) => SIZES[size].join(' x ')).join(', ');
  visit(`nothing is cut, covered or small at ${told}`, {}, async ({ page, context }) => {
    const wrong = {}, hand = await context.newCDPSession(page);
    for (const [turn, [place, go]] of Object.entries(PLACES).entries()) {
      const order = sizes.map((_size, number) => sizes[(turn + number) % sizes.length]);
      await resize(page, order[0]);
      await hand.send('Emulation.setTouchEmulationEnabled', { enabled: byFinger(order[0]), maxTouchPoints: 1 });
      await go(page);
      for (const size of order) {
        await resize(page, size);
        await settled(page);
        const found = await page.evaluate(measure);
        if (found.length > 0) wrong[`${place} at ${SIZES[size].join(' x ')}`] = found;
      }
    }
    await hand.detach(); // a mouse again
    assert.deepEqual(wrong, {});
  });
}
