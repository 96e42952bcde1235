// An exercise in parts: each question is answered, told right or to see again, and kept.
import assert from 'node:assert/strict';
import { awake, says } from './driver.mjs';
import { findings } from './findings.mjs';
import { turn } from './visit.mjs';
import { RECTANGLE, shot, part, enter } from './exercise_visits.mjs';

const MACHINE = '17-objectif-brevet/01-le-programme-de-calcul';

turn('an exercise is answered by keyboard, part by part, and what is answered is there again', {}, async ({ page }) => {
  await enter(page, MACHINE, 1);
  await says(page, 'Écris ta réponse');
  assert.equal(await page.locator('.story').textContent(), 'On répond 4. Que dit-il\u00a0?');
  await awake(page);
  await shot(page, 'e1-start');
  assert.deepEqual(await findings(page), []);
  assert.equal(await page.locator('.parts .tab').nth(1).isDisabled(), true);
  await page.locator('.cells-to-fill input').focus();
  await page.keyboard.type('14');
  await page.keyboard.press('Enter');
  await says(page, /À revoir.*il dit 9/);
  await shot(page, 'e1-again');
  assert.equal(await page.locator('.parts .known').count(), 0);
  await page.locator('.cells-to-fill input').fill('9');
  await page.keyboard.press('Enter');
  await says(page, /Juste/);
  await page.locator('.ways [data-way="part"]').waitFor();
  await shot(page, 'e1-right');
  assert.equal(await page.locator('dialog.win').count(), 0);
  await page.locator('.ways [data-way="part"]').focus();
  await page.keyboard.press('Enter');
  await part(page, MACHINE, 2);
  await page.locator('.cells-to-fill input').focus();
  await page.keyboard.type('-3');
  await page.keyboard.press('Enter');
  await says(page, /Juste/);
  await enter(page, MACHINE, 3); // as a child does who comes back
  assert.equal(await page.locator('.parts .known').count(), 2);
  await page.keyboard.press('a');
  await page.locator('.run').click();
  await says(page, /À revoir.*doubl/);
  await page.keyboard.press('d');
  await shot(page, 'e1-choice');
});

turn('a table is filled cell by cell, and the first cell that is not right is told', {}, async ({ page }) => {
  await enter(page, RECTANGLE, 1);
  await awake(page);
  await shot(page, 'e6-start');
  await page.locator('.run').click();
  await says(page, /écris ta réponse/);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'longueur, ligne 1');
  for (const cell of [8, 2, 16, 7, 4, 28, 6, 6, 36, 5, 8, 45]) {
    await page.keyboard.type(String(cell));
    await page.keyboard.press('Enter');
  }
  await says(page, /À revoir.*ligne 4 du tableau, il dit 40/);
  await shot(page, 'e6-again');
  assert.deepEqual(await findings(page), []);
  await page.locator('.cells-to-fill input').last().fill('40');
  await page.keyboard.press('Enter');
  await says(page, /Juste/);
});
