// What a win is worth in the page: stars that come later, cards that come once, a wrong prediction that is looked at again.
import assert from 'node:assert/strict';
import { awake, goTo } from './driver.mjs';
import { turn } from './visit.mjs';

turn('a button beside the card of a win does what it says at the first press, and the card leaves', {}, async ({ page }) => {
  await goTo(page, '01-la-fusee/01-decollage');
  await awake(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.ok(await page.locator('dialog.win .dancer').isVisible());
  await page.locator('.heading .sound, .tools .sound').first().click();
  assert.equal(await page.locator('dialog.win').count(), 1, 'one may listen while it is there');
  await page.keyboard.press('F9');
  await page.locator('dialog.win').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.seek input').inputValue(), '0');
  const back = await page.locator('.level .bar .button').first().boundingBox();
  await page.mouse.click(back.x + back.width / 2, back.y + back.height / 2);
  await page.waitForFunction(() => !location.hash.includes('/level/'));
  assert.equal(await page.locator('dialog.win').count(), 0);
});
