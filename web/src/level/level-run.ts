/** Running the program of a level: Python is asked, and its answer is the film. */

import type { Banter } from './run-messages';
import { Challenge } from './challenge';
import type { Answer } from '../pyodide/rpc-client';
import { exerciseOf, worth } from '../progress/exercise';
import { HELPED_TRIES, TRAPPED } from '../generated/constants';
import type { Guess } from './prediction';
import { helps, type Thinking } from './ideas';
import type { Guessed, Ran } from '../generated/room';
import type { Journey } from '../progress/profile-store';
import { keepToo } from '../offline/file-sets';
import type { Part, Script, StepRequest, Told, Verdict } from '../core/types';
import type { Program } from './level-program';

/** What is run, and what an answer changes on the page. */
export interface Runs extends Thinking {
  readonly guess: Guess; readonly here: boolean;
  readonly program: Pick<Program, 'script' | 'show' | 'typing' | 'hear'>; readonly world: { readonly element: HTMLElement };
  readonly steps: { forget(): void }; readonly time: { wake(): void };
  readonly banter: Banter; forget(): void; refresh(): void;
}

export class Running {
  number = 0; // of the last run asked: an answer to an older one is dropped
  challenge: Challenge | null = null; // a trap looked for, once the program has won
  /** Called once it is known whether there is a trap. */
  heard: () => void = () => undefined;
  /** What the play that is shown depends on. */
  about: StepRequest = { level: '' };
  private wanted: 'go' | 'stay' | null = null; // Run was pressed before Python was there

  constructor(private readonly page: Runs) {}

  forget(): void {
    this.number++;
    this.wanted = null;
  }

  /** Run it again with one more answer to what it asks; without an answer, stop. */
  async answer(typed: string | null): Promise<void> {
    const { page, page: { film } } = this;
    const [map, index] = [film.map, film.player.index];
    if (typed === null) {
      page.forget();
      return page.refresh();
    }
    film.inputs = [...film.inputs, typed];
    const { number } = this;
    const answer = await this.ask();
    if (number !== this.number || !page.here) return;
    page.steps.forget();
    this.take(answer);
    if (film.runs.length > 0) film.playThrough(map, index);
    page.time.wake();
    page.refresh();
  }

  /** Run the program as it is, and play what happened from a map on; `go` false waits at the start. */
  async run(go: boolean, first?: number): Promise<boolean> {
    const { page, page: { film, app: { door } } } = this;
    page.program.hear();
    page.forget();
    page.ideas.count();
    if (page.guess.missing) return this.askGuess();
    film.wait('answer');
    if (door.state === 'lost') door.restart();
    else door.start();
    this.wanted = door.state === 'ready' ? null : go ? 'go' : 'stay';
    page.refresh();
    if (this.wanted) return false;
    const { number } = this;
    if (!await this.readable()) return false;
    const answer = await this.ask();
    if (number !== this.number || !page.here) return false;
    this.take(answer);
    if (go && film.runs.length > 0) film.playThrough(first);
    page.time.wake();
    page.refresh();
    return film.runs.length > 0;
  }

  /** Play a wrong choice of a question: it is no try of the child's, and nothing of it is kept. */
  async tryOut(script: Script): Promise<void> {
    const { page, page: { film, app, ideas, level } } = this;
    page.forget();
    ideas.plays();
    film.wait('answer');
    page.refresh();
    const { number } = this;
    const about = { pack: app.pack.key, level: level.id, script, language: app.words.language, inputs: [] };
    const answer = await app.door.ask('play', about);
    if (number !== this.number || !page.here) return;
    if (!answer.ok || answer.problems.length > 0) page.forget();
    else {
      this.about = about;
      film.load(answer);
      film.playThrough();
    }
    page.time.wake();
    page.refresh();
  }

  /** Python is there, or lost. */
  doorChanged(): void {
    const { page, wanted } = this;
    if (!wanted) return page.refresh();
    if (page.app.door.state === 'ready') {
      this.wanted = null;
      void this.run(wanted === 'go');
    } else if (page.app.door.state === 'lost') {
      page.forget();
      page.film.refuse(this.toldHere('web.page.not_now'));
      page.refresh();
    } else {
      page.refresh();
    }
  }

  /** Whether what is typed can be read; else that is told. */
  async readable(): Promise<boolean> {
    const { page: { film, app, program }, number } = this;
    const unread = await program.typing.unread();
    if (!unread) return true;
    if (number !== this.number || !this.page.here) return false;
    film.refuse({ ...this.toldHere(''), say: unread.say, aloud: unread.aloud });
    app.sounds.play('bump');
    this.page.refresh();
    return false;
  }

  private askGuess(): boolean {
    const { film, guess, world } = this.page;
    film.wait('guess');
    (guess.asksCell ? world.element : guess.first)?.focus();
    this.page.refresh();
    return false;
  }

  private ask(): Promise<Answer<'play'>> {
    const { app, level, guess, film, program: { script } } = this.page;
    const inputs = guess.inputs ?? film.inputs;
    const { progress: { tries, stars, shown }, worn: { sound } } = app.journey;
    guess.ran();
    this.about = { pack: app.pack.key, level: level.id, script, language: app.words.language, inputs, ...(level.trap ? { trap: level.trap } : {}) };
    return app.door.ask('play', {
      ...this.about, ...guess.answer, first: !stars[level.id], // only the first prediction tells what was foreseen
      tries: (tries[level.id] ?? 0) + 1, shown: shown.includes(level.id) && !app.playing.like, ...(sound ? { wears: sound } : {}),
    });
  }

  private take(answer: Answer<'play'>): void {
    const { film, app, app: { journey }, program } = this.page;
    if (!answer.ok) {
      film.refuse(answer.lost ? this.toldHere(answer.absent ? 'web.state.absent' : 'web.state.again') : { ...this.toldHere(''), say: answer.say });
    } else if (answer.problems.length > 0) {
      const [problem] = answer.problems as [Told, ...Told[]];
      film.refuse(problem);
      this.tell({ key: problem.key, say: problem.say, won: false });
      app.sounds.play('bump');
    } else {
      program.show(answer);
      film.load(answer);
      this.keep(journey);
    }
  }

  /** Stars are kept at once: closing the page before the end of the film loses nothing. */
  private keep(journey: Journey): void {
    const { app, film, film: { verdict }, level } = this.page;
    if (!verdict) return;
    const { key, say } = verdict.message;
    this.page.banter.judge(verdict.won);
    if (verdict.won) {
      keepToo('rest'); // who has won goes on to what asks for it
      const first = !journey.progress.stars[level.id];
      const more = journey.won(level.id, verdict.stars, verdict.medal);
      film.first ||= first;
      if (first) app.playing.practised(level.id);
      film.earn(level.part ? this.exerciseDone(journey, level.part, verdict) : more);
    }
    else if (verdict.message.key !== TRAPPED) journey.tried(level.id); // a trap is only to be looked at
    if (key !== TRAPPED) this.tell({ key, say, won: verdict.won }, verdict.won ? verdict.stars : undefined);
    if (verdict.won) this.lookForTrap(journey, verdict);
    else void this.lookCloser(verdict);
  }

  /** While the film of a run plays that lost again: whether one edit would mend the program, which is told then. */
  private async lookCloser(verdict: Verdict): Promise<void> {
    const { page: { app, film, level, program: { script } } } = this;
    if (!helps(level) || (app.journey.progress.tries[level.id] ?? 0) < HELPED_TRIES) return;
    const answer = await app.door.ask('went_wrong', { pack: app.pack.key, level: level.id, script, language: app.words.language, told: verdict.message.key });
    if (!answer.ok || !answer.told || film.verdict !== verdict || film.told) return;
    verdict.message = answer.told;
    if (this.page.here) app.journey.needed(level.id);
  }

  /** Whether an exercise has earned something with the part that is right now; the card tells of all of it then. */
  private exerciseDone(journey: Journey, { exercise }: Part, verdict: Verdict): boolean {
    const stars = worth(this.page.app.playing.level(exercise)?.parts ?? [], journey.progress.stars);
    if (stars === 0) return false;
    Object.assign(verdict, { stars, hoped: stars });
    return journey.won(exercise, stars);
  }

  /** A room hears how it ended; of an exercise, once all of it is right. */
  private tell(ran: Ran, stars?: number): void {
    const { app, film, guess, level } = this.page;
    if (level.part && ran.won && !film.news) return;
    const answer = level.part || !ran.won ? null : guess.last as Guessed | null; // that of a part may be a table
    app.room?.told({ kind: ran.won ? 'win' : 'run', level: exerciseOf(level.id), ran, ...(stars === undefined ? {} : { stars }), ...(answer ? { guess: answer } : {}) });
  }

  /** Begins with a win; the stars it is worth come even when the child has gone on. */
  private lookForTrap(journey: Journey, verdict: Verdict): void {
    const { page, page: { app, film, level, program: { script } } } = this;
    const known = this.challenge?.script === script && !this.challenge.lost;
    if (!known) this.challenge = level.may_trap ? new Challenge(app.door, app.pack.key, level, script) : null;
    const { challenge } = this;
    if (!challenge) return;
    challenge.ended = (): void => {
      const more = challenge.holds && journey.won(level.id, verdict.hoped);
      if (more) this.tell({ key: verdict.message.key, say: verdict.message.say, won: true }, verdict.hoped);
      if (film.verdict === verdict) film.earn(more);
      this.heard();
      if (!page.here) return;
      page.refresh();
      page.time.wake();
    };
    if (challenge.over) challenge.ended();
    else if (!known) void challenge.look(app.words.language);
  }

  private toldHere(key: string): Told {
    return { key, say: this.page.app.words.say(key), aloud: '', block: null, line: null, step: null };
  }
}
