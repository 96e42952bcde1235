// The agency: which program left these tracks, which map a program loses on.
import assert from 'node:assert/strict';
import { goTo, says } from './driver.mjs';
import { findings } from './findings.mjs';
import { turn } from './visit.mjs';
import { AGENCY, shot, tries } from './agency_visits.mjs';

turn('the program that left these tracks is found by running it, and another one says what it does', {}, async ({ page }) => {
  await goTo(page, `${AGENCY}/01-les-traces-dans-la-neige`);
  await says(page, 'Quel programme');
  await page.locator('.invite', { hasText: 'Touche une lettre' }).waitFor();
  await shot(page, 'p1-start');
  await page.keyboard.press('a');
  await page.locator('.blocks [data-id] .blocklyText', { hasText: 'pivoter' }).waitFor();
  await page.locator('.invite').waitFor({ state: 'hidden' });
  await shot(page, 'p1-choose');
  assert.deepEqual(await findings(page), []);
  await tries(page, 'A', /pas A. .*une case trop tôt/);
  await shot(page, 'p1-wrong');
  assert.equal(await page.locator('.answer.right').count(), 0);
  await tries(page, 'B', /c’est B/);
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  await shot(page, 'p1-win');
  assert.equal(await page.locator('dialog.win .full').count(), 1); // it was not the first answer
  assert.equal(await page.locator('.answer.right .letter').textContent(), 'B');
});
