/** Paints a Scene on a canvas, still or gliding from another one: the same picture as the desktop's painter. */

import { sprite as address } from './dom';
import type { Label, Line, Moving, Picture, Rect, Scene, Shape, Sprite } from './types';

const LARGEST_CELL = 150; // units of the page
const DASH = 0.12; // cells
const CORNER = 0.16; // cells: the picture's own round corners
const BADGE = { paper: '#ffffff', ink: '#2b2440' };
const SPARK = '#ffd23f';
const HERO = 'hero';
const FONT = '"codeweek sans", sans-serif';

/** What is to be seen now: the way from one scene to the next; `clock` null for perfectly still. */
export interface Moment { ground: Scene; before: Moving; after: Moving; part: number; clock: number | null; cheer: number | null }

/** Where a scene stands on the canvas: its top left corner and the side of a cell, in pixels. */
export interface Frame { left: number; top: number; cell: number; columns: number; rows: number }

/** The largest frame of whole pixels for a scene, in the middle of a canvas. */
export function fit(scene: Scene, width: number, height: number, ratio: number): Frame {
  const wide = Math.max(scene.width, 1) + scene.margin;
  const high = Math.max(scene.height, 1) + scene.margin;
  const cell = Math.max(4, Math.min(Math.floor(width / wide), Math.floor(height / high), Math.floor(LARGEST_CELL * ratio)));
  const rim = Math.round(cell * scene.margin);
  return {
    left: Math.round((width - cell * wide) / 2) + rim, top: Math.round((height - cell * high) / 2) + rim,
    cell, columns: scene.width, rows: scene.height,
  };
}

/** The cell under a pixel of the canvas. */
export function cellAt(frame: Frame, x: number, y: number): [number, number] | null {
  const column = Math.floor((x - frame.left) / frame.cell);
  const row = Math.floor((y - frame.top) / frame.cell);
  return column < 0 || row < 0 || column >= frame.columns || row >= frame.rows ? null : [column, row];
}

/** Pictures of `sprites`, drawn once at each size asked. */
export class Pictures {
  private readonly images = new Map<string, HTMLImageElement>();
  private readonly drawn = new Map<string, HTMLCanvasElement>();

  /** `changed` is called when a picture that was missing has arrived. */
  constructor(private readonly changed: () => void) {}

  /** The picture in a square of so many pixels; null until it is there. */
  at(name: string, side: number): HTMLCanvasElement | null {
    const key = `${name} ${side}`;
    const kept = this.drawn.get(key);
    if (kept) return kept;
    const image = this.image(name);
    if (!image.complete || !image.naturalWidth) return null;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    canvas.getContext('2d')?.drawImage(image, 0, 0, side, side);
    if (this.drawn.size > 400) this.drawn.clear();
    this.drawn.set(key, canvas);
    return canvas;
  }

  /** Whether all the pictures asked for have arrived. */
  get ready(): boolean { return [...this.images.values()].every((image) => image.complete); }

  private image(name: string): HTMLImageElement {
    const kept = this.images.get(name);
    if (kept) return kept;
    const image = new Image();
    image.addEventListener('load', () => this.changed());
    image.src = address(name);
    this.images.set(name, image);
    return image;
  }
}

/** Paints moments; keeps the last still picture (background and marks). */
export class Painter {
  private still: { ground: Shape[]; marks: string; cell: number; picture: HTMLCanvasElement } | null = null;
  private readonly written = new WeakMap<Shape[], string>();

  constructor(private readonly pictures: Pictures) {}

  /** Forget the still picture: a font or a picture has arrived. */
  refresh(): void { this.still = null; }

  /** The whole picture at a moment. */
  paint(pen: CanvasRenderingContext2D, frame: Frame, moment: Moment): void {
    pen.drawImage(this.stillPicture(moment, frame), frame.left, frame.top);
    for (const name of moment.ground.rim) label(pen, frame, name);
    if (moment.clock !== null) twinkle(pen, frame, moment);
    for (const sprite of spritesAt(moment)) this.sprite(pen, frame, sprite, moment);
  }

  private stillPicture(moment: Moment, frame: Frame): HTMLCanvasElement {
    const { background } = moment.ground;
    const shapes = moment.after.marks;
    const marks = this.written.get(shapes) ?? JSON.stringify(shapes); // steps that change no mark have equal ones
    this.written.set(shapes, marks);
    const kept = this.still;
    if (kept && kept.ground === background && kept.marks === marks && kept.cell === frame.cell) return kept.picture;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(frame.cell * frame.columns);
    canvas.height = Math.round(frame.cell * frame.rows);
    const pen = canvas.getContext('2d')!;
    pen.beginPath();
    pen.roundRect(0, 0, canvas.width, canvas.height, Math.round(CORNER * frame.cell));
    pen.clip();
    const own = { ...frame, left: 0, top: 0 };
    for (const shape of [...background, ...shapes]) this.shape(pen, own, shape);
    if (this.pictures.ready) this.still = { ground: background, marks, cell: frame.cell, picture: canvas };
    return canvas;
  }

  private shape(pen: CanvasRenderingContext2D, frame: Frame, shape: Shape): void {
    if (shape.shape === 'rect') rect(pen, frame, shape);
    else if (shape.shape === 'line') line(pen, frame, shape);
    else if (shape.shape === 'label') label(pen, frame, shape);
    else this.image(pen, frame, shape);
  }

  private image(pen: CanvasRenderingContext2D, frame: Frame, shape: Picture | Sprite, lift = 0, moving = false): void {
    const side = Math.round(shape.size * frame.cell);
    if (side < 2) return;
    // A size on the way is scaled from a near one: a bitmap for each frame would cost more than it shows.
    const image = this.pictures.at(shape.image, moving ? Math.ceil(side / 16) * 16 : side);
    if (!image) return;
    pen.save();
    pen.translate(frame.left + shape.x * frame.cell, frame.top + (shape.y - lift) * frame.cell);
    pen.rotate((shape.angle * Math.PI) / 180);
    pen.drawImage(image, -side / 2, -side / 2, side, side);
    pen.restore();
  }

  private sprite(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite, moment: Moment): void {
    if (sprite.id === HERO) groundShadow(pen, frame, sprite);
    this.image(pen, frame, sprite, lift(sprite, moment), moment.part < 1);
    if (sprite.effect === 'bump') spark(pen, frame, sprite);
    if (sprite.label && sprite.id === HERO) bubble(pen, frame, sprite);
    else if (sprite.label) badge(pen, frame, sprite);
  }
}

/** Every sprite where it is at a moment, those that leave included, in painting order: the hero last. */
export function spritesAt(moment: Moment): Sprite[] {
  const part = moment.part * moment.part * (3 - 2 * moment.part);
  const old = new Map(moment.before.sprites.map((sprite) => [sprite.id, sprite]));
  const fresh = new Map(moment.after.sprites.map((sprite) => [sprite.id, sprite]));
  const hero = fresh.get(HERO);
  const leaving = part < 1
    ? moment.before.sprites.filter((sprite) => !fresh.has(sprite.id)).map((sprite) => goingTo(sprite, hero, part))
    : [];
  const found = [...leaving, ...moment.after.sprites.map((sprite) => between(old.get(sprite.id), sprite, part))];
  return found.sort((one, other) => Number(one.id === HERO) - Number(other.id === HERO));
}

function between(old: Sprite | undefined, next: Sprite, part: number): Sprite {
  if (part >= 1) return next;
  if (!old) return { ...next, size: next.size * part };
  const pop = ['pick', 'drop', 'say'].includes(next.effect) ? 1 + 0.16 * Math.sin(Math.PI * part) : 1;
  const ahead = next.effect === 'bump' ? 0.22 * Math.sin(Math.PI * part) : 0;
  const turn = (next.angle * Math.PI) / 180;
  const way = ((((next.angle - old.angle + 180) % 360) + 360) % 360) - 180;
  return {
    ...next,
    image: part > 0.5 ? next.image : old.image,
    x: old.x + (next.x - old.x) * part + ahead * Math.cos(turn),
    y: old.y + (next.y - old.y) * part + ahead * Math.sin(turn),
    size: (old.size + (next.size - old.size) * part) * pop,
    angle: old.angle + way * part,
  };
}

/** A thing that was picked goes to the one who picked it, getting smaller. */
function goingTo(sprite: Sprite, hero: Sprite | undefined, part: number): Sprite {
  const x = hero ? sprite.x + (hero.x - sprite.x) * part : sprite.x;
  const y = hero ? sprite.y + (hero.y - sprite.y) * part : sprite.y;
  return { ...sprite, x, y: y - 0.3 * Math.sin(Math.PI * part), size: sprite.size * (1 - part), label: '', effect: '' };
}

/** How high a sprite floats: the hero breathes, things sway, a winner jumps. */
function lift(sprite: Sprite, moment: Moment): number {
  if (sprite.id === HERO && moment.cheer !== null && moment.cheer < 1.6) {
    return Math.abs(Math.sin(moment.cheer * 7)) * 0.3 * (1 - moment.cheer / 1.6);
  }
  if (moment.clock === null) return 0;
  if (sprite.id === HERO) return 0.02 + 0.02 * Math.sin(moment.clock * 2.6);
  return sprite.id.startsWith('item') ? 0.035 * Math.sin(moment.clock * 1.9 + sprite.x * 1.7 + sprite.y) : 0;
}

function rect(pen: CanvasRenderingContext2D, frame: Frame, shape: Rect): void {
  // Neighbours share their edge exactly.
  const left = Math.round(frame.left + shape.x * frame.cell);
  const top = Math.round(frame.top + shape.y * frame.cell);
  const width = Math.max(1, Math.round(frame.left + (shape.x + shape.width) * frame.cell) - left);
  const height = Math.max(1, Math.round(frame.top + (shape.y + shape.height) * frame.cell) - top);
  pen.fillStyle = shape.fill;
  pen.beginPath();
  pen.roundRect(left, top, width, height, Math.min(shape.radius * frame.cell, width / 2, height / 2));
  pen.fill();
}

function line(pen: CanvasRenderingContext2D, frame: Frame, shape: Line): void {
  pen.strokeStyle = shape.colour;
  pen.lineWidth = Math.max(1, Math.round(shape.width * frame.cell));
  pen.lineCap = 'round';
  for (let i = 0; i + 1 < shape.points.length; i++) {
    const [start, end] = [shape.points[i]!, shape.points[i + 1]!];
    for (const [first, last] of shape.dashed ? dashes(start, end) : [[start, end] as const]) {
      pen.beginPath();
      pen.moveTo(frame.left + first[0] * frame.cell, frame.top + first[1] * frame.cell);
      pen.lineTo(frame.left + last[0] * frame.cell, frame.top + last[1] * frame.cell);
      pen.stroke();
    }
  }
}

type Point = readonly [number, number];

function dashes(start: Point, end: Point): (readonly [Point, Point])[] {
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
  const count = Math.max(1, Math.round(length / DASH / 2));
  const step = count > 1 ? 1 / (count - 0.5) / 2 : 1;
  const at = (part: number): Point => [start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part];
  return Array.from({ length: count }, (_each, i) => [at(2 * i * step), at(Math.min(1, (2 * i + 1) * step))] as const);
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, colour: string): void {
  pen.font = `bold ${size}px ${FONT}`;
  pen.textAlign = 'center';
  pen.fillStyle = colour;
  // The middle of a line from its highest to its lowest letter, as the desktop has it.
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: under } = pen.measureText(text);
  pen.textBaseline = 'alphabetic';
  pen.fillText(text, x, y + (above - under) / 2);
}

function label(pen: CanvasRenderingContext2D, frame: Frame, shape: Label): void {
  const [x, y] = [frame.left + shape.x * frame.cell, frame.top + shape.y * frame.cell];
  write(pen, shape.text, x, y, shape.size * frame.cell * 0.8, shape.colour);
}

function groundShadow(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite): void {
  const [x, y] = [frame.left + sprite.x * frame.cell, frame.top + (sprite.y + 0.04) * frame.cell];
  const reach = frame.cell * 0.36;
  const shade = pen.createRadialGradient(x, y, reach * 0.7, x, y, reach * 1.12);
  shade.addColorStop(0, 'rgba(0,0,0,0.24)');
  shade.addColorStop(1, 'rgba(0,0,0,0)');
  pen.fillStyle = shade;
  pen.beginPath();
  pen.arc(x, y, reach * 1.12, 0, 2 * Math.PI);
  pen.fill();
}

/** Three strokes where the hero bumped: the form of a bump that does not move. */
function spark(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite): void {
  const width = Math.max(2, Math.round(frame.cell * 0.06));
  pen.lineCap = 'round';
  for (const turn of [-38, 0, 38]) {
    const angle = ((sprite.angle + turn) * Math.PI) / 180;
    const at = (reach: number): [number, number] => [
      frame.left + (sprite.x + Math.cos(angle) * reach) * frame.cell,
      frame.top + (sprite.y + Math.sin(angle) * reach) * frame.cell,
    ];
    for (const [colour, more] of [[BADGE.ink, 2], [SPARK, 0]] as const) {
      pen.strokeStyle = colour;
      pen.lineWidth = width + more;
      pen.beginPath();
      pen.moveTo(...at(0.46));
      pen.lineTo(...at(0.64));
      pen.stroke();
    }
  }
}

function box(pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, radius: number, rim: number): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen.fillStyle = BADGE.paper;
  pen.fill();
  pen.strokeStyle = BADGE.ink;
  pen.lineWidth = rim;
  pen.stroke();
}

/** A count, in the corner of a thing. */
function badge(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite): void {
  const high = Math.max(12, Math.round(frame.cell * 0.3));
  pen.font = `bold ${high * 0.72}px ${FONT}`;
  const width = Math.max(high, pen.measureText(sprite.label).width + high / 2);
  const [x, y] = [frame.left + (sprite.x + 0.3) * frame.cell, frame.top + (sprite.y + 0.3) * frame.cell];
  box(pen, x - width / 2, y - high / 2, width, high, high / 2, Math.max(1, frame.cell / 40));
  write(pen, sprite.label, x, y, high * 0.72, BADGE.ink);
}

/** What the hero says, above it. */
function bubble(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite): void {
  const high = Math.max(22, Math.round(frame.cell * 0.46));
  pen.font = `bold ${high * 0.52}px ${FONT}`;
  const width = pen.measureText(sprite.label).width + high;
  const rim = Math.max(1, frame.cell / 30);
  const x = frame.left + sprite.x * frame.cell;
  const wanted = frame.top + (sprite.y - 0.72) * frame.cell - high / 2;
  const top = Math.max(rim, wanted);
  const left = Math.max(rim, Math.min(x - width / 2, pen.canvas.width - width - rim));
  box(pen, left, top, width, high, high / 3, rim);
  const side = high / 5;
  const foot = Math.max(left + 2 * side, Math.min(x, left + width - 2 * side));
  pen.fillStyle = BADGE.paper;
  pen.beginPath();
  pen.moveTo(foot - side, top + high - rim);
  pen.lineTo(foot + side, top + high - rim);
  pen.lineTo(x, Math.max(top + high + high / 6, frame.top + (sprite.y - 0.4) * frame.cell));
  pen.fill();
  write(pen, sprite.label, left + width / 2, top + high / 2, high * 0.52, BADGE.ink);
}

/** A few of the small dots of the ground shine now and then. */
function twinkle(pen: CanvasRenderingContext2D, frame: Frame, moment: Moment): void {
  const clock = moment.clock ?? 0;
  const dots = moment.ground.background.filter((shape): shape is Rect => shape.shape === 'rect' && shape.width <= 0.06);
  dots.forEach((dot, number) => {
    const glow = Math.sin(clock * (0.7 + (number % 5) * 0.25) + number * 2.4);
    if (number % 3 || glow <= 0.2) return;
    const [x, y] = [frame.left + (dot.x + dot.width / 2) * frame.cell, frame.top + (dot.y + dot.height / 2) * frame.cell];
    const reach = frame.cell * dot.width * (0.6 + 1.4 * glow);
    pen.strokeStyle = dot.fill;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x - reach, y);
    pen.lineTo(x + reach, y);
    pen.moveTo(x, y - reach);
    pen.lineTo(x, y + reach);
    pen.stroke();
  });
}
