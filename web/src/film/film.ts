/** A run of the program on a level: what happened on each map, and what came of it. */

import type { Level, Moving, Played, Run, Scene, Shape, Sprite, Told, Verdict, Label, Rect } from '../core/types';
import { HERO, MAP, NEVER, SLOW, SURPRISES, UP } from '../generated/constants';
import { trail } from '../scene/hero-trail';
import type { End, Moment } from '../scene/motion';
import { Playhead, type Player } from './playhead';

export class Film {
  readonly head: Playhead;
  runs: Run[] = [];
  verdict: Verdict | null = null;
  asks: Told | null = null; // the question at which the run stands still
  inputs: string[] = []; // what the child has answered so far
  private sounds: Readonly<Record<string, string>> = {}; // of the blocks, by id
  private heard: Played['heard'] = []; // of each map, by step: what is heard by who wears a sound
  leaves: ((run: Run, index: number) => Shape[]) | null = null; // the trail of who wears one
  private from: Moving | null = null; // where a game that is played comes from, in place of the step before
  over: Shape[] = []; // what else is drawn over the picture
  right: number | null = null; // of the answers offered to a prediction, the one that came true
  private wrong: Told | null = null;
  private earned = false;
  /** Whether the verdict is the first win of the level. */
  first = false;
  celebrated = false; // the card of this run was shown
  restarted = false; // the child has just put the robot back
  private wants: 'guess' | 'answer' | null = null; // what it waits for before it runs: the child, or Python
  private shots = 0; // runs that were asked for, or forgotten
  private readonly eyes = new Eyes();

  constructor(private readonly level: Level, speed: number) {
    this.head = new Playhead(level.maps.length, speed);
  }

  get map(): number { return this.head.map; }
  get player(): Player { return this.head.player; }
  get run(): Run | null { return this.runs[this.map] ?? null; }

  /** Why there is no run. */
  get problem(): Told | null { return this.wrong; }

  /** Whether the verdict has earned something that was not there before. */
  get news(): boolean { return this.earned; }

  /** Whether it was asked to run before guessing. */
  get askGuess(): boolean { return this.wants === 'guess'; }

  /** Whether Python is asked, and has not answered. */
  get waiting(): boolean { return this.wants === 'answer'; }

  /** Whether the run shown is at its end, and no other map is to be played after it. */
  get ended(): boolean { return this.head.ended; }

  /** Whether the verdict has been said. */
  get told(): boolean { return this.head.told; }

  /** How the run shown came out, once that was said. */
  get end(): End {
    const { verdict } = this;
    if (!verdict || !this.ended || !this.told) return '';
    if (verdict.won) return surprised(verdict) ? 'surprised' : 'won';
    return NEVER.includes(this.run?.outcome ?? '') ? 'endless' : 'lost';
  }

  /** Whether the map shown is a surprise until the program has run. */
  get hidden(): boolean { return Boolean(this.level.maps[this.map]?.hidden) && this.runs.length === 0; }

  /** The map where the run begins to be shown: where one is chosen, that one alone. */
  get firstMap(): number { return this.verdict && this.chosen ? this.verdict.map : 0; }

  private get chosen(): boolean { return this.level.predict?.ask === MAP; }

  /** The map at whose end something is told: a question, the first that failed, else the last. */
  get lastMap(): number {
    if (this.asks) return this.runs.findIndex((run) => run.outcome === 'needs_input');
    return this.verdict && (this.chosen || !this.verdict.won) ? this.verdict.map : this.level.maps.length - 1;
  }

  /** The number of the run shown; another one once it is forgotten. */
  get shot(): number { return this.shots; }

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

  /** How many lines the step shown is under the first one of its block. */
  get below(): number {
    const { run, player } = this;
    return run && player.index > 0 ? (run.below[run.steps[player.index - 1] ?? -1] ?? 0) : 0;
  }

  get line(): number | null {
    const { run, player } = this;
    return run && player.index > 0 ? (run.lines[player.index - 1] ?? null) : null;
  }

  /** A guess comes first, or Python is asked. */
  wait(wants: 'guess' | 'answer'): void { this.wants = wants; }

  /** The child has guessed. */
  guessed(): void { if (this.askGuess) this.wants = null; }

  /** There is no run, and this is why. */
  refuse(why: Told): void {
    this.wants = null;
    this.wrong = why;
  }

  /** The verdict has earned something, now or once a trap was looked for. */
  earn(something: boolean): void { this.earned ||= something; }

  /** What came of playing a program, to be shown from its start, the map that matters first. */
  load(played: Played): void {
    this.wants = null;
    this.runs = played.runs.map(whole);
    this.verdict = played.verdict;
    this.asks = played.asks;
    this.right = played.right;
    this.sounds = played.sounds;
    this.heard = played.heard;
    this.head.load(played.runs.map((run) => run.steps.length), this.verdict ? this.verdict.map : this.lastMap);
  }

  /** No run any more: the robot is back at its start. */
  forget(): void {
    this.shots++;
    this.head.clear();
    this.runs = [];
    this.inputs = [];
    this.verdict = this.asks = this.wrong = this.right = this.wants = null;
    this.restarted = this.earned = this.celebrated = this.first = false;
    this.from = null;
  }

  /** A game that is played now: all of its run up to now, on the way to its end for so many `seconds`, of which some have `gone`. */
  follow(run: Run, from: Moving | null, seconds: number, gone = 0): void {
    if (this.runs[0] !== run) {
      this.wants = null;
      this.runs = [run];
      this.head.load(this.level.maps.map(() => 0), 0);
      this.head.told = true;
    }
    this.from = from;
    this.player.grow(run.steps.length, seconds, gone);
  }

  /** It is a film like any other. */
  still(): void { this.from = null; }

  /** Play the maps one after another up to the one that is told, from a step. */
  playThrough(first = this.firstMap, index = 0): void {
    const last = this.lastMap;
    this.head.playThrough(last, first, index, NEVER.includes(this.runs[last]?.outcome ?? ''));
  }

  /** The run that was judged, from its start, slowly. */
  showAgain(): void {
    if (this.verdict) this.head.showAgain(this.verdict.map, SLOW);
  }

  /** What the painter has to paint now; `still` for those who want nothing to glide; the world as the hero sees it. */
  moment(clock: number | null, cheer: number | null, still: boolean, eyes = false, face = ''): Moment {
    const { player, run, ground } = this;
    const seen = { before: this.from ?? this.scene(player.source), after: this.scene(player.index) };
    const dots = run && this.level.walks ? [...trail(run, player.index), ...(this.leaves?.(run, player.index) ?? [])] : this.over;
    const rest = { part: still ? 1 : player.part, clock, cheer, face };
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

  /** What the hero did in the step shown. */
  get effect(): string { return this.hero(this.player.index)?.effect ?? ''; }

  private hero(index: number): Sprite | undefined { return this.scene(index).sprites.find((sprite) => sprite.id === HERO); }

  /** The sound of what the hero just did, else the note of the block that ran; empty for none. */
  get sound(): string {
    const { index } = this.player, own = this.heard[this.map]?.[index];
    if (this.level.kind === 'music') return ''; // its notes are heard
    if (own) return own;
    const [old, next] = [this.hero(Math.max(0, index - 1)), this.hero(index)];
    if (!old || !next) return '';
    if (['bump', 'pick', 'drop'].includes(next.effect)) return next.effect;
    const note = this.sounds[this.block ?? ''];
    return note ?? (old.x !== next.x || old.y !== next.y || old.angle !== next.angle ? 'step' : '');
  }
}

/** Whether another thing came than was foreseen. */
export function surprised(verdict: Verdict): boolean { return SURPRISES.includes(verdict.message.key); }

/** A run whose pictures have all their marks: each was sent with only those that the one before it had not. */
function whole(run: Played['runs'][number]): Run {
  let marks: Shape[] = [];
  const scenes = run.scenes.map((scene) => {
    const same = scene.kept === marks.length && scene.marks.length === 0;
    marks = same ? marks : [...marks.slice(0, scene.kept), ...scene.marks];
    return { ...scene, marks };
  });
  const { background, rim, width, height, margin, above } = run;
  return { ...run, scenes, ground: { background, rim, width, height, margin, above, sprites: [], marks: [] } };
}

/** As `codeweek.scene.turned`: quarter turns clockwise of a scene of that size; its new top left corner is at 0, 0 again. */
export class Turn {
  constructor(private readonly quarters: number, private readonly width: number, private readonly height: number) {}

  /** Places turn, and so does the hero; all else stays upright. */
  moving<T extends Moving>(scene: T): T {
    return { ...scene, sprites: scene.sprites.map((sprite) => this.sprite(sprite)), marks: scene.marks.map((shape) => this.shape(shape)) };
  }

  whole(scene: Scene): Scene {
    const [width, height] = this.size(scene.width, scene.height);
    const background = scene.background.map((shape) => this.shape(shape));
    return { ...this.moving(scene), width, height, above: 0, background, rim: scene.rim.map((label) => this.name(label)) };
  }

  shape(shape: Shape): Shape {
    if (shape.shape === 'line') return { ...shape, points: shape.points.map(([x, y]) => this.at(x, y)) };
    if (shape.shape === 'rect') return this.rect(shape);
    const [x, y] = this.at(shape.x, shape.y);
    return { ...shape, x, y };
  }

  private at(x: number, y: number): [number, number] {
    const { width, height } = this;
    return ([[x, y], [height - y, x], [width - x, height - y], [y, width - x]] as const)[this.quarters]!.slice() as [number, number];
  }

  private size(width: number, height: number): [number, number] { return this.quarters % 2 ? [height, width] : [width, height]; }

  private rect(rect: Rect): Rect {
    const [x, y] = this.at(rect.x + rect.width / 2, rect.y + rect.height / 2);
    const [width, height] = this.size(rect.width, rect.height);
    return { ...rect, x: x - width / 2, y: y - height / 2, width, height };
  }

  private sprite(sprite: Sprite): Sprite {
    const [x, y] = this.at(sprite.x, sprite.y);
    const angle = sprite.id === HERO ? sprite.angle + 90 * this.quarters : sprite.angle;
    return { ...sprite, x, y, angle: angle % 360 };
  }

  /** A name on the rim stays on the left or on the top, beside the row or column that is now its own. */
  private name(label: Label): Label {
    const [x, y] = this.at(label.x, label.y);
    const top = (label.y < 0) !== Boolean(this.quarters % 2);
    const outside = Math.min(label.x, label.y);
    return top ? { ...label, x, y: outside } : { ...label, x: outside, y };
  }
}

/** The quarter turns clockwise that make the hero look up. */
function quartersOf(scene: Moving): number {
  const hero = scene.sprites.find((sprite) => sprite.id === HERO);
  return hero ? (((Math.round((UP - hero.angle) / 90) % 4) + 4) % 4) : 0;
}

/** Scenes as the hero sees them: each is turned once. */
export class Eyes {
  private readonly kept = new WeakMap<Moving, Map<number, Moving>>();

  /** The scene, turned; its ground too when it has one. */
  seen<T extends Moving>(scene: T, quarters: number, ground: Scene): T {
    const turns = this.kept.get(scene) ?? new Map<number, Moving>();
    this.kept.set(scene, turns);
    const found = turns.get(quarters) ?? this.turn(scene, quarters, ground);
    turns.set(quarters, found);
    return found as T;
  }

  private turn(scene: Moving, quarters: number, ground: Scene): Moving {
    const turn = new Turn(quarters, ground.width, ground.height);
    return 'background' in scene ? turn.whole(scene as Scene) : turn.moving(scene);
  }
}
