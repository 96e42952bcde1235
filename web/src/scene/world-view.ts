/** The world of a level on the page: painted, and touched when a prediction asks for a cell. */

import { letters } from '../text/language';
import { attribute, icon, lookClass, make, scenery } from '../ui/dom';
import { cellAt, fitWithin, resized, type Frame } from './viewport';
import type { Moment } from './motion';
import { Painter } from './painter';
import { Pictures } from './sprites';

type Cell = [number, number];
const ARROWS: Record<string, Cell> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const EDGE = 8; // units of frame around the world
const RING = { ink: '#2b2440', light: '#ffd23f', focus: '#ffffff', lit: '#f0e442' };

export class World {
  readonly element: HTMLElement;
  readonly mirror = make('ul', { class: 'unseen' });
  private readonly canvas = make('canvas', { attributes: { 'aria-hidden': 'true' } });
  private readonly stage = make('div', { class: 'stage' }, this.canvas);
  private readonly secretWords = make('p');
  private readonly secret = make('div', { class: 'secret', attributes: { hidden: true } }, icon('question'), this.secretWords);
  private readonly pictures = new Pictures(() => this.refresh());
  private readonly painter = new Painter(this.pictures);
  private readonly watcher = new ResizeObserver(() => this.measure());
  private moment: Moment | null = null;
  private chosen: Cell | null = null;
  private lit: readonly string[] = [];
  private cursor: Cell = [0, 0];
  private choosing = false;

  /** `goals` stand at its edge; `touched` is called with the cell that was chosen, `walked` with the one that the arrows hold. */
  constructor(look: string, name: string, private readonly touched: (cell: Cell) => void, private readonly walked: (cell: Cell) => void, goals: HTMLElement | null = null) {
    this.element = make('div', {
      class: `world ${lookClass(look)}`,
      attributes: { role: 'group', 'aria-label': name },
      on: { click: (event) => this.click(event), keydown: (event) => this.key(event), focus: () => this.paint(), blur: () => this.paint() },
    }, ...(goals ? [goals] : []), this.stage, this.secret, this.mirror);
    scenery(this.element, look);
    this.watcher.observe(this.stage);
    void letters().then(() => this.refresh());
  }

  /** What to paint from now on; `secret` hides it behind a sentence. */
  show(moment: Moment, secret: string): void {
    this.moment = moment;
    this.turnGoals();
    this.secret.hidden = !secret;
    this.canvas.hidden = Boolean(secret);
    if (this.secretWords.textContent !== secret) this.secretWords.textContent = secret;
    this.paint();
  }

  /** Whether a cell is asked for, and which one is chosen. */
  ask(choosing: boolean, chosen: Cell | null, question: string): void {
    this.chosen = chosen;
    if (choosing === this.choosing) return;
    this.choosing = choosing;
    attribute(this.element, 'tabindex', choosing ? 0 : null);
    attribute(this.element, 'role', choosing ? 'application' : 'group');
    if (question) attribute(this.element, 'aria-description', choosing ? question : null);
    this.element.classList.toggle('choosing', choosing);
  }

  /** Cells to look at, by name. */
  light(cells: readonly string[]): void {
    if (cells.join() === this.lit.join()) return;
    this.lit = cells;
    this.paint();
  }

  /** Where a cell is on the page. */
  boxOf(name: string): DOMRect | null {
    return this.onPage(...placeOf(name), 1);
  }

  /** The place of the scene at a point of the page. */
  at(x: number, y: number): [number, number] | null {
    const frame = this.frame();
    if (!frame) return null;
    const ratio = window.devicePixelRatio || 1, { left, top } = this.canvas.getBoundingClientRect();
    return [((x - left) * ratio - frame.left) / frame.cell, ((y - top) * ratio - frame.top) / frame.cell];
  }

  /** Where a square of the scene is on the page. */
  private onPage(x: number, y: number, side: number): DOMRect | null {
    this.measure(); // the window may be another since it was last painted
    const frame = this.frame();
    if (!frame) return null;
    const ratio = window.devicePixelRatio || 1, { left, top } = this.canvas.getBoundingClientRect(), cell = frame.cell / ratio;
    return new DOMRect(left + frame.left / ratio + x * cell, top + frame.top / ratio + y * cell, side * cell, side * cell);
  }

  /** The world in words, for who does not see it. */
  tell(sentences: string[]): void {
    this.mirror.replaceChildren(...sentences.filter(Boolean).map((words) => make('li', { text: words })));
  }

  /** « B3 », read from the names around the grid; the place when there are none. */
  nameOf(cell: Cell): string {
    const rim = this.moment?.ground.rim ?? [];
    const column = rim.find((label) => label.y < 0 && Math.floor(label.x) === cell[0])?.text;
    const row = rim.find((label) => label.x < 0 && Math.floor(label.y) === cell[1])?.text;
    return column && row ? `${column}${row}` : `${cell[0] + 1}, ${cell[1] + 1}`;
  }

  dispose(): void { this.watcher.disconnect(); }

  private refresh(): void {
    this.painter.refresh();
    this.paint();
  }

  private measure(): void {
    this.turnGoals();
    if (resized(this.canvas, this.stage)) this.paint();
  }

  /** The goals stand over the world, or beside it where it has room to spare. */
  private turnGoals(): void {
    if (!this.moment) return;
    const { width, height, margin, above } = this.moment.ground;
    const { clientWidth, clientHeight } = this.element;
    this.element.classList.toggle('aside', clientWidth * (height + above + margin) > clientHeight * (width + margin));
  }

  private frame(): Frame | null { return this.moment && fitWithin(this.moment.ground, this.canvas, EDGE); }

  private paint(): void {
    const pen = this.canvas.getContext('2d');
    const frame = this.frame();
    if (!pen || !frame || !this.moment || this.canvas.width < 8 || this.canvas.height < 8) return;
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.painter.paint(pen, frame, this.moment);
    if (this.choosing && document.activeElement === this.element) ring(pen, frame, this.cursor, RING.focus, true);
    for (const name of this.lit) ring(pen, frame, placeOf(name), RING.lit, false);
    if (this.chosen) ring(pen, frame, this.chosen, RING.light, false);
  }

  private click(event: MouseEvent): void {
    const frame = this.frame();
    if (!this.choosing || !frame) return;
    const ratio = window.devicePixelRatio || 1;
    const box = this.canvas.getBoundingClientRect();
    const cell = cellAt(frame, (event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio);
    if (cell) this.choose(cell);
  }

  private key(event: KeyboardEvent): void {
    const frame = this.frame();
    if (!this.choosing || !frame) return;
    const way = ARROWS[event.key];
    if (way) {
      const inside = (value: number, most: number): number => Math.max(0, Math.min(value, most - 1));
      this.cursor = [inside(this.cursor[0] + way[0], frame.columns), inside(this.cursor[1] + way[1], frame.rows)];
      this.walked(this.cursor);
      this.paint();
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.choose(this.cursor);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(cell: Cell): void {
    this.cursor = cell;
    this.touched(cell);
  }
}

/** The column and the row of a cell, from 0: `B1` is 1, 0. */
function placeOf(name: string): Cell { return [name.charCodeAt(0) - 65, Number(name.slice(1)) - 1]; }

/** A ring around a cell. */
export function ring(pen: CanvasRenderingContext2D, frame: Frame, cell: Cell, colour: string, dashed: boolean): void {
  const width = Math.max(3, frame.cell * 0.06);
  const [x, y] = [frame.left + cell[0] * frame.cell, frame.top + cell[1] * frame.cell];
  pen.save();
  for (const [ink, wide] of [[RING.ink, width * 1.8], [colour, width]] as const) {
    pen.strokeStyle = ink;
    pen.lineWidth = wide;
    pen.setLineDash(dashed && ink === colour ? [width * 2.5, width * 1.5] : []);
    pen.beginPath();
    pen.roundRect(x + width, y + width, frame.cell - 2 * width, frame.cell - 2 * width, frame.cell * 0.12);
    pen.stroke();
  }
  pen.restore();
}
