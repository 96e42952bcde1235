/** Where a child does something for the first time, a hand shows what to touch; gone at the first touch. */

import type { App } from '../app/app';
import type { Film } from '../film/film';
import type { Guess } from './prediction';
import { Hand } from './touch-hint';
import { same } from '../base/json';
import { showsHand } from '../progress/progress';
import type { Level } from '../core/types';
import type { World } from '../scene/world-view';
import type { Bars } from './toolbars';
import type { Program } from './level-program';

/** What can be touched. */
export interface Touchable {
  readonly app: App; readonly level: Level; readonly film: Film; readonly guess: Guess; readonly world: World;
  readonly element: HTMLElement; readonly program: Program; readonly bars: Pick<Bars, 'buttons'>;
}

export class FirstTouch {
  private readonly hand = new Hand();
  readonly element = this.hand.element;
  private touched = false;

  constructor(private readonly page: Touchable) {}

  listen(signal: AbortSignal): void {
    const touch = (): void => { this.touched = true; this.hand.hide(); };
    for (const name of ['pointerdown', 'keydown'] as const) window.addEventListener(name, touch, { signal, passive: true });
  }

  /** Bring the hand where it is to be now, if anywhere. */
  show(): void {
    const { hand, page: { element } } = this;
    const way = this.due ? this.way() : null;
    if (way) hand.show(element.getBoundingClientRect(), ...way);
    else hand.hide();
  }

  private get due(): boolean {
    const { level, program, film, app: { pack, journey, playing } } = this.page;
    const begun = this.touched || film.runs.length > 0 || !same(program.script, level.start);
    return !begun && !playing.like && program.editor !== null && showsHand(pack, journey.progress, level);
  }

  /** What a hand touches first, and where it goes on: a block for the program, cells to foresee, ▶. */
  private way(): [DOMRect, DOMRect | null] | null {
    const { level, program, world, guess, bars } = this.page;
    if (level.predict) {
      const cells = level.maps[0]?.goals.find(({ left }) => left.length > 0)?.left ?? [];
      const [first, last] = [cells[0], cells.at(-1)].map((name) => (name && guess.asksCell ? world.boxOf(name) : null));
      return first ? [first, last ?? null] : null;
    }
    const type = level.points.flatMap(({ types }) => types)[0];
    const start = level.read_only ? bars.buttons.run : type && program.shelf.touchFor(type);
    if (!start) return null;
    return [start.getBoundingClientRect(), start instanceof SVGElement ? program.editor?.foot ?? null : null];
  }
}
