// Frère Jacques in two voices, from blocks: what is heard of it has its pitches at their times, and what sounds is seen; what is made goes home.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { awake, goTo, settled, tap, until } from '../../browser/driver.mjs';
import { takeFile } from '../../browser/places.mjs';
import { visit } from '../../browser/visit.mjs';
import { record, button, come } from '../../browser/tune_visits.mjs';

visit('the score of a tune goes home from the gallery, and is printed on one sheet of A4', {}, async ({ page, context }) => {
  await takeFile(page, 'title: Ma chanson\nkind: music\nmode: create\nclass: CE2\ntoolbox: [play, repeat]\n');
  await page.locator('.level .run').waitFor();
  await awake(page);
  await tap(page, 'jouer');
  await page.locator('.gallery-opens').click();
  await page.locator('.gallery-bar .button', { hasText: 'Garder' }).click();
  await page.locator('.hung').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('dialog.creation .svg', { hasText: 'Garder la partition' }).click()]);
  const [played] = await Promise.all([page.waitForEvent('download'), page.locator('dialog.creation .mid').click()]);
  assert.match(played.suggestedFilename(), /\.mid$/);
  assert.equal((await readFile(await played.path())).subarray(0, 4).toString('latin1'), 'MThd');
  const sheet = await context.newPage();
  await sheet.setContent(await readFile(await file.path(), 'utf8'));
  assert.deepEqual(await sheet.locator('svg text').allTextContents(), ['Ma chanson', '= 120', '4', '4', 'do', 'piano']);
  assert.equal(await sheet.locator('svg').evaluate((svg) => Math.round(svg.getBoundingClientRect().height)), 1123); // 29.7 cm
  await sheet.close();
});

visit('a drawing goes home from the gallery as a Python file, with its program letter for letter', {}, async ({ page }) => {
  await takeFile(page, 'title: Mon dessin\nkind: turtle\nmode: create\nclass: CE2\ntoolbox: [forward, repeat]\n');
  await page.locator('.level .run').waitFor();
  await awake(page);
  await tap(page, 'avancer de');
  await page.locator('.gallery-opens').click();
  await page.locator('.gallery-bar .button', { hasText: 'Garder' }).click();
  await page.locator('.hung').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('dialog.creation .py').click()]);
  assert.match(file.suggestedFilename(), /\.py$/);
  assert.match(await readFile(await file.path(), 'utf8'), /\nimport turtle\n[^]*\navancer = turtle\.forward\n[^]* ----\navancer\(50\)\n\n# ----/);
});

visit('the answers of a prediction are heard, and none is chosen by that', {}, async ({ page }) => {
  await goTo(page, '14-le-studio/01-quel-air');
  await awake(page);
  await button(page, 'C').waitFor();
  await record(page);
  for (const [letter, seconds] of [['A', 4], ['C', 2]]) {
    await button(page, letter).click();
    await until(() => page.evaluate((long) => window.heard.at(-1)?.duration === long, seconds));
  }
  assert.equal(await button(page, 'C').getAttribute('aria-label'), 'Écouter la réponse C');
  assert.equal(await page.locator('.answer[aria-checked="true"]').count(), 0);
  assert.equal(await button(page, 'A').getAttribute('aria-pressed'), 'false');
});

visit('without sound the line moves all the same, and the keyboard does it', {}, async ({ page }) => {
  await come(page);
  await page.locator('.sound').first().click();
  const picture = () => page.locator('.stage canvas').first().evaluate((canvas) => canvas.toDataURL());
  await button(page, 'Le modèle').focus();
  await page.keyboard.press('Enter');
  await until(() => button(page, 'Le modèle').evaluate((each) => each.getAttribute('aria-pressed') === 'true'));
  const first = await picture();
  await until(async () => await picture() !== first);
  assert.equal(await page.evaluate(() => window.heard.length), 0);
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await button(page, 'Le modèle').getAttribute('aria-pressed'), 'false');
  const still = await picture();
  await settled(page, 20);
  assert.equal(await picture(), still);
  assert.equal(await button(page, 'Le modèle').getAttribute('aria-label'), 'Écouter le modèle');
});
