// A child who cannot read: the page reads aloud, from files of its own host and voices of this computer only.
import assert from 'node:assert/strict';
import { awake, goTo } from './driver.mjs';
import { turn } from './visit.mjs';
import { LONG, lit, silent } from './aloud_visits.mjs';

const LEVEL = '01-la-fusee/03-plus-haut';

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
  assert.deepEqual(all.filter((url) => !url.startsWith(address) && !url.startsWith('blob:') && !url.startsWith('data:')), []);
});
