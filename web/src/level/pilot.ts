/** The pilot: the child's animal, beside the button that runs the program it wrote. It never speaks. */

import { attribute, make, picture, sprite } from '../ui/dom';
import { dressed } from '../cosmetics/dressed-animal';
import type { Journey } from '../progress/profile-store';

const PART = 0.84; // of its box that it takes

export class Pilot {
  readonly element: HTMLElement | null;
  private readonly thought = make('img', { class: 'thought', attributes: { alt: '', draggable: 'false', hidden: true } });

  /** There is none for a visitor. */
  constructor(journey: Journey) {
    const { profile } = journey;
    this.element = profile ? dressed(make('span', { class: 'pilot' }, picture(`animals/${profile.animal}`), this.thought), journey, PART) : null;
  }

  /** What it does from now on. */
  do(doing: string): void {
    if (!this.element || this.element.dataset['does'] === doing) return;
    attribute(this.element, 'data-does', doing);
    this.thought.hidden = doing !== 'thinks';
    if (!this.thought.hidden && !this.thought.src) this.thought.src = sprite('faces/signs/thinking');
  }
}
