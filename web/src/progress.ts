/** Where a child is in a course: the same rules, and the same JSON, as `codeweek/course.py`. */

import type { Brief, Pack, Script } from './types';

const VERSION = 1;
const MOST_TRIES = 1_000_000;

export interface Progress {
  version: number; stars: Record<string, number>; tries: Record<string, number>; hints: Record<string, number>;
  programs: Record<string, Script>; unlocked: boolean; last: string;
}

type Table = Record<string, unknown>;

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function table<T>(saved: unknown, right: (value: unknown) => value is T): Record<string, T> {
  if (!isTable(saved)) return {};
  return Object.fromEntries(Object.entries(saved).filter((pair): pair is [string, T] => right(pair[1])));
}

function numbers(saved: unknown, most: number): Record<string, number> {
  return table(saved, (value): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most);
}

/** The progress of plain data; what is not right in it is left out, the rest is kept. */
export function progressOf(saved: unknown): Progress {
  const from = isTable(saved) ? saved : {};
  return {
    version: VERSION,
    stars: numbers(from['stars'], 3),
    tries: numbers(from['tries'], MOST_TRIES),
    hints: numbers(from['hints'], 3),
    programs: table(from['programs'], (value): value is Script & Table => isTable(value)),
    unlocked: from['unlocked'] === true,
    last: typeof from['last'] === 'string' ? from['last'] : '',
  };
}

/** Two progresses in one: the best stars of both, the programs of the second. */
export function merged(mine: Progress, other: Progress): Progress {
  const best = (one: Record<string, number>, two: Record<string, number>): Record<string, number> =>
    Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(two)])]
      .map((id) => [id, Math.max(one[id] ?? 0, two[id] ?? 0)]));
  return {
    version: VERSION, stars: best(mine.stars, other.stars), tries: { ...mine.tries, ...other.tries },
    hints: best(mine.hints, other.hints), programs: { ...mine.programs, ...other.programs },
    unlocked: mine.unlocked || other.unlocked, last: other.last || mine.last,
  };
}

export function levelsOf(pack: Pack): Brief[] { return pack.chapters.flatMap((chapter) => chapter.levels); }

/** The first level of a chapter is always open; another opens when the one before it is won. */
export function isOpen(pack: Pack, progress: Progress, level: Brief): boolean {
  if (progress.unlocked || progress.stars[level.id]) return true;
  const chapter = pack.chapters.find((each) => each.levels.some((one) => one.id === level.id));
  const place = chapter?.levels.findIndex((one) => one.id === level.id) ?? 0;
  const before = place > 0 ? chapter?.levels[place - 1] : undefined;
  return before === undefined || (progress.stars[before.id] ?? 0) > 0;
}

/** The level that follows, in the next chapter when this one ends. */
export function nextLevel(pack: Pack, after: Brief): Brief | undefined {
  const levels = levelsOf(pack);
  const place = levels.findIndex((level) => level.id === after.id);
  return place < 0 ? undefined : levels[place + 1];
}

/** Where a child goes on: the last level touched if not won, else the first open one without stars. */
export function resume(pack: Pack, progress: Progress): Brief | undefined {
  const levels = levelsOf(pack);
  const place = levels.findIndex((level) => level.id === progress.last);
  const last = levels[place];
  if (last && !progress.stars[last.id]) return last;
  const waiting = [...levels.slice(place + 1), ...levels].filter((level) => !progress.stars[level.id]);
  return waiting.find((level) => isOpen(pack, progress, level)) ?? levels[0];
}

/** « 4.5 »: chapter and place in it; only the place in one chapter, nothing for a level alone. */
export function numberOf(pack: Pack, level: Brief): string {
  if (levelsOf(pack).length === 1) return '';
  const chapter = pack.chapters.findIndex((each) => each.levels.some((one) => one.id === level.id));
  const place = (pack.chapters[chapter]?.levels.findIndex((one) => one.id === level.id) ?? 0) + 1;
  return pack.chapters.length > 1 ? `${chapter + 1}.${place}` : String(place);
}
