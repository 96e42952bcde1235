/** A run of the program on a level: what happened on each map, and what came of it. */

import { HERO, type Moment } from './motion';
import { Player } from './player';
import { trail } from './trail';
import { Eyes, quartersOf } from './turned';
import type { Level, Moving, Played, Run, Scene, Shape, Told, Verdict } from './types';

const BETWEEN = 0.6; // seconds from the end of a map to the next one
const SLOW = 2; // steps a second at which a run is looked at again
const NEVER = ['endless', 'budget']; // how a run ends that would not end by itself
const QUICK = 4; // seconds at most for a map that is played before another, or a run that never ends

export class Film {
  map = 0;
  runs: Run[] = [];
  verdict: Verdict | null = null;
  asks: Told | null = null; // the question at which the run stands still
  inputs: string[] = []; // what the child has answered so far
  right: number | null = null; // of the answers offered to a prediction, the one that came true
  problem: Told | null = null;
  told = true; // the verdict has been said
  news = false; // the verdict has earned something that was not there before
  celebrated = false; // the card of this run was shown
  askGuess = false; // it was asked to run before guessing
  restarted = false; // the child has just put the robot back
  waiting = false; // Python is asked, and has not answered
  private shots = 0; // runs that were asked for, or forgotten
  private players: Player[];
  private left: number[] = []; // maps that are still to be played after this one
  private rest = 0;
  private readonly eyes = new Eyes();

  constructor(private readonly level: Level, private speed: number) {
    this.players = level.maps.map(() => new Player(0, speed));
  }

  get player(): Player { return this.players[this.map]!; }
  get run(): Run | null { return this.runs[this.map] ?? null; }

  /** Whether the run shown is at its end, and no other map is to be played after it. */
  get ended(): boolean { return this.runs.length > 0 && this.player.atEnd && this.left.length === 0; }

  /** Whether the map shown is a surprise until the program has run. */
  get hidden(): boolean { return Boolean(this.level.maps[this.map]?.hidden) && this.runs.length === 0; }

  /** The map at whose end something is told: a question, the first that failed, else the last. */
  get lastMap(): number {
    if (this.asks) return this.runs.findIndex((run) => run.outcome === 'needs_input');
    return this.verdict && !this.verdict.won ? this.verdict.map : this.level.maps.length - 1;
  }

  /** Where it stands: a run, one of its maps, a step. */
  get spot(): string { return `${this.shots} ${this.map} ${this.player.index}`; }

  /** Whether there is something to tell of it now. */
  get talks(): boolean {
    const verdict = this.ended && this.verdict !== null && this.told;
    return this.problem !== null || this.askGuess || this.waiting || this.player.index > 0 || verdict;
  }

  /** The block of the step shown; null before the first and without a run. */
  get block(): string | null {
    const { run, player } = this;
    return run && player.index > 0 ? (run.blocks[run.steps[player.index - 1] ?? -1] ?? null) : null;
  }

  get line(): number | null {
    const { run, player } = this;
    return run && player.index > 0 ? (run.lines[player.index - 1] ?? null) : null;
  }

  /** Runs to show, from their start, beginning with the map that matters. */
  load(played: Played): void {
    this.runs = played.runs.map(whole);
    this.verdict = played.verdict;
    this.asks = played.asks;
    this.players = played.runs.map((run) => new Player(run.steps.length, this.speed));
    this.show(played.asks ? this.lastMap : (played.verdict?.map ?? 0));
    this.told = false;
  }

  /** No run any more: the robot is back at its start. */
  forget(): void {
    this.shots++;
    this.runs = [];
    this.inputs = [];
    this.players = this.level.maps.map(() => new Player(0, this.speed));
    this.verdict = this.asks = this.problem = this.right = null;
    this.told = true;
    this.askGuess = this.restarted = this.waiting = this.news = this.celebrated = false;
    this.left = [];
  }

  /** Play the maps one after another up to the one that is told, from a step; those before it do not take long. */
  playThrough(first = 0, index = 0): void {
    const last = this.lastMap;
    for (let map = first; map < last; map++) {
      const player = this.players[map]!;
      player.atSpeed(Math.max(this.speed, player.length / QUICK));
    }
    const slow = this.players[last];
    if (slow && NEVER.includes(this.runs[last]?.outcome ?? '')) slow.atSpeed(Math.max(this.speed, slow.length / QUICK)); // it never ends: that is what there is to see
    this.show(first);
    for (let map = first + 1; map <= last; map++) this.left.push(map);
    this.player.seek(index);
    if (!index || !this.player.atEnd) this.player.play();
  }

  /** The run that was judged once more, from its start, slowly enough to be looked at. */
  showAgain(): void {
    this.show(this.verdict?.map ?? 0);
    this.player.seek(0);
    this.player.atSpeed(Math.min(SLOW, this.speed));
    this.player.play();
  }

  /** At the end of a map: after a breath, the next one to play; false when there is none. */
  goOn(dt: number): boolean {
    if (this.left.length === 0 || !this.player.atEnd) return false;
    this.rest += dt;
    if (this.rest >= BETWEEN) {
      const [next, ...left] = this.left;
      this.show(next!);
      this.left = left;
      this.player.play();
    }
    return true;
  }

  /** Another map, and no other after it. */
  show(map: number): void {
    this.map = map;
    this.hold();
  }

  /** No map is played after this one: the child looks at it. */
  hold(): void {
    this.left = [];
    this.rest = 0;
  }

  atSpeed(speed: number): void {
    this.speed = speed;
    this.players.forEach((player) => player.atSpeed(speed));
  }

  /** What the painter has to paint now; `still` for those who want nothing to glide; the world as the hero sees it. */
  moment(clock: number | null, cheer: number | null, still: boolean, eyes = false): Moment {
    const { player, run, ground } = this;
    const seen = { before: this.scene(player.source), after: this.scene(player.index) };
    const dots = run && this.level.walks ? trail(run, player.index) : [];
    const rest = { part: still ? 1 : player.part, clock, cheer };
    const quarters = eyes ? quartersOf(seen.after) : 0;
    if (!quarters) return { ground, ...seen, ...rest, trail: dots };
    const turned = <T extends Moving>(scene: T): T => this.eyes.seen(scene, quarters, ground);
    const way = turned({ sprites: [], marks: dots as Shape[] }).marks;
    return { ground: turned(ground), before: turned(seen.before), after: turned(seen.after), ...rest, trail: way };
  }

  scene(index: number): Moving {
    const { run } = this;
    return run ? run.scenes[run.at[index] ?? 0]! : this.level.maps[this.map]!.scene;
  }

  private get ground(): Scene { return this.run?.ground ?? this.level.maps[this.map]!.scene; }

  /** The sound of what the hero just did; empty for none. */
  get sound(): string {
    const { index } = this.player;
    const hero = (at: number) => this.scene(at).sprites.find((sprite) => sprite.id === HERO);
    const [old, next] = [hero(Math.max(0, index - 1)), hero(index)];
    if (!old || !next) return '';
    if (['bump', 'pick', 'drop'].includes(next.effect)) return next.effect;
    if (old.x !== next.x || old.y !== next.y) return 'step';
    const turn = (((next.angle - old.angle) % 360) + 360) % 360;
    return turn ? (turn > 180 ? 'left' : 'right') : '';
  }
}

/** A run whose pictures have all their marks: each was sent with only those that the one before it had not. */
function whole(run: Run): Run {
  let marks: Shape[] = [];
  const scenes = run.scenes.map((scene) => {
    const same = scene.kept === marks.length && scene.marks.length === 0;
    marks = same ? marks : [...marks.slice(0, scene.kept), ...scene.marks];
    return { ...scene, marks };
  });
  const { background, rim, width, height, margin } = run;
  return { ...run, scenes, ground: { background, rim, width, height, margin, sprites: [], marks: [] } };
}
