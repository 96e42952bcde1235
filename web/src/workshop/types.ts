/** What the core tells of a level that is being written. */

export type { Building, DraftMap, DraftProblem, FormField, Offer, Shown, Solved, Tool, TuneRoll, TurtleSheet, View } from '../core/types';

/** One edit of the text; see `codeweek/authoring/draft/level_acts.py`. */
export interface Act { do: string; [name: string]: unknown }
