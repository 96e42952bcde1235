// What the visits of blocks.test.mjs share with those of extended/browser.
import assert from 'node:assert/strict';
import { awake, goTo, tap } from './driver.mjs';

export const ASTEROIDS = '01-la-fusee/04-les-asteroides';

/** Two blocks are chosen and run with a finger. */
export async function fingers(page) {
  await goTo(page, ASTEROIDS);
  await awake(page);
  await tap(page, 'haut', true);
  await tap(page, 'vers la droite', true);
  await page.locator('.run').tap();
  await page.waitForFunction(() => Number(document.querySelector('.seek input').value) > 0);
  assert.equal(await page.locator('.blocklyBlockCanvas .category-start .category-motion').count() > 0, true);
}
