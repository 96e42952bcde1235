/** The variables of the step shown as boxes: what has just changed flashes, a list is a row of cells. */

import { make } from '../ui/dom';
import type { Box, Cell } from '../core/types';

export class Variables {
  readonly element: HTMLElement;
  private shown = '[]';

  constructor(name: string) {
    this.element = make('ul', { class: 'boxes', attributes: { 'aria-label': name, hidden: true } });
  }

  /** Once there was a box its place stays, so that nothing jumps. */
  show(boxes: Box[]): void {
    const wanted = JSON.stringify(boxes);
    if (this.shown === wanted) return;
    this.shown = wanted;
    if (boxes.length > 0) this.element.hidden = false;
    this.element.replaceChildren(...boxes.map(made));
    this.element.querySelector('.fresh')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

function made(box: Box): HTMLElement {
  const cells = make('span', { class: box.many ? 'cells' : 'one' }, ...box.cells.map(cell));
  return make('li', { class: box.many ? 'many' : '' }, make('span', { class: 'name', text: box.name }), cells);
}

/** The value; when it has just changed, the one before it struck out. */
function cell({ shown, before, index }: Cell): HTMLElement {
  return make('span', { class: before === null ? 'cell' : 'cell fresh' },
    index === null ? null : make('span', { class: 'index', attributes: { 'aria-hidden': 'true' }, text: String(index) }),
    make('span', { class: 'value' }, before ? make('s', { text: before, attributes: { 'aria-hidden': 'true' } }) : null, shown));
}
