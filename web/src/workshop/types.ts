/** What the core tells of a level that is being written: made by `codeweek/draft` and `codeweek/web_api/on_demand/drafts.py`. */

import type { Json, Pack, Scene, Script, Toolbox } from '../types';

export interface DraftMap {
  grid: string[]; counts: Record<string, Record<string, number>>; marks: Record<string, string[]>; fences: string[];
  hidden: boolean; width: number; height: number;
}
/** A block of the kind, and whether the level has it. */
export interface Offer { name: string; label: string; category: string; in: boolean }
/** What can be put on a cell. */
export interface Tool { letter: string; label: string; image: string }
export interface DraftProblem { line: number | null; column: number | null; field: string; words: string; severity: string }

export interface View {
  title: string; story: string; grade: string; mode: string; kind: string; look: string; limit: number | null; auto_pick: boolean; maps: DraftMap[]; toolbox: string[];
  offers: Offer[]; given: string; solution: string; hints: string[]; more: Record<string, string>; problems: DraftProblem[]; tools: Tool[];
}

/** One edit of the text; see `codeweek/authoring/draft/acts.py`. */
export type Act = { do: string } & Record<string, Json>;

export interface Shown { text: string; view: View; scenes: (Scene | null)[] }

/** A program of a draft, and what it is built with. */
export interface Building { blocks: Pack['blocks']; toolbox: Toolbox; start: Script }

/** How far the search for the shortest programs is, in a sentence, or what it found: `good`, it can be won; `sure`, that is proved. */
export interface Solved { over: boolean; say: string; good: boolean; sure: boolean; program: string }
