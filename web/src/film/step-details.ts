/** What Python tells of each step (variables, turns of loops, a sentence), asked when a step is shown, and kept. */

import type { Answer } from '../pyodide/rpc-client';
import type { Film } from './film';
import type { StepTold } from '../core/types';

const NOTHING: StepTold = { boxes: [], turns: [], badges: [], say: '', goals: [] };

export class Steps {
  showing: StepTold | null = null;
  /** Whether that is of the step that is shown, not of one before: Python may be late. */
  known = true;
  private readonly kept = new Map<string, StepTold>();
  private asked: symbol | null = null; // the question that is waiting for its answer

  /** `changed` is called when something more is known. */
  constructor(private readonly ask: (run: number, index: number, typed: string) => Promise<Answer<'step'>>, private readonly changed: () => void) {}

  /** Show the step of now, with what is `typed` worked out there; one question at a time, the last step shown being asked for next. */
  show(film: Film, typed: string): void {
    const { map, player: { index } } = film;
    if (film.runs.length === 0 || (index === 0 && !typed)) {
      this.showing = null;
      this.known = true;
      return;
    }
    const key = `${map}:${index}:${typed}`;
    const kept = this.kept.get(key);
    this.known = kept !== undefined;
    if (kept) this.showing = kept;
    if (kept || this.asked) return;
    const question = (this.asked = Symbol(key));
    void this.ask(map, index, typed).then((answer) => {
      if (this.asked !== question) return; // about a run that is no more
      this.asked = null;
      this.kept.set(key, answer.ok ? answer : NOTHING);
      this.changed();
    });
  }

  /** Another run, or none. */
  forget(): void {
    this.kept.clear();
    this.asked = this.showing = null;
    this.known = true;
  }
}
