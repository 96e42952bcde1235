// The map and a chapter as places: where the child is, what waits, the walk along the way, the keys.
import assert from 'node:assert/strict';
import { goTo } from './driver.mjs';
import { turn, visit } from './visit.mjs';

const at = async (page, hash) => {
  await page.evaluate((there) => { location.hash = there; }, hash);
  await page.locator(hash === '#/map' ? '.map .road' : '.chapter-page .road').waitFor();
};
const walks = (page) => page.evaluate(() => document.querySelector('.pin').getAnimations().length);
const win = async (page) => {
  await goTo(page, '01-la-fusee/01-decollage');
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
};
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

visit('the animal stands at no level of a chapter that is all shut', {}, async ({ page }) => {
  await at(page, '#/map');
  const lands = page.locator('.chapters > li');
  assert.match(await lands.last().getAttribute('class'), /locked/);
  await at(page, `#/chapter/${await lands.count()}`);
  assert.equal(await page.locator('.stop').count(), await page.locator('.stop.locked').count());
  assert.equal(await page.locator('.pin').count(), 0);
});

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
