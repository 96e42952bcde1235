/** Where a run is being watched: a step, and how far the picture has glided to it. Time is handed in. */

import { GLIDE_SHARE, STEP_TIME } from '../generated/constants';

export class Player {
  index = 0;
  source = 0;
  part = 1;
  playing = false;
  private due = 0;
  private glide = STEP_TIME; // seconds of a step by hand

  constructor(public length = 0, public speed = 3) {}

  get atEnd(): boolean { return this.index >= this.length && this.part >= 1; }

  get moving(): boolean { return this.playing || this.part < 1; }

  /** Go on by itself; from the start again when it was at the end. */
  play(): void {
    if (this.index >= this.length) this.index = 0;
    this.source = this.index;
    this.part = 1;
    this.due = 1;
    this.playing = true;
  }

  pause(): void { this.playing = false; }

  step(): void { this.to(this.index + 1); }

  back(): void { this.to(this.index - 1); }

  /** Straight to a step; the picture jumps when it is not the next one. */
  seek(index: number): void {
    const wanted = Math.max(0, Math.min(index, this.length));
    if (Math.abs(wanted - this.index) === 1) return this.to(wanted);
    this.index = this.source = wanted;
    this.part = 1;
    this.playing = false;
  }

  /** The run has gone on: to its end, which the picture reaches in so many seconds, of which some have `gone`. */
  grow(length: number, seconds: number, gone: number): void {
    this.length = length;
    this.to(length);
    this.glide = seconds;
    this.part = gone < seconds ? gone / seconds : 1;
  }

  /** `dt` seconds later. */
  tick(dt: number): void {
    if (!this.playing) {
      this.part = Math.min(1, this.part + dt / this.glide);
      return;
    }
    this.due += dt * this.speed;
    const steps = Math.min(Math.floor(this.due), this.length - this.index);
    if (steps > 0) {
      this.index += steps;
      // Several steps at once are not glided: the eye could not follow.
      this.source = steps === 1 ? this.index - 1 : this.index;
      this.part = steps === 1 ? 0 : 1;
      this.due -= steps;
      return;
    }
    this.part = Math.min(1, this.due / GLIDE_SHARE);
    if (this.index >= this.length && this.part >= 1) this.playing = false;
  }

  private to(index: number): void {
    const wanted = Math.max(0, Math.min(index, this.length));
    this.part = wanted === this.index ? 1 : 0;
    this.glide = STEP_TIME;
    this.source = this.index;
    this.index = wanted;
    this.playing = false;
    this.due = 0;
  }
}
