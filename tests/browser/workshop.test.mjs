// What a teacher does in the workshop of the page, in a real Chromium.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cell } from './map_cells.mjs';
import { passGate } from './driver.mjs';
import { findings } from './findings.mjs';
import { at } from './places.mjs';
import { turn, visit } from './visit.mjs';
import { enter, LONG, openText, said, saved, text, undo, until } from './workshop_hands.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const STAIRS = join(ROOT, 'levels', '04-la-ronde', '05-l-escalier.yaml');

turn('a wall is painted on a shipped level, one taken back: what is saved differs in that row only', {}, async ({ page }) => {
  const shipped = await readFile(STAIRS, 'utf8');
  await enter(page);
  await openText(page, shipped, '05-l-escalier.yaml');
  assert.deepEqual(await saved(page), ['05-l-escalier.yaml', shipped]);
  await page.mouse.click(...(await cell(page, 4, 1)));
  await until(page, ['####G', '###.#', '##..#', '#..##', '>.###']);
  await page.mouse.click(...(await cell(page, 2, 3)));
  await until(page, ['####G', '###.#', '##..#', '#.###', '>.###']);
  await undo(page);
  await until(page, ['####G', '###.#', '##..#', '#..##', '>.###']);
  const [, after] = await saved(page);
  const rows = shipped.split('\n');
  assert.deepEqual(after.split('\n').filter((row, number) => row !== rows[number]), ['  ###.#']);
  await undo(page);
  await until(page, ['####G', '###..', '##..#', '#..##', '>.###']);
  assert.equal(await text(page), shipped);
});

turn('the search tells the minimum, then which map cannot be won, and where a program goes wrong', {}, async ({ page }) => {
  await enter(page);
  await said(page, 'Minimum : 4 blocs, prouvé.');
  await page.locator('.see').click();
  assert.match(await page.locator('dialog pre').textContent(), /^avancer\(\)\n/);
  await page.keyboard.press('Escape');
  for (const [x, y] of [[1, 1], [0, 0], [0, 2]]) await page.mouse.click(...(await cell(page, x, y)));
  await said(page, 'Aucun programme ne peut gagner la carte 1');
  assert.match(await page.locator('.first-problem p').textContent(), /solution/);
  await page.locator('.first-problem .place').first().click();
  const chosen = await page.locator('#leaf-file textarea').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.match(chosen, /^(solution|\|)/);
});

turn('a solution is built with blocks, and its Python goes in the file', {}, async ({ page }) => {
  await enter(page);
  await page.locator('#tab-programs').click();
  await page.locator('[data-field="solution"] .build').click();
  await page.locator('.builder .blocklyBlockCanvas .category-motion').first().waitFor(LONG);
  await page.locator('.builder .blocklyFlyout .blocklyText', { hasText: 'droite' }).first().click();
  await page.locator('.builder .primary').click();
  await page.waitForFunction(() => /avancer\(\)\n {2}pivoter_droite\(\)\n/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
});

turn('a file with faults opens, and says where', {}, async ({ page }) => {
  await enter(page);
  await openText(page, 'title: Cassé\nmap: |\n  >.é\n  ..\ntoolbox: [volerr]\n');
  await until(page, ['>.é', '..']);
  await page.locator('.first-problem .place', { hasText: 'Ligne' }).waitFor();
  const worse = 'title: "a" b\n';
  await openText(page, worse, 'pire.yaml');
  await page.locator('.first-problem p', { hasText: 'lisible' }).waitFor();
  assert.equal(await text(page), worse);
});

visit('an adult who is no child finds the workshop from the first screen, a new level of each kind there, and what was left', {}, async ({ page }) => {
  await at(page, '#/profiles');
  await page.locator('.roster-open').press('Enter');
  await passGate(page);
  await page.locator('dialog .to-workshop').press('Enter');
  await page.locator('.choosing .cards .button').first().waitFor(LONG);
  assert.equal(await page.locator('.choosing .cards .button').count(), 6);
  assert.deepEqual(await findings(page), []);
  await page.locator('.choosing .button', { hasText: 'niveau de texte' }).press('Enter');
  await said(page, 'La solution gagne, en 2 blocs.');
  assert.match(await text(page), /monde: texte/);
  await page.locator('.workshop .bar .button').first().press('Enter');
  await page.locator('.choosing .again').press('Enter'); // what was left
  await said(page, 'La solution gagne, en 2 blocs.');
  assert.match(await text(page), /monde: texte/);
});
