// The hour for the adult: from « Adulte » to levels played apart, a child who is visited with wrong answers too, a sheet.
import assert from 'node:assert/strict';
import { awake, kept, passGate, tap } from './driver.mjs';
import { findings } from './findings.mjs';
import { at } from './places.mjs';
import { visit } from './visit.mjs';

const LONG = { timeout: 60_000 };
const FIRST = '01-la-fusee/04-les-asteroides', SECOND = '02-le-facteur/06-le-s';
const card = (page, words) => page.locator('.hour .card', { hasText: words });

visit('an adult plays a level, hears what wrong answers do to a child, finds the question and has a sheet', {}, async ({ page }) => {
  await at(page, '#/profiles');
  await page.locator('.roster-open').press('Enter');
  await passGate(page);
  await page.locator('dialog .hour').press('Enter');
  await page.locator('.hour-levels').waitFor(LONG);
  assert.deepEqual([await page.locator('.hour-levels .card').count(), await page.locator('.hour-children .card').count()], [8, 8]);
  assert.deepEqual(await findings(page), []);

  await card(page, 'Les astéroïdes').press('Enter');
  await page.locator('dialog[open] .note', { hasText: 'prévoir le trajet' }).waitFor();
  await page.locator('dialog[open] .primary').press('Enter');
  await awake(page);
  for (const words of ['haut', 'vers la droite', 'vers la droite', 'vers la droite', 'haut']) await tap(page, words);
  await page.locator('.run').press('Enter');
  await page.locator('dialog.win .primary').press('Enter', LONG); // the next one of the eight
  await page.waitForFunction((id) => location.hash.endsWith(id), SECOND);
  await at(page, '#/hour');
  await page.locator('.hour-levels').waitFor(LONG);
  assert.equal(await card(page, 'Les astéroïdes').getAttribute('aria-label'), 'Les astéroïdes : fait');
  assert.deepEqual((await kept(page, 'adult_hour')).done, [FIRST]);

  await card(page, 'Panda rose').press('Enter');
  const said = page.locator('.said'), after = page.locator('.hour-after');
  await page.locator('.hour-blocks .blocklyText').first().waitFor();
  assert.deepEqual(await findings(page), []);
  await said.nth(0).press('Enter');
  assert.match(await after.textContent(), /Il a appris à vous appeler.*Essayez une autre réponse/);
  assert.deepEqual((await kept(page, 'adult_hour')).done, [FIRST]);
  await said.nth(1).press('Enter');
  assert.match(await after.textContent(), /Il reste une case.*le tableau de la salle/);
  assert.deepEqual((await kept(page, 'adult_hour')).done, [FIRST, 'short']);
  await page.locator('.next').press('Enter');
  await page.locator('h1', { hasText: 'Renard bleu' }).waitFor();
  await page.locator('.bar .button').first().press('Enter');

  await page.locator('.paper').press('Enter');
  await page.locator('.evaluation-paper').waitFor(LONG);
  const sheet = await page.locator('.evaluation-paper').evaluate(({ shadowRoot }) => shadowRoot.textContent);
  for (const words of ['Les astéroïdes', 'Panda rose', 'La souris reste à l\'enfant']) assert.ok(sheet.includes(words), words);
  assert.ok(!sheet.includes('Renard bleu'));
  assert.deepEqual(await findings(page), []);
});
