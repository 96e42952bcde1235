/** Elsewhere than on the serving computer, the adult's code opens the board. */

import { button, make } from '../ui/dom';
import { post, RefusedError } from './board-requests';
import { write } from './child-card';
import { textField } from './board-dialog';
import type { Said } from './board-sentences';

const LONGEST = 12, TOO_MANY = 429;

/** Ask for the code until it is right; what opens the board is called then. */
export function door(said: Said, opened: () => void): HTMLElement {
  const field = textField(LONGEST);
  field.inputMode = 'numeric';
  const problem = make('p', { class: 'problem', attributes: { role: 'alert' } });
  const go = button({ icon: 'lock', label: said.say('door.open'), kind: 'primary', action: () => undefined });
  go.type = 'submit';
  const form = make('form', { class: 'door' }, make('h1', { text: said.say('door.title') }), make('p', { text: said.say('door.how') }),
    make('label', { class: 'asked' }, make('span', { text: said.say('door.label') }), field), problem, go);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    post('adult', { code: field.value.replace(/\s/g, '') }).then(opened, (cause: unknown) => {
      write(problem, said.say(reason(cause)));
      field.select();
    });
  });
  setTimeout(() => field.focus());
  return make('main', { class: 'door-room' }, form);
}

function reason(cause: unknown): string {
  const status = cause instanceof RefusedError ? cause.status : 0;
  if (!status) return 'unsent';
  return status === TOO_MANY ? 'door.too_many' : 'door.wrong';
}

/** Where no room is: how to have one. */
export function nothing(said: Said): HTMLElement {
  return make('main', { class: 'door-room' }, make('div', { class: 'door' }, make('h1', { text: said.say('door.title') }), make('p', { text: said.say('door.nothing') })));
}
