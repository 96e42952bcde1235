/** What the core tells the page: plain data, as `codeweek/web_api/shapes.py` and `verbs/` say, and what the page adds to it. */

import type { Choice, Level as LevelTold, Pack, Run as RunTold, Scene, Trap } from '../generated/types';

export type * from '../base/blockly-json';
export type * from '../generated/types';

/** A run whose pictures have all their marks. */
export interface Run extends RunTold {
  ground: Scene; // what stays the same
}

/** A level that is played. */
export interface Level extends LevelTold {
  trap?: Trap; // its last map is not its own
}

/** What describes blocks. */
export type Blocks = Pick<Pack, 'blocks'>;

/** The answers that a room votes among: those offered, else those that are made for the vote. */
export function votedAmong(level: Level | null): Choice[] {
  const { choices = [], ballot = [] } = level?.predict ?? {};
  return choices.length > 0 ? choices : ballot;
}
