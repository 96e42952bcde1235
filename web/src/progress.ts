/** Where a child is in a course: the same rules, and the same JSON, as `codeweek/progress.py` and `course.py`. */

import type { Brief, Chapter, Pack, Script } from './types';

const VERSION = 1;
const MOST_TRIES = 1_000_000;
export const GALLERY = 12; // programs kept of a level
const MOST_STARS = 3;

export interface Progress {
  version: number; stars: Record<string, number>; tries: Record<string, number>; hints: Record<string, number>;
  programs: Record<string, Script>; unlocked: boolean; last: string;
  /** Levels won without a hint, in order. */
  alone: string[];
  /** The programs kept of a level, the newest last. */
  gallery: Record<string, Script[]>;
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

function isScript(value: unknown): value is Script & Table { return isTable(value); }

/** The progress of plain data; what is not right in it is left out, the rest is kept. */
export function progressOf(saved: unknown): Progress {
  const from = isTable(saved) ? saved : {};
  const stars = numbers(from['stars'], MOST_STARS), hints = numbers(from['hints'], 3);
  return {
    version: VERSION, stars, hints,
    tries: numbers(from['tries'], MOST_TRIES),
    programs: table(from['programs'], isScript),
    unlocked: from['unlocked'] === true,
    last: typeof from['last'] === 'string' ? from['last'] : '',
    alone: aloneOf(from['alone'], stars, hints),
    gallery: galleryOf(from['gallery']),
  };
}

/** A file from before this was kept tells it by its stars and hints. */
function aloneOf(saved: unknown, stars: Record<string, number>, hints: Record<string, number>): string[] {
  const found = Array.isArray(saved)
    ? saved.filter((level): level is string => typeof level === 'string')
    : Object.keys(stars).filter((level) => stars[level] && !hints[level]);
  return [...new Set(found)].sort();
}

function galleryOf(saved: unknown): Record<string, Script[]> {
  const lists = Object.entries(table(saved, (value): value is unknown[] => Array.isArray(value)));
  const found = lists.map(([level, there]): [string, Script[]] => [level, there.filter(isScript).slice(-GALLERY)]);
  return Object.fromEntries(found.filter(([, there]) => there.length > 0));
}

/** Stars earned; they never go down. */
export function won(progress: Progress, level: string, earned: number): Progress {
  const stars = { ...progress.stars, [level]: Math.max(earned, progress.stars[level] ?? 0) };
  const alone = progress.hints[level] ? progress.alone : [...new Set([...progress.alone, level])].sort();
  return { ...progress, stars, tries: { ...progress.tries, [level]: 0 }, alone };
}

/** One more program in the gallery of a level; the oldest leaves when there is no room. */
export function kept(progress: Progress, level: string, program: Script): Progress {
  const others = (progress.gallery[level] ?? []).filter((each) => !same(each, program));
  return hung(progress, level, [...others, program]);
}

/** The gallery of a level without one of its programs. */
export function dropped(progress: Progress, level: string, index: number): Progress {
  return hung(progress, level, (progress.gallery[level] ?? []).filter((_each, i) => i !== index));
}

function hung(progress: Progress, level: string, programs: Script[]): Progress {
  const { [level]: _now, ...others } = progress.gallery;
  return { ...progress, gallery: programs.length > 0 ? { ...others, [level]: programs.slice(-GALLERY) } : others };
}

/** Whether two plain values are equal, whatever the order of their names. */
export function same(one: unknown, other: unknown): boolean { return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other)); }

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  return isTable(value) ? Object.keys(value).sort().map((name) => [name, ordered(value[name])]) : value;
}

/** Two progresses of one child in one: the best of both, the programs of the other. */
export function merged(mine: Progress, other: Progress): Progress {
  const hanging = Object.entries(other.gallery).reduce(
    (found, [level, programs]) => programs.reduce((sum, program) => kept(sum, level, program), found), mine,
  );
  return {
    ...raised(mine, other), tries: { ...mine.tries, ...other.tries }, programs: { ...mine.programs, ...other.programs },
    unlocked: mine.unlocked || other.unlocked, last: other.last || mine.last, gallery: hanging.gallery,
  };
}

/** A progress of now, with what another tab kept: what never goes down does not, and no program is lost. */
export function raised(mine: Progress, other: Progress): Progress {
  const best = (one: Record<string, number>, two: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.keys({ ...one, ...two }).map((id) => [id, Math.max(one[id] ?? 0, two[id] ?? 0)]));
  return {
    ...mine, stars: best(mine.stars, other.stars), hints: best(mine.hints, other.hints),
    alone: [...new Set([...mine.alone, ...other.alone])].sort(), programs: { ...other.programs, ...mine.programs },
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

/** Where a child goes on: the last level touched if not won, else one without stars, else one to better. */
export function resume(pack: Pack, progress: Progress): Brief | null {
  const levels = levelsOf(pack);
  const place = levels.findIndex((level) => level.id === progress.last);
  const last = levels[place];
  if (last && !progress.stars[last.id]) return last;
  const waiting = [...levels.slice(place + 1), ...levels].filter((level) => !progress.stars[level.id]);
  return waiting.find((level) => isOpen(pack, progress, level)) ?? another(pack, progress, null);
}

/** Something else to do: a level to win, one with stars to earn, or one where to invent; from the level just played on. */
export function another(pack: Pack, progress: Progress, after: Brief | null): Brief | null {
  const levels = levelsOf(pack);
  const place = levels.findIndex((level) => level.id === after?.id) + 1;
  const there = [...levels.slice(place), ...levels.slice(0, place)]
    .filter((level) => level.id !== after?.id && isOpen(pack, progress, level));
  const stars = (level: Brief): number => progress.stars[level.id] ?? 0;
  return there.find((level) => stars(level) === 0) ?? there.find((level) => stars(level) < MOST_STARS)
    ?? there.find((level) => level.mode === 'create') ?? there[0] ?? after;
}

/** Nothing yet, seen, worked with, or owned. */
export type State = '' | 'seen' | 'helped' | 'alone';

/** How far a child is with the idea of a chapter. */
export function stateOf(chapter: Chapter, progress: Progress): State {
  const solo = chapter.levels.filter((level) => level.mode === 'solo').at(-1) ?? chapter.levels.at(-1);
  if (solo && progress.alone.includes(solo.id)) return 'alone';
  const won = chapter.levels.filter((level) => progress.stars[level.id]);
  if (won.some((level) => level.mode !== 'run' && level.mode !== 'predict')) return 'helped';
  const touched = chapter.levels.some((level) => progress.tries[level.id] || level.id in progress.programs);
  return won.length > 0 || touched ? 'seen' : '';
}

/** « 4.5 »: chapter and place in it; only the place in one chapter, nothing for a level alone. */
export function numberOf(pack: Pack, level: Brief): string {
  if (levelsOf(pack).length === 1) return '';
  const chapter = pack.chapters.findIndex((each) => each.levels.some((one) => one.id === level.id));
  const place = (pack.chapters[chapter]?.levels.findIndex((one) => one.id === level.id) ?? 0) + 1;
  return pack.chapters.length > 1 ? `${chapter + 1}.${place}` : String(place);
}
