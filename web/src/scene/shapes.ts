/** How each thing of a scene is painted: the same as the desktop's. */

import type { Label, Line, Rect, Shape, Sprite } from '../core/types';
import { BADGE, DASH, SPARK, SPEECH } from '../generated/constants';
import { at, type Frame } from './viewport';

const [PAPER, INK] = BADGE as [string, string]; // a count, or what the hero says
const FONT = '"codeweek sans", sans-serif';

export function rect(pen: CanvasRenderingContext2D, frame: Frame, shape: Rect): void {
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

/** A stroke, or the first part of it. */
export function line(pen: CanvasRenderingContext2D, frame: Frame, shape: Line, part = 1): void {
  pen.strokeStyle = shape.colour;
  pen.lineWidth = Math.max(1, Math.round(shape.width * frame.cell));
  pen.lineCap = 'round';
  for (let i = 0; i + 1 < shape.points.length; i++) {
    const [start, end] = [shape.points[i]!, shape.points[i + 1]!];
    const reach = part * distance(start, end);
    for (const [first, last] of shape.dashed ? dashes(start, end) : [[start, end] as const]) {
      const [begun, done] = [distance(start, first), distance(start, last)];
      if (begun > reach) break;
      const there = done > begun ? Math.min(1, (reach - begun) / (done - begun)) : 1;
      pen.beginPath();
      pen.moveTo(...at(frame, ...first));
      pen.lineTo(...at(frame, first[0] + (last[0] - first[0]) * there, first[1] + (last[1] - first[1]) * there));
      pen.stroke();
    }
  }
}

function distance(start: Point, end: Point): number { return Math.hypot(end[0] - start[0], end[1] - start[1]); }

type Point = readonly [number, number];

function dashes(start: Point, end: Point): (readonly [Point, Point])[] {
  const length = distance(start, end);
  const count = Math.max(1, Math.round(length / DASH / 2));
  const step = count > 1 ? 1 / (count - 0.5) / 2 : 1;
  const place = (part: number): Point => [start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part];
  return Array.from({ length: count }, (_each, i) => [place(2 * i * step), place(Math.min(1, (2 * i + 1) * step))] as const);
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, colour: string, align: CanvasTextAlign = 'center'): void {
  pen.font = `bold ${size}px ${FONT}`;
  pen.textAlign = align;
  pen.fillStyle = colour;
  // The middle of a line from its highest to its lowest letter, as the desktop has it.
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: under } = pen.measureText(text);
  pen.textBaseline = 'alphabetic';
  pen.fillText(text, x, y + (above - under) / 2);
}

export function label(pen: CanvasRenderingContext2D, frame: Frame, shape: Label): void {
  const [x, y] = at(frame, shape.x, shape.y);
  write(pen, shape.text, x, y, shape.size * frame.cell * 0.8, shape.colour, shape.begins ? 'left' : 'center');
}

export function groundShadow(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite): void {
  const [x, y] = [frame.left + sprite.x * frame.cell, frame.top + (sprite.y + 0.04) * frame.cell];
  const reach = frame.cell * sprite.size * 0.4;
  const shade = pen.createRadialGradient(x, y, reach * 0.7, x, y, reach * 1.12);
  shade.addColorStop(0, 'rgba(0,0,0,0.24)');
  shade.addColorStop(1, 'rgba(0,0,0,0)');
  pen.fillStyle = shade;
  pen.beginPath();
  pen.arc(x, y, reach * 1.12, 0, 2 * Math.PI);
  pen.fill();
}

/** Three strokes where the hero bumped: the form of a bump that does not move. */
export function spark(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite): void {
  const width = Math.max(2, Math.round(frame.cell * 0.06));
  pen.lineCap = 'round';
  for (const turn of [-38, 0, 38]) {
    const angle = ((sprite.angle + turn) * Math.PI) / 180;
    const tip = (reach: number): [number, number] => at(frame, sprite.x + Math.cos(angle) * reach, sprite.y + Math.sin(angle) * reach);
    for (const [colour, more] of [[INK, 2], [SPARK, 0]] as const) {
      pen.strokeStyle = colour;
      pen.lineWidth = width + more;
      pen.beginPath();
      pen.moveTo(...tip(0.46));
      pen.lineTo(...tip(0.64));
      pen.stroke();
    }
  }
}

function box(pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, radius: number, rim: number): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen.fillStyle = PAPER;
  pen.fill();
  pen.strokeStyle = INK;
  pen.lineWidth = rim;
  pen.stroke();
}

/** A count, in the corner of a thing. */
export function badge(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite): void {
  const high = Math.max(12, Math.round(frame.cell * 0.3));
  pen.font = `bold ${high * 0.72}px ${FONT}`;
  const width = Math.max(high, pen.measureText(sprite.label).width + high / 2);
  const corner = Math.min(0.3, sprite.size / 2);
  const [x, y] = [frame.left + (sprite.x + corner) * frame.cell, frame.top + (sprite.y + corner) * frame.cell];
  box(pen, x - width / 2, y - high / 2, width, high, high / 2, Math.max(1, frame.cell / 40));
  write(pen, sprite.label, x, y, high * 0.72, INK);
}

/** What the hero says, beside it, with a tail towards it. */
export function bubble(pen: CanvasRenderingContext2D, frame: Frame, sprite: Sprite, marks: readonly Shape[]): void {
  const { left: first, top: above, cell } = frame;
  const high = Math.max(22, Math.round(cell * 0.46));
  pen.font = `bold ${high * 0.52}px ${FONT}`;
  const width = pen.measureText(sprite.label).width + high;
  const rim = Math.max(1, cell / 30);
  const [right, under] = [(pen.canvas.width - rim - first) / cell, (pen.canvas.height - rim - above) / cell];
  const { box: place, way } = speech(sprite, width / cell, high / cell, marks, [(rim - first) / cell, (rim - above) / cell, right, under]);
  const [left, top] = at(frame, place[0], place[1]);
  box(pen, left, top, width, high, high / 3, rim);
  pen.fillStyle = PAPER;
  pen.beginPath();
  for (const corner of tail(frame, sprite, [left, top, left + width, top + high], way, rim)) pen.lineTo(...corner);
  pen.fill();
  write(pen, sprite.label, left + width / 2, top + high / 2, high * 0.52, INK);
}

/** The three corners of a bubble's tail: two on its side, then the one near the hero. */
function tail(frame: Frame, sprite: Sprite, [left, top, right, bottom]: Box, way: Speech['way'], rim: number): [number, number][] {
  const [x, y] = at(frame, sprite.x, sprite.y);
  const [side, near] = [(bottom - top) / 5, frame.cell * sprite.size * 0.44];
  if (way[0] !== 0) {
    const base = way[0] > 0 ? left + rim : right - rim;
    const foot = Math.max(top + 2 * side, Math.min(y, bottom - 2 * side));
    return [[base, foot - side], [base, foot + side], [x + way[0] * near, y]];
  }
  const base = way[1] > 0 ? top + rim : bottom - rim;
  const foot = Math.max(left + 2 * side, Math.min(x, right - 2 * side));
  const least = (bottom - top) / 6; // of a tail, whatever moved the bubble
  return [[foot - side, base], [foot + side, base], [x, way[1] < 0 ? Math.max(y - near, bottom + least) : Math.min(y + near, top - least)]];
}

/** Left, top, right, bottom, in cells. */
export type Box = [number, number, number, number];
interface Speech { readonly box: Box; readonly way: readonly [number, number] }

const { WAYS, GAP, TAIL, LETTER, HALF } = SPEECH;

/** The place of a bubble of that size that hides the least; the first of the ways when several do: as `desktop/painting/speech_bubble.py`. */
export function speech(sprite: Sprite, wide: number, high: number, marks: readonly Shape[], within: Box): Speech {
  const reach = sprite.size * 0.4;
  const numbers = marks.filter((mark): mark is Label => mark.shape === 'label').map(room);
  const hidden: Box[] = [[sprite.x - reach, sprite.y - reach, sprite.x + reach, sprite.y + reach], ...numbers];
  const places = WAYS.map((way): Speech => ({ box: inside(beside(sprite, wide, high, way), within), way }));
  const cost = ({ box }: Speech): number => hidden.filter((other) => meet(box, other)).length;
  return places.reduce((best, place) => (cost(place) < cost(best) ? place : best));
}

function beside(sprite: Sprite, wide: number, high: number, [across, along]: readonly [number, number]): Box {
  const x = sprite.x + across * (sprite.size / 2 + TAIL + wide / 2);
  const y = sprite.y + along * (sprite.size / 2 + GAP + high / 2);
  return [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
}

function inside([left, top, right, bottom]: Box, within: Box): Box {
  const across = Math.max(within[0] - left, Math.min(0, within[2] - right));
  const along = Math.max(within[1] - top, Math.min(0, within[3] - bottom));
  return [left + across, top + along, right + across, bottom + along];
}

function room({ x, y, size, text }: Label): Box {
  const [across, along] = [LETTER * size * text.length, HALF * size];
  return [x - across, y - along, x + across, y + along];
}

function meet(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
