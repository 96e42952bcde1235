/** A short gate before what is the adult's: a multiplication. It slows a child down, it keeps nobody out. In a room too: the adult's code opens the board, and is typed on no machine of a child. */

import { openAsk } from './question-card';
import { LEAST_FACTOR, MOST_FACTOR } from '../generated/constants';
import type { Words } from '../text/sentences';

const factor = (): number => LEAST_FACTOR + Math.floor(Math.random() * (MOST_FACTOR - LEAST_FACTOR + 1));

/** Ask; `opened` is called once the answer is right, a wrong one brings another question. */
export function openGate(app: { readonly words: Words }, opened: () => void, again = false): void {
  const [a, b] = [factor(), factor()];
  openAsk(app, app.words.say(again ? 'ui.gate.again' : 'ui.gate.question', { a, b }), 'pictures/teacher', (typed) => {
    if (typed === null) return;
    if (Number(typed) === a * b) opened();
    else openGate(app, opened, true);
  });
}
