// A teacher draws a stage and writes its scenarios in the workshop of the page, in a real Chromium.
import assert from 'node:assert/strict';
import { turn } from './visit.mjs';
import { fileIs, saved, undo, until } from './workshop_hands.mjs';
import { GAME, holds, opened } from './stage_workshop_visits.mjs';

const [MARGIN, STRIP, SKY, WIDE, HIGH] = [0.32, 0.82, 0.9, 6, 2]; // around the grid, as worlds/stage/picture.py has it

/** The middle of a cell. */
async function cell(page, x, y) {
  const box = await page.locator('.board canvas').boundingBox();
  const side = Math.min((box.width - 16) / (WIDE + 2 * MARGIN), (box.height - 16) / (SKY + HIGH + STRIP + 2 * MARGIN));
  const [left, top] = [box.x + box.width / 2 - (WIDE * side) / 2, box.y + box.height / 2 - ((HIGH + STRIP - SKY) * side) / 2];
  return [left + (x + 0.5) * side, top + (y + 0.5) * side];
}

turn('a wall, a star and the hero are put with the pointer, and each is undone', {}, async ({ page }) => {
  await opened(page);
  assert.deepEqual(await saved(page), ['mon-jeu.yaml', GAME]);
  await page.mouse.click(...(await cell(page, 3, 0)));
  await until(page, ['...#..', '......']);
  await page.locator('.palette [data-letter="*"]').click();
  assert.equal(await page.locator('.many').isVisible(), false);
  await page.mouse.click(...(await cell(page, 4, 1)));
  await until(page, ['...#..', '....*.']);
  await page.locator('.palette [data-letter="@chat"]').click();
  await page.mouse.click(...(await cell(page, 1, 1)));
  await holds(page, /héros: \{chat: B2\} {3}# tout seul/);
  await page.mouse.click(...(await cell(page, 3, 0))); // a wall: nobody stands there
  await page.mouse.click(...(await cell(page, 1, 2))); // what the game shows, under its last row
  for (let n = 0; n < 3; n++) await undo(page);
  await fileIs(page, GAME);
});
