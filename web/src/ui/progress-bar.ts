/** A bar that shows how much of what is waited for has come. */

import { attribute, make } from './dom';

export class Waiting {
  readonly element = make('div', { class: 'coming', attributes: { role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100, hidden: true } }, make('i'));

  /** `part` of it, named by what is said of it; null: nothing is waited for. */
  show(part: number | null, name: string): void {
    const percent = Math.round(100 * (part ?? 0));
    this.element.hidden = part === null;
    attribute(this.element, 'aria-label', name);
    attribute(this.element, 'aria-valuenow', percent);
    (this.element.firstElementChild as HTMLElement).style.width = `${percent}%`;
  }
}
