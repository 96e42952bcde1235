// What the visits of agency.test.mjs share with those of extended/browser.
import { says } from './driver.mjs';

export const AGENCY = '15-l-agence';
export const shot = (page, name) => process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

/** What is chosen is run; what is said of it. */
export async function tries(page, letter, said) {
  await page.locator('.answer', { has: page.locator('.letter', { hasText: letter }) }).click();
  await page.locator('.run').click();
  await says(page, said);
}
