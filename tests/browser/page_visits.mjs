// What the visits of page.test.mjs share with those of extended/browser.
import { goTo, STAIRS, tap } from './driver.mjs';

export const FIRST = '01-la-fusee/01-decollage';

export async function build(page) {
  await goTo(page, STAIRS);
  for (const words of ['répéter', 'avancer', 'pivoter à gauche', 'avancer', 'pivoter à droite']) await tap(page, words);
}

export const PROGRAM = 'for _ in range(4):\n    avancer()\n    pivoter_gauche()\n    avancer()\n    pivoter_droite()';
