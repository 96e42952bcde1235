/** Time on the page of a level: the film goes on, the world breathes, a win is celebrated. */

import type { LevelPage } from './level';
import { openAsk } from '../ask';
import { isQuiet } from '../telling';
import { celebrate } from './level-win';
import { heroOf } from './map';

const ALIVE = 8; // seconds without an event after which nothing moves by itself
const BREATH = 0.05; // seconds between two pictures of what only breathes
const PARTY_AFTER = 0.9; // seconds from the last step to the stars
const CHEER = 2; // seconds

export class Time {
  cheer: number | null = null; // seconds since the hero began to jump
  private party: number | null = null; // seconds to the stars
  private passed = 0;
  private quiet = 0;
  private breath = 0;
  private last = 0;
  private frame = 0;

  constructor(private readonly page: LevelPage) {}

  /** The seconds by which what is alive moves; null for what is perfectly still. */
  get clock(): number | null { return this.quiet < ALIVE && !this.still ? this.passed : null; }

  /** Something happened: move again. */
  wake(): void {
    this.quiet = 0;
    if (this.frame) return;
    this.last = performance.now();
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  forget(): void { this.cheer = this.party = null; }

  dispose(): void { cancelAnimationFrame(this.frame); }

  private get still(): boolean { return this.page.app.settings.reduced_motion; }

  private tick(now: number): void {
    this.frame = 0;
    if (!this.page.here) return;
    const dt = Math.min(0.25, (now - this.last) / 1000);
    this.last = now;
    this.passed += dt;
    this.quiet += dt;
    const moving = this.playOn(dt) || this.party !== null || this.cheer !== null;
    this.rejoice(dt);
    this.breath += dt;
    if (moving) this.page.refresh();
    else if (!this.still && this.breath >= BREATH) {
      this.breath = 0;
      this.page.showWorld();
    }
    if (moving || (!this.still && this.quiet < ALIVE)) this.frame = requestAnimationFrame((next) => this.tick(next));
  }

  private rejoice(dt: number): void {
    const { film } = this.page;
    if (this.party !== null && (this.party -= dt) <= 0 && !document.querySelector('dialog[open]')) { // else once it is closed
      this.party = null;
      celebrate(this.page);
    } else if (this.party === null && film.ended && film.told && film.verdict?.won && !isQuiet(this.page) && !document.querySelector('dialog[open]')) {
      celebrate(this.page); // a star has come meanwhile
    }
    if (this.cheer !== null) this.cheer = this.cheer + dt < CHEER ? this.cheer + dt : null;
  }

  private playOn(dt: number): boolean {
    const { film, app } = this.page;
    const before = film.player.index;
    if (!film.player.moving) {
      if (film.goOn(dt)) return true;
      if (film.ended && !film.told) this.finish();
      return false;
    }
    film.player.tick(dt);
    if (film.player.index !== before) app.sounds.play(film.sound);
    return true;
  }

  /** The last step is reached: say what came of it. */
  private finish(): void {
    const { film, app } = this.page;
    film.told = true;
    if (film.asks) openAsk(app, film.asks.say, heroOf(this.page.level), (typed) => void this.page.running.answer(typed));
    else if (film.verdict?.won) {
      app.sounds.play('win');
      this.cheer = this.still ? null : 0;
      this.party = PARTY_AFTER;
    }
    this.page.refresh();
    this.page.tellWorld();
  }
}
