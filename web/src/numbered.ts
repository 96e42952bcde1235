/** Programs that carry a number: which of them are kept, by the same rule as `codeweek/progress/numbered.py`. */

import { canon, isTable } from './plain';
import type { Script } from './types';

/** A program, and the number of the change that made it. */
export interface Numbered { saved: number; program: Script }

/** Those with the greatest numbers, each program once, the newest last; equal numbers go by their text. */
export function newest(programs: Numbered[], most: number): Numbered[] {
  const found = new Map<string, Numbered>();
  for (const each of programs) {
    const text = canon(each.program), there = found.get(text);
    if (!there || there.saved < each.saved) found.set(text, each);
  }
  const ranked = [...found].sort(([text, one], [other, two]) => one.saved - two.saved || (text < other ? -1 : 1));
  return ranked.slice(-most).map(([, each]) => each);
}

/** Those of plain data; what is not right is left out. */
export function numberedOf(values: unknown[]): Numbered[] {
  return values.flatMap((each) => (isTable(each) && isNumber(each['saved']) && isTable(each['program'])
    ? [{ saved: each['saved'], program: each['program'] as Script & Record<string, unknown> }] : []));
}

/** Whether it can be the number of a change. */
export function isNumber(value: unknown): value is number { return Number.isSafeInteger(value) && Number(value) >= 0; }
