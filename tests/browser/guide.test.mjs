// The level and the pack of the teacher's guide, made as it says, played in the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { awake, goTo, says, STAIRS, tap } from './driver.mjs';
import { takeFile } from './places.mjs';
import { turn } from './visit.mjs';

const LONG = { timeout: 60_000 };
const guide = readFileSync(new URL('../../docs/guide-niveaux.md', import.meta.url), 'utf8');
const level = guide.split('```yaml le-grenier.yaml\n').at(-1).split('\n```')[0];

turn('the level of the guide opens in the page, runs, and says what happened', {}, async ({ page }) => {
  await takeFile(page, level);
  await page.locator('h1', { hasText: 'Le grenier' }).waitFor(LONG);
  await awake(page);
  await tap(page, 'avancer');
  await page.locator('.run').click();
  await says(page, 'drapeau|case', 30_000);
});

turn('F1, F2 and Ctrl + Enter do in the page what the guides say of them', {}, async ({ page }) => {
  const title = page.locator('dialog[open] h2');
  await page.keyboard.press('F1');
  assert.equal(await title.textContent(), 'Les touches');
  await page.keyboard.press('Escape');
  await goTo(page, STAIRS);
  await awake(page);
  await tap(page, 'avancer');
  for (const [key, words] of [['F1', 'Les touches'], ['F2', 'Le monde avec des mots']]) {
    await page.keyboard.press(key);
    assert.equal(await title.textContent(), words);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('Control+Enter');
  await says(page, 'drapeau|case', 30_000);
});
