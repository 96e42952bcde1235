/** What the hero says under the world: one sentence at a time. */

import { attribute, icon, make, picture, setIcon } from './dom';
import { parts } from './here';
import type { Tone } from './telling';
import { Waiting } from './waiting';

export class Bubble {
  readonly element: HTMLElement;
  private readonly sentence = make('p', { class: 'sentence' });
  private readonly sign = icon('eye');
  private said = '';
  private readonly waiting = new Waiting();

  /** `go` takes one to the place that a sentence names; `does` says so. */
  constructor(hero: string, private readonly does: string, private readonly go: () => void) {
    this.element = make('div', { class: 'bubble', attributes: { role: 'status' } }, picture(hero, 'speaker'),
      make('div', { class: 'saying' }, this.sign, this.sentence, this.waiting.element));
  }

  /** How much of what is waited for has come; null: nothing is. */
  waits(part: number | null): void { this.waiting.show(part, this.sentence.textContent ?? ''); }

  /** `aloud` is false while sentences follow each other too fast to be read to somebody. */
  say(words: string, tone: Tone, aloud: boolean): void {
    attribute(this.element, 'aria-live', aloud ? 'polite' : 'off');
    if (this.said !== words) this.write(words);
    this.element.dataset['tone'] = tone;
    setIcon(this.sign, tone === 'good' ? 'star' : 'eye');
  }

  private write(words: string): void {
    this.said = words;
    const [before, place, after] = parts(words);
    this.sentence.replaceChildren(before, ...(place ? [this.link(place)] : []), after);
  }

  private link(place: string): HTMLElement {
    return make('button', { class: 'place', text: place, attributes: { type: 'button', title: this.does }, on: { click: this.go } });
  }
}
