/** Where a child's program stands: looked for while its sheet is open, and only then. */

import { make } from '../ui/dom';
import type { Stands } from '../generated/room';
import { noteOf } from '../ui/dialog';
import { ask } from './board-requests';
import { write } from './child-card';
import type { Said } from './board-sentences';

const NOTHING: Stands = { words: '', block: '', question: '', answer: '' };
const PATIENCE = 15_000; // milliseconds: a room that is busy looks a little later

export class Standing {
  readonly element: HTMLElement;
  /** The block where one can go on; empty while that is not known. */
  block = '';
  private asked: AbortController | null = null;
  private readonly words = make('p', { attributes: { 'aria-live': 'polite' } });
  private readonly notes = make('div', { class: 'stands-notes' });
  private readonly more: HTMLDetailsElement;

  /** `lights`: the place has been found. */
  constructor(private readonly said: Said, private readonly profile: string, private readonly lights: () => void) {
    this.more = make('details', {}, make('summary', { text: said.say('child.help') }), this.notes);
    this.element = make('section', { class: 'stands', attributes: { hidden: true } }, make('h3', { text: this.head('stands') }), this.words, this.more);
  }

  /** The program is another one. */
  async look(): Promise<void> {
    this.leave();
    const asked = this.asked = new AbortController();
    const clock = window.setTimeout(() => asked.abort(), PATIENCE);
    this.show({ ...NOTHING, words: this.head('looking') });
    const path = `board/child/${this.profile}/stands?language=${this.said.words.language}`;
    const found = await ask<Stands>(path, asked.signal).catch(() => null);
    clearTimeout(clock);
    if (this.asked !== asked) return; // the sheet is closed, or the program another one again
    this.show(found ?? { ...NOTHING, words: this.said.say('child.unlooked') });
    if (this.block) this.lights();
  }

  /** Nobody waits for it any more. */
  leave(): void {
    this.asked?.abort();
    this.asked = null;
  }

  private head(key: string): string { return this.said.words.say(`ui.adult.${key}`); }

  private show({ words, block, question, answer }: Stands): void {
    this.block = block;
    this.element.hidden = !words;
    write(this.words, words);
    const notes = [{ head: this.head('asked'), words: question }, { head: this.head('mends'), words: answer }].filter(({ words: told }) => told);
    this.more.hidden = notes.length === 0;
    this.notes.replaceChildren(...notes.map(noteOf));
  }
}
