/** Where one may go, in a few small buttons beside the sentence. */

import { button, make } from './dom';
import { ICONS, type Way } from './win';
import type { Words } from './words';

export class Ways {
  readonly element = make('div', { class: 'ways' });
  private shown = '';

  constructor(private readonly words: Words, private readonly chosen: (way: Way) => void) {}

  /** The way on is the last. */
  show(ways: Way[]): void {
    if (this.shown === ways.join()) return;
    this.shown = ways.join();
    const last = ways[ways.length - 1];
    this.element.replaceChildren(...ways.map((way) => button({
      icon: ICONS[way], label: this.words.say(`ui.win.${way}`), kind: way === last ? 'primary' : 'plain', action: () => this.chosen(way),
    })));
  }
}
