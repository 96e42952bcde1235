/** A prediction: what the child thinks will come, before the program runs. */

import { button, make } from './dom';
import type { Level } from './types';
import type { Words } from './words';

const MOST = 99;

export class Guess {
  readonly element: HTMLElement;
  readonly asksCell: boolean;
  readonly first: HTMLButtonElement | null = null;
  cell: [number, number] | null = null;
  private cellName = '';
  private number: number | null = null;
  private readonly asks: boolean;
  private readonly shown = make('output', { class: 'number', text: '?' });

  constructor(level: Level, words: Words, private readonly changed: () => void) {
    this.asks = level.predict !== null;
    this.asksCell = level.predict?.ask === 'cell';
    this.element = make('div', { class: 'guess', attributes: { hidden: !this.counts, role: 'group', 'aria-label': words.say('ui.level.my_guess') } });
    if (!this.counts) return;
    const less = button({ icon: 'minus', name: words.say('ui.level.less'), action: () => this.count(-1) });
    this.first = button({ icon: 'plus', name: words.say('ui.level.more'), action: () => this.count(1) });
    this.element.append(make('span', { class: 'label', text: words.say('ui.level.my_guess') }), less, this.shown, this.first);
  }

  /** Whether it is answered by a number. */
  get counts(): boolean { return this.asks && !this.asksCell; }

  /** Whether an answer is wanted and not given yet. */
  get missing(): boolean { return this.asks && this.answer === null; }

  get answer(): string | number | null {
    if (!this.asks) return null;
    return this.asksCell ? this.cellName || null : this.number;
  }

  take(cell: [number, number], name: string): void {
    this.cell = cell;
    this.cellName = name;
    this.changed();
  }

  clear(): void {
    this.cell = this.number = null;
    this.cellName = '';
    this.shown.textContent = '?';
  }

  private count(more: number): void {
    this.number = Math.max(0, Math.min((this.number ?? 0) + more, MOST));
    this.shown.textContent = String(this.number);
    this.changed();
  }
}
