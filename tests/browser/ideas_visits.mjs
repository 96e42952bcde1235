// What the visits of ideas.test.mjs share with those of extended/browser.
import { awake, goTo, tap } from './driver.mjs';

export const LONG = { timeout: 60_000 };
export const over = (page) => page.locator('.bubble .over').textContent();
export const sentence = (page) => page.locator('.bubble .sentence').textContent();
export const way = (page, name) => page.locator(`[data-way="${name}"]`);

export async function told(page, words) {
  await page.waitForFunction((wanted) => document.querySelector('.bubble .over').textContent === wanted, words, LONG);
}

export const CORNER = '02-le-facteur/03-le-coin-de-la-rue';
export const placed = (page) => page.evaluate(() => document.querySelectorAll('.blocks .blocklyBlockCanvas .blocklyDraggable').length);
export const letter = async (page, words) => (await sentence(page)).split('\n').find((line) => line.includes(words))[0].toLowerCase();

/** At the question about « avancer, avancer » on a level with a corner. */
export async function question(page, finger = false) {
  await goTo(page, CORNER);
  await awake(page);
  await tap(page, 'avancer', finger);
  await tap(page, 'avancer', finger);
  await page.locator('.hint')[finger ? 'tap' : 'click']();
  await way(page, 'more')[finger ? 'tap' : 'click']();
  await page.locator('[data-way="a"]').waitFor(LONG);
}
