/** The search for the shortest programs, live: some slices at a time, so that the map can be painted between them. */

import { MOST_SLICES } from '../generated/constants';
import type { Solved } from './types';

const PAUSE = 400; // milliseconds after the last change
const TURN = 120; // milliseconds that one request may take

/** Who goes on with a search. */
export interface Solver<S> { solve(text: string, slices: number): Promise<({ ok: true } & S) | { ok: false }> }

export class Search<S extends Solved = Solved> {
  now: S | null = null;
  /** What is searched. */
  text = '';
  private timer = 0;
  private slices = 1;
  private over = false;

  /** `told` is called when there is something new to say. */
  constructor(private readonly asking: Solver<S>, private readonly draft: { readonly text: string }, private readonly told: () => void) {}

  /** What is known of a text. */
  of(text: string): S | null { return text === this.text ? this.now : null; }

  /** The draft has changed, perhaps. */
  follow(pause = PAUSE): void {
    const { text } = this.draft;
    if (!text || text === this.text) return;
    this.text = text;
    this.now = null;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.go(text), pause);
  }

  end(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  private async go(text: string): Promise<void> {
    while (!this.over && text === this.text) {
      const begun = performance.now();
      const answer = await this.asking.solve(text, this.slices);
      if (this.over || text !== this.text) return;
      if (!answer.ok) return;
      this.now = answer;
      this.told();
      if (answer.over) return;
      this.pace(performance.now() - begun);
    }
  }

  /** More slices when they are quick: what is found is the same, however it is cut. */
  private pace(time: number): void {
    const fitting = Math.floor((this.slices * TURN) / Math.max(1, time));
    this.slices = Math.max(1, Math.min(fitting, 2 * this.slices, MOST_SLICES));
  }
}
