// The agency: which program left these tracks, which map a program loses on.
import assert from 'node:assert/strict';
import { goTo, says } from './driver.mjs';
import { visit } from './visit.mjs';

const AGENCY = '15-l-agence';
const shot = (page, name) => process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

/** What is chosen is run; what is said of it. */
async function tries(page, letter, said) {
  await page.locator('.answer', { has: page.locator('.letter', { hasText: letter }) }).click();
  await page.locator('.run').click();
  await says(page, said);
}

visit('the program that left these tracks is found by running it, and another one says what it does', {}, async ({ page }) => {
  await goTo(page, `${AGENCY}/01-les-traces-dans-la-neige`);
  await says(page, 'Quel programme');
  await shot(page, 'p1-start');
  await page.keyboard.press('a');
  await page.locator('.blocks [data-id] .blocklyText', { hasText: 'pivoter' }).waitFor();
  await shot(page, 'p1-choose');
  await tries(page, 'A', /pas A. .*une case trop tôt/);
  await shot(page, 'p1-wrong');
  assert.equal(await page.locator('.answer.right').count(), 0);
  await tries(page, 'B', /c’est B/);
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  await shot(page, 'p1-win');
  assert.equal(await page.locator('dialog.win .full').count(), 1); // it was not the first answer
  assert.equal(await page.locator('.answer.right .letter').textContent(), 'B');
});

visit('a map is chosen by its picture, and the program runs on that one alone', {}, async ({ page }) => {
  await goTo(page, `${AGENCY}/03-le-temoin-trop-sur`);
  assert.equal(await page.locator('.tabs').isVisible(), false);
  await tries(page, '1', /je réussis/);
  await shot(page, 'p3-wrong');
  await tries(page, '2', /terrain 2, je ne réussis pas/);
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  await shot(page, 'p3-win');
});
