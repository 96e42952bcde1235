// The ways from page to page that nobody draws: the browser's own back, links that lead nowhere, a workshop that is not ready.
import assert from 'node:assert/strict';
import { goTo, settled, STAIRS } from './driver.mjs';
import { turn } from './visit.mjs';

const address = (page) => page.evaluate(() => location.hash);

turn('the way back closes the card that is open, and the page stays; the next one leaves it', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await page.locator('.more').click();
  await page.locator('dialog[open]').waitFor();
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector('dialog'));
  await settled(page, 20);
  assert.equal(await address(page), `#/level/${STAIRS}`);
  assert.ok(await page.locator('.run').isVisible());
  await page.locator('.more').click();
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector('dialog'));
  await page.goBack();
  await page.locator('.chapters').waitFor();
});

for (const link of ['#/chapter/99', '#/level/nope', '#/nowhere']) {
  turn(`the link ${link}, which leads nowhere, becomes the map's`, {}, async ({ page }) => {
    await page.evaluate((hash) => { location.hash = hash; }, link);
    await page.waitForFunction(() => location.hash === '#/map');
    await page.locator('.chapters').waitFor();
  });
}
