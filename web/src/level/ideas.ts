/** The idea that stands beside the program while it is tried: which one, when it is told; the same rule as `pages/ideas.py`. */

import type { App } from '../app/app';
import type { Film } from '../film/film';
import { HALF, HELPED_KINDS, HELPED_MODES } from '../generated/constants';
import { same } from '../base/json';
import type { Helped, Level, NextEdit, Pointed, Script } from '../core/types';

const LATER = 0; // in place of an idea: a solo level keeps them for after some tries
const QUESTION = 2; // the idea that asks
const WAYS = { before: -1, more: 1, close: 0 }; // what is offered beside an idea, and how far it leads

const CHOICES = ['a', 'b', 'c'] as const; // what is offered beside a question

export type ChoiceWay = (typeof CHOICES)[number];
export type IdeaWay = keyof typeof WAYS | ChoiceWay;
export const SIGNS: Record<keyof typeof WAYS, string> = { before: 'left', more: 'bulb', close: 'check' };

/** One that was asked for, the first being 1, and where the film was then. */
interface Idea { readonly number: number; readonly spot: string }

/**
 * A program that is looked at, and what helps with it: null until that is known, or when there is nothing.
 * `tried`: the wrong choices of its question, the last one in the film `shot`; `found`: the right one was chosen. */
interface Looked { readonly script: Script; help: Helped | null; waits: boolean; tried: number[]; shot: number; found: boolean }

/** The child's own program, and who tells what helps with it. */
export interface Looks { program(): Script; look(then: (help: Helped | null) => void): void }

const NOBODY: Looks = { program: () => ({ blocks: { languageVersion: 0, blocks: [] } }), look: (then) => then(null) };

/** What of the page of a level depends on them. */
export interface Thinking { readonly app: App; readonly level: Level; readonly film: Film; readonly ideas: Ideas }

/** Whether a name is that of a way beside an idea. */
export function isIdea(way: string): way is IdeaWay { return way in WAYS || isChoice(way); }

/** Whether it is that of a choice of a question. */
export function isChoice(way: string): way is ChoiceWay { return (CHOICES as readonly string[]).includes(way); }

/** Whether a child's own program is looked at; else a level has its own ideas only. */
export function helps({ kind, mode, trap }: Pick<Level, 'kind' | 'mode' | 'trap'>): boolean {
  return HELPED_KINDS.includes(kind) && HELPED_MODES.includes(mode) && !trap;
}

/** Those of a level. One that was asked for stays until it is closed, while the program is changed and tried. */
export class Ideas {
  private idea: Idea | null = null;
  private looked: Looked | null = null;

  constructor(private readonly app: Pick<App, 'journey' | 'room' | 'words'>, private readonly level: Level, private readonly film: Film, private readonly looks: Looks = NOBODY) {}

  /** Whether one was asked for, and not closed. */
  get asked(): boolean { return this.idea !== null; }

  /** The number of the idea that stays until it is closed; null for none. A question goes when the program is another one. */
  get pinned(): number | null {
    const { idea, looked } = this;
    if (!idea || (idea.number === LATER && this.left <= 0)) return null;
    return idea.number === QUESTION && looked && !same(looked.script, this.looks.program()) ? null : idea.number;
  }

  /** The same, if it is told now: while the film tells nothing, or stands where it was asked for. */
  get told(): number | null {
    if (this.tries) return this.trial ? null : this.pinned;
    return this.idea?.spot === this.film.spot || !this.film.talks ? this.pinned : null;
  }

  /** Whether the film is that of a wrong choice of the question. */
  get tries(): boolean { return this.looked?.shot === this.film.shot; }

  /** The program of that choice, until its film has told that it loses. */
  get trial(): Script | null {
    const { looked, film } = this;
    if (!looked || !this.tries || (film.ended && film.told)) return null;
    return this.question?.choices[looked.tried.at(-1)!]?.script ?? null;
  }

  /** What the idea that is told shows besides its words. */
  get shows(): Pointed | null {
    const number = this.told;
    if (!number) return null;
    if (!this.helps(number)) return this.level.points[number - 1] ?? null;
    const block = this.looked?.help?.block;
    return { cells: [], blocks: block ? [block] : [], types: [], button: '' };
  }

  /** What one says, and what stands over it. */
  words(number: number): [words: string, over: string] {
    const { app: { words }, level: { hints }, looked } = this;
    if (number === LATER) return [words.say('ui.hint.solo', { n: this.left }), words.say('ui.hint.solo_title')];
    return [this.said(number) ?? (number >= QUESTION && looked?.waits ? words.say('ui.hint.looking') : hints[number - 1] ?? ''), words.say('ui.hint.number', { number, total: hints.length })];
  }

  /** A choice of the question, with its letter. */
  choice(way: ChoiceWay): string {
    return this.app.words.say('ui.hint.choice', { letter: way.toUpperCase(), words: this.question?.choices[CHOICES.indexOf(way)]?.words ?? '' });
  }

  /** What may be done with it. */
  offered(number: number): IdeaWay[] {
    const { hints } = this.level;
    const choices = number === QUESTION ? this.choices : [];
    return [...(number > 1 && choices.length === 0 ? ['before'] as const : []), ...choices, ...(number > LATER && number < hints.length ? ['more'] as const : []), 'close'];
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

  /** One of those offered; the program of a wrong choice, which is to be played. */
  follow(way: IdeaWay): Script | null {
    if (way === 'close' || !this.idea) this.idea = null;
    else if (isChoice(way)) return this.choose(CHOICES.indexOf(way));
    else this.pin(this.idea.number + WAYS[way]);
    return null;
  }

  /** The film of the last wrong choice begins. */
  plays(): void { if (this.looked) this.looked.shot = this.film.shot; }

  /** Keep that it is read; the last idea is half of a solution, each time that it is read or tried with. */
  count(): void {
    const { level, app: { journey }, pinned } = this;
    if (!pinned) return;
    journey.hinted(level.id, pinned);
    if (pinned >= HALF) journey.showed(level.id);
  }

  /** The tries that are left until the ideas of a solo level open. */
  private get left(): number { return this.level.solo_tries - (this.app.journey.progress.tries[this.level.id] ?? 0); }

  private get question(): NextEdit | null { return this.looked?.help?.question ?? null; }

  /** Whether an idea is about the child's own program. */
  private helps(number: number): boolean {
    return (number === QUESTION && this.question !== null) || (number === HALF && Boolean(this.looked?.help?.half));
  }

  /** What is said of the child's own program: a question, what came of the last choice and those left; half of the way. */
  private said(number: number): string | null {
    const { looked, question } = this;
    if (!looked || !this.helps(number)) return null;
    if (number === HALF) return looked.help!.half;
    if (looked.found) return question!.found;
    const last = looked.tried.at(-1);
    return [last === undefined ? question!.words : question!.choices[last]!.lost, ...this.choices.map((way) => this.choice(way))].join('\n');
  }

  /** The choices that were not tried; none once the right one is found. */
  private get choices(): ChoiceWay[] {
    const { looked, question } = this;
    if (!looked || !question || looked.found) return [];
    return CHOICES.filter((_way, number) => number < question.choices.length && !looked.tried.includes(number));
  }

  private choose(number: number): Script | null {
    const { looked, question } = this;
    if (!looked || !question) return null;
    if (number === question.right) {
      looked.found = true;
      return null;
    }
    looked.tried.push(number);
    return question.choices[number]!.script;
  }

  private pin(number: number): void {
    this.film.head.pause();
    this.idea = { number, spot: this.film.spot };
    if (number >= QUESTION && helps(this.level)) this.lookAt(this.looks.program());
    this.count();
    if (number) this.app.room?.told({ kind: 'hint', level: this.level.id, hints: number });
  }

  /** Ask what helps with a program, unless that is known. */
  private lookAt(script: Script): void {
    if (this.looked && same(this.looked.script, script) && (this.looked.waits || this.looked.help)) return;
    const looked: Looked = this.looked = { script, help: null, waits: true, tried: [], shot: -1, found: false };
    this.looks.look((help) => Object.assign(looked, { help, waits: false }));
  }
}
