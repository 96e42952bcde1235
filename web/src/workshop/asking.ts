/** What the workshop asks of Python. */

import type { Answer, Door } from '../door';
import type { Json, Script, Toolbox } from '../types';
import type { Act, Building, Shown, Solved } from './types';

export class Asking {
  constructor(private readonly door: Door, private readonly language: string) {}

  /** A fresh level, which opens, shows and can be won. */
  fresh(kind: string): Promise<Answer<Shown>> { return this.ask('new', { kind }); }

  view(text: string): Promise<Answer<Shown>> { return this.ask('view', { text }); }

  act(text: string, acts: Act[]): Promise<Answer<Shown>> { return this.ask('act', { text, acts }); }

  /** The program of a field, to be built with blocks. */
  building(text: string, field: string): Promise<Answer<Building>> { return this.ask('program', { text, field }); }

  /** What is offered beside a program that is being built. */
  async offered(text: string, field: string, script: Script): Promise<Toolbox | null> {
    const answer = await this.ask<Pick<Building, 'toolbox'>>('program', { text, field, script: script as unknown as Json });
    return answer.ok ? answer.toolbox : null;
  }

  /** A program built with blocks, in its field. */
  built(text: string, field: string, script: Script): Promise<Answer<Shown>> {
    return this.ask('act', { text, acts: [{ do: 'program', field, script: script as unknown as Json }] });
  }

  /** Some more of the search for the shortest programs. */
  solve(text: string, slices: number): Promise<Answer<Solved>> { return this.ask('solve', { text, slices }); }

  private ask<T extends object>(what: string, about: Record<string, Json>): Promise<Answer<T>> {
    return this.door.ask<T>({ do: `draft_${what}`, language: this.language, ...about });
  }
}
