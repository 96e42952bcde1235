/** Programs that carry a number: which of them are kept, by the same rule as `codeweek/progress/numbered.py`. */

import { TITLE } from '../generated/constants';
import { canon, isTable } from '../base/json';
import type { Script } from '../core/types';

/** A program, and the number of the change that made it. */
export interface Numbered { saved: number; program: Script }

/** Those with the greatest numbers, each program once, the newest last; equal numbers go by their text. */
export function newest(programs: Numbered[], most: number): Numbered[] {
  const found = new Map<string, [string, Numbered]>();
  for (const program of programs) {
    const key = canon(untitled(program.program)), text = canon(program.program), there = found.get(key);
    if (!there || there[1].saved < program.saved || (there[1].saved === program.saved && there[0] < text)) found.set(key, [text, program]);
  }
  const ranked = [...found.values()].sort(([text, one], [other, two]) => one.saved - two.saved || (text < other ? -1 : 1));
  return ranked.slice(-most).map(([, each]) => each);
}

/** A program without the title that its child gave it: that makes no other program. */
export function untitled(program: Script): Script {
  const { title: _title, ...bare } = program;
  return bare;
}

/** The title that its child gave a program; empty when there is none. */
export function titleOf({ title }: Script): string { return typeof title === 'string' ? [...title].slice(0, TITLE).join('') : ''; }

/** Those of plain data; what is not right is left out. */
export function numberedOf(values: unknown[]): Numbered[] {
  return values.flatMap((value) => (isTable(value) && isNumber(value['saved']) && isTable(value['program'])
    ? [{ saved: value['saved'], program: value['program'] as Script & Record<string, unknown> }] : []));
}

/** Whether it can be the number of a change. */
export function isNumber(value: unknown): value is number { return Number.isSafeInteger(value) && Number(value) >= 0; }
