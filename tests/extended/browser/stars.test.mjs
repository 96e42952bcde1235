// What a win is worth in the page: stars that come later, cards that come once, a wrong prediction that is looked at again.
import assert from 'node:assert/strict';
import { awake, goTo, passGate, tap } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';
import { opened, run } from '../../browser/stars_visits.mjs';

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
  turn(`the card of a win stands under the program that won and covers no button at ${width} x ${height}`, {}, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await goTo(page, '01-la-fusee/01-decollage');
    await awake(page);
    await page.locator('.run').click();
    await page.locator('dialog.win').waitFor({ timeout: 30_000 });
    const met = await page.evaluate(() => {
      const card = document.querySelector('dialog.win').getBoundingClientRect();
      return [...document.querySelectorAll('.level .button, .level .blocklyDraggable')].map((each) => [each, each.getBoundingClientRect()])
        .filter(([, box]) => box.width && Math.min(box.right, card.right) > Math.max(box.left, card.left) && Math.min(box.bottom, card.bottom) > Math.max(box.top, card.top))
        .map(([each]) => each.textContent);
    });
    assert.deepEqual(met, []);
  });
}
