// A teacher writes the tune of a music level in the workshop of the page, in a real Chromium.
import assert from 'node:assert/strict';
import { measure } from '../../browser/measure.mjs';
import { resize, settled, SIZES } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';
import { enter, LONG, shot, text } from '../../browser/workshop_hands.mjs';
import { place, opened } from '../../browser/tune_workshop_visits.mjs';

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
