/** What the workshop asks of Python. */

import type { Answer, Door } from '../pyodide/rpc-client';
import type { Script, Toolbox } from '../core/types';
import type { Act } from './types';

export class Asking {
  constructor(private readonly door: Door, private readonly language: string) {}

  /** A fresh level, which opens, shows and can be won. */
  fresh(kind: string): Promise<Answer<'draft_new'>> { return this.door.ask('draft_new', { language: this.language, kind }); }

  view(text: string): Promise<Answer<'draft_view'>> { return this.door.ask('draft_view', { language: this.language, text }); }

  act(text: string, acts: Act[]): Promise<Answer<'draft_act'>> { return this.door.ask('draft_act', { language: this.language, text, acts }); }

  /** The program of a field, to be built with blocks. */
  building(text: string, field: string): Promise<Answer<'draft_program'>> { return this.door.ask('draft_program', { language: this.language, text, field }); }

  /** What is offered beside a program that is being built. */
  async offered(text: string, script: Script): Promise<Toolbox | null> {
    const answer = await this.door.ask('draft_offer', { language: this.language, text, script });
    return answer.ok ? answer.toolbox : null;
  }

  /** A program built with blocks, in its field. */
  built(text: string, field: string, script: Script): Promise<Answer<'draft_act'>> { return this.act(text, [{ do: 'program', field, script }]); }

  /** What is heard of the tune of a map. */
  tune(text: string, map: number): Promise<Answer<'draft_tune'>> { return this.door.ask('draft_tune', { language: this.language, text, map }); }

  /** Some more of the search for the shortest programs. */
  solve(text: string, slices: number): Promise<Answer<'draft_solve'>> { return this.door.ask('draft_solve', { language: this.language, text, slices }); }
}
