/** The one sentence under the world: what to do, what happens, what came of it. */

import type { App } from './app';
import type { Editor } from './editor';
import type { Film } from './film';
import type { Guess } from './guess';
import type { Level, StepTold, Told as Message, Verdict } from './types';

export const SURPRISE = 'say.prediction_other';
export const LONG = 'say.too_many_blocks'; // it tells the challenge itself
export type Tone = 'plain' | 'good' | 'warm';

/** What of the page of a level it depends on. */
export interface Told {
  readonly app: App; readonly level: Level; readonly film: Film; readonly guess: Guess;
  readonly editor: Editor | null; readonly loose: number; readonly showing: StepTold | null;
}

/** The one sentence of now, and its tone. */
export function sentence(page: Told): [string, Tone] {
  const { film, app, level } = page;
  const { words } = app;
  if (film.problem) return [film.problem.say, 'warm'];
  if (film.askGuess) return [words.say(`ui.level.guess_${page.guess.how}`), 'warm'];
  if (film.waiting) return [words.say(app.door.state === 'ready' ? 'web.page.loading' : 'web.state.waits'), 'plain'];
  if (film.ended && film.verdict && film.told) return final(page, film.verdict);
  if (film.player.index > 0) return [page.showing?.say ?? '', 'plain'];
  if (film.restarted) return [words.tell('say.reset', level.register), 'plain'];
  if (page.loose > 0) return [words.tell('say.loose_blocks', level.register, { n: page.loose }), 'warm'];
  return [invitation(page), 'plain'];
}

/** The step of the film that the sentence of now tells of, if it is over and tells of one. */
export function placeOf({ film }: Pick<Told, 'film'>): number | null {
  const over = film.ended && film.verdict !== null && film.told && !film.problem && !film.askGuess;
  return over && film.verdict ? about({ film }, film.verdict).step : null;
}

/** What is told of the map shown, when its film is over. */
function about({ film }: Pick<Told, 'film'>, verdict: Verdict): Message {
  return film.map === verdict.map ? verdict.message : (film.run?.message ?? verdict.message);
}

function final(page: Told, verdict: Verdict): [string, Tone] {
  const message = about(page, verdict);
  return [message.say, verdict.won && message.key !== SURPRISE ? 'good' : 'warm'];
}

function invitation(page: Told): string {
  const { words } = page.app;
  const { predict, mode, register } = page.level;
  if (!predict) return words.tell(page.editor?.below && words.find(`web.start.${mode}`) ? `web.start.${mode}` : `ui.start.${mode}`, register);
  if (!page.guess.missing) return words.say('ui.start.predict');
  return `${predict.question} ${words.say(`ui.level.answer_${page.guess.how}`)}`.trim();
}
