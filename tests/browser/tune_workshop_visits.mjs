// What the visits of tune_workshop.test.mjs share with those of extended/browser.
import { enter, LONG, openText } from './workshop_hands.mjs';

export const AIR = `titre: "Mon air"  # de la classe
monde: musique
partition: "do do | sol"
blocs: [jouer]
solution: |
  jouer("do")
  jouer("do")
  jouer("sol")
`;
export const [X, Y, ROW, BEAT, WIDE, HIGH] = [1.75, 0.6, 8.25 / 13, 10.1 / 16, 12, 9]; // of the roll, as authoring/draft/roll_draft.py has it
export const LINES = ['ré aigu', 'do aigu', 'si', 'la', 'sol', 'fa', 'mi', 'ré', 'do', 'si bas', 'tchic', 'clap', 'boum'];

/** The point of a place of the roll. */
export async function place(page, line, beat) {
  const box = await page.locator('.board canvas').boundingBox();
  const cell = Math.min(Math.floor((box.width - 16) / WIDE), Math.floor((box.height - 16) / HIGH));
  const [left, top] = [box.x + (box.width - cell * WIDE) / 2, box.y + (box.height - cell * HIGH) / 2];
  return [left + cell * (X + (beat - 0.75) * BEAT), top + cell * (Y + (LINES.indexOf(line) + 0.5) * ROW)];
}

export async function opened(page) {
  await enter(page);
  await openText(page, AIR, 'mon-air.yaml');
  await page.locator('.tune-tools:not([hidden])').waitFor(LONG);
}
