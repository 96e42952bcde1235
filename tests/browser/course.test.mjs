// What only the later chapters have: answers to choose, questions of the program, a gallery, several maps, boxes, turns.
import assert from 'node:assert/strict';
import { says } from './driver.mjs';
import { turn } from './visit.mjs';
import { DRAWING, ENDS, BOX, level } from './course_visits.mjs';

turn('a drawing is foreseen by its letter, and the one that came true is shown', {}, async ({ page }) => {
  await level(page, DRAWING);
  await page.locator('.run').click();
  await says(page, "choisis ta réponse");
  assert.equal(await page.locator('.answer').count(), 3);
  await page.keyboard.press('c');
  assert.equal(await page.locator('[role=radio][aria-checked=true] .letter').textContent(), 'C');
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog.win .full').count(), 3);
  assert.equal(await page.locator('.answer.right .letter').textContent(), 'C');
});

turn('a program without an end: no is right, yes has one star, and each turn has its number', {}, async ({ page }) => {
  await level(page, ENDS);
  await page.locator('.answer', { hasText: 'oui' }).click();
  await page.locator('.speed input').fill('5'); // some thousand steps
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog.win .full').count(), 1);
  assert.match(await page.locator('.answer.right').textContent(), /non/);
  await page.keyboard.press('Escape');
  assert.match(await page.locator('.turn-chip').first().textContent(), /^tour \d+$/);
});

turn('the boxes show what has just changed, and what was there', {}, async ({ page }) => {
  await level(page, BOX);
  await page.locator('.guess .button').last().click();
  for (const [shown, before, steps] of [['3', '', 1], ['35', '3', 3]]) {
    for (let i = 0; i < steps; i++) await page.locator('[aria-label="Un pas"]').click();
    await page.waitForFunction((wanted) => document.querySelector('.boxes .fresh .value')?.textContent === wanted, shown);
    assert.equal(await page.locator('.boxes s').count(), before ? 1 : 0);
  }
  assert.equal(await page.locator('.boxes .name').textContent(), 'caisses');
});

turn('what a child has seen of each chapter is told', {}, async ({ page }) => {
  await level(page, '01-la-fusee/01-decollage');
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.concepts-open').click();
  const states = await page.locator('.concept').evaluateAll((rows) => rows.map((row) => row.dataset.state));
  assert.deepEqual(states, ['seen', ...Array(states.length - 1).fill('')]);
});
