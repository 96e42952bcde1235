/** The pilot: the child's animal, beside the button that runs the program it wrote. It never speaks. */

import { attribute, make, picture, sprite } from './dom';

export class Pilot {
  readonly element: HTMLElement | null;
  private readonly thought = make('img', { class: 'thought', attributes: { alt: '', draggable: 'false', hidden: true } });

  /** There is none for a visitor. */
  constructor(animal: string | undefined) {
    this.element = animal ? make('span', { class: 'pilot' }, picture(`animals/${animal}`), this.thought) : null;
  }

  /** What it does from now on. */
  do(doing: string): void {
    if (!this.element || this.element.dataset['does'] === doing) return;
    attribute(this.element, 'data-does', doing);
    this.thought.hidden = doing !== 'thinks';
    if (!this.thought.hidden && !this.thought.src) this.thought.src = sprite('faces/signs/thinking');
  }
}
