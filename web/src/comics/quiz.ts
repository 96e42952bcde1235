/** The one question that the card of a win asks: answers to touch, and a kind word after each. Nothing is kept of it. */

import type { Aloud } from '../voice/read-aloud';
import type { SpokenText } from '../voice/voice';
import { button, icon, make, picture, unbroken } from '../ui/dom';
import type { Quiz } from '../core/types';
import type { Words } from '../text/sentences';

const KINDS = { right: 'good', open: 'good', other: 'warm' } as const;

/** What is read aloud of it: the question, then each answer. */
export function toldOf({ words, choices }: Quiz): SpokenText[] { return [words, ...choices.map((choice) => choice.words)].map((shown) => ({ shown })); }

export function quizOf(words: Words, quiz: Quiz, aloud: Aloud, answered: (glad: boolean) => void): HTMLElement {
  const { words: asked, choices } = quiz;
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
  const speaker = button({ icon: 'speaker', name: words.say('ui.voice.read_said'), class: 'reads', action: () => { if (aloud.reading) aloud.stop(); else aloud.say(...toldOf(quiz)); } });
  speaker.hidden = true;
  void aloud.bring().then(() => { speaker.hidden = !aloud.can({ shown: asked }); });
  const head = make('div', { class: 'asks-aloud' }, make('p', { id: 'quiz-asked', class: 'asked' }, ...unbroken(asked)), speaker);
  return make('div', { class: 'quiz', attributes: { role: 'group', 'aria-labelledby': 'quiz-asked' } }, head, make('div', { class: 'choices' }, ...answers), told);
}
