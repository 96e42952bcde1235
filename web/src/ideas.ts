/** The idea that stands beside the program while it is tried: which one, when it is told; the same rule as `pages/ideas.py`. */

import type { App } from './app';
import type { Film } from './film';
import { HALF, HELPED_KINDS, HELPED_MODES } from './generated/constants';
import type { Level, Pointed } from './types';

const LATER = 0; // in place of an idea: a solo level keeps them for after some tries
const WAYS = { before: -1, more: 1, close: 0 }; // what is offered beside an idea, and how far it leads

export type IdeaWay = keyof typeof WAYS;
export const SIGNS: Record<IdeaWay, string> = { before: 'left', more: 'bulb', close: 'check' };

/** One that was asked for, the first being 1, and where the film was then. */
interface Idea { readonly number: number; readonly spot: string }

/** What of the page of a level depends on them. */
export interface Thinking { readonly app: App; readonly level: Level; readonly film: Film; readonly ideas: Ideas }

/** Whether a name is that of a way beside an idea. */
export function isIdea(way: string): way is IdeaWay { return way in WAYS; }

/** Whether a child's own program is looked at; else a level has its own ideas only. */
export function helps({ kind, mode, trap }: Pick<Level, 'kind' | 'mode' | 'trap'>): boolean {
  return HELPED_KINDS.includes(kind) && HELPED_MODES.includes(mode) && !trap;
}

/** Those of a level. One that was asked for stays until it is closed, while the program is changed and tried. */
export class Ideas {
  private idea: Idea | null = null;

  constructor(private readonly app: Pick<App, 'journey' | 'room' | 'words'>, private readonly level: Level, private readonly film: Film) {}

  /** Whether one was asked for, and not closed. */
  get asked(): boolean { return this.idea !== null; }

  /** The number of the idea that stays until it is closed; null for none. */
  get pinned(): number | null {
    return !this.idea || (this.idea.number === LATER && this.left <= 0) ? null : this.idea.number;
  }

  /** The same, if it is told now: while the film tells nothing, or stands where it was asked for. */
  get told(): number | null {
    return this.idea?.spot === this.film.spot || !this.film.talks ? this.pinned : null;
  }

  /** What the idea that is told shows besides its words. */
  get shows(): Pointed | null {
    const number = this.told;
    return number ? (this.level.points[number - 1] ?? null) : null;
  }

  /** What one says, and what stands over it. */
  words(number: number): [words: string, over: string] {
    const { app: { words }, level: { hints } } = this;
    if (number === LATER) return [words.say('ui.hint.solo', { n: this.left }), words.say('ui.hint.solo_title')];
    return [hints[number - 1] ?? '', words.say('ui.hint.number', { number, total: hints.length })];
  }

  /** What may be done with it. */
  offered(number: number): IdeaWay[] {
    const { hints } = this.level;
    return [...(number > 1 ? ['before'] as const : []), ...(number > LATER && number < hints.length ? ['more'] as const : []), 'close'];
  }

  /** The bulb: the idea goes if it is told, else the one that was read last comes, or the first. */
  press(): void {
    const { level: { id, hints }, app: { journey } } = this;
    if (this.told !== null) this.idea = null;
    else if (this.left > 0) this.pin(LATER);
    else if (hints.length > 0) this.pin(Math.max(1, Math.min(this.pinned || (journey.progress.hints[id] ?? 0), hints.length)));
  }

  /** One that the adult sends, the first being 1. */
  show(number: number): void { this.pin(Math.min(number, this.level.hints.length)); }

  /** One of those offered. */
  follow(way: IdeaWay): void {
    if (way === 'close' || !this.idea) this.idea = null;
    else this.pin(this.idea.number + WAYS[way]);
  }

  /** Keep that it is read; the last idea is half of a solution, each time that it is read or tried with. */
  count(): void {
    const { level, app: { journey }, pinned } = this;
    if (!pinned) return;
    journey.hinted(level.id, pinned);
    if (pinned >= HALF) journey.showed(level.id);
  }

  /** The tries that are left until the ideas of a solo level open. */
  private get left(): number { return this.level.solo_tries - (this.app.journey.progress.tries[this.level.id] ?? 0); }

  private pin(number: number): void {
    this.film.head.pause();
    this.idea = { number, spot: this.film.spot };
    this.count();
    if (number) this.app.room?.told({ kind: 'hint', level: this.level.id, hints: number });
  }
}
