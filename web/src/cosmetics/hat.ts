/** A hat on the child's animal, as an element of the page. */

import { hatPlace } from '../scene/hat-place';
import { picture } from '../ui/dom';

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
