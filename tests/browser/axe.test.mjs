// No serious finding of axe-core on any page.
import assert from 'node:assert/strict';
import { awake, goTo, passGate, STAIRS, tap } from './driver.mjs';
import { findings } from './findings.mjs';
import { turn } from './visit.mjs';

turn('no serious finding while a program runs, after it, and on what opens over a level', { speed: 4 }, async ({ page }) => {
  const fine = async (state) => assert.deepEqual(await findings(page), [], state);
  await goTo(page, STAIRS);
  await awake(page);
  for (const words of ['répéter', 'avancer', 'pivoter à gauche']) await tap(page, words);
  await page.locator('.run').click();
  await page.locator('.lit-running').first().waitFor();
  await fine('running');
  await page.locator('.lit-problem').first().waitFor({ timeout: 60_000 });
  await fine('lost');
  await page.locator('.hint').click();
  await fine('a hint');
  await page.locator('[data-way="close"]').click();
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: "Aide pour l'adulte" }).click();
  await fine('help for the adult');
  await page.locator('dialog .button', { hasText: 'Voir une solution' }).click();
  await fine('the gate');
  await passGate(page);
  await page.locator('.solution .category-control').first().waitFor();
  await fine('a solution');
  await page.locator('dialog .button').last().click();
  for (const words of ['avancer', 'pivoter à droite']) await tap(page, words);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
  await fine('won');
});
