/** The time of a game: its ticks, what is held, how long the picture is on its way; as `codeweek/play/live.py`. Time is handed in. */

import { GLIDE_SHARE, LIVE } from '../generated/constants';
import type { Input } from './gamepad';

const { SLOWEST, FASTEST, QUICK, FRAME } = LIVE;

export class Clock {
  private due = 0; // part of a tick
  private readonly held = new Map<string, number>(); // what is held, with the number of ticks when it was pressed

  /** `speed` is that of the player, in steps a second. */
  constructor(private readonly speed: () => number) {}

  /** Seconds that the picture is on its way after a tick, or after what a hand did, which is to be seen at once. */
  glide(quick: boolean): number {
    const seconds = GLIDE_SHARE / this.pace;
    return quick ? Math.min(QUICK, seconds) : seconds;
  }

  /** `dt` seconds later: whether a tick is due. One that cannot be done yet stays due, and no other comes meanwhile. */
  advance(dt: number): boolean {
    this.due = Math.min(1, this.due + Math.min(dt, FRAME) * this.pace);
    return this.due >= 1;
  }

  /** A tick is done; what is held comes again with it, but for the first one after it was pressed. */
  ticked(ticks: number): Input[] {
    this.due = 0;
    return [...this.held].filter(([, since]) => ticks > since).map(([name]) => name.split(',') as unknown as Input);
  }

  /** Whether it is pressed now, and was not before. */
  press(input: Input, ticks: number, held: boolean): boolean {
    if (this.held.has(input.join())) return false;
    if (held) this.held.set(input.join(), ticks);
    return true;
  }

  /** Held no more; nothing is without one. */
  release(input?: Input): void {
    if (input) this.held.delete(input.join());
    else this.held.clear();
  }

  private get pace(): number { return Math.max(SLOWEST, Math.min(this.speed(), FASTEST)); }
}
