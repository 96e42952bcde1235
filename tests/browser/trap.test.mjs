// After a win on several maps: a trap map is offered, watched, and solved; or the program is praised.
import assert from 'node:assert/strict';
import { awake, goTo } from './driver.mjs';
import { takeFile } from './places.mjs';
import { turn } from './visit.mjs';

const flags = (given) => `title: Jusqu'au drapeau
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
${given}
solution: |
  while not au_but():
      avancer()
`;
const BY_HEART = '  while not au_but():\n      for _ in range(3):\n          avancer()';

async function won(page, text) {
  await takeFile(page, text);
  await page.locator('h1', { hasText: 'Jusqu' }).waitFor({ timeout: 60_000 });
  await page.locator('.blocks .category-start').first().waitFor({ timeout: 60_000 });
  await awake(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
}

const offer = (page) => page.locator('dialog.win button', { hasText: 'Voir le piège' });
const said = (page) => page.locator('.bubble .sentence').textContent();

turn('a program learnt by heart is offered a trap map, plays on it at once, and keeps its stars', {}, async ({ page }) => {
  await won(page, flags(BY_HEART));
  await offer(page).waitFor({ timeout: 30_000 });
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains('primary')), true);
  await page.keyboard.press('Shift+Tab');
  for (let i = 0; i < 4 && !(await offer(page).evaluate((button) => button === document.activeElement)); i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  const tab = page.locator('.tab').last();
  await page.waitForFunction(() => document.querySelectorAll('.tab').length === 3);
  assert.equal((await tab.textContent()).trim(), 'Terrain piège');
  await page.locator('.tab:last-child[aria-selected="true"]').waitFor(); // once its blocks are there
  await page.waitForFunction(() => document.querySelector('.tab:last-child').dataset.sign === 'eye', null, { timeout: 30_000 });
  assert.match(await said(page), /le programme a continué|drapeau|bord/);
  await page.locator('.bar .button').first().click();
  await page.waitForFunction(() => document.querySelector('[data-level]') === null);
  await goTo(page, 'niveau-de-la-classe');
  assert.equal(await page.locator('.tab').count(), 2);
});

const CRYSTALS = `title: Jusqu'au mur
kind: robot
mode: make
class: 6e
maps: [">*.*..", ">..*.*"]
toolbox: [move, pick, repeat, while, if, not, wall_ahead, on_item]
given: |
  while not mur_devant():
      avancer()
      if sur_objet():
          ramasser()
solution: |
  while not mur_devant():
      avancer()
      if sur_objet():
          ramasser()
`;

turn('a program that looks around is praised for the maps on which it held', { size: 'phone' }, async ({ page }) => {
  await won(page, CRYSTALS);
  await page.locator('dialog.win .facts', { hasText: 'Ton programme a tenu sur 50 autres terrains.' }).waitFor({ timeout: 60_000 });
  assert.equal(await offer(page).count(), 0);
});

turn('on a telephone the trap has its tab too', { size: 'phone', touch: true }, async ({ page }) => {
  await won(page, flags(BY_HEART));
  await offer(page).tap({ timeout: 30_000 });
  await page.waitForFunction(() => document.querySelector('.tab:last-child').dataset.sign === 'eye', null, { timeout: 30_000 });
  const cut = await page.evaluate(() => [...document.querySelectorAll('.tab')].some((tab) => tab.scrollWidth > tab.clientWidth));
  assert.equal(cut, false);
});
