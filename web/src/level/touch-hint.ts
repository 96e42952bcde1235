/** A hand that shows what to touch, where a child does it for the first time; gone at the first touch. */

import { make, picture } from '../ui/dom';

const TIP = [0.39, 0.08] as const; // of its picture: where the finger points
const TOUCHED = [0.8, 0.7] as const; // of what it touches: not its words

export class Hand {
  readonly element = make('div', { class: 'touch-here', attributes: { 'aria-hidden': 'true', hidden: true } }, picture('pictures/hand'));

  /** From what is taken to its place, or on one thing (no `end`); in the box of the page. */
  show(page: DOMRect, start: DOMRect, end: DOMRect | null): void {
    this.element.hidden = false;
    const side = this.element.offsetWidth;
    const [x, y] = [start.left + start.width * TOUCHED[0] - page.left, start.top + start.height * TOUCHED[1] - page.top];
    const over = y + side > page.height; // there is no room for it under what it touches
    this.element.classList.toggle('over', over);
    this.element.classList.toggle('goes', end !== null);
    const [across, down] = over ? [1 - TIP[0], 1 - TIP[1]] : TIP;
    this.element.style.left = `${x - across * side}px`;
    this.element.style.top = `${y - down * side}px`;
    if (!end) return;
    const [along, under] = [end.left + end.width / 2 - page.left - x, end.top + end.height / 2 - page.top - y];
    const way = { x: `${along}px`, y: `${under}px`, long: `${Math.hypot(along, under)}px`, turn: `${Math.atan2(under, along)}rad` };
    for (const [name, value] of Object.entries(way)) this.element.style.setProperty(`--${name}`, value);
  }

  hide(): void { this.element.hidden = true; }
}
