/** The program asks: a card with the question, a line to write on, and keys for who has no keyboard. */

import { button, make } from './dom';
import { LONGEST_TYPED } from '../generated/constants';
import { openSheet } from './dialog';
import type { Words } from '../text/sentences';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** `answered` is called with what was written; with null when the child does not answer. */
export function openAsk(app: { readonly words: Words }, question: string, picture: string, answered: (typed: string | null) => void): void {
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
