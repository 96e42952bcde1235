// A teacher writes the tune of a music level in the workshop of the page, in a real Chromium.
import assert from 'node:assert/strict';
import { measure } from './measure.mjs';
import { resize, settled, SIZES } from './driver.mjs';
import { turn } from './visit.mjs';
import { enter, fileIs, LONG, openText, saved, shot, text, undo } from './workshop_hands.mjs';

const AIR = `titre: "Mon air"  # de la classe
monde: musique
partition: "do do | sol"
blocs: [jouer]
solution: |
  jouer("do")
  jouer("do")
  jouer("sol")
`;
const [X, Y, ROW, BEAT, WIDE, HIGH] = [1.75, 0.6, 8.25 / 13, 10.1 / 16, 12, 9]; // of the roll, as authoring/draft/roll.py has it
const LINES = ['ré aigu', 'do aigu', 'si', 'la', 'sol', 'fa', 'mi', 'ré', 'do', 'si bas', 'tchic', 'clap', 'boum'];

/** The point of a place of the roll. */
async function place(page, line, beat) {
  const box = await page.locator('.board canvas').boundingBox();
  const cell = Math.min(Math.floor((box.width - 16) / WIDE), Math.floor((box.height - 16) / HIGH));
  const [left, top] = [box.x + (box.width - cell * WIDE) / 2, box.y + (box.height - cell * HIGH) / 2];
  return [left + cell * (X + (beat - 0.75) * BEAT), top + cell * (Y + (LINES.indexOf(line) + 0.5) * ROW)];
}

async function opened(page) {
  await enter(page);
  await openText(page, AIR, 'mon-air.yaml');
  await page.locator('.tune-tools:not([hidden])').waitFor(LONG);
}

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

turn('by keyboard: a second voice of long notes, another instrument, another tempo', {}, async ({ page }) => {
  await opened(page);
  await page.locator('.board').focus();
  for (const key of ['2', '+', '+', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await page.waitForFunction(() => /\/\/ ré:2/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
  await page.locator('.tune-tools select').nth(2).selectOption('flute');
  await page.waitForFunction(() => /\/\/ \(flûte\) ré:2/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
  await page.locator('.tune-tools [aria-label="Plus vite"]').click();
  await page.waitForFunction(() => /tempo: 130/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
  await page.locator('.performs').click();
  await page.waitForFunction(() => /frapper|voix\(2\)/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
  assert.match(await text(page), /instrument\('flûte'\)/);
  await page.locator('.first-problem:not([data-severity="error"])').waitFor({ state: 'attached', ...LONG }); // texts are missing, and nothing else
});

turn('a new tune is that of its solution until a note is written, it is heard, and it fits every window', {}, async ({ page }) => {
  await enter(page);
  await page.locator('.bar .more').click();
  await page.getByRole('button', { name: 'Nouveau niveau de musique' }).click();
  await page.locator('.tune-tools input:checked').waitFor(LONG);
  await page.mouse.click(...(await place(page, 'sol', 5)));
  await page.waitForFunction(() => /partition: "?do mi do mi \| sol/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
  await page.locator('.listens').click();
  await page.locator('.listens[aria-pressed="true"]').waitFor(LONG);
  await shot(page, 'tune-heard');
  await page.locator('.listens').click();
  await page.locator('.listens[aria-pressed="false"]').waitFor(LONG);
  for (const size of [...Object.keys(SIZES), null]) {
    if (size) await resize(page, size);
    else await page.setViewportSize({ width: 1024, height: 600 });
    await settled(page);
    await shot(page, `tune-${size ?? 'low'}`);
    assert.deepEqual(await page.evaluate(measure), [], size);
  }
});
