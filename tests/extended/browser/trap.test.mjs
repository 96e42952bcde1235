// After a win on several maps: a trap map is offered, watched, and solved; or the program is praised.
import assert from 'node:assert/strict';
import { turn } from '../../browser/visit.mjs';
import { flags, BY_HEART, won, offer } from '../../browser/trap_visits.mjs';

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
