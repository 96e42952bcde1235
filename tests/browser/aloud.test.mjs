// A child who cannot read: the page reads aloud, from files of its own host and voices of this computer only.
import assert from 'node:assert/strict';
import { awake, goTo } from './driver.mjs';
import { turn, visit } from './visit.mjs';

const LEVEL = '01-la-fusee/03-plus-haut';
const LONG = { timeout: 60_000 };

/** The word that is lit, once it matches. */
const lit = (page, pattern) => page.waitForFunction((wanted) => {
  const words = [...(CSS.highlights.get('heard') ?? [])].map(String).join(' ');
  return new RegExp(wanted).test(words) && words;
}, pattern, LONG);
const silent = (page) => page.waitForFunction(() => !CSS.highlights.has('heard') && !document.querySelector('.reads[aria-pressed="true"]'), null, LONG);

turn('the youngest hear the story, then what to do, word by word; a run and a touch are silence; nothing leaves', { motion: true }, async ({ page, asked, address }) => {
  const from = asked.length;
  await goTo(page, LEVEL);
  await lit(page, '.');
  assert.equal(await page.locator('.heading .reads').getAttribute('aria-pressed'), 'true');
  await page.locator('.saying .reads[aria-pressed="true"]').waitFor(LONG); // the story is over: what to do
  await awake(page);
  await page.locator('.player .run').click(); // nothing to run: what is said of it is read at once
  await lit(page, 'programme|dors');
  await page.locator('.tools .sound').click();
  await silent(page);
  await page.locator('.hint').click();
  await page.waitForTimeout(400);
  await silent(page); // all is off
  await page.locator('.heading .reads').click(); // but a speaker reads when it is asked
  await lit(page, '.');
  await page.locator('.heading .reads').click();
  await silent(page);
  await page.locator('.tools .sound').click();
  const all = asked.slice(from);
  assert.ok(all.some((url) => /\/clips\/[0-9a-f]{16}\.mp3/.test(url)));
  assert.deepEqual(all.filter((url) => !url.startsWith(address) && !url.startsWith('blob:') && !url.startsWith('data:')), []);
});

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
  await goTo(page, '08-tant-que/01-jusqu-au-mur');
  await page.waitForTimeout(600);
  assert.equal(await page.locator('.reads:not([hidden])').count(), 0);
  await silent(page);
});
