// What the visits of trap.test.mjs share with those of extended/browser.
import { awake } from './driver.mjs';
import { takeFile } from './places.mjs';

export const flags = (given) => `title: Jusqu'au drapeau
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
export const BY_HEART = '  while not au_but():\n      for _ in range(3):\n          avancer()';

export async function won(page, text) {
  await takeFile(page, text);
  await page.locator('h1', { hasText: 'Jusqu' }).waitFor({ timeout: 60_000 });
  await page.locator('.blocks .category-start').first().waitFor({ timeout: 60_000 });
  await awake(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
}

export const offer = (page) => page.locator('dialog.win button', { hasText: 'Voir le piège' });
