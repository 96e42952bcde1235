/** Where a child does something for the first time, a hand shows what to touch; gone at the first touch. */

import type { App } from '../app/app';
import { same } from '../base/json';
import type { Level } from '../core/types';
import type { Film } from '../film/film';
import { showsHand } from '../progress/progress';
import type { World } from '../scene/world-view';
import { make, picture } from '../ui/dom';
import type { Program } from './level-program';
import type { Guess } from './prediction';
import type { Bars } from './toolbars';

/** What can be touched. */
interface Touchable {
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

const TIP = [0.39, 0.08] as const; // of its picture: where the finger points
const TOUCHED = [0.8, 0.7] as const; // of what it touches: not its words

/** A hand that shows what to touch, where a child does it for the first time; gone at the first touch. */
export class Hand {
  readonly element = make('div', { class: 'touch-here', attributes: { 'aria-hidden': 'true', hidden: true } }, picture('pictures/hand'));

  /** From what is taken to its place, or on one thing (no `end`); in the box of the page. */
  show(page: DOMRect, start: DOMRect, end: DOMRect | null): void {
    this.element.hidden = false;
    const side = this.element.offsetWidth;
    const [x, y] = [start.left + start.width * TOUCHED[0] - page.left, start.top + start.height * TOUCHED[1] - page.top];
    const over = y + side > page.height; // there is no room for it under what it touches
    this.element.classList.toggle('over', over);
    this.element.classList.toggle('goes', end !== null);
    const [across, down] = over ? [1 - TIP[0], 1 - TIP[1]] : TIP;
    this.element.style.left = `${x - across * side}px`;
    this.element.style.top = `${y - down * side}px`;
    if (!end) return;
    const [along, under] = [end.left + end.width / 2 - page.left - x, end.top + end.height / 2 - page.top - y];
    const way = { x: `${along}px`, y: `${under}px`, long: `${Math.hypot(along, under)}px`, turn: `${Math.atan2(under, along)}rad` };
    for (const [name, value] of Object.entries(way)) this.element.style.setProperty(`--${name}`, value);
  }

  hide(): void { this.element.hidden = true; }
}
