/** The map that is being drawn: the real scene, painted on by pointer or by keyboard. */

import { letters } from '../text/language';
import { attribute, lookClass, make } from '../ui/dom';
import { cellAt, fitWithin, resized, type Frame } from '../scene/viewport';
import { Painter } from '../scene/painter';
import { Pictures } from '../scene/sprites';
import type { Label, Rect, Scene, Shape } from '../core/types';
import { ring } from '../scene/world-view';
import type { Grip } from './grip';
import type { Pen } from './pen';

export type Cell = [number, number];
export type Side = 'east' | 'south';
const ARROWS: Record<string, Cell> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const EDGE = 8; // units around the picture
const PLAIN = { ground: '#fffdf8', ink: '#2b2440' }; // of a map that cannot be pictured

export interface BoardOptions {
  name: string; help: string;
  /** A cell under the pointer or the cursor; `first` begins a stroke. */
  painted: (cell: Cell, first: boolean) => void;
  /** The edge of a cell. */
  edged: (cell: Cell, side: Side) => void;
  /** Whether edges are meant, not cells. */
  edges: () => boolean;
  /** The cursor came to a cell. */
  walked: (cell: Cell) => void;
  /** A key that is no arrow; whether something was done with it. */
  typed: (key: string, cell: Cell) => boolean;
  /** Where the map is the sheet of a turtle: what takes it. */
  grip?: Grip;
  /** Where it is the roll of a tune: what takes it, and what is drawn over it. */
  pen?: Pen;
  over?: () => Shape[];
}

export class Board {
  readonly element: HTMLElement;
  private readonly canvas = make('canvas', { attributes: { 'aria-hidden': 'true' } });
  private readonly pictures = new Pictures(() => this.refresh());
  private readonly painter = new Painter(this.pictures);
  private readonly watcher = new ResizeObserver(() => this.measure());
  private scene: Scene | null = null;
  private cursor: Cell = [0, 0];
  private last: Cell | null = null; // of the stroke

  constructor(private readonly options: BoardOptions) {
    this.element = make('div', {
      class: 'board world', attributes: { role: 'application', tabindex: 0, 'aria-label': options.name, 'aria-description': options.help },
      on: {
        pointerdown: (event) => this.press(event), pointermove: (event) => this.drag(event), pointerup: () => this.release(),
        pointercancel: () => this.release(), keydown: (event) => this.key(event), focus: () => this.paint(), blur: () => this.paint(),
      },
    }, this.canvas);
    this.watcher.observe(this.element);
    void letters().then(() => this.refresh());
  }

  /** What it is called, and how it is used. */
  call(name: string, help: string): void {
    attribute(this.element, 'aria-label', name);
    attribute(this.element, 'aria-description', help);
  }

  /** The map as it is now; its letters when it has no picture. */
  show(grid: string[], scene: Scene | null, look: string): void {
    this.scene = scene ?? lettered(grid);
    this.cursor = inside(this.cursor, this.scene);
    this.element.className = `board world ${lookClass(look)}`;
    attribute(this.element, 'data-map', grid.join('\n'));
    this.paint();
  }

  /** « B3 », as the names around the grid say. */
  static nameOf([x, y]: Cell): string { return `${String.fromCharCode(65 + x)}${y + 1}`; }

  dispose(): void { this.watcher.disconnect(); }

  // By pointer.

  private press(event: PointerEvent): void {
    const cell = this.cellOf(event);
    if (this.onSheet) return this.grab(event);
    if (this.options.pen?.roll) return this.note(event);
    if (!cell || event.button !== 0) return;
    event.preventDefault();
    this.element.focus({ preventScroll: true });
    this.cursor = cell;
    if (this.options.edges()) return this.edge(event);
    this.element.setPointerCapture(event.pointerId);
    this.last = cell;
    this.options.painted(cell, true);
    this.paint();
  }

  private get onSheet(): boolean { return Boolean(this.options.grip?.sheet); }

  private grab(event: PointerEvent): void {
    const place = this.stepsOf(event);
    if (!place || event.button !== 0) return;
    event.preventDefault();
    this.element.focus({ preventScroll: true });
    this.element.setPointerCapture(event.pointerId);
    this.options.grip!.press(place);
  }

  /** A point of the sheet of a turtle, in steps from its middle. */
  private stepsOf(event: PointerEvent): Cell | null {
    const [frame, scene, sheet] = [this.frame(), this.scene, this.options.grip?.sheet];
    if (!frame || !scene || !sheet) return null;
    const [x, y] = this.pixelOf(event);
    const unit = sheet.width / scene.width;
    return [((x - frame.left) / frame.cell - scene.width / 2) * unit, (scene.height / 2 - (y - frame.top) / frame.cell) * unit];
  }

  private note(event: PointerEvent): void {
    const frame = this.frame();
    if (!frame || event.button !== 0) return;
    event.preventDefault();
    this.element.focus({ preventScroll: true });
    const [x, y] = this.pixelOf(event);
    this.options.pen!.press([(x - frame.left) / frame.cell, (y - frame.top) / frame.cell]);
  }

  private release(): void {
    this.last = null;
    this.options.grip?.release();
  }

  private drag(event: PointerEvent): void {
    const place = this.stepsOf(event);
    if (place) return this.options.grip!.drag(place);
    const cell = this.last && this.cellOf(event);
    if (!cell || !this.last) return;
    for (const each of between(this.last, cell)) this.options.painted(each, false);
    this.cursor = this.last = cell;
  }

  /** The edge of the cell that is nearest to the pointer; those of the map have none. */
  private edge(event: PointerEvent): void {
    const frame = this.frame();
    const [x, y] = this.pixelOf(event);
    if (!frame) return;
    const [across, down] = [(x - frame.left) / frame.cell, (y - frame.top) / frame.cell];
    const [left, top] = [across - Math.floor(across), down - Math.floor(down)];
    const [column, row] = this.cursor;
    const near: [number, Cell, Side][] = [
      [left, [column - 1, row], 'east'], [1 - left, [column, row], 'east'], [top, [column, row - 1], 'south'], [1 - top, [column, row], 'south'],
    ];
    const [, cell, side] = near.reduce((best, each) => (each[0] < best[0] ? each : best));
    this.edgeAt(cell, side);
  }

  private edgeAt(cell: Cell, side: Side): void {
    const other: Cell = side === 'east' ? [cell[0] + 1, cell[1]] : [cell[0], cell[1] + 1];
    if (this.scene && [cell, other].every((each) => within(each, this.scene!))) this.options.edged(cell, side);
    this.paint();
  }

  private pixelOf(event: PointerEvent): Cell {
    const ratio = window.devicePixelRatio || 1;
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio];
  }

  private cellOf(event: PointerEvent): Cell | null {
    const frame = this.frame(), cell = frame && cellAt(frame, ...this.pixelOf(event));
    return cell && within(cell, this.scene!) ? cell : null;
  }

  // By keyboard.

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.scene) return;
    const way = ARROWS[event.key];
    const held = this.onSheet ? this.options.grip! : this.options.pen?.roll ? this.options.pen : null;
    if (held) { if (!held.typed(event)) return; } else if (way && event.shiftKey) this.edgeTowards(way);
    else if (way) this.walk(way);
    else if (event.key === 'Enter' || event.key === ' ') this.options.painted(this.cursor, true);
    else if (!this.options.typed(event.key, this.cursor)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private walk(way: Cell): void {
    this.cursor = inside([this.cursor[0] + way[0], this.cursor[1] + way[1]], this.scene!);
    this.options.walked(this.cursor);
    this.paint();
  }

  private edgeTowards([across, down]: Cell): void {
    const [x, y] = this.cursor;
    this.edgeAt([x + Math.min(0, across), y + Math.min(0, down)], across ? 'east' : 'south');
  }

  // How it is painted.

  private refresh(): void {
    this.painter.refresh();
    this.paint();
  }

  private measure(): void {
    if (resized(this.canvas, this.element)) this.paint();
  }

  private frame(): Frame | null { return this.scene && fitWithin(this.scene, this.canvas, EDGE); }

  /** Again, as it is now. */
  paint(): void {
    const [pen, frame, scene] = [this.canvas.getContext('2d'), this.frame(), this.scene];
    if (!pen || !frame || !scene || this.canvas.width < 8 || this.canvas.height < 8) return;
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    const over = { ...scene, marks: [...scene.marks, ...(this.options.over?.() ?? [])] };
    this.painter.paint(pen, frame, { ground: over, before: over, after: over, part: 1, clock: null, cheer: null });
    if (document.activeElement !== this.element || this.onSheet) return;
    const box = this.options.pen?.box;
    if (box) framed(pen, frame, box);
    else ring(pen, frame, this.cursor, '#ffffff', true);
  }
}

/** The place of the keyboard on a roll. */
function framed(pen: CanvasRenderingContext2D, frame: Frame, [x, y, width, height]: [number, number, number, number]): void {
  pen.save();
  for (const [colour, wide] of [['#ffffff', 5], [PLAIN.ink, 2.5]] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = wide;
    pen.strokeRect(frame.left + x * frame.cell, frame.top + y * frame.cell, width * frame.cell, height * frame.cell);
  }
  pen.restore();
}

/** Whether a cell is on the map: the strip under a stage is none of it. */
function within([x, y]: Cell, { width, height }: Scene): boolean { return x >= 0 && y >= 0 && x < Math.floor(width) && y < Math.floor(height); }

function inside([x, y]: Cell, { width, height }: Scene): Cell {
  return [Math.max(0, Math.min(x, Math.floor(width) - 1)), Math.max(0, Math.min(y, Math.floor(height) - 1))];
}

/** The cells on the way to another one, without the first: a quick pointer leaves none out. */
function between([fromX, fromY]: Cell, [toX, toY]: Cell): Cell[] {
  const steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
  return Array.from({ length: steps }, (_none, step): Cell => [
    Math.round(fromX + ((toX - fromX) * (step + 1)) / steps), Math.round(fromY + ((toY - fromY) * (step + 1)) / steps),
  ]);
}

/** A map that cannot be pictured, by its letters. */
function lettered(grid: string[]): Scene {
  const [width, height] = [Math.max(1, ...grid.map((row) => row.length)), Math.max(1, grid.length)];
  const ground: Rect = { shape: 'rect', x: 0, y: 0, width, height, fill: PLAIN.ground, radius: 0 };
  const letters = grid.flatMap((row, y) => [...row].map((text, x): Label => (
    { shape: 'label', x: x + 0.5, y: y + 0.5, text, colour: PLAIN.ink, size: 0.5, begins: false }
  )));
  return { width, height, background: [ground], marks: letters, sprites: [], rim: [], margin: 0, above: 0 };
}
