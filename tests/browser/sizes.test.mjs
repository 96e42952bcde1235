// Every place of the page at every size: nothing cut, nothing under another thing, nothing too small for a finger.
import assert from 'node:assert/strict';
import { SIZES } from './driver.mjs';
import { measure } from './measure.mjs';
import { PLACES } from './places.mjs';
import { visit } from './visit.mjs';

for (const [size, [width, height]] of Object.entries(SIZES)) {
  visit(`nothing is cut, covered or small at ${width} x ${height}`, { size, touch: width < 1000 }, async ({ page }) => {
    const wrong = {};
    for (const [place, go] of Object.entries(PLACES)) {
      await go(page);
      await page.waitForTimeout(150);
      const found = await page.evaluate(measure);
      if (found.length > 0) wrong[place] = found;
    }
    assert.deepEqual(wrong, {});
  });
}
