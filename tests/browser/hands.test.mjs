// What a child's hands do on the page: numbers, angles, keys that run, the pieces of a puzzle.
import assert from 'node:assert/strict';
import { awake, goTo, python, STAIRS, tap } from './driver.mjs';
import { turn } from './visit.mjs';

const SQUARE = '05-la-tortue-geometre/03-le-carre-en-trois-blocs';

/** Open the last number of the program. */
async function openNumber(page) {
  await page.locator('.blocks .blocklyBlockCanvas .category-literal:not(.blocklyFlyout *)').last().click();
  await page.locator('.blocklyHtmlInput').waitFor();
}

turn('12,5 is twelve and a half, and what is no number a child writes leaves the number as it was', {}, async ({ page }) => {
  await goTo(page, SQUARE);
  await awake(page);
  await tap(page, 'avancer de');
  for (const [typed, read] of [['12,5', '12.5'], ['0x10', '12.5'], ['1e3', '12.5'], ['1,234', '1.234'], ['', '1.234']]) {
    await openNumber(page);
    await page.keyboard.press('Control+A');
    await (typed ? page.keyboard.type(typed) : page.keyboard.press('Delete'));
    await page.keyboard.press('Enter');
    assert.equal(await python(page), `avancer(${read})`, `typed ${typed}`);
  }
});

turn('on a tablet the keys of a number stand beside it, and its own keyboard stays away', { touch: true, size: 'tablet' }, async ({ page }) => {
  await goTo(page, SQUARE);
  await awake(page);
  await tap(page, 'avancer de', true);
  await openNumber(page);
  assert.equal(await page.locator('.blocklyHtmlInput').getAttribute('inputmode'), 'none');
  for (const key of ['1', '2', ',', '7', '⌫', '5']) await page.locator('.number-keys .button', { hasText: key }).tap();
  await page.locator('.number-keys .primary').tap();
  assert.equal(await page.locator('.blocklyHtmlInput').count(), 0);
  await page.evaluate(() => document.querySelector('[data-level]')?.scrollIntoView());
  const written = await page.locator('.blocks .blocklyBlockCanvas .category-literal:not(.blocklyFlyout *)').last().textContent();
  assert.equal(written.trim(), '12.5');
});

turn('an angle is turned on a dial, to the side that the block says', {}, async ({ page }) => {
  await goTo(page, SQUARE);
  await awake(page);
  for (const [words, name] of [['tourner à droite de', 'droite'], ['tourner à gauche de', 'gauche']]) {
    await tap(page, words);
    await openNumber(page);
    const box = await page.locator('.dial').boundingBox();
    await page.mouse.click(box.x + box.width / 2 + (name === 'droite' ? 40 : -40), box.y + box.height / 2 - 40);
    await page.keyboard.press('Enter');
    assert.match(await python(page), new RegExp(`tourner_${name}\\(45\\)`));
  }
});

turn('Ctrl+Enter runs, and opens no menu that would double the block', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  await tap(page, 'avancer');
  await page.keyboard.press('Control+Enter');
  await page.locator('.lit-running, .lit-problem').first().waitFor();
  assert.equal(await page.locator('.blocklyContextMenu').count(), 0);
  await page.keyboard.press('Enter');
  assert.equal(await python(page), 'avancer()');
});
