// After a win on several maps: a trap map is offered, watched, and solved; or the program is praised.
import assert from 'node:assert/strict';
import { goTo } from './driver.mjs';
import { turn } from './visit.mjs';
import { flags, BY_HEART, won, offer } from './trap_visits.mjs';

const said = (page) => page.locator('.bubble .sentence').textContent();

turn('a program learnt by heart is offered a trap map, plays on it at once, and keeps its stars', {}, async ({ page }) => {
  await won(page, flags(BY_HEART));
  await offer(page).waitFor({ timeout: 30_000 });
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains('primary')), true);
  await page.keyboard.press('Shift+Tab');
  for (let i = 0; i < 4 && !(await offer(page).evaluate((button) => button === document.activeElement)); i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  const tab = page.locator('.tab').last();
  await page.waitForFunction(() => document.querySelectorAll('.tab').length === 3);
  assert.equal((await tab.textContent()).trim(), 'Terrain piège');
  await page.locator('.tab:last-child[aria-selected="true"]').waitFor(); // once its blocks are there
  await page.waitForFunction(() => document.querySelector('.tab:last-child').dataset.sign === 'eye', null, { timeout: 30_000 });
  assert.match(await said(page), /le programme a continué|drapeau|bord/);
  await page.locator('.bar .button').first().click();
  await page.waitForFunction(() => document.querySelector('[data-level]') === null);
  await goTo(page, 'niveau-de-la-classe');
  assert.equal(await page.locator('.tab').count(), 2);
});
