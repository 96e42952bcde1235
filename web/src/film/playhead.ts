/** Which map of a level is shown, at which step, and which maps are still to be played. Time is handed in. */

import { BETWEEN, LONGEST, MANY, PATIENCE, QUICK, SPEEDS, TOP, GLIDE_SHARE, STEP_TIME } from '../generated/constants';

/** Where a run is being watched: a step, and how far the picture has glided to it. Time is handed in. */
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

const SLOWEST = SPEEDS[0]!, FASTEST = SPEEDS[SPEEDS.length - 1]!;

/** What came of time: an `end` comes once, when there is something to say. */
export type Event = '' | 'moves' | 'step' | 'end';

/** A player for each map, of which one is shown; without runs, the maps as they start. */
export class Playhead {
  map = 0;
  loaded = false;
  told = true; // what there is to say at the end has been said
  party: number | null = null; // seconds to the stars
  left: number[] = []; // maps that are still to be played after this one
  players: Player[];
  private rest = 0; // seconds since the end of this map

  constructor(maps: number, private speed: number) {
    this.players = Array.from({ length: maps }, () => new Player());
  }

  get player(): Player { return this.players[this.map]!; }

  /** Whether it goes on by itself, be it to the next map. */
  get playing(): boolean { return this.player.playing || (this.left.length > 0 && this.player.atEnd); }

  /** Whether the run shown is at its end, and no other map is to be played after it. */
  get ended(): boolean { return this.loaded && this.player.atEnd && this.left.length === 0; }

  /** Runs of so many steps, each at its start, one of them shown. */
  load(lengths: number[], map: number): void {
    this.players = lengths.map((length) => new Player(length, this.pace(length)));
    this.loaded = true;
    this.told = false;
    this.party = null;
    this.show(map);
  }

  /** No runs any more. */
  clear(): void {
    this.players = this.players.map(() => new Player());
    this.loaded = false;
    this.told = true;
    this.party = null;
    this.hold();
  }

  /**
   * Play the maps one after another up to one, from a step; those before it do not take long. Neither does the last one when it is
   * `endless`: that is all there is to see. */
  playThrough(last: number, first = 0, at = 0, endless = false): void {
    this.players.forEach((player, map) => {
      if ((map >= first && map < last) || (endless && map === last)) player.speed = Math.max(player.speed, player.length / QUICK);
    });
    this.show(first);
    for (let map = first + 1; map <= last; map++) this.left.push(map);
    this.player.seek(at);
    if (!at || !this.player.atEnd) this.player.play();
  }

  /** A map from its start, at most at a speed, that of the child if it is slower. */
  showAgain(map: number, speed: number): void {
    this.show(map);
    this.player.seek(0);
    this.player.speed = Math.min(speed, this.speed);
    this.player.play();
  }

  /** Another map, and no other after it. */
  show(map: number): void {
    this.map = map;
    this.hold();
  }

  play(): void { this.player.play(); }

  /** Stand still; between two maps, at the start of the next one. */
  pause(): void {
    if (this.left.length > 0 && this.player.atEnd) this.next();
    else this.player.pause();
  }

  /** One step on, by hand. */
  step(): void {
    this.hold();
    this.player.step();
  }

  /** One step back, by hand. */
  back(): void {
    this.hold();
    this.player.back();
  }

  /** Straight to a step of the map shown. */
  seek(index: number): void {
    this.hold();
    this.player.seek(index);
  }

  /** Another speed, on every map. */
  atSpeed(speed: number): void {
    this.speed = speed;
    for (const player of this.players) player.speed = this.pace(player.length);
  }

  /** `dt` seconds later. */
  tick(dt: number): Event {
    this.awaitParty(dt);
    const { player, player: { index } } = this;
    if (player.moving) {
      player.tick(dt);
      return player.index === index ? 'moves' : 'step';
    }
    if (this.left.length > 0 && player.atEnd) {
      this.rest += dt;
      if (this.rest >= BETWEEN) {
        this.next();
        this.play();
      }
      return 'moves';
    }
    if (this.ended && !this.told) {
      this.told = true;
      return 'end';
    }
    return this.party === null ? '' : 'moves';
  }

  private awaitParty(dt: number): void {
    if (this.party === null) return;
    if (this.ended) this.party = this.party > dt ? this.party - dt : null;
    else { // the child went back to look: it comes when the end is reached again
      this.party = null;
      this.told = false;
    }
  }

  private next(): void {
    const [map, ...left] = this.left;
    this.show(map!);
    this.left = left;
  }

  /** No map is played after this one: the child looks at it. */
  private hold(): void {
    this.left = [];
    this.rest = 0;
  }

  /** A run takes a hare no more than some seconds, one of very many steps anybody; a saved speed may be any number. */
  private pace(length: number): number {
    return this.speed >= FASTEST ? Math.max(Math.min(this.speed, TOP), length / LONGEST) : Math.max(SLOWEST, this.speed, length > MANY ? length / PATIENCE : 0);
  }
}
