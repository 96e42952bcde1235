// The agency: which program left these tracks, which map a program loses on.
import assert from 'node:assert/strict';
import { awake, goTo, says, settled, tap } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { turn } from '../../browser/visit.mjs';
import { AGENCY, shot, tries } from '../../browser/agency_visits.mjs';

turn('a map is chosen by its picture, and the program runs on that one alone', {}, async ({ page }) => {
  await goTo(page, `${AGENCY}/03-le-temoin-trop-sur`);
  assert.equal(await page.locator('.tabs').isVisible(), false);
  await tries(page, '1', /je réussis/);
  await shot(page, 'p3-wrong');
  assert.deepEqual(await findings(page), []);
  await tries(page, '2', /terrain 2, je ne réussis pas/);
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  await shot(page, 'p3-win');
});

/** Where the words of a block of the program are. */
async function place(page, words) {
  await settled(page);
  const box = await page.locator('.blocks .blocklySvg .blocklyText', { hasText: words }).first().boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

const lines = (page) => page.evaluate(() => [...document.querySelectorAll('.python code')].map((line) => line.textContent.trim()));

turn('the block that was moved is touched, then dragged to its place alone; another one does not move', {}, async ({ page }) => {
  await goTo(page, `${AGENCY}/02-le-bloc-deplace`);
  await says(page, 'touche le bloc qui a bougé');
  await awake(page);
  await shot(page, 'p2-start');
  await page.mouse.click(...await place(page, 'ramasser'));
  await says(page, 'Pas lui.*plus haut');
  await shot(page, 'p2-innocent');
  const before = await lines(page);
  await drag(page, await place(page, 'ramasser'), await place(page, 'pivoter'));
  await page.mouse.click(...await place(page, 'pivoter'));
  await says(page, 'bien lui qui a bougé');
  await shot(page, 'p2-accused');
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(await lines(page), before);
  await drag(page, await place(page, 'pivoter'), await place(page, 'ramasser'), 'p2-drag'); // which goes up to where it is free
  await page.waitForFunction(() => document.querySelectorAll('.python code')[3]?.textContent.includes('pivoter_droite'));
  assert.deepEqual((await lines(page)).filter((line) => !line.includes('pivoter')), before.filter((line) => !line.includes('pivoter')));
  await shot(page, 'p2-moved');
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog.win .full').count(), 3);
});

/** From a place to another one, or to where that is once the block is in hand. */
async function drag(page, [x, y], to, name) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12, { steps: 4 });
  const [tox, toy] = typeof to === 'function' ? await to() : to;
  await page.mouse.move(tox + 4, toy, { steps: 12 });
  if (name) await shot(page, name);
  await page.mouse.up();
  await settled(page);
}

turn('a muddle is hidden by one change: a loop of five turns in place of one that looks for the flag', {}, async ({ page }) => {
  await goTo(page, `${AGENCY}/06-cache-un-pepin`);
  await awake(page);
  await page.locator('.run').click();
  await says(page, 'Rien n’a changé');
  await shot(page, 'p6-nothing');
  await tap(page, 'répéter');
  await drag(page, await place(page, 'avancer'), async () => { // what is under it goes up once it is lifted
    const [x, y] = await place(page, 'fois');
    return [x - 82, y + 22];
  }, 'p6-drag');
  await page.mouse.click(...await place(page, '4'));
  await page.keyboard.press('5');
  await page.keyboard.press('Enter');
  await page.mouse.click(...await place(page, 'tant'));
  await page.keyboard.press('Delete');
  await shot(page, 'p6-changed');
  await page.locator('.run').click();
  await says(page, 'Bien caché');
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  await shot(page, 'p6-win');
  assert.equal(await page.locator('dialog.win .full').count(), 3);
});
