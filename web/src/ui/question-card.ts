/** A question on a card: with a line to write on and keys for who has no keyboard; or a gate before what is the adult's. */

import { LONGEST_TYPED, LEAST_FACTOR, MOST_FACTOR } from '../generated/constants';
import type { Words } from '../text/sentences';
import { openSheet } from './dialog';
import { button, make } from './dom';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** `answered` is called with what was written; with null when the child does not answer. */
export function openAsk(app: { readonly words: Words }, question: string, picture: string | Element, answered: (typed: string | null) => void): void {
  const { words } = app;
  let given: string | null = null;
  const line = make('input', {
    class: 'written', attributes: { type: 'text', maxlength: LONGEST_TYPED, autocomplete: 'off', spellcheck: 'false', 'aria-label': question, enterkeyhint: 'done' },
    on: { keydown: (event) => { if (event.key === 'Enter') { event.preventDefault(); give(); } } },
  });
  const write = (text: string): void => {
    line.value = text.slice(0, LONGEST_TYPED);
    line.focus();
  };
  const keys = make('div', { class: 'keypad' },
    ...KEYS.map((key) => button({ label: key, action: () => write(line.value + key) })),
    button({ icon: 'minus', name: words.say('ui.ask.minus'), action: () => write(`${line.value}-`) }),
    button({ icon: 'back', name: words.say('ui.ask.back'), action: () => write(line.value.slice(0, -1)) }));
  const sheet = openSheet({
    title: question, body: make('div', { class: 'asked' }, line, keys), picture, class: 'ask',
    answers: [
      { label: words.say('ui.ask.leave'), icon: 'close' },
      { label: words.say('ui.ask.give'), icon: 'check', kind: 'primary', stays: true, action: () => give() },
    ],
    closed: () => answered(given),
  });
  const give = (): void => {
    if (!line.value.trim()) return line.focus(); // nothing written is no answer yet
    given = line.value;
    sheet.close();
  };
  // A finger writes with the keys of the card: the keyboard of a tablet would hide it.
  if (matchMedia('(pointer: coarse)').matches) line.inputMode = 'none';
  line.focus();
}

const factor = (): number => LEAST_FACTOR + Math.floor(Math.random() * (MOST_FACTOR - LEAST_FACTOR + 1));

/** A multiplication slows a child down, it keeps nobody out. In a room too: the adult's code is typed on no machine of a child. `opened` is called once the answer is right, a wrong one brings another question. */
export function openGate(app: { readonly words: Words }, opened: () => void, again = false): void {
  const [a, b] = [factor(), factor()];
  openAsk(app, app.words.say(again ? 'ui.gate.again' : 'ui.gate.question', { a, b }), 'pictures/teacher', (typed) => {
    if (typed === null) return;
    if (Number(typed) === a * b) opened();
    else openGate(app, opened, true);
  });
}
