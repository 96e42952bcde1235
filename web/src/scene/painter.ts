/** Paints a Scene on a canvas, still or gliding from another one: the same picture as the desktop's painter. */

import type { Frame } from './viewport';
import { CORNER, HERO, SIGN, SIGNED, STANDING } from '../generated/constants';
import { eased, growing, posed, spritesAt, swapping, type Moment } from './motion';
import { aboard, type Rider } from './rider';
import type { Pictures } from './sprites';
import { badge, bubble, groundShadow, label, line, rect, spark } from './shapes';
import type { Picture, Rect, Shape, Sprite } from '../core/types';

/** A look over all looks (`plain-theme.ts`): what a painter paints in place of a shape, null for nothing; `cast`: everybody stays who they are. */
export interface Dress {
  edge: string; outline: number;
  hero(image: string): string;
  outlines(image: string, cast: boolean): boolean;
  sprite(sprite: Sprite, cast: boolean): Sprite;
  shape(shape: Shape, cast: boolean): Shape | null;
}

/** Paints moments; keeps the last still picture (background and marks). */
export class Painter {
  /** What painters that are made from now on put on. */
  static dress: Dress | null = null;
  /** Who sits in the heroes; in nobody's where everybody stays who they are. */
  static rider: Rider | null = null;
  private readonly dress = Painter.dress;
  private still: { ground: Shape[]; marks: string; cell: number; over: number; picture: HTMLCanvasElement } | null = null;
  private readonly written = new WeakMap<Shape[], string>();

  constructor(private readonly pictures: Pictures, private readonly cast = false) {}

  /** The picture of a hero as it is painted now. */
  static hero(image: string): string { return Painter.dress?.hero(image) ?? image; }

  /** Forget the still picture: a font or a picture has arrived. */
  refresh(): void { this.still = null; }

  /** The whole picture at a moment. */
  paint(pen: CanvasRenderingContext2D, frame: Frame, moment: Moment): void {
    const fresh = growing(moment), swap = swapping(moment);
    const marks = swap?.stays ?? (fresh.length > 0 ? moment.before.marks : moment.after.marks);
    pen.drawImage(this.stillPicture(moment, marks, frame), frame.left, frame.top - Math.round(frame.above * frame.cell));
    for (const shape of swap?.goes ?? []) this.shape(pen, frame, shape);
    for (const stroke of fresh) line(pen, frame, stroke, eased(moment.part));
    for (const name of moment.ground.rim) this.shape(pen, frame, name);
    for (const dot of moment.trail ?? []) this.shape(pen, frame, dot);
    if (moment.clock !== null) twinkle(pen, frame, moment);
    for (const sprite of spritesAt(moment)) this.sprite(pen, frame, sprite, moment);
  }

  private stillPicture({ ground: { background } }: Moment, shapes: Shape[], frame: Frame): HTMLCanvasElement {
    const marks = this.written.get(shapes) ?? JSON.stringify(shapes); // steps that change no mark have equal ones
    this.written.set(shapes, marks);
    const cached = this.still, over = Math.round(frame.above * frame.cell);
    if (cached && cached.ground === background && cached.marks === marks && cached.cell === frame.cell && cached.over === over) return cached.picture;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(frame.cell * frame.columns);
    canvas.height = Math.round(frame.cell * frame.rows) + over;
    const pen = canvas.getContext('2d')!;
    pen.beginPath();
    pen.roundRect(0, 0, canvas.width, canvas.height, Math.round(CORNER * frame.cell));
    pen.clip();
    const own = { ...frame, left: 0, top: over };
    for (const shape of [...background, ...shapes]) this.shape(pen, own, shape);
    if (this.pictures.ready) this.still = { ground: background, marks, cell: frame.cell, over, picture: canvas };
    return canvas;
  }

  private shape(pen: CanvasRenderingContext2D, frame: Frame, found: Shape): void {
    const shape = this.dress ? this.dress.shape(found, this.cast) : found;
    if (!shape) return;
    if (shape.shape === 'rect') rect(pen, frame, shape);
    else if (shape.shape === 'line') line(pen, frame, shape);
    else if (shape.shape === 'label') label(pen, frame, shape);
    else {
      this.image(pen, frame, shape);
      this.sign(pen, frame, shape);
    }
  }

  private sign(pen: CanvasRenderingContext2D, frame: Frame, shape: Picture | Sprite): void {
    if (SIGNED.includes(shape.face)) this.image(pen, frame, sign(shape));
  }

  private image(pen: CanvasRenderingContext2D, frame: Frame, shape: Picture | Sprite, moving = false): void {
    const side = Math.round(shape.size * frame.cell);
    if (side < 2) return;
    // A size on the way is scaled from a near one: a bitmap for each frame would cost more than it shows.
    const colour = 'colour' in shape ? shape.colour : '', far = this.dress && colour && shape.image.startsWith('scenery/'); // of a place, the shape
    const image = far ? this.pictures.outline(shape.image, side, colour) : this.pictures.at(shape.image, moving ? Math.ceil(side / 16) * 16 : side, shape.face, colour);
    if (image) {
      this.outline(pen, frame, shape, side);
      pen.save();
      pen.translate(frame.left + shape.x * frame.cell, frame.top + shape.y * frame.cell);
      pen.rotate((shape.angle * Math.PI) / 180);
      if ('mirrored' in shape && shape.mirrored) pen.scale(-1, 1);
      pen.drawImage(image, -side / 2, -side / 2, side, side);
      pen.restore();
    }
  }

  /** The shape of a thing in one colour, behind it, where its own colours were made for another ground. */
  private outline(pen: CanvasRenderingContext2D, frame: Frame, { image, x, y }: Picture | Sprite, side: number): void {
    if (!this.dress?.outlines(image, this.cast)) return;
    const large = Math.round(side * this.dress.outline), behind = this.pictures.outline(image, large, this.dress.edge);
    if (behind) pen.drawImage(behind, frame.left + x * frame.cell - large / 2, frame.top + y * frame.cell - large / 2);
  }

  private sprite(pen: CanvasRenderingContext2D, frame: Frame, drawn: Sprite, moment: Moment): void {
    const sprite = this.dress ? this.dress.sprite(drawn, this.cast) : drawn;
    if (sprite.id === HERO && !sprite.image.startsWith(STANDING)) groundShadow(pen, frame, sprite);
    const seen = posed(sprite, moment), moving = moment.part < 1;
    this.image(pen, frame, seen, moving);
    if (sprite.id === HERO && Painter.rider && !this.cast) {
      for (const layer of aboard(seen, Painter.rider, seen.angle - sprite.angle)) {
        if (layer.shape === 'rect') rect(pen, frame, layer);
        else this.image(pen, frame, layer, moving);
      }
    }
    this.sign(pen, frame, seen);
    if (sprite.effect === 'bump') spark(pen, frame, sprite);
    if (sprite.label && sprite.id === HERO) bubble(pen, frame, sprite, moment.after.marks);
    else if (sprite.label) badge(pen, frame, sprite);
  }
}

/** A drop, stars, a Z or a thought, upright beside the one whose face it goes with. */
function sign(shape: Picture | Sprite): Picture {
  let [across, down, size] = SIGN.map((part) => part * shape.size) as [number, number, number];
  const way = (shape.angle * Math.PI) / 180;
  if ('effect' in shape && shape.effect === 'bump') { // the spark is ahead
    if (Math.cos(way) >= -0.5) across = -across;
    if (Math.sin(way) < -0.5) down = -down;
  }
  return { shape: 'image', image: `faces/signs/${shape.face}`, x: shape.x + across, y: shape.y + down, size, angle: 0, face: '', mirrored: false, colour: '' };
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
