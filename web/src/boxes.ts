/** The variables of the step shown, each in a box with its name. */

import { make } from './dom';

export class Boxes {
  readonly element: HTMLElement;
  private shown = '[]';

  constructor(name: string) {
    this.element = make('ul', { class: 'boxes', attributes: { 'aria-label': name, hidden: true } });
  }

  /** Once there was a box its place stays, so that nothing jumps. */
  show(names: [name: string, value: string][]): void {
    const wanted = JSON.stringify(names);
    if (this.shown === wanted) return;
    this.shown = wanted;
    if (names.length > 0) this.element.hidden = false;
    this.element.replaceChildren(...names.map(([name, value]) => make('li', {},
      make('span', { class: 'name', text: name }), make('span', { class: 'value', text: value }))));
  }
}
