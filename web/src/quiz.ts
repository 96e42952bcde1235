/** The one question that the card of a win asks: answers to touch, and a kind word after each. Nothing is kept of it. */

import { icon, make, picture } from './dom';
import type { Quiz } from './types';
import { unbroken } from './unbroken';
import type { Words } from './words';

const KINDS = { right: 'good', open: 'good', other: 'warm' } as const;

export function quizOf(words: Words, { words: asked, choices }: Quiz, answered: (glad: boolean) => void): HTMLElement {
  const told = make('p', { class: 'told', attributes: { role: 'status' } });
  const answers = choices.map((choice) => make('button', {
    class: 'button plain', attributes: { type: 'button', 'aria-pressed': 'false' },
    on: {
      click: () => {
        for (const [number, other] of answers.entries()) {
          const chosen = choices[number] === choice;
          other.className = `button ${chosen ? KINDS[choice.worth] : 'plain'}`;
          other.setAttribute('aria-pressed', String(chosen));
        }
        told.textContent = words.say(`ui.win.answer.${choice.worth}`);
        answered(choice.worth !== 'other');
      },
    },
  }, ...choice.pictures.map((name) => (name.startsWith('icons/') ? icon(name.slice('icons/'.length)) : picture(name))), make('span', { class: 'label', text: choice.words })));
  const head = make('p', { id: 'quiz-asked', class: 'asked' }, ...unbroken(asked));
  return make('div', { class: 'quiz', attributes: { role: 'group', 'aria-labelledby': 'quiz-asked' } }, head, make('div', { class: 'choices' }, ...answers), told);
}
