// What a win is worth in the page: stars that come later, cards that come once, a wrong prediction that is looked at again.
import assert from 'node:assert/strict';
import { awake, goTo, passGate, says, tap } from '../../browser/driver.mjs';
import { takeFile } from '../../browser/places.mjs';
import { turn } from '../../browser/visit.mjs';

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
const CORRIDOR = `title: Le couloir
kind: robot
mode: modify
class: 6e
map: |
  >..G
toolbox: [move]
given: |
  avancer()
solution: |
  avancer()
  avancer()
  avancer()
`;

const full = (page) => page.locator('dialog.win .full').count();

async function opened(page, text) {
  await takeFile(page, text);
  await page.locator('.blocks .category-start').first().waitFor({ timeout: 60_000 });
  await awake(page);
}

async function run(page) {
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
}

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
  assert.ok(card.y >= world.y + world.height, `the band begins at ${card.y}, the world ends at ${world.y + world.height}`);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Revoir pas à pas');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => Number(document.querySelector('.seek input').value) < 3);
  await page.waitForFunction(() => { const seek = document.querySelector('.seek input'); return seek.value === seek.max; }, null, { timeout: 30_000 });
  await page.locator('.ways .primary', { hasText: 'Revoir' }).waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await page.locator('dialog').count(), 0);
});

turn('a level won after its solution was shown has its third star once it is begun again', {}, async ({ page }) => {
  const build = async () => { for (let i = 0; i < 2; i++) await tap(page, 'avancer'); };
  await opened(page, CORRIDOR);
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'adulte' }).click();
  await page.locator('dialog .button', { hasText: 'solution' }).click();
  await passGate(page);
  await page.locator('.solution').waitFor();
  await page.keyboard.press('Escape');
  await build();
  await run(page);
  assert.equal(await full(page), 2);
  await page.keyboard.press('Escape');
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'Reprendre' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.python code').length === 1); // Python has read it
  await build();
  await run(page);
  assert.equal(await full(page), 3);
});

for (const [width, height] of [[1366, 768], [1024, 600], [800, 1280]]) {
  turn(`the card of a win stands under the world and covers no button at ${width} x ${height}`, {}, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await goTo(page, '01-la-fusee/01-decollage');
    await awake(page);
    await page.locator('.run').click();
    await page.locator('dialog.win').waitFor({ timeout: 30_000 });
    const met = await page.evaluate(() => {
      const card = document.querySelector('dialog.win').getBoundingClientRect();
      return [...document.querySelectorAll('.level .button, .level .blocklyDraggable')].filter((each) => !each.closest('dialog.win')).map((each) => [each, each.getBoundingClientRect()])
        .filter(([, box]) => box.width && Math.min(box.right, card.right) > Math.max(box.left, card.left) && Math.min(box.bottom, card.bottom) > Math.max(box.top, card.top))
        .map(([each]) => each.textContent);
    });
    assert.deepEqual(met, []);
  });
}
