/** Two progresses of one child made one, by the same rules as `codeweek/progress/joining.py`. */

import type { Again } from './review-schedule';
import { GALLERY, GIVEN, HISTORY } from '../generated/constants';
import { newest, type Numbered } from './numbered-programs';
import { canon, isTable, same } from '../base/json';
import { changes, galleries, programs, unknown, unpacked, type Progress } from './progress';

type Table<T> = Record<string, T>;

/** The best of both; of each level the program saved last stays, the other goes into its history. */
export function merged(one: Progress, other: Progress): Progress {
  const both = (of: (progress: Progress) => Table<Numbered[]>, most: number): Table<Numbered[]> => {
    const mine = of(one), theirs = of(other);
    const join = Object.keys(mine).filter((key) => theirs[key] && !same(mine[key], theirs[key]));
    return { ...mine, ...theirs, ...Object.fromEntries(join.map((key) => [key, newest([...mine[key]!, ...theirs[key]!], most)])) };
  };
  return {
    ...united(unknown(one), unknown(other)) as object,
    version: Math.max(one.version, other.version), stars: larger(one.stars, other.stars), tries: larger(one.tries, other.tries), hints: larger(one.hints, other.hints),
    unlocked: one.unlocked || other.unlocked, last: later(one, other).last,
    alone: union(one.alone, other.alone), shown: union(one.shown, other.shown),
    helped: union(one.helped, other.helped), medals: union(one.medals, other.medals),
    again: furthest(one.again, other.again), days: earlier(one.days, other.days),
    ...unpacked(both(programs, 1 + HISTORY), both(galleries, GALLERY)),
  };
}

/**
 * What was changed here since `base`, put on what another tab has written there meanwhile.
 * What only one of the two changed is as that one has it, what both changed is joined: so tries can go back to none,
 * and a program that I replaced myself is not kept as another's. Mine is then the one saved last. */
export function rebased(changed: Progress, base: Progress, there: Progress): Progress {
  const mine = after(changed, base, there);
  const both = merged(mine, there);
  const put = <T>(of: (progress: Progress) => Table<T>): Table<T> => rebasedTable(of(mine), of(base), of(there), of(both));
  const those = (ours: string[], before: string[], theirs: string[]): string[] => {
    const gone = new Set(before.filter((level) => !ours.includes(level)));
    return union(theirs, ours.filter((level) => !before.includes(level))).filter((level) => !gone.has(level));
  };
  return {
    ...put(unknown),
    version: both.version, stars: put((progress) => progress.stars), tries: put((progress) => progress.tries), hints: put((progress) => progress.hints),
    unlocked: mine.unlocked === base.unlocked ? there.unlocked : mine.unlocked,
    last: mine.last === base.last ? there.last : mine.last,
    again: put((progress) => progress.again), days: put((progress) => progress.days),
    alone: those(mine.alone, base.alone, there.alone), shown: those(mine.shown, base.shown, there.shown),
    helped: those(mine.helped, base.helped, there.helped), medals: those(mine.medals, base.medals, there.medals),
    ...unpacked(put(programs), put(galleries)),
  };
}

/** My progress, its programs that were changed since `base` numbered after those that are there. */
function after(mine: Progress, base: Progress, progress: Progress): Progress {
  const late = Math.min(changes(progress) + 1, Number.MAX_SAFE_INTEGER);
  const saved = Object.entries(mine.saved).map(([level, number]) =>
    [level, number === GIVEN || same(mine.programs[level], base.programs[level]) ? number : Math.max(number, late)]);
  return { ...mine, saved: Object.fromEntries(saved) as Table<number> };
}

function rebasedTable<T>(mine: Table<T>, base: Table<T>, table: Table<T>, both: Table<T>): Table<T> {
  const found: [string, T][] = [];
  for (const key of Object.keys({ ...table, ...mine })) {
    const [ours, before, theirs] = [mine[key], base[key], table[key]];
    const chosen = same(ours, before) ? theirs : same(theirs, before) ? ours : both[key];
    if (chosen !== undefined) found.push([key, chosen]);
  }
  return Object.fromEntries(found);
}

/** The one with the later change of a program. */
function later(one: Progress, other: Progress): Progress {
  const [mine, theirs] = [changes(one), changes(other)];
  return mine > theirs || (mine === theirs && one.last >= other.last) ? one : other;
}

/** What a newer version kept, of two: tables entry by entry, of two other values always the same one. */
function united(one: unknown, other: unknown): unknown {
  if (!isTable(one) || !isTable(other)) return canon(one) < canon(other) ? other : one;
  const both = Object.keys(one).filter((key) => Object.hasOwn(other, key));
  return { ...one, ...other, ...Object.fromEntries(both.map((key) => [key, united(one[key], other[key])])) };
}

function larger(one: Table<number>, other: Table<number>): Table<number> {
  return Object.fromEntries(Object.keys({ ...one, ...other }).map((level) => [level, Math.max(one[level] ?? 0, other[level] ?? 0)]));
}

/** Of each level the first of two days. */
function earlier(one: Table<string>, other: Table<string>): Table<string> {
  const both = Object.keys(one).filter((level) => other[level] && one[level]! < other[level]);
  return { ...one, ...other, ...Object.fromEntries(both.map((level) => [level, one[level]!])) };
}

/** Of each level the later of two waits, as numbers are compared from the first on. */
function furthest(one: Table<Again>, other: Table<Again>): Table<Again> {
  const later = (mine: Again, theirs: Again): Again => ((mine[0] - theirs[0] || mine[1] - theirs[1] || mine[2] - theirs[2]) < 0 ? theirs : mine);
  return Object.fromEntries(Object.keys({ ...one, ...other }).map((level) => [level, later(one[level] ?? other[level]!, other[level] ?? one[level]!)]));
}

function union(one: string[], other: string[]): string[] { return [...new Set([...one, ...other])].sort(); }
