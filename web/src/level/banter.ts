/** What a hero says of its own on a level: before what to do, and of a win. */

import type { App } from '../app/app';
import type { Film } from '../film/film';
import { SERIOUS } from '../generated/constants';
import type { Level } from '../core/types';

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
