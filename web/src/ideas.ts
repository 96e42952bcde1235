/** The idea that stands beside the program while it is tried: which one, when it is told; the same rule as `pages/ideas.py`. */

import type { App } from './app';
import type { Film } from './film';
import { HALF } from './generated/constants';
import type { Level, Pointed } from './types';

const LATER = 0; // in place of an idea: a solo level keeps them for after some tries
const WAYS = { before: -1, more: 1, close: 0 }; // what is offered beside an idea, and how far it leads

export type IdeaWay = keyof typeof WAYS;
export const SIGNS: Record<IdeaWay, string> = { before: 'left', more: 'bulb', close: 'check' };

/** One that was asked for, the first being 1, and where the film was then. */
export interface Idea { readonly number: number; readonly spot: string }

/** What of the page of a level it depends on. */
export interface Thinking { readonly app: App; readonly level: Level; readonly film: Film; idea: Idea | null }

/** Whether a name is that of a way beside an idea. */
export function isIdea(way: string): way is IdeaWay { return way in WAYS; }

/** The tries that are left until the ideas of a solo level open. */
function left({ app: { journey }, level }: Thinking): number { return level.solo_tries - (journey.progress.tries[level.id] ?? 0); }

/** The number of the idea that stays until it is closed; null for none. */
export function pinned(page: Thinking): number | null {
  return !page.idea || (page.idea.number === LATER && left(page) <= 0) ? null : page.idea.number;
}

/** The same, if it is told now: while the film tells nothing, or stands where it was asked for. */
export function told(page: Thinking): number | null {
  return page.idea?.spot === page.film.spot || !page.film.talks ? pinned(page) : null;
}

/** What it says, and what stands over it. */
export function wordsOf(page: Thinking, number: number): [words: string, over: string] {
  const { app: { words }, level: { hints } } = page;
  if (number === LATER) return [words.say('ui.hint.solo', { n: left(page) }), words.say('ui.hint.solo_title')];
  return [hints[number - 1] ?? '', words.say('ui.hint.number', { number, total: hints.length })];
}

/** What the idea that is told shows besides its words. */
export function pointed(page: Thinking): Pointed | null {
  const number = told(page);
  return number ? (page.level.points[number - 1] ?? null) : null;
}

/** What may be done with it. */
export function offered({ level: { hints } }: Thinking, number: number): IdeaWay[] {
  return [...(number > 1 ? ['before'] as const : []), ...(number > LATER && number < hints.length ? ['more'] as const : []), 'close'];
}

/** The bulb: the idea goes if it is told, else the one that was read last comes, or the first. */
export function press(page: Thinking): void {
  const { level, app: { journey } } = page;
  if (told(page) !== null) page.idea = null;
  else if (left(page) > 0) pin(page, LATER);
  else if (level.hints.length > 0) pin(page, Math.max(1, Math.min(pinned(page) || (journey.progress.hints[level.id] ?? 0), level.hints.length)));
}

/** One of those offered. */
export function follow(page: Thinking, way: IdeaWay): void {
  if (way === 'close' || !page.idea) page.idea = null;
  else pin(page, page.idea.number + WAYS[way]);
}

/** Keep that it is read; the last idea is half of a solution, each time that it is read or tried with. */
export function count(page: Thinking): void {
  const { level, app: { journey } } = page;
  const number = pinned(page);
  if (!number) return;
  journey.hinted(level.id, number);
  if (number >= HALF) journey.showed(level.id);
}

/** It stays until it is closed. */
export function pin(page: Thinking, number: number): void {
  page.film.head.pause();
  page.idea = { number, spot: page.film.spot };
  count(page);
  if (number) page.app.room?.told({ kind: 'hint', level: page.level.id, hints: number });
}
