/** Where the bubble of what the hero says stands, so that it hides no number; the window's `speech.py` does the same. */

import { SPEECH } from '../generated/constants';
import type { Label, Shape, Sprite } from '../core/types';

/** Left, top, right, bottom, in cells. */
export type Box = [number, number, number, number];
export interface Speech { readonly box: Box; readonly way: readonly [number, number] }

const { WAYS, GAP, TAIL, LETTER, HALF } = SPEECH;

/** The place of a bubble of that size that hides the least; the first of the ways when several do. */
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
