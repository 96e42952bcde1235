/** Words typed one after another, in numbered cells: what is being typed is completed, and what was typed can be changed. */

import type { App } from '../app/app';
import { attribute, button, icon, make, setIcon } from '../ui/dom';
import type { Heard } from '../core/types';
import { spell } from './arrival';

const BETWEEN = /[^\p{L}\p{M}]+/u; // spaces, commas, numbers of a list

/** A word that was typed, and what was understood. */
class Cell {
  readonly element: HTMLLIElement;
  private readonly shown = make('span', { class: 'word' });
  private readonly sign = icon('forward');
  heard: Heard | null = null;

  constructor(readonly typed: string, private readonly app: App, chosen: (cell: Cell) => void) {
    const change = make('button', { class: 'typed', attributes: { type: 'button' }, on: { click: () => chosen(this) } }, this.shown, this.sign);
    this.element = make('li', {}, change);
    this.tell(null);
  }

  get word(): string { return this.heard?.word || this.typed; }

  tell(heard: Heard | null): void {
    this.heard = heard;
    this.shown.textContent = this.word;
    this.element.dataset['state'] = heard ? (heard.word ? 'known' : 'unknown') : 'waiting';
    this.sign.hidden = !heard;
    setIcon(this.sign, heard?.word ? 'check' : 'question');
    const state = heard ? this.app.words.say(heard.word ? 'web.resume.known' : 'web.resume.unknown', { word: this.word }) : this.word;
    attribute(this.element.firstElementChild!, 'aria-label', state);
    attribute(this.element.firstElementChild!, 'title', this.app.words.say('web.resume.change'));
  }
}

export class Typing {
  readonly element: HTMLElement;
  private readonly list = make('ol', { class: 'code-words' });
  private readonly input: HTMLInputElement;
  private readonly here: HTMLLIElement;
  private readonly offers: HTMLElement;
  private cells: Cell[] = [];
  private place = 0; // of the line to type on, among the cells
  private offered: { about: string; words: string[] } = { about: '', words: [] };
  private active = 0;
  private understood: Promise<void> = Promise.resolve();

  /** `read` is asked for what is understood of all the words; nothing when that no longer matters. */
  constructor(private readonly app: App, private readonly read: (text: string) => Promise<Heard[]>) {
    const { words } = app;
    const name = words.say('web.resume.next_word');
    this.offers = make('div', { class: 'offers', id: 'offers', attributes: { hidden: true, role: 'listbox', 'aria-label': words.say('resume.offers') } });
    this.input = make('input', {
      attributes: {
        type: 'text', role: 'combobox', 'aria-label': name, 'aria-controls': 'offers', 'aria-autocomplete': 'list', 'aria-expanded': 'false',
        autocomplete: 'off', autocapitalize: 'none', autocorrect: 'off', spellcheck: 'false', enterkeyhint: 'next',
      },
      on: { keydown: (event) => this.key(event), input: () => this.typed() },
    });
    this.input.dataset['first'] = '';
    this.here = make('li', { class: 'here' }, this.input);
    this.list.append(this.here);
    attribute(this.list, 'aria-label', words.say('web.resume.code'));
    this.element = make('div', { class: 'typing' }, this.list, this.offers);
  }

  /** All the words, once they are understood; what is still on the line is one too. */
  async end(): Promise<string> {
    if (this.input.value.trim()) this.put([this.input.value.trim()]);
    await this.understood;
    return this.text;
  }

  /** The code is complete: no line waits for a word, unless one is being typed; whether that is so. */
  rest(): boolean {
    this.here.hidden = this.input.value === '';
    return this.here.hidden;
  }

  /** A letter that is typed all the same begins a word; the key that takes one away takes the last word back. */
  wake(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!this.here.hidden || ctrlKey || metaKey || altKey) return;
    if (key === 'Backspace') {
      event.preventDefault();
      this.change(this.cells[this.cells.length - 1]!);
    } else if (/^\p{L}$/u.test(key)) this.begin();
  }

  private begin(): void {
    this.here.hidden = false;
    this.input.focus();
  }

  private get text(): string { return this.cells.map((cell) => `${cell.typed} `).join(''); }

  private key(event: KeyboardEvent): void {
    const act: Record<string, () => boolean> = {
      Enter: () => this.take(this.chosen ?? this.input.value),
      ArrowDown: () => this.walk(1), ArrowUp: () => this.walk(-1),
      Backspace: () => this.input.value === '' && this.place > 0 && this.change(this.cells[this.place - 1]!),
    };
    if (act[event.key]?.()) event.preventDefault();
  }

  /** What is offered for what is on the line now. */
  private get chosen(): string | undefined { return this.offered.about === this.input.value ? this.offered.words[this.active] : undefined; }

  /** What is on the line has changed: a space ends a word, and a whole code may have been pasted. */
  private typed(): void {
    const parts = this.input.value.split(BETWEEN);
    if (parts.length > 1) {
      const last = parts.pop() ?? '';
      this.put(parts.filter(Boolean));
      this.input.value = last;
    }
    void this.offer();
  }

  /** A word for the line. */
  private take(word: string): boolean {
    const unknown = this.input.value === '' ? this.unknown : undefined;
    if (!word.trim()) return false;
    if (unknown) this.open(unknown);
    this.put([word.trim()]);
    return true;
  }

  /** These words come where the line is; it goes to the end. */
  private put(typed: string[]): void {
    if (typed.length === 0) return;
    const fresh = typed.map((word) => new Cell(word.normalize(), this.app, (cell) => this.change(cell)));
    this.here.before(...fresh.map((cell) => cell.element));
    this.cells.splice(this.place, 0, ...fresh);
    if (this.place + fresh.length < this.cells.length) this.list.append(this.here);
    this.place = this.cells.length;
    this.input.value = '';
    this.show('', []);
    this.begin();
    this.understood = this.understand();
  }

  /** A word is typed again: the line takes its place. */
  private change(cell: Cell): true {
    this.open(cell);
    this.understood = this.understand(); // without it, for now
    this.input.value = cell.word;
    this.input.focus();
    this.input.select();
    if (cell.heard?.near) this.show(this.input.value, [cell.heard.near]);
    else void this.offer();
    return true;
  }

  private open(cell: Cell): void {
    if (this.input.value.trim()) this.put([this.input.value.trim()]);
    this.place = this.cells.indexOf(cell);
    this.cells.splice(this.place, 1);
    cell.element.replaceWith(this.here);
    this.here.hidden = false;
  }

  private async understand(): Promise<void> {
    const asked = [...this.cells];
    const heard = await this.read(this.text);
    if (heard.length !== asked.length) return;
    heard.forEach((each, i) => asked[i]!.tell(each));
    if (this.input.value === '') this.show('', this.near);
  }

  /** What the first word that is not understood may be. */
  private get near(): string[] { return [this.unknown?.heard?.near ?? ''].filter(Boolean); }

  private get unknown(): Cell | undefined { return this.cells.find((cell) => cell.heard && !cell.heard.word); }

  // What is offered.

  private async offer(): Promise<void> {
    const about = this.input.value;
    if (!about) return this.show(about, this.near);
    const answer = await spell(this.app, this.text + about.normalize());
    if (this.input.value === about) this.show(about, answer.ok ? answer.offers : []);
  }

  private show(about: string, words: string[]): void {
    this.offered = { about, words };
    this.active = 0;
    this.offers.replaceChildren(...words.map((word, i) => {
      const made = button({ id: `offer-${i}`, class: 'offer', label: word, action: () => void this.take(word) });
      for (const [name, value] of [['role', 'option'], ['tabindex', '-1']] as const) attribute(made, name, value);
      return made;
    }));
    this.offers.hidden = words.length === 0;
    attribute(this.input, 'aria-expanded', String(words.length > 0));
    this.walk(0);
  }

  private walk(way: number): boolean {
    const { length } = this.offered.words;
    this.active = length ? (this.active + way + length) % length : 0;
    [...this.offers.children].forEach((child, i) => attribute(child, 'aria-selected', String(i === this.active)));
    attribute(this.input, 'aria-activedescendant', length ? `offer-${this.active}` : null);
    return length > 0;
  }
}
