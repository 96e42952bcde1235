/** A prediction: what the child thinks will come, before the program runs. */

import type { Choice, Level, Part } from '../core/types';
import { INQUIRIES, MOST_GUESS } from '../generated/constants';
import { Answers } from '../scene/thumbnail';
import type { Words } from '../text/sentences';
import { button, make } from '../ui/dom';

/** What was foreseen, as the core judges it: the number of an answer offered, or a value. */
type Foreseen = { choice: number } | { foreseen: string | number | string[] | string[][] };

export class Guess {
  readonly element: HTMLElement;
  /** How it is answered; empty where nothing is asked. */
  readonly how: '' | 'cell' | 'number' | 'choice' | 'fields';
  private readonly button: HTMLButtonElement | null = null;
  private readonly written: Written | null = null;
  cell: [number, number] | null = null;
  private cellName = '';
  private number: number | null = null;
  private chosen: number | null = null;
  private told = '';
  private readonly answers: Answers | null = null;
  private readonly shown = make('output', { class: 'number', text: '?' });

  constructor(private readonly level: Level, words: Words, private readonly changed: () => void) {
    const { predict } = level;
    this.how = !predict ? '' : predict.choices.length > 0 ? 'choice' : level.part ? 'fields' : predict.ask === 'cell' ? 'cell' : 'number';
    const name = words.say('ui.level.my_guess');
    this.element = make('div', { class: 'guess', attributes: { hidden: this.how === '' || this.asksCell } });
    if (this.how === 'choice' && predict) {
      this.answers = new Answers(predict.choices, level.look, predict.question || name, (chosen) => this.choose(chosen));
      this.button = this.answers.first;
      this.element.append(this.answers.element);
    } else if (level.part && this.how === 'fields') {
      this.written = new Written(level.part, words, changed);
      this.element.append(this.written.element);
    } else if (this.how === 'number') {
      const less = button({ icon: 'minus', name: words.say('ui.level.less'), action: () => this.count(-1) });
      this.button = button({ icon: 'plus', name: words.say('ui.level.more'), action: () => this.count(1) });
      this.element.role = 'group';
      this.element.ariaLabel = name;
      this.element.append(make('span', { class: 'label', text: name }), less, this.shown, this.button);
    }
  }

  /** Whether what is chosen is shown, and another answer may be tried after a run. */
  get inquires(): boolean { return INQUIRIES.includes(this.level.predict?.ask ?? ''); }

  /** The answer chosen of those offered, and its number. */
  get choice(): [Choice, number] | null {
    const { chosen, level: { predict } } = this;
    return chosen === null || !predict ? null : [predict.choices[chosen]!, chosen];
  }

  /** What gets the keyboard when an answer is wanted. */
  get first(): HTMLElement | null { return this.written?.first ?? this.button; }

  /** What the program is answered: of a part that looks for it, what is written. */
  get inputs(): string[] | null {
    const written = this.level.part?.input ? this.written?.value : null;
    return typeof written === 'string' ? [written.replace('−', '-')] : null;
  }

  get asksCell(): boolean { return this.how === 'cell'; }

  /** Whether an answer is wanted and not given yet. */
  get missing(): boolean { return this.how !== '' && this.answer === null; }

  /** The program is run: what is answered now is what the run tells of. */
  ran(): void { this.told = JSON.stringify(this.answer); }

  /** The answer of the last run. */
  get last(): Foreseen | null { return this.told ? JSON.parse(this.told) as Foreseen : null; }

  /** Whether there is an answer of which no run has told yet. */
  get noted(): boolean { return !this.missing && JSON.stringify(this.answer) !== this.told; }

  get answer(): Foreseen | null {
    if (this.chosen !== null) return { choice: this.chosen };
    const value = this.written ? this.written.value : this.asksCell ? this.cellName || null : this.number;
    return value === null ? null : { foreseen: value };
  }

  /** The answer in words, to be read aloud. */
  get spoken(): string {
    const [choice] = this.choice ?? [];
    if (choice) return `${choice.letter} ${choice.words}`.trim();
    return this.cellName || String(this.number ?? '');
  }

  take(cell: [number, number], name: string): void {
    this.cell = cell;
    this.cellName = name;
    this.changed();
  }

  /** Choose the answer of this letter; whether there is one. */
  letter(key: string): boolean {
    const number = this.level.predict?.choices.findIndex((choice) => choice.letter !== '' && choice.letter === key.toUpperCase()) ?? -1;
    if (number >= 0) this.choose(number);
    return number >= 0;
  }

  /** Which of the answers offered came true; null while the program has not run. */
  reveal(right: number | null): void { this.answers?.show(this.chosen, right); }

  clear(): void {
    this.cell = this.number = this.chosen = null;
    this.cellName = '';
    this.shown.textContent = '?';
    this.reveal(null);
  }

  private choose(chosen: number): void {
    this.chosen = chosen;
    this.reveal(null);
    this.changed();
  }

  private count(more: number): void {
    this.number = Math.max(0, Math.min((this.number ?? 0) + more, MOST_GUESS));
    this.shown.textContent = String(this.number);
    this.changed();
  }
}

const LONGEST = 12; // letters of a number

/** What is written to answer a question of an exercise: a number, a pair, or the cells of a table. */
export class Written {
  readonly element: HTMLElement;
  private readonly cells: HTMLInputElement[][];
  private last: HTMLInputElement | null = null; // the cell that had the keyboard last

  constructor(private readonly part: Part, private readonly words: Words, private readonly changed: () => void) {
    const { heads, rows } = part, sheet = rows > 1; // as of a spreadsheet: letters over the columns, numbers beside the rows
    this.cells = Array.from({ length: rows }, (_row, row) => heads.map((head) => this.cell(head, row)));
    const sign = button({ label: '+/−', name: words.say('ui.part.sign'), class: 'sign', action: () => this.turn() });
    const top = heads.some(Boolean) ? [make('tr', {}, ...(sheet ? [make('td')] : []), ...heads.map((head, i) => make('th', { text: sheet ? words.say('ui.part.column', { letter: String.fromCharCode(65 + i), column: head }) : head, attributes: { scope: 'col' } })))] : [];
    const numbered = (row: number): HTMLElement[] => (sheet ? [make('th', { text: String(row + 1), attributes: { scope: 'row' } })] : []);
    const table = make('table', { class: sheet ? 'spread' : '' }, ...top, ...this.cells.map((row, i) => make('tr', {}, ...numbered(i), ...row.map((cell) => make('td', {}, cell)))));
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
