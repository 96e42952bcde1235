// The map and a chapter as places: where the child is, what waits, the walk along the way, the keys.
import assert from 'node:assert/strict';
import { turn } from './visit.mjs';
import { at, walks, win } from './travel_visits.mjs';

const painted = (page, selector) => page.waitForFunction((wanted) => {
  const canvas = document.querySelector(wanted);
  return canvas?.width > 0 && canvas.height > 0 && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
}, selector);

turn('the animal of the child stands where it is, and walks on along the way after a win', { motion: true }, async ({ page }) => {
  await at(page, '#/map');
  assert.match(await page.locator('.chapter[aria-current]').textContent(), /^Tu es ici 1 · /);
  await painted(page, '.road > canvas');
  await at(page, '#/chapter/1');
  assert.equal(await walks(page), 0);
  await painted(page, '.stop.now .still canvas'); // a small picture of the level's world
  assert.equal(await page.locator('.stop .still').count(), await page.locator('.stop').count());
  await win(page);
  const walking = page.waitForFunction(() => document.querySelector('.chapter-page .pin')?.getAnimations().length === 1); // it is soon there
  await at(page, '#/chapter/1');
  await walking;
  assert.equal(await page.locator('.stop.now .disc').textContent(), '2');
  await page.waitForFunction(() => document.querySelector('.pin').getAnimations().length === 0);
  await at(page, '#/map');
  await at(page, '#/chapter/1');
  assert.equal(await walks(page), 0); // it was seen there
});

turn('a level that is shut answers a touch and a key: why, and the way to the level that opens it; 15 to 18 begin open', {}, async ({ page }) => {
  await at(page, '#/chapter/1');
  const third = page.locator('.stop').nth(2), sheet = page.locator('dialog.sheet');
  assert.equal(await third.getAttribute('aria-disabled'), 'true');
  assert.match(await third.getAttribute('aria-label'), /encore fermé$/);
  await third.click({ force: true }); // it is said to be shut, and answers all the same
  assert.match(await sheet.textContent(), /est encore fermé.*gagne « .* », le 1\.1\./);
  await page.keyboard.press('Escape');
  await third.focus();
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: 'Y aller' }).click();
  await page.waitForURL(/01-decollage/);
  for (const chapter of [15, 16, 17, 18]) {
    await at(page, `#/chapter/${chapter}`);
    assert.equal(await page.locator('.stop').first().getAttribute('aria-disabled'), null);
  }
});
