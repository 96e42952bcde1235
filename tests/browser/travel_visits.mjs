// What the visits of travel.test.mjs share with those of extended/browser.
import { goTo } from './driver.mjs';

export const at = async (page, hash) => {
  await page.evaluate((there) => { location.hash = there; }, hash);
  await page.locator(hash === '#/map' ? '.map .road' : '.chapter-page .road').waitFor();
};
export const walks = (page) => page.evaluate(() => document.querySelector('.pin').getAnimations().length);
export const win = async (page) => {
  await goTo(page, '01-la-fusee/01-decollage');
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
};
