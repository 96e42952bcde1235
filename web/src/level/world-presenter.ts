/** What is seen of a level at the step shown: its world, the faces, the block where something is to be seen. */

import type { App } from '../app/app';
import type { Bubble } from '../scene/speech-bubble';
import type { Film } from '../film/film';
import { FACES, RESTS } from '../generated/constants';
import type { Goals } from './goals-view';
import type { Guess } from './prediction';
import type { Ideas } from './ideas';
import { face, pilot, type Seen } from '../scene/motion';
import type { Level } from '../core/types';
import type { World } from '../scene/world-view';
import type { Bars } from './toolbars';
import type { Program } from './level-program';
import type { Time } from './animation-clock';

/** What it depends on, and where it is shown. */
export interface Watched {
  readonly app: App; readonly level: Level; readonly film: Film; readonly guess: Guess; readonly ideas: Ideas; readonly sober: boolean;
  readonly goals: Goals; readonly time: Pick<Time, 'clock' | 'cheer' | 'quiet'>;
  readonly world: World; readonly bubble: Bubble; readonly program: Program; readonly bars: Pick<Bars, 'pilot'>;
}

export class Sight {
  eyes = false; // the world is seen as the hero sees it

  constructor(private readonly page: Watched) {}

  /** See the world as the hero does, or from above as it is drawn. */
  turn(): void { this.eyes = this.page.level.has_eyes && !this.eyes; }

  /** Whether a cell of the world is to be chosen. */
  get choosing(): boolean { return this.page.guess.asksCell && this.page.film.runs.length === 0; }

  showWorld(): void {
    const { seen, page: { film, time, app, sober, bubble, bars, world } } = this;
    const mood = sober ? FACES[0]! : face(seen);
    bubble.feels(mood);
    bars.pilot.do(sober ? RESTS : pilot(seen));
    world.show(film.moment(time.clock, time.cheer, app.settings.reduced_motion, this.eyes && !this.choosing, mood), film.hidden ? app.words.say(this.page.level.kind === 'console' ? 'ui.level.secret' : 'ui.level.surprise') : '');
  }

  /** What an idea is about is lit, or where a run left something to be done. */
  point(): void {
    const { goals: { missed }, ideas, bubble, world, level, program: { shelf } } = this.page;
    bubble.shows(ideas.told === null ? (missed?.scene ?? null) : null, level.look);
    world.light(this.eyes ? [] : (ideas.shows?.cells ?? missed?.left ?? []));
    shelf.call(ideas.shows?.types ?? []);
  }

  /** The block that runs, or where something is to be seen, and its line. */
  light(): void {
    const { lit: [block, kind], page: { film, program } } = this;
    const line = film.problem?.line ?? (block ? (program.lines[block] ?? film.line) : null);
    program.light(block, line, kind);
  }

  /** The block to light, and as what. */
  private get lit(): [string | null, 'running' | 'problem'] {
    const { film, ideas, guess } = this.page;
    const shown = ideas.shows?.blocks[0];
    if (shown) return [shown, 'running'];
    if (film.problem) return [film.problem.block, 'problem'];
    const stopped = film.ended && !film.verdict && !film.asks ? film.run?.message?.block : null;
    if (stopped) return [stopped, 'problem'];
    if (!film.ended || !film.verdict || film.verdict.won || guess.inquires) return [film.block, 'running'];
    return [film.verdict.message.block ?? film.run?.message?.block ?? film.block, 'problem'];
  }

  /** What the hero's face and the child's animal depend on. */
  private get seen(): Seen {
    const { lit: [block, kind], page: { film, guess, time } } = this;
    const foresees = guess.missing && film.runs.length === 0;
    return {
      quiet: time.quiet, asks: foresees || (film.asks !== null && film.ended), problem: film.problem !== null, playing: film.head.playing,
      end: film.end, effect: film.effect, lit: block !== null && (kind === 'problem' || film.player.index === 0),
    };
  }
}
