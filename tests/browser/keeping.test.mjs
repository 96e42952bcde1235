// What a browser refuses to keep is told where the child works; two tabs of one child lose nothing of each other.
import assert from 'node:assert/strict';
import { goTo, kept, keptSo, STAIRS, tap } from './driver.mjs';
import { turn } from './visit.mjs';
import { CHILD, holds, who, roster } from './keeping_visits.mjs';

turn('a child that was put away leaves « Qui joue ? », is not offered again, and comes back with its program', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await tap(page, 'avancer');
  await keptSo(page, CHILD, holds('move'));
  await roster(page);
  await who(page, 'Renard bleu').click();
  await page.locator('dialog .button', { hasText: 'Ranger' }).click();
  await who(page, 'encore 30 j').waitFor();
  await page.evaluate(() => { location.hash = '#/profiles'; });
  await page.locator('.page.profiles .tile').first().waitFor();
  assert.equal(await who(page, 'Renard bleu').count(), 0);
  await page.evaluate(() => { location.hash = '#/colour/fox'; });
  await page.locator('.page.colours .tile').first().waitFor();
  assert.equal(await who(page, 'Renard bleu').count(), 0);
  await page.reload();
  await page.locator('.page.colours .tile').first().waitFor();
  await roster(page);
  await who(page, 'Renard bleu').click();
  await page.locator('dialog .button', { hasText: 'Faire revenir' }).click();
  await page.evaluate(() => { location.hash = '#/profiles'; });
  await who(page, 'Renard bleu').click();
  await page.waitForFunction(() => location.hash.includes('l-escalier'));
  assert.match(JSON.stringify((await kept(page, CHILD)).courses.codeweek.programs[STAIRS]), /"move"/);
});
