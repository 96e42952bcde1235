/** What is written to answer a question of an exercise: a number, a pair, or the cells of a table. */

import { button, make } from '../ui/dom';
import type { Part } from '../core/types';
import type { Words } from '../text/sentences';

const LONGEST = 12; // letters of a number

export class Written {
  readonly element: HTMLElement;
  private readonly cells: HTMLInputElement[][];
  private last: HTMLInputElement | null = null; // the cell that had the keyboard last

  constructor(private readonly part: Part, private readonly words: Words, private readonly changed: () => void) {
    const { heads, rows } = part;
    this.cells = Array.from({ length: rows }, (_row, row) => heads.map((head) => this.cell(head, row)));
    const sign = button({ label: '+/−', name: words.say('ui.part.sign'), class: 'sign', action: () => this.turn() });
    const top = heads.some(Boolean) ? [make('tr', {}, ...heads.map((head) => make('th', { text: head, attributes: { scope: 'col' } })))] : [];
    const table = make('table', {}, ...top, ...this.cells.map((row) => make('tr', {}, ...row.map((cell) => make('td', {}, cell)))));
    if (!matchMedia('(pointer: coarse)').matches) this.cells[0]?.[0]?.setAttribute('data-first', ''); // a tablet would show its keys over the question
    this.element = make('div', { class: 'cells-to-fill', attributes: { role: 'group', 'aria-label': words.say('ui.part.answer') } },
      ...(heads.some(Boolean) ? [] : [make('span', { class: 'label', text: words.say('ui.part.answer') })]), table, sign);
  }

  get first(): HTMLInputElement | null {
    const all = this.cells.flat();
    return all.find(({ value }) => !value.trim()) ?? all[0] ?? null;
  }

  /** What is written, as the core judges it; null while something is missing. */
  get value(): string | string[] | string[][] | null {
    const rows = this.cells.map((row) => row.map(({ value }) => value.trim()));
    if (rows.some((row) => row.some((cell) => !cell))) return null;
    if (this.part.type === 'table') return rows;
    return this.part.type === 'pair' ? rows[0]! : rows[0]![0]!;
  }

  private cell(head: string, row: number): HTMLInputElement {
    const { words, part } = this;
    const name = part.rows > 1 ? words.say('ui.part.cell', { column: head, n: row + 1 }) : head || words.say('ui.part.answer');
    const made: HTMLInputElement = make('input', {
      attributes: { type: 'text', inputmode: 'decimal', maxlength: LONGEST, autocomplete: 'off', enterkeyhint: 'next', 'aria-label': name },
      on: { input: () => this.changed(), focus: () => { this.last = made; }, keydown: (event) => this.key(event, made) },
    });
    return made;
  }

  /** Enter goes to the next cell that is empty; when all are written, the page runs. */
  private key(event: KeyboardEvent, cell: HTMLInputElement): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (this.value === null) this.first?.focus();
    else cell.dispatchEvent(new CustomEvent('answered', { bubbles: true }));
  }

  /** Keys of numbers have no minus on many a tablet. */
  private turn(): void {
    const cell = this.last ?? this.first;
    if (!cell) return;
    cell.value = /^[-−]/.test(cell.value) ? cell.value.slice(1) : `−${cell.value}`;
    cell.focus();
    this.changed();
  }
}
