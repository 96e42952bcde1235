// A teacher with a mouse makes a pack of five levels in the workshop of the page, and gives it to another machine, where it is played.
import assert from 'node:assert/strict';
import { findings } from './findings.mjs';
import { turn } from './visit.mjs';
import { LONG, until, making, add, back, rename } from './making_visits.mjs';

turn('levels are put in order by the keyboard, over the end of a chapter, and taken away with a way back', {}, async ({ page }) => {
  await making(page);
  await add(page);
  await back(page);
  await page.locator('.made-level .more').click();
  await page.locator('dialog .button', { hasText: 'Dupliquer' }).click();
  await page.locator('.made-level').nth(1).waitFor(LONG);
  await rename(page, 1, 'B');
  await rename(page, 0, 'A');
  await page.locator('.add-chapter').click();
  await page.locator('.made-chapter').nth(1).waitFor(LONG);
  await page.locator('.made-level').nth(0).locator('.handle').focus();
  await page.keyboard.press('ArrowDown');
  await until(page, ['B', 'A']);
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.querySelectorAll('.made-chapter')[1].querySelectorAll('.made-level').length === 1, null, LONG);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.made-level')?.querySelector('strong').textContent), 'A');
  await page.locator('.made-level').nth(0).locator('.more').click();
  await page.locator('dialog .button', { hasText: 'Supprimer' }).click();
  await until(page, ['A']);
  await page.locator('.made-note .button').click();
  await until(page, ['B', 'A']);
  await page.reload();
  await until(page, ['B', 'A']);
  assert.deepEqual(await findings(page), []);
});
