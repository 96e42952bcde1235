/** What the hero says under the world: one sentence at a time. */

import type { Scene } from '../core/types';
import { MARK } from '../generated/constants';
import { attribute, icon, make, setIcon, Waiting, unbroken } from '../ui/dom';
import { HeroPicture } from './hero-picture';
import { still } from './thumbnail';

/** How a sentence is said. */
export type Tone = 'plain' | 'good' | 'warm' | 'idea';

const SIGNS: Record<Tone, string> = { plain: 'eye', good: 'star', warm: 'eye', idea: 'bulb' };

export class Bubble {
  readonly element: HTMLElement;
  private readonly over = make('p', { class: 'over' });
  private readonly sentence = make('p', { class: 'sentence' });
  private readonly sign = icon('eye');
  private readonly picture = make('div', { class: 'missed', attributes: { hidden: true } });
  private drawn: Scene | null = null;
  private readonly hero: HeroPicture;
  private said = '';
  private readonly waiting = new Waiting();

  /** `go` takes one to the place that a sentence names; `does` says so. */
  constructor(hero: string, private readonly does: string, private readonly go: () => void) {
    this.hero = new HeroPicture(hero, 'speaker');
    this.element = make('div', { class: 'bubble', attributes: { role: 'status' } }, this.hero.element,
      make('div', { class: 'saying' }, this.sign, this.picture, this.over, this.sentence, this.waiting.element));
  }

  /** Whether there is too little room for what is said. */
  get scrolls(): boolean { return this.sentence.scrollHeight > this.sentence.clientHeight + 1; }

  /** A button that reads what is said stands beside it. */
  speaks(speaker: HTMLElement): void { this.sentence.parentElement!.append(speaker); }

  /** What is said, and where. */
  get told(): { shown: string; element: HTMLElement } { return { shown: this.sentence.textContent ?? '', element: this.sentence }; }

  /** The face of who speaks: one of a row of pictures. */
  feels(face: string): void { this.hero.feels(face); }

  /** How much of what is waited for has come; null: nothing is. */
  waits(part: number | null): void { this.waiting.show(part, this.sentence.textContent ?? ''); }

  /**
   * `aloud` is false while sentences follow each other too fast to be read to somebody; `over` stands over the words, small.
   * An idea that `stays` keeps its room while other words stand there: nothing moves under the hand. */
  say(words: string, tone: Tone, aloud: boolean, over: string, stays: boolean): void {
    const { style, dataset } = this.element;
    if (!stays || tone === 'idea') style.minHeight = '';
    else if (dataset['tone'] === 'idea') style.minHeight = `${this.element.offsetHeight}px`;
    attribute(this.element, 'aria-live', aloud ? 'polite' : 'off');
    if (this.over.textContent !== over) this.over.textContent = over;
    if (this.said !== words) this.write(words);
    dataset['tone'] = tone;
    setIcon(this.sign, SIGNS[tone]);
  }

  /** The picture of what a run has missed, beside the words. */
  shows(scene: Scene | null, look: string): void {
    if (scene === this.drawn) return;
    this.drawn = scene;
    this.picture.hidden = !scene;
    this.picture.replaceChildren(...(scene ? [still(scene, look)] : []));
  }

  private write(words: string): void {
    this.said = words;
    const [before, place, after] = parts(words);
    this.sentence.replaceChildren(...unbroken(before), ...(place ? [this.link(place)] : []), ...unbroken(after));
  }

  private link(place: string): HTMLElement {
    return make('button', { class: 'place', text: place, attributes: { type: 'button', title: this.does }, on: { click: this.go } });
  }
}

/** What stands before the words, the words, what stands after; no words when there is no place: as `codeweek/play/feedback/level_voice.py`. */
export function parts(sentence: string): [before: string, words: string, after: string] {
  const [before = '', words = '', ...after] = sentence.split(MARK);
  return [before, words, after.join(MARK)];
}
