// What a teacher does in the workshop of the page with a level of text: its examples, its lines.
import assert from 'node:assert/strict';
import { awake } from './driver.mjs';
import { findings } from './findings.mjs';
import { turn } from './visit.mjs';
import { enter, fileIs, LONG, openText, shot } from './workshop_hands.mjs';

const EVENS = `titre: "Les nombres pairs"
histoire: "Ce programme doit écrire 2, 4, 6."
monde: texte
mode: trouver
classe: 5e
exemples:
  - {dit: [2, 4, 6]}
donné: |
  n = 0
  for _ in range(3):
      n += 1
      dire(n)
solution: |
  n = 0
  for _ in range(3):
      n += 2
      dire(n)
`;

turn('a level of text has examples, a value a line, and how it is written; its wrong line is touched', {}, async ({ page }) => {
  await enter(page);
  await openText(page, EVENS, 'pairs.yaml');
  const field = (name) => page.locator('.about-leaf .field', { hasText: name }).locator('.entry');
  await page.locator('.map-tabs .tab', { hasText: 'Exemple 1' }).waitFor(LONG);
  assert.equal(await field('ce qui doit être écrit').inputValue(), '2\n4\n6');
  await shot(page, 'w-examples');
  assert.deepEqual(await findings(page), []);
  await page.locator('[aria-label="Ajouter un exemple, copie du dernier"]').click();
  await page.locator('.map-tabs .tab[aria-selected="true"]', { hasText: 'Exemple 2' }).waitFor(LONG);
  await field('ce qui est répondu').fill('15\nROBOT');
  await page.locator('[aria-label^="Exemple caché"]').click();
  await field('écrit avec').selectOption('text');
  await fileIs(page, EVENS.replace('mode: trouver\n', 'mode: trouver\nécriture: texte\n').replace('  - {dit: [2, 4, 6]}\n', '  - {dit: [2, 4, 6]}\n  - {entrees: [15, ROBOT], dit: [2, 4, 6], cache: true}\n'));
  await page.locator('.map-tabs .tab', { hasText: 'Exemple 1' }).click();
  assert.equal(await field('ce qui est répondu').inputValue(), '');
  await page.locator('.bar .try').click();
  await page.locator('.answers.lines').waitFor(LONG);
  await awake(page);
  await page.locator('.bubble .sentence', { hasText: 'Une ligne ne va pas. Laquelle' }).waitFor(LONG);
  await shot(page, 'find');
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press('2');
  await page.locator('.run').click();
  await page.locator('.bubble .sentence', { hasText: 'La ligne 2 peut rester' }).waitFor(LONG);
  assert.equal(await page.locator('.lit-problem').count(), 0);
  await shot(page, 'find-wrong');
  await page.locator('.answers .answer').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('.run').click();
  await page.locator('dialog.win', { hasText: 'Oui, c’est la ligne 3' }).waitFor(LONG);
});
