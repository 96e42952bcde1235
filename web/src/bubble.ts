/** What the hero says under the world: one sentence at a time. */

import { attribute, icon, make, picture, setIcon } from './dom';
import type { Tone } from './telling';

export class Bubble {
  readonly element: HTMLElement;
  private readonly sentence = make('p', { class: 'sentence' });
  private readonly sign = icon('eye');

  constructor(hero: string) {
    this.element = make('div', { class: 'bubble', attributes: { role: 'status' } }, picture(hero, 'speaker'),
      make('div', { class: 'saying' }, this.sign, this.sentence));
  }

  /** `aloud` is false while sentences follow each other too fast to be read to somebody. */
  say(words: string, tone: Tone, aloud: boolean): void {
    attribute(this.element, 'aria-live', aloud ? 'polite' : 'off');
    if (this.sentence.textContent !== words) this.sentence.textContent = words;
    this.element.dataset['tone'] = tone;
    setIcon(this.sign, tone === 'good' ? 'star' : 'eye');
  }
}
