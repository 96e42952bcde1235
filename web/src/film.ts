/** A run of the program on a level: what happened on each map, and what came of it. */

import { Player } from './player';
import type { Moment } from './painter';
import type { Level, Moving, Played, Run, Scene, Told, Verdict } from './types';

export class Film {
  map = 0;
  runs: Run[] = [];
  verdict: Verdict | null = null;
  problem: Told | null = null;
  told = true; // the verdict has been said
  askGuess = false; // it was asked to run before guessing
  restarted = false; // the child has just put the robot back
  waiting = false; // Python is asked, and has not answered
  private players: Player[];

  constructor(private readonly level: Level, private speed: number) {
    this.players = level.maps.map(() => new Player(0, speed));
  }

  get player(): Player { return this.players[this.map]!; }
  get run(): Run | null { return this.runs[this.map] ?? null; }
  get ended(): boolean { return this.runs.length > 0 && this.player.atEnd; }

  /** Whether the map shown is a surprise until the program has run. */
  get hidden(): boolean { return Boolean(this.level.maps[this.map]?.hidden) && this.runs.length === 0; }

  /** The block of the step shown; null before the first and without a run. */
  get block(): string | null {
    const { run, player } = this;
    return run && player.index > 0 ? (run.blocks[run.steps[player.index - 1] ?? -1] ?? null) : null;
  }

  get line(): number | null {
    const { run, player } = this;
    return run && player.index > 0 ? (run.lines[player.index - 1] ?? null) : null;
  }

  /** Runs to show, from their start, beginning with a map. */
  load(played: Played): void {
    this.runs = played.runs;
    this.verdict = played.verdict;
    this.map = played.verdict?.map ?? 0;
    this.players = played.runs.map((run) => new Player(run.steps.length, this.speed));
    this.told = false;
  }

  /** No run any more: the robot is back at its start. */
  forget(): void {
    this.runs = [];
    this.players = this.level.maps.map(() => new Player(0, this.speed));
    this.verdict = this.problem = null;
    this.told = true;
    this.askGuess = this.restarted = this.waiting = false;
  }

  atSpeed(speed: number): void {
    this.speed = speed;
    this.players.forEach((player) => player.atSpeed(speed));
  }

  /** What the painter has to paint now; `still` for those who want nothing to glide. */
  moment(clock: number | null, cheer: number | null, still: boolean): Moment {
    const { player } = this;
    return {
      ground: this.ground, before: this.scene(player.source), after: this.scene(player.index),
      part: still ? 1 : player.part, clock, cheer,
    };
  }

  scene(index: number): Moving {
    const { run } = this;
    return run ? run.scenes[run.at[index] ?? 0]! : this.level.maps[this.map]!.scene;
  }

  private get ground(): Scene {
    const { run } = this;
    return run ? (run as unknown as Scene) : this.level.maps[this.map]!.scene;
  }

  /** The sound of what the hero just did; empty for none. */
  get sound(): string {
    const { index } = this.player;
    const hero = (at: number) => this.scene(at).sprites.find((sprite) => sprite.id === 'hero');
    const [old, next] = [hero(Math.max(0, index - 1)), hero(index)];
    if (!old || !next) return '';
    if (['bump', 'pick', 'drop'].includes(next.effect)) return next.effect;
    if (old.x !== next.x || old.y !== next.y) return 'step';
    const turn = (((next.angle - old.angle) % 360) + 360) % 360;
    return turn ? (turn > 180 ? 'left' : 'right') : '';
  }
}
