/** Time on the page of a level: the film goes on, the world breathes, a win is celebrated. */

import { openAsk } from '../ui/question-card';
import { ALIVE, BREATH, CHEER, IDLE, PARTY_AFTER, SLEEP } from '../generated/constants';
import { isQuiet } from './run-messages';
import type { TunePlayer } from './tune-player';
import { celebrate, type Won } from './level-win';
import { heroOf } from '../map/map-page';
import { HeroPicture } from '../scene/hero-picture';

/** What goes on by itself. */
export interface Timed extends Won {
  readonly running: Won['running'] & { answer(typed: string | null): Promise<void> };
  readonly tune: TunePlayer | null; readonly sober: boolean; readonly sight: { showWorld(): void }; tellWorld(): void; muse(): void;
}

export class Time {
  cheer: number | null = null; // seconds since the hero began to jump
  quiet = 0; // seconds since the last event
  private place = ''; // where the film was at the last frame
  private passed = 0;
  private breath = 0;
  private last = 0;
  private frame = 0;
  private pause: ReturnType<typeof setTimeout> | undefined; // until the hero's next breath, or until it falls asleep

  constructor(private readonly page: Timed) {}

  /** The seconds by which what is alive moves; null for what is perfectly still. */
  get clock(): number | null { return this.quiet < ALIVE && !this.still ? this.passed : null; }

  /** Something happened: move again. */
  wake(): void {
    const slept = this.quiet >= SLEEP;
    this.elapse(performance.now());
    this.quiet = 0;
    if (slept) this.page.sight.showWorld();
    this.soon();
  }

  /** The hero jumps, unless nothing is to move. */
  rejoice(): void {
    this.cheer = this.still ? null : 0;
    this.wake();
  }

  forget(): void { this.cheer = null; }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.pause);
  }

  private get still(): boolean { return this.page.app.settings.reduced_motion || this.page.sober; }

  /** Where the film is: while it is there, nothing changes but how the picture glides. */
  private get found(): string {
    const { film } = this.page;
    return `${film.spot} ${film.head.playing} ${film.ended} ${film.told}`;
  }

  /** The seconds up to now since it was last asked. */
  private elapse(now: number): number {
    const dt = Math.min(0.25, Math.max(0, now - this.last) / 1000);
    this.last = now;
    this.passed += dt;
    this.quiet += dt;
    this.breath += dt;
    return dt;
  }

  /** On with the next frame of the browser: while something moves. */
  private soon(): void {
    clearTimeout(this.pause);
    this.frame ||= requestAnimationFrame((now) => this.tick(now));
  }

  private tick(now: number): void {
    this.frame = 0;
    if (!this.page.here) return;
    const dt = this.elapse(now), before = this.place;
    const moving = this.playOn(dt) || this.cheer !== null;
    if (moving) this.quiet = 0;
    this.goOn(dt);
    this.place = this.found;
    if (this.place !== before) this.page.refresh();
    else if (!this.still && (moving || this.breath >= BREATH)) {
      this.breath = 0;
      this.page.sight.showWorld();
    }
    if (moving) this.soon();
    else if (!this.still && this.quiet < ALIVE) this.pause = setTimeout(() => this.tick(performance.now()), 1000 * (BREATH - this.breath));
    else this.leftAlone();
  }

  /** Nothing happens: the hero says something, then it sleeps, and there is no more picture. */
  private leftAlone(): void {
    const next = this.quiet < IDLE ? IDLE : SLEEP;
    this.pause = setTimeout(() => {
      this.quiet = next;
      if (next === SLEEP) return this.page.sight.showWorld();
      this.page.muse();
      this.leftAlone();
    }, 1000 * (next - this.quiet));
  }

  private goOn(dt: number): void {
    const { film, film: { head } } = this.page;
    const free = film.ended && film.told && head.party === null && !document.querySelector('dialog[open]'); // else once it is closed
    if (free && film.verdict?.won && !isQuiet(this.page)) celebrate(this.page);
    if (this.cheer !== null) this.cheer = this.cheer + dt < CHEER && film.told ? this.cheer + dt : null;
  }

  private playOn(dt: number): boolean {
    const { film, app } = this.page;
    const event = film.head.tick(dt);
    if (event === 'end') this.finish();
    if (event === 'step') {
      app.sounds.play(film.sound);
      void this.page.tune?.step();
    }
    return event !== '';
  }

  /** The last step is reached: say what came of it. */
  private finish(): void {
    const { film, app } = this.page;
    if (film.asks) openAsk(app, film.asks.say, new HeroPicture(heroOf(this.page.level), 'speaker').element, (typed) => void this.page.running.answer(typed));
    else if (film.verdict?.won) {
      app.sounds.play('win');
      this.cheer = this.still ? null : 0;
      film.head.party = PARTY_AFTER;
    } else if (film.verdict) app.sounds.play('not_yet');
    this.page.refresh();
    this.page.tellWorld();
  }
}
