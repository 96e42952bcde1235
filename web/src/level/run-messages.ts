/** The one sentence under the world: what to do, what happens, what came of it, what a hero says of its own. */

import type { App } from '../app/app';
import type { StepTold, Told as Message, Verdict, Level } from '../core/types';
import { surprised, type Film } from '../film/film';
import { SERIOUS } from '../generated/constants';
import type { Live } from '../live/live-game';
import type { Tone } from '../scene/speech-bubble';
import type { Challenge } from './challenge';
import type { Case } from './special-tasks';
import type { Thinking } from './ideas';
import type { Guess } from './prediction';

/** What of the page of a level it depends on. */
export interface MessageContext extends Thinking {
  readonly guess: Guess;
  readonly banter: Banter;
  readonly case: Case | null;
  readonly folded: boolean; readonly writes: boolean; readonly loose: number; readonly showing: StepTold | null;
  readonly running: { readonly challenge: Challenge | null };
  readonly live: Live | null;
}

/** Whether a run that won has no card: one plays freely, it earned nothing, or the card was seen. */
export function isQuiet({ level, film }: Pick<MessageContext, 'level' | 'film'>): boolean {
  return level.mode === 'create' || !film.news || film.celebrated;
}

/** What the stars and the medal are for, then what came of the search for a trap. */
export function factsOf({ app: { words, journey }, level, running: { challenge } }: MessageContext, verdict: Verdict): string[] {
  if (!challenge) return verdict.facts;
  const known = (journey.progress.stars[level.id] ?? 0) > 1; // by another program
  if (challenge.level) return [words.say(known ? 'ui.win.trapped_now' : 'ui.win.trapped'), ...verdict.facts];
  if (!challenge.over) return challenge.lost ? verdict.facts : [...verdict.facts, words.say('ui.win.looking')];
  return challenge.say ? [...verdict.facts, challenge.say] : verdict.facts;
}

/** The one sentence of now, its tone, and what stands over it. */
export function sentence(page: MessageContext): [words: string, tone: Tone, over?: string] {
  const { told } = page.ideas;
  if (told !== null) {
    const [words, over] = page.ideas.words(told);
    return [words, 'idea', over];
  }
  const { film, app, level } = page;
  const { words } = app;
  if (page.case?.said && film.runs.length === 0 && !film.waiting) return [page.case.said, page.case.accused ? 'good' : 'warm'];
  if (film.problem) return [film.problem.say, 'warm'];
  if (film.askGuess) return [words.say(`ui.level.guess_${page.guess.how}`), 'warm'];
  if (film.waiting) return [words.say(app.door.state === 'ready' ? 'web.page.loading' : app.door.cut ? 'web.state.late' : 'web.state.waits'), 'plain'];
  if (film.ended && film.verdict && film.told) return final(page, film.verdict);
  const { said } = page.live ?? { said: null };
  if (said) return said;
  if (film.player.index > 0) return [page.showing?.say ?? '', 'plain'];
  if (film.restarted) return [words.tell('say.reset', level.register), 'plain'];
  if (page.loose > 0) return [words.tell('say.loose_blocks', level.register, { n: page.loose }), 'warm'];
  return [`${page.banter.aside} ${invitation(page)}`.trim(), 'plain'];
}

/** The step of the film that the sentence of now tells of, if it is over and tells of one. */
export function placeOf(page: Thinking): number | null {
  if (page.ideas.told !== null) return null;
  const { film } = page;
  const over = film.ended && film.verdict !== null && film.told && !film.problem && !film.askGuess;
  return over && film.verdict ? about({ film }, film.verdict).step : null;
}

/** The sentence of now in other words, for a voice that could not read it; empty when there are none. */
export function aloudOf(page: MessageContext): string {
  const { film } = page;
  if (page.ideas.told !== null || film.askGuess) return '';
  if (film.problem) return film.problem.aloud;
  if (film.ended && film.verdict && film.told) return about(page, film.verdict).aloud;
  return film.talks ? '' : invitation(page);
}

/** What is told of the map shown, when its film is over. */
function about({ film }: Pick<MessageContext, 'film'>, verdict: Verdict): Message {
  return film.map === verdict.map ? verdict.message : (film.run?.message ?? verdict.message);
}

function final(page: MessageContext, verdict: Verdict): [string, Tone] {
  const message = about(page, verdict);
  const [fact] = verdict.won && !page.film.news && !page.film.celebrated ? factsOf(page, verdict) : [];
  if (fact) return [`${page.app.words.say('ui.win.won_before')} ${fact}`, 'good'];
  const good = verdict.won && !surprised(verdict);
  return good ? [`${page.banter.joy} ${message.say}`.trim(), 'good'] : [message.say, 'warm'];
}

function invitation(page: MessageContext): string {
  const { words } = page.app;
  const { predict, invitation: asked, part, register } = page.level;
  if (page.case) return words.tell(page.case.accused ? 'say.moved_block' : 'ui.start.accuse', register);
  if (!predict) {
    const way = page.level.writing === 'text' || page.writes ? 'text.' : page.folded ? 'folded.' : '';
    return words.tell(words.find(`ui.start.${way}${asked}`) ? `ui.start.${way}${asked}` : `ui.start.${asked}`, register);
  }
  if (!page.guess.missing) return words.say('ui.start.predict');
  return `${part ? '' : predict.question} ${words.say(`ui.level.answer_${page.guess.how}`)}`.trim(); // that of a part stands over the page
}

/** What a hero says of its own on a level: before what to do, and of a win. */
export class Banter {
  private before: string;
  private ofWin = '';

  constructor(private readonly app: Pick<App, 'journey' | 'isSober'>, private readonly level: Level, private readonly film: Film) {
    this.before = this.next('start');
  }

  /** Before what to do. */
  get aside(): string { return this.before; }

  /** Of a win. */
  get joy(): string { return this.ofWin; }

  /** Something else comes before what to do. */
  tell(words: string): void { this.before = words; }

  /** Nothing has happened for a while: it says something, unless the level is hard; whether it did. */
  muse(): boolean {
    const { app: { journey: { progress } }, level: { id } } = this;
    const hard = (progress.tries[id] ?? 0) >= SERIOUS && !progress.stars[id];
    if (this.film.talks || hard) return false;
    this.before = this.next('idle');
    return true;
  }

  hush(): void { this.before = ''; }

  /** A run is over. */
  judge(won: boolean): void { this.ofWin = won ? this.next('win') : ''; }

  /** Each time another thing. */
  private next(moment: 'start' | 'win' | 'idle'): string {
    const { app, level: { id, lines, kind, look } } = this;
    if (app.isSober({ page: 'level', id })) return '';
    return app.journey.lines.next(`${kind} ${look} ${moment}`, lines[moment] ?? []);
  }
}
