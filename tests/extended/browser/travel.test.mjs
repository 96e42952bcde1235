// The map and a chapter as places: where the child is, what waits, the walk along the way, the keys.
import assert from 'node:assert/strict';
import { turn, visit } from '../../browser/visit.mjs';
import { at, walks, win } from '../../browser/travel_visits.mjs';

turn('the arrows go along the way, and Enter goes in', { motion: true }, async ({ page }) => {
  await at(page, '#/map');
  await page.locator('.chapter').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^2 · /);
  await page.keyboard.press('Enter');
  await page.locator('.comic .skip').click(); // the story of the chapter, once
  await page.locator('.chapter-page').waitFor();
  assert.match(await page.locator('.chapter-page h1').textContent(), /^2 · /);
});

visit('the animal is there at once for who wants no motion', {}, async ({ page }) => {
  await at(page, '#/chapter/1');
  await page.evaluate(() => { document.documentElement.dataset.still = 'true'; });
  await win(page);
  await at(page, '#/chapter/1');
  assert.equal(await walks(page), 0);
});
