/** What a child does with the film of a run: play, pause, a step, the slider, another map, back to the start. */

import type { App } from '../app/app';
import type { Film } from '../film/film';
import { DOUBLE } from '../generated/constants';
import type { Guess } from './prediction';
import type { Live } from '../live/live-game';
import type { TunePlayer } from './tune-player';

/** What is played, and what a move of it changes on the page. */
export interface Projected {
  readonly app: App; readonly film: Film; readonly guess: Guess;
  readonly running: { run(go: boolean): Promise<boolean> };
  readonly time: { wake(): void }; readonly tune: TunePlayer | null; readonly live: Live | null;
  forget(): void; refresh(): void; tellWorld(): void;
}

export class Projector {
  private pressed = -Infinity; // when the large button was

  constructor(private readonly page: Projected) {}

  runOrPause(): void {
    const { page, page: { film, film: { head } } } = this;
    if (page.live?.playing) return page.live.stop();
    const now = performance.now() / 1000;
    if (head.playing && now - this.pressed < DOUBLE) return; // the second half of a double click
    this.pressed = now;
    if (head.playing) head.pause();
    else if (film.runs.length > 0 && !film.player.atEnd) head.play();
    else return void page.running.run(true);
    page.refresh();
    page.time.wake();
    if (!head.playing) page.tellWorld();
  }

  /** The run once more, slowly enough to be looked at; it was judged already. */
  replay(): void {
    this.page.film.showAgain();
    this.moved();
  }

  step(): void {
    const { page, page: { film } } = this;
    page.live?.stop();
    if (film.runs.length === 0) return void page.running.run(false).then((there) => there && this.step());
    film.head.step();
    page.app.sounds.play(film.sound);
    void page.tune?.step();
    this.moved();
  }

  stepBack(): void {
    this.page.live?.stop();
    this.page.film.head.back();
    this.moved();
  }

  seekTo(index: number): void {
    const { page, page: { film } } = this;
    page.live?.stop();
    if (film.runs.length === 0) {
      if (index) void page.running.run(false).then((there) => there && this.seekTo(film.player.length)); // the slider has only two places before
      return;
    }
    film.head.seek(index);
    this.moved();
  }

  showMap(number: number): void {
    this.page.film.head.show(number);
    this.page.refresh();
    this.page.tellWorld();
  }

  /** « On efface, on recommence »: the robot goes back, the blocks stay. */
  restart(): void {
    const { page } = this;
    page.forget();
    if (!page.guess.inquires) page.guess.clear();
    page.film.restarted = true;
    this.moved();
  }

  private moved(): void {
    this.page.refresh();
    this.page.time.wake();
    this.page.tellWorld();
  }
}
