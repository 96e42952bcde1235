/** Where a hat sits on an animal: as `codeweek/play/worn_pictures.py` says. */

import { HATS, HEADS } from '../generated/constants';

/** How far right of the middle of the animal's picture and how far under it the hat is; its side. */
export function hatPlace(animal: string, hat: string): readonly [number, number, number] | null {
  const head = (HEADS as Record<string, readonly number[]>)[animal], sits = (HATS as Record<string, readonly number[]>)[hat];
  if (!head || !sits) return null;
  const [across, above, wide] = head as [number, number, number], [brim, share] = sits as [number, number];
  const side = wide * share;
  return [across, -above - brim * side, side];
}
