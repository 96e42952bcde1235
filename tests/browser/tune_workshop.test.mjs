// A teacher writes the tune of a music level in the workshop of the page, in a real Chromium.
import assert from 'node:assert/strict';
import { turn } from './visit.mjs';
import { fileIs, saved, undo } from './workshop_hands.mjs';
import { AIR, place, opened } from './tune_workshop_visits.mjs';

turn('notes are put and taken away with the pointer, and only the tune of the file is another', {}, async ({ page }) => {
  await opened(page);
  assert.deepEqual(await saved(page), ['mon-air.yaml', AIR]);
  await page.mouse.click(...(await place(page, 'mi', 4)));
  await fileIs(page, AIR.replace('| sol', '| sol mi'));
  await page.mouse.click(...(await place(page, 'do', 2)));
  await fileIs(page, AIR.replace('do do | sol', 'do _ | sol mi'));
  await undo(page);
  await undo(page);
  await fileIs(page, AIR);
});
