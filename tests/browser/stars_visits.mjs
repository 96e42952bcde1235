// What the visits of stars.test.mjs share with those of extended/browser.
import { awake } from './driver.mjs';
import { takeFile } from './places.mjs';

export async function opened(page, text) {
  await takeFile(page, text);
  await page.locator('.blocks .category-start').first().waitFor({ timeout: 60_000 });
  await awake(page);
}

export async function run(page) {
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
}
