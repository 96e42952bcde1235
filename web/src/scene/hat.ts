/** A hat on the child's animal: as `codeweek/play/worn_pictures.py` says. */

import { HATS, HEADS } from '../generated/constants';
import { picture } from '../ui/dom';

/** How far right of the middle of the animal's picture and how far under it the hat is; its side. */
export function hatPlace(animal: string, hat: string): readonly [number, number, number] | null {
  const head = (HEADS as Record<string, readonly number[]>)[animal], sits = (HATS as Record<string, readonly number[]>)[hat];
  if (!head || !sits) return null;
  const [across, above, wide] = head as [number, number, number], [brim, share] = sits as [number, number];
  const side = wide * share;
  return [across, -above - brim * side, side];
}

/** The hat, for a box in whose middle the animal's picture takes `part` of the width. */
export function hatOn(animal: string, hat: string, part: number): HTMLElement | null {
  const place = hatPlace(animal, hat);
  if (!place) return null;
  const [across, down, side] = place;
  const [left, top] = [across, down].map((at) => `${50 + 100 * part * (at - side / 2)}%`) as [string, string];
  const made = picture(`worn/${hat}`, 'hat'), size = `${100 * part * side}%`;
  Object.assign(made.style, { position: 'absolute', left, top, width: size, height: size, margin: '0' });
  return made;
}
