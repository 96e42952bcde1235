// What a win is worth in the page: stars that come later, cards that come once, a wrong prediction that is looked at again.
import assert from 'node:assert/strict';
import { awake, goTo, says } from './driver.mjs';
import { turn } from './visit.mjs';
import { opened, run } from './stars_visits.mjs';

const TO_THE_FLAG = `title: Jusqu'au drapeau
kind: robot
mode: make
class: 6e
maps:
  - |
    >..G...
  - |
    >.....G
toolbox: [move, repeat, while, not, at_goal]
given: |
  while not au_but():
      avancer()
solution: |
  while not au_but():
      avancer()
`;

turn('the stars that a search earns come to the card, and a level that is won has no card again', {}, async ({ page }) => {
  await opened(page, TO_THE_FLAG);
  await run(page);
  await page.waitForFunction(() => document.querySelectorAll('dialog.win .full').length === 3, null, { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await page.locator('.ways .primary').waitFor();
  await page.locator('.run').click();
  await says(page, '^Encore réussi', 30_000);
  await page.waitForTimeout(1500);
  assert.equal(await page.locator('dialog').count(), 0);
  await page.locator('.ways .primary').click();
  await page.waitForFunction(() => document.querySelector('[data-level]') === null);
});

turn('a wrong prediction leaves the world in sight, says what it believes, and is looked at again', {}, async ({ page }) => {
  await goTo(page, '04-la-ronde/04-que-fait-la-boucle');
  await awake(page);
  await page.locator('.world.choosing').focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await run(page);
  assert.match(await page.locator('dialog.win .sentence').textContent(), /G3.*A1.*tout le paquet/);
  const [card, world] = [await page.locator('dialog.win').boundingBox(), await page.locator('.world').boundingBox()];
  assert.ok(card.x + card.width <= world.x, `the card ends at ${card.x + card.width}, the world begins at ${world.x}`);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Revoir pas à pas');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => Number(document.querySelector('.seek input').value) < 3);
  await page.waitForFunction(() => { const seek = document.querySelector('.seek input'); return seek.value === seek.max; }, null, { timeout: 30_000 });
  await page.locator('.ways .primary', { hasText: 'Revoir' }).waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await page.locator('dialog').count(), 0);
});

turn('a button beside the card of a win does what it says at the first press, and the card leaves', {}, async ({ page }) => {
  await goTo(page, '01-la-fusee/01-decollage');
  await awake(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  const back = await page.locator('.level .bar .button').first().boundingBox();
  await page.mouse.click(back.x + back.width / 2, back.y + back.height / 2);
  await page.waitForFunction(() => !location.hash.includes('/level/'));
  assert.equal(await page.locator('dialog.win').count(), 0);
});
