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
