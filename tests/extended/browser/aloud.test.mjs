// A child who cannot read: the page reads aloud, from files of its own host and voices of this computer only.
import assert from 'node:assert/strict';
import { awake, goTo } from '../../browser/driver.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { LONG, lit, silent } from '../../browser/aloud_visits.mjs';

turn('a run is silence until its end, and a win is read', { motion: true }, async ({ page }) => {
  await goTo(page, '01-la-fusee/01-decollage');
  await awake(page);
  await silent(page); // the story is over
  await page.locator('.heading .reads').click();
  await lit(page, '.');
  await page.locator('.player .run').click();
  await silent(page);
  assert.equal(await page.locator('dialog.win').count(), 0);
  await page.locator('dialog.win').waitFor(LONG);
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /star1\.wav/.test(name)), null, LONG);
});

visit('without a clip, and on a computer without a voice, a text has no speaker; who is older is not read to', { motion: true }, async ({ page }) => {
  await page.route(/data\/voice\.fr\.json/, async (route) => { // no chapter has any
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...await answer.json(), lists: {} } });
  });
  await page.reload();
  await goTo(page, '08-tant-que/01-jusqu-au-mur');
  await page.waitForTimeout(600);
  assert.equal(await page.locator('.reads:not([hidden])').count(), 0);
  await silent(page);
});
