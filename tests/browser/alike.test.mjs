// « Encore un comme celui-ci » : another level like one that is won is asked for, played, and nothing of it is kept.
import assert from 'node:assert/strict';
import { awake, goTo } from './driver.mjs';
import { turn } from './visit.mjs';
import { CORNER, LONG, OWN, THERE, levelOf, win, at, names, file } from './alike_visits.mjs';

turn('another one like a level that is won is asked for by the keyboard, and won; only levels of the pack are in the child’s file', {}, async ({ page }) => {
  await goTo(page, CORNER);
  await awake(page);
  await win(page, OWN);
  assert.deepEqual(await names(page), ['Rester ici', 'Encore un comme celui-ci', 'Niveau suivant']);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Niveau suivant');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  const made = levelOf(THERE[0]);
  await at(page, made.id);
  assert.match(await page.locator('h1').textContent(), /^Le coin de la rue\s: encore 1$/);
  await win(page, made);
  assert.equal(await page.locator('dialog.win .star').count(), 0, 'no star is shown, as none is kept');
  assert.deepEqual(await names(page), ['Rester ici', 'Encore un comme celui-ci', 'Retour']);
  const { courses, ...others } = await file(page, ({ courses: { codeweek } }) => codeweek.again[CORNER]?.[0] === 1);
  assert.deepEqual(Object.keys(courses), ['codeweek']);
  const { stars, again, programs, days } = courses.codeweek;
  assert.deepEqual([Object.keys(stars), Object.keys(programs), again], [[CORNER], [CORNER], { [CORNER]: [1, 0, 0] }]);
  assert.deepEqual(Object.keys(days).sort(), [CORNER, `${CORNER} (like)`]);
  assert.ok(!JSON.stringify([courses, others]).includes(`${CORNER}+`), 'no made level is kept');
  await page.keyboard.press('Enter'); // back
  await at(page, CORNER);
  await page.locator('.ways [data-way=next]').waitFor(LONG);
  assert.deepEqual(await page.locator('.ways .button').evaluateAll((all) => all.map((each) => each.dataset.way)), ['alike', 'next'], 'one goes on from there');
});
