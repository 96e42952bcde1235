/** Where a child is in a course: the same rules, and the same JSON, as `codeweek/progress/progress.py` and `course.py`. */

import { BEFORE, BULB_AFTER, CHANGED_MODES, DOOR_PLACES, DOOR_PUZZLE, DOORS, GALLERY, GIVEN, HISTORY, MOST_RUNGS, MOST_STARS, MOST_TRIES, PLAYGROUND, PROGRESS_VERSION, SHEET } from '../generated/constants';
import { NEVER, isAgain, practisedOf, type Again } from './review-schedule';
import { exerciseOf } from './exercise';
import { isNumber, newest, numberedOf, untitled, type Numbered } from './numbered-programs';
import { isTable, same, table, type Table } from '../base/json';
import type { Brief, Chapter, Pack, Script } from '../core/types';

export interface Progress {
  version: number; stars: Record<string, number>; tries: Record<string, number>; hints: Record<string, number>;
  programs: Record<string, Script>; unlocked: boolean; last: string;
  /** Levels won without a hint, in order. */
  alone: string[];
  /** The programs kept of a level, the newest last. */
  gallery: Record<string, Script[]>;
  /** The number of the change that made each program: greater than all before it in this course. */
  saved: Record<string, number>;
  /** The programs of a level that another took the place of, from another tab or computer; the newest last. */
  history: Record<string, Numbered[]>;
  /** The numbers of the programs of a gallery. */
  hung: Record<string, number[]>;
  /** Levels whose solution, or half of it, was shown; those won with it since; those with the medal: in order. */
  shown: string[]; helped: string[]; medals: string[];
  /** Levels of which another one like it was won, or is to come back. */
  again: Record<string, Again>;
  /** The day on which a level was first won, as « 2026-11-30 »; under its id and `LIKE`, one made like it, without help. */
  days: Record<string, string>;
  // Beside these: fields of a newer version as they are, and `carried`, its entries of these that cannot be read here.
}

const CARRIED = 'carried', LIKE = ' (like)';

/** The numbers of a field; a newer version may count further, which is read as the most of this one. */
function numbers(saved: unknown, most: number, newer: boolean): Record<string, number> {
  return mapped(table(saved, (value): value is number => isNumber(value) && (newer || value <= most)), (value) => Math.min(value, most));
}

function isScript(value: unknown): value is Script & Record<string, unknown> { return isTable(value); }

function isList(value: unknown): value is unknown[] { return Array.isArray(value); }

/** The progress of plain data; what is not right in it is left out, the rest is kept. What a newer version kept is carried. */
export function progressOf(saved: unknown): Progress {
  const from = isTable(saved) ? saved : {};
  const read = readOf(putBack(from), isNumber(from['version']) ? Math.max(PROGRESS_VERSION, from['version']) : PROGRESS_VERSION);
  return { ...unknownIn(from, read), ...read };
}

function readOf(from: Table, version: number): Progress {
  const newer = version > PROGRESS_VERSION;
  const stars = numbers(from['stars'], MOST_STARS, newer), hints = numbers(from['hints'], MOST_RUNGS, newer);
  const programs = programsOf(from), galleries = galleriesOf(from);
  return {
    version, stars, hints,
    tries: numbers(from['tries'], MOST_TRIES, newer),
    unlocked: from['unlocked'] === true,
    last: typeof from['last'] === 'string' ? from['last'] : '',
    alone: aloneOf(from['alone'], stars, hints),
    shown: levelsIn(from['shown']), helped: levelsIn(from['helped']), medals: levelsIn(from['medals']), again: table(from['again'], isAgain), days: table(from['days'], isDay),
    ...unpacked(programs, galleries),
  };
}

const KNOWN: ReadonlySet<string> = new Set(Object.keys(readOf({}, PROGRESS_VERSION)));

/** Fields of a newer version, as they are. */
export function unknown(progress: object): Table {
  return Object.fromEntries(Object.entries(progress).filter(([name, value]) => !KNOWN.has(name) && value !== null));
}

function tables(saved: unknown): Record<string, Table> { return table(saved, isTable); }

function less(one: unknown, other: unknown): boolean { return isNumber(one) && isNumber(other) && one < other; }

/** The same with the carried entries in their fields; what was done since comes before them. */
function putBack(saved: Table): Table {
  const found = { ...saved };
  for (const [name, carried] of Object.entries(tables(saved[CARRIED]))) {
    const there = saved[name];
    if (!KNOWN.has(name) || !isTable(there)) continue;
    found[name] = { ...carried, ...there, ...Object.fromEntries(Object.entries(carried).filter(([key, value]) => less(there[key], value))) };
  }
  return found;
}

/** What would be dropped: fields that are not known here, entries of a newer version or carried by one. */
function unknownIn(saved: Table, read: Progress): Table {
  const { [CARRIED]: before, ...found } = unknown(saved);
  if (read.version === PROGRESS_VERSION && !(CARRIED in saved)) return found;
  const known = tables(read), carried: Record<string, Table> = {};
  for (const [name, entries] of [...Object.entries(tables(saved)), ...Object.entries(tables(before))]) {
    const table = known[name];
    if (!table) continue;
    const lost = Object.entries(entries).filter(([key, value]) => value !== null && !same(table[key], value) && !less(value, table[key]));
    if (lost.length > 0) carried[name] = { ...carried[name], ...Object.fromEntries(lost) };
  }
  return Object.keys(carried).length > 0 ? { ...found, [CARRIED]: carried } : found;
}

function isDay(value: unknown): value is string { return typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value); }

/** A file from before this was kept tells it by its stars and hints. */
function aloneOf(saved: unknown, stars: Record<string, number>, hints: Record<string, number>): string[] {
  return levelsIn(Array.isArray(saved) ? saved : Object.keys(stars).filter((level) => stars[level] && !hints[level]));
}

function levelsIn(saved: unknown): string[] {
  return [...new Set(isList(saved) ? saved.filter((level): level is string => typeof level === 'string') : [])].sort();
}

function without(levels: string[], level: string): string[] { return levels.filter((each) => each !== level); }

/** By level, its earlier programs and the one of now, which has no number in a file from before. */
function programsOf(from: Record<string, unknown>): Record<string, Numbered[]> {
  const counted = table(from['saved'], isNumber);
  const found: Record<string, Numbered[]> = Object.fromEntries(
    Object.entries(table(from['programs'], isScript)).map(([level, program]) => [level, [{ saved: counted[level] ?? BEFORE, program }]]),
  );
  for (const [level, earlier] of Object.entries(table(from['history'], isList))) {
    const there = [...numberedOf(earlier), ...(found[level] ?? [])];
    if (there.length > 0) found[level] = newest(there, 1 + HISTORY);
  }
  return found;
}

/** By level, the programs of its gallery; their places number them in a file from before. */
function galleriesOf(from: Record<string, unknown>): Record<string, Numbered[]> {
  const told = table(from['hung'], (value): value is number[] => isList(value) && value.every(isNumber));
  const found = Object.entries(table(from['gallery'], isList)).map(([level, there]): [string, Numbered[]] => {
    const counted = told[level]?.length === there.length ? told[level] : [...there.keys()];
    return [level, newest(there.flatMap((program, i) => (isScript(program) ? [{ saved: counted[i]!, program }] : [])), GALLERY)];
  });
  return Object.fromEntries(found.filter(([, there]) => there.length > 0));
}

/** By level, its earlier programs and the one of now. */
export function programs(progress: Progress): Record<string, Numbered[]> {
  return Object.fromEntries(Object.entries(progress.programs).map(([level, program]) =>
    [level, [...(progress.history[level] ?? []), { saved: progress.saved[level] ?? 0, program }]]));
}

/** By level, the programs of its gallery. */
export function galleries(progress: Progress): Record<string, Numbered[]> {
  return Object.fromEntries(Object.entries(progress.gallery).map(([level, there]) =>
    [level, there.map((program, i) => ({ saved: progress.hung[level]?.[i] ?? i, program }))]));
}

export function unpacked(
  all: Record<string, Numbered[]>, works: Record<string, Numbered[]>,
): Pick<Progress, 'programs' | 'saved' | 'history' | 'gallery' | 'hung'> {
  return {
    programs: mapped(all, (there) => there.at(-1)!.program), saved: mapped(all, (there) => there.at(-1)!.saved),
    history: mapped(Object.fromEntries(Object.entries(all).filter(([, there]) => there.length > 1)), (there) => there.slice(0, -1)),
    gallery: mapped(works, (there) => there.map((each) => each.program)), hung: mapped(works, (there) => there.map((each) => each.saved)),
  };
}

function mapped<One, Other>(from: Record<string, One>, change: (value: One) => Other): Record<string, Other> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value)]));
}

/** The number of the last change of a program. */
export function changes(progress: Progress): number {
  return Math.max(0, ...Object.values(progress.saved), ...Object.values(progress.hung).flat());
}

function next(progress: Progress): number { return Math.min(Math.max(changes(progress), BEFORE) + 1, Number.MAX_SAFE_INTEGER); }

/** The program of a level as it is now; at first, the one that the level gives. */
export function saved(progress: Progress, level: string, program: Script): Progress {
  if (same(progress.programs[level], program)) return { ...progress, last: level };
  const { [level]: before = [], ...others } = progress.history;
  const earlier = before.filter((each) => !same(each.program, program));
  return {
    ...progress, last: level, programs: { ...progress.programs, [level]: program }, saved: { ...progress.saved, [level]: level in progress.programs ? next(progress) : GIVEN },
    history: earlier.length > 0 ? { ...others, [level]: earlier } : others,
  };
}

/** The program of a level goes into its history: another is about to take its place. */
export function putAside(progress: Progress, level: string): Progress {
  return { ...progress, history: { ...progress.history, [level]: newest(programs(progress)[level] ?? [], HISTORY) } };
}

/** Stars and perhaps a medal earned, neither of which ever goes; and the day of the first win. */
export function won(progress: Progress, level: string, earned: number, medal = false, day = ''): Progress {
  const { shown, helped, alone, medals } = progress;
  const after = {
    ...progress,
    stars: { ...progress.stars, [level]: Math.max(earned, progress.stars[level] ?? 0) },
    tries: { ...progress.tries, [level]: 0 },
    alone: progress.hints[level] || shown.includes(level) ? alone : levelsIn([...alone, level]),
    helped: shown.includes(level) ? levelsIn([...helped, level]) : helped,
    medals: medal ? levelsIn([...medals, level]) : medals,
    days: day && earned && !progress.stars[level] ? { [level]: day, ...progress.days } : progress.days,
  };
  const withHelp = !after.alone.includes(level) || (progress.again[level] ?? NEVER)[2] > 0;
  return withHelp && earned && !progress.stars[level] ? needed(after, level) : after;
}

/** How many levels were won, those too that were made like another one. */
export function wins({ stars, again }: Progress): number {
  return Object.values(stars).filter((star) => star > 0).length + Object.values(again).reduce((all, [won]) => all + won, 0);
}

/** Help was needed on a level, which is to come back. */
export function needed(progress: Progress, level: string): Progress { return told(progress, level, ([won]) => [won, wins(progress), 1]); }

/** A level made like this one was won, with help or without; and the first day without. */
export function practised(progress: Progress, level: string, withHelp: boolean, day = ''): Progress {
  const days = day && !withHelp ? { [level + LIKE]: day, ...progress.days } : progress.days;
  return { ...told(progress, level, (again) => practisedOf(again, wins(progress), withHelp)), days };
}

/** There is no other like a level: it does not come back. */
export function ended(progress: Progress, level: string): Progress { return told(progress, level, ([won]) => [won, 0, 0]); }

function told(progress: Progress, level: string, change: (again: Again) => Again): Progress {
  return { ...progress, again: { ...progress.again, [level]: change(progress.again[level] ?? NEVER) } };
}

/** So many rungs of the hint ladder opened; opened ones stay open. */
export function hinted(progress: Progress, level: string, rungs: number): Progress {
  return { ...progress, hints: { ...progress.hints, [level]: Math.max(rungs, progress.hints[level] ?? 0) } };
}

/** Whether the bulb glows: several tries, no stars yet, and an idea left to read. */
export function wantsHint({ id, hints }: { id: string; hints: readonly string[] }, progress: Progress): boolean {
  return (progress.tries[id] ?? 0) >= BULB_AFTER && !progress.stars[id] && (progress.hints[id] ?? 0) < hints.length;
}

/** Whether a hand shows how: on the first level to run, to foresee and to build, until it was tried. */
export function showsHand(pack: Pack, progress: Progress, level: Brief): boolean {
  const sort = (brief: Brief): string => `${brief.read_only} ${brief.mode === 'predict'}`;
  const first = levelsOf(pack).find((brief) => sort(brief) === sort(level));
  return first?.id === level.id && !progress.stars[level.id] && !progress.tries[level.id];
}

/** The solution of a level, or half of it, was shown. */
export function showed(progress: Progress, level: string): Progress {
  return { ...progress, shown: levelsIn([...progress.shown, level]), helped: without(progress.helped, level) };
}

/** A level is at its start again: what was shown before it was last won counts no more. */
export function begun(progress: Progress, level: string): Progress {
  if (!progress.helped.includes(level)) return progress;
  return { ...progress, shown: without(progress.shown, level), helped: without(progress.helped, level) };
}

/** One more program in the gallery of a level; the oldest leaves when there is no room. */
export function kept(progress: Progress, level: string, program: Script): Progress {
  const there = galleries(progress)[level] ?? [];
  const work = there.find((each) => same(untitled(each.program), program))?.program ?? program; // one that is there keeps its title
  return hung(progress, level, [...there.filter((each) => !same(each.program, work)), { saved: next(progress), program: work }]);
}

/** A program of the gallery with a title, or none; it is the newest then. */
export function titled(progress: Progress, level: string, program: Script, title: string): Progress {
  const there = galleries(progress)[level] ?? [], bare = untitled(program);
  const others = there.filter((each) => !same(untitled(each.program), bare));
  return others.length === there.length ? progress : hung(progress, level, [...others, { saved: next(progress), program: title ? { ...bare, title } : bare }]);
}

/** The gallery of a level without one of its programs. */
export function dropped(progress: Progress, level: string, index: number): Progress {
  return hung(progress, level, (galleries(progress)[level] ?? []).filter((_each, i) => i !== index));
}

function hung(progress: Progress, level: string, works: Numbered[]): Progress {
  const { [level]: _now, ...others } = galleries(progress);
  return { ...progress, ...unpacked(programs(progress), works.length > 0 ? { ...others, [level]: works.slice(-GALLERY) } : others) };
}

export function levelsOf(pack: Pack): Brief[] { return pack.chapters.flatMap((chapter) => chapter.levels); }

/** The levels that a room has open today in a pack, in their order; null: as ever. */
export type Today = readonly string[] | null;

function levelsNow(pack: Pack, today: Today): Brief[] {
  const levels = levelsOf(pack);
  return today ? today.flatMap((id) => levels.filter((level) => level.id === id)) : levels;
}

/**
 * A level opens when the one before it in its chapter is won, or the one that the chapter names instead;
 * the first one is always open unless the chapter names one. Once a solo level is won, those before it are. */
export function isOpen(pack: Pack, progress: Progress, level: Brief, today: Today = null): boolean {
  if (today) return today.includes(level.id);
  const came = (level.id === DOOR_PUZZLE || level.mode === 'solo') && (progress.last === level.id || Object.hasOwn(progress.programs, level.id));
  const bySheet = level.id === SHEET && [progress.last, ...Object.keys(progress.programs)].some((id) => id && leadsToSheet(id));
  return progress.unlocked || came || bySheet || Boolean(progress.stars[level.id]) || isLedTo(pack, progress, level.id)
    || solosAfter(pack, level.id).some(({ id }) => progress.stars[id]);
}

/** The solo levels that come after a level in its chapter; none, if they wait for another chapter. */
function solosAfter(pack: Pack, id: string): Brief[] {
  const played = exerciseOf(id), chapters = pack.chapters.map(({ levels, after }) => levels.filter((level) => !(level.id in after)));
  const levels = chapters.find((there) => there.some((level) => level.id === played)) ?? [];
  return levels.slice(levels.findIndex((level) => level.id === played) + 1).filter(({ mode }) => mode === 'solo');
}

/** The solo level that shows that a level was too easy, while it is not won; none of the first of all, or of a solo level. */
export function proofOf(pack: Pack, progress: Progress, level: Brief, today: Today = null): Brief | null {
  const solo = level.mode === 'solo' || level.id === levelsOf(pack)[0]?.id ? undefined : solosAfter(pack, level.id).at(-1);
  return solo && !progress.stars[solo.id] && (today?.includes(solo.id) ?? true) ? solo : null;
}

/** Whether a sheet to write on is offered on a level: on the others of its chapter. */
export function leadsToSheet(id: string): boolean { return id.split('/')[0] === SHEET.split('/')[0] && exerciseOf(id) !== SHEET; }

/** Whether the level to be won before another one is won, if there is one. */
function isLedTo(pack: Pack, progress: Progress, id: string): boolean {
  const before = beforeIn(pack, id);
  return before === undefined || (progress.stars[before] ?? 0) > 0;
}

/** The level to be won before another one. */
function beforeIn(pack: Pack, id: string): string | undefined {
  const chapter = pack.chapters.find((each) => each.levels.some((one) => one.id === id));
  const place = chapter?.levels.findIndex((one) => one.id === id) ?? 0;
  return chapter?.after[id] ?? (place > 0 ? chapter?.levels[place - 1]?.id : undefined);
}

/** The level that opens this one once it is won, while it is shut. */
export function waitsFor(pack: Pack, progress: Progress, level: Brief, today: Today = null): Brief | undefined {
  if (today || isOpen(pack, progress, level)) return undefined;
  const before = beforeIn(pack, level.id);
  return levelsOf(pack).find((brief) => brief.id === before);
}

/** The level to play so as to get to this one: itself when it is open, else one that leads there. */
export function wayTo(pack: Pack, progress: Progress, level: Brief): Brief {
  const first = waitsFor(pack, progress, level);
  return first ? wayTo(pack, progress, first) : level;
}

/** The level that follows, in the next chapter when this one ends; those that wait for a level of elsewhere are passed over. */
export function nextLevel(pack: Pack, progress: Progress, after: Brief, today: Today = null): Brief | undefined {
  const levels = levelsNow(pack, today);
  const place = levels.findIndex((level) => level.id === exerciseOf(after.id));
  const begins = today ? undefined : placed(pack, progress, after.id);
  if (begins) return begins;
  const named = ({ id }: Brief): boolean => pack.chapters.some(({ after }) => id in after);
  return place < 0 ? undefined : levels.slice(place + 1).find((level) => !named(level) || isOpen(pack, progress, level, today));
}

/** Whether the places of the doors are in a course, and no room has chosen another today. */
export function leadsByDoors(pack: Pack, today: Today): boolean {
  return !today && DOORS.every(({ level }) => !level || levelsOf(pack).some(({ id }) => id === level));
}

/** Where the puzzle of a door leads, or a solo level that was won past those before it: a chapter on. */
function placed(pack: Pack, progress: Progress, after: string): Brief | undefined {
  const begins = placedByDoor(pack, progress, after), id = exerciseOf(after), before = beforeIn(pack, id);
  if (begins || !before || progress.stars[before] || !progress.stars[id]) return begins;
  const chapter = pack.chapters.findIndex(({ levels }) => levels.some((level) => level.id === id && level.mode === 'solo'));
  return chapter < 0 ? undefined : pack.chapters.slice(chapter + 1).flatMap(({ levels }) => levels.slice(0, 1)).find((level) => isOpen(pack, progress, level));
}

/** The level to begin with after the puzzle of a door, by its stars, while nothing else was ever won. */
function placedByDoor(pack: Pack, progress: Progress, after: string): Brief | undefined {
  const stars = progress.stars[DOOR_PUZZLE] ?? 0;
  if (exerciseOf(after) !== DOOR_PUZZLE || !stars || progress.unlocked || Object.keys(progress.stars).length > 1) return undefined;
  const place = DOOR_PLACES.find((each) => stars >= each.stars)!;
  return levelsOf(pack).find(({ id }) => id === place.level);
}

/** Where a child goes on: the last level touched if not won, else one without stars, else one to better. */
export function resume(pack: Pack, progress: Progress, today: Today = null): Brief | null {
  const levels = levelsNow(pack, today);
  const place = levels.findIndex((level) => level.id === exerciseOf(progress.last) && (today || reached(pack, progress, level)));
  const last = levels[place];
  if (last && !progress.stars[last.id]) return last;
  const begins = today ? undefined : placed(pack, progress, progress.last);
  if (begins && !progress.stars[begins.id]) return begins;
  const waiting = [...levels.slice(place + 1), ...levels].filter((level) => !progress.stars[level.id]);
  return waiting.find((level) => isOpen(pack, progress, level, today)) ?? another(pack, progress, last ?? null, today);
}

/** Where a child stands in a chapter: at the level to go on with, else at the last open one, if one is. */
export function stopIn(levels: readonly Brief[], progress: Progress, open: (level: Brief) => boolean): Brief | null {
  const there = levels.filter(open), last = exerciseOf(progress.last);
  const waiting = there.filter(({ id }) => !progress.stars[id]);
  return waiting.find(({ id }) => id === last) ?? waiting[0] ?? there.at(-1) ?? null;
}

/** The levels to invent in that the map offers: the latest that are open; from the first day, one. */
export function playground(pack: Pack, progress: Progress): Brief[] {
  const free = levelsOf(pack).filter((level) => level.mode === 'create');
  const there = free.filter((level) => isOpen(pack, progress, level));
  return there.length > 0 ? there.slice(-PLAYGROUND) : free.slice(0, 1);
}

/** Whether a child came to a level by the way, and not from the map to invent there. */
function reached(pack: Pack, progress: Progress, { id, mode }: Brief): boolean {
  return progress.unlocked || mode !== 'create' || isLedTo(pack, progress, id);
}

/** Something else to do: a level to win, one with stars to earn, or one where to invent; from the level just played on. */
export function another(pack: Pack, progress: Progress, after: Brief | null, today: Today = null): Brief | null {
  const levels = levelsNow(pack, today);
  const played = after && exerciseOf(after.id);
  const place = levels.findIndex((level) => level.id === played) + 1;
  const there = [...levels.slice(place), ...levels.slice(0, place)]
    .filter((level) => level.id !== played && isOpen(pack, progress, level, today));
  const stars = (level: Brief): number => progress.stars[level.id] ?? 0;
  const better = there.find((level) => stars(level) < MOST_STARS && !level.read_only); // a prediction, or an exercise, was judged once
  return there.find((level) => stars(level) === 0) ?? better
    ?? there.find((level) => level.mode === 'create') ?? there[0] ?? after;
}

/** Nothing yet, seen, half of it built, with help or without, or owned. */
export type State = '' | 'seen' | 'helped' | 'done' | 'alone';

/** How far a child is with the idea of a chapter. */
export function stateOf(chapter: Chapter, progress: Progress): State {
  const solos = chapter.levels.filter((level) => level.mode === 'solo');
  if ((solos.length > 0 ? solos : chapter.levels.slice(-1)).some(({ id }) => progress.alone.includes(id))) return 'alone';
  const won = chapter.levels.filter((level) => progress.stars[level.id]);
  const taught = taughtIn(chapter), half = Math.ceil(taught.length / 2);
  const built = taught.filter((level) => won.includes(level));
  if (built.length > 0 && built.length >= half) return built.filter((level) => !helpedIn(progress, level.id)).length >= half ? 'done' : 'helped';
  const touched = chapter.levels.some((level) => progress.tries[level.id] || level.id in progress.programs);
  return won.length > 0 || touched ? 'seen' : '';
}

/** The levels where a program is built for the idea of a chapter: none that is only changed, or free. */
function taughtIn({ levels }: Chapter): Brief[] {
  const open = levels.filter((level) => !level.read_only), built = open.filter(({ mode }) => !CHANGED_MODES.includes(mode));
  return built.length > 0 ? built : open;
}

/** Whether a level was never won without an idea or a solution being opened. */
function helpedIn(progress: Progress, level: string): boolean {
  return (Boolean(progress.hints[level]) || progress.shown.includes(level)) && !progress.alone.includes(level);
}

/** « 4.5 »: chapter and place in it; only the place in one chapter, nothing for a level alone. */
export function numberOf(pack: Pack, level: Brief): string {
  if (levelsOf(pack).length === 1) return '';
  const id = exerciseOf(level.id);
  const chapter = pack.chapters.findIndex((each) => each.levels.some((one) => one.id === id));
  const place = (pack.chapters[chapter]?.levels.findIndex((one) => one.id === id) ?? 0) + 1;
  return pack.chapters.length > 1 ? `${chapter + 1}.${place}` : String(place);
}

/** Whether a chapter is to be opened by its comic: none of its levels was entered. */
export function opens({ comic, levels }: Pick<Chapter, 'comic' | 'levels'>, { programs, tries, stars }: Progress): boolean {
  return comic && !levels.some(({ id }) => id in programs || id in tries || id in stars);
}

/** Whether the last level of a chapter is won: its ending may be seen. */
export function isDone({ levels }: Pick<Chapter, 'levels'>, { stars }: Progress): boolean {
  const ends = [levels.filter(({ mode }) => mode !== 'create').at(-1), levels.at(-1)].flatMap((level) => level ?? []);
  return ends.length > 0 && ends.every(({ id }) => stars[id]);
}
