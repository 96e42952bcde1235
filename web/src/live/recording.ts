/** What is played, as it grows: the film up to now, put together from the parts that Python tells. */

import type { GameMark, GamePart, GameStage, Moving, Recorded, Run, Shape } from '../core/types';

export class Recording {
  readonly run: Run;
  private readonly ticks: GameMark[] = []; // where each one begins
  last: GamePart; // the part that came last
  private readonly said = new Map<string, string>(); // what each box held before

  constructor(readonly stage: GameStage, first: GamePart) {
    const { background, rim, width, height, margin } = stage.ground, { blocks } = stage;
    const ground = { background, rim, width, height, margin, sprites: [], marks: [] };
    this.run = { ...stage.ground, ground, blocks, steps: [], lines: [], at: [], scenes: [], console: [], outcome: 'done', message: null };
    this.last = first;
    this.add(first);
  }

  /** How many moments of the film are there, its start being one. */
  get known(): number { return this.run.at.length; }

  /** One more part. */
  add(part: GamePart): void {
    const { run } = this, last = run.at.at(-1) ?? 0, before = run.scenes.length;
    let marks: Shape[] = run.scenes[last]?.marks ?? [];
    for (const scene of part.scenes) {
      marks = scene.kept === marks.length && scene.marks.length === 0 ? marks : [...marks.slice(0, scene.kept), ...scene.marks];
      run.scenes.push({ ...scene, marks });
    }
    run.at.push(...part.at.map((number) => (number ? before + number - 1 : last)));
    run.steps.push(...part.steps);
    run.lines.push(...part.lines);
    this.ticks.push(...part.marks.filter(({ hero }) => !hero));
    Object.assign(run, { outcome: part.outcome, message: part.message });
    this.last = part;
  }

  /** The picture after a step. */
  scene(index: number): Moving { return this.run.scenes[this.run.at[index] ?? 0]!; }

  /** What the boxes of the game hold, those that have changed since it was asked last. */
  changed(): [name: string, value: string][] {
    const fresh = this.last.boxes.filter(([name, value]) => this.said.get(name) !== value);
    for (const [name, value] of fresh) this.said.set(name, value);
    return fresh;
  }

  /** The number of the tick at a step, and what happened in it. */
  tick(index: number): GameMark | undefined { return this.ticks[this.ticks.filter((mark) => mark.step <= index).length - 1]; }
}

/** What a game is before anything was done in it; its chance is another one each time. */
export function fresh(): Recorded {
  return { seed: crypto.getRandomValues(new Uint32Array(1))[0]!, ticks: 1, inputs: [] };
}
