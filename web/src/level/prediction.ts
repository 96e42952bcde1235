/** A prediction: what the child thinks will come, before the program runs. */

import { Answers } from '../scene/answer-cards';
import { button, make } from '../ui/dom';
import { INQUIRIES, MOST_GUESS } from '../generated/constants';
import type { Choice, Level } from '../core/types';
import type { Words } from '../text/sentences';
import { Written } from './written-answer';

/** What was foreseen, as the core judges it: the number of an answer offered, or a value. */
export type Foreseen = { choice: number } | { foreseen: string | number | string[] | string[][] };

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
