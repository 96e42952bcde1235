/** The answers of a prediction as cards: a letter, with words or a drawing. */

import { attribute, button, icon, make } from '../ui/dom';
import { drawnPart, still } from './thumbnail';
import type { Choice } from '../core/types';

const SHORT = 10; // letters of what is only a word
const ARROWS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

export class Answers {
  readonly element: HTMLElement;
  private readonly cards: HTMLButtonElement[];

  /** `taken` is called with the number of the answer that was chosen. */
  constructor(choices: Choice[], look: string, name: string, private readonly taken: (chosen: number) => void) {
    const scenes = choices.flatMap((choice) => choice.scene ?? []);
    const part = drawnPart(scenes);
    this.cards = choices.map((choice, number) => this.card(choice, number, choice.scene ? still(choice.scene, look, part) : null));
    const lines = choices.some(({ letter, words }) => /^\d/.test(letter) && words);
    const size = lines ? 'lines' : scenes.length > 0 ? 'drawn' : choices.some((choice) => choice.words.length > SHORT) ? 'long' : 'short';
    const longest = Math.max(0, ...choices.flatMap(({ words }) => words.split(/\s+/)).map((word) => word.length));
    const paired = size === 'long' && choices.length > 2 && longest > SHORT; // a word of them is too long for a narrow card
    this.element = make('div', {
      class: `answers ${size}${paired ? ' paired' : ''}`, attributes: { role: 'radiogroup', 'aria-label': name },
      on: { keydown: (event) => this.key(event) },
    }, ...this.cards);
    this.show(null, null);
  }

  get first(): HTMLButtonElement { return this.cards[0]!; }

  /** Which one is chosen, and once the program has run which one came true. */
  show(chosen: number | null, right: number | null): void {
    this.cards.forEach((card, number) => {
      attribute(card, 'aria-checked', String(number === chosen));
      attribute(card, 'tabindex', number === (chosen ?? 0) ? 0 : -1);
      card.classList.toggle('right', number === right);
    });
  }

  private card(choice: Choice, number: number, picture: HTMLElement | null): HTMLButtonElement {
    const spoken = `${choice.letter} ${choice.words}`.trim();
    const card = button({ name: spoken, kind: 'answer', action: () => this.taken(number) });
    attribute(card, 'role', 'radio');
    attribute(card, 'title', null);
    const letter = choice.letter ? make('span', { class: 'letter', text: choice.letter }) : null;
    const words = picture ?? (choice.words ? make('span', { class: 'label', text: choice.words }) : null);
    card.append(...[letter, words].filter((part) => part !== null), icon('check'), icon('star'));
    return card;
  }

  /** As in every group of choices: the arrows go from one to the next, and choose it. */
  private key(event: KeyboardEvent): void {
    const way = ARROWS[event.key];
    const place = this.cards.findIndex((card) => card === document.activeElement);
    if (!way || place < 0) return;
    event.preventDefault();
    const next = (place + way + this.cards.length) % this.cards.length;
    this.taken(next);
    this.cards[next]!.focus();
  }
}
