/** The child's animal in what moves: as `codeweek/play/rider.py` says. */

import type { Picture, Rect, Sprite } from '../core/types';
import { RIDER, TINTS } from '../generated/constants';

/** An animal, the colour of its seat, and once it is known (`dressed`) its hat: where that is on the animal, and its side. */
export interface Rider { animal: string; ground: string; hat?: { image: string; at: readonly [number, number, number] }; dressed?: Promise<void> }

/** Who sits in the heroes of a child; what dresses it comes when it wears something. */
export function riderOf(profile: { animal: string; colour: string } | null, hat = ''): Rider | null {
  if (!profile) return null;
  const rider: Rider = { animal: profile.animal, ground: (TINTS as Record<string, string>)[profile.colour] ?? '' };
  if (hat) {
    rider.dressed = import('./hat').then(({ hatPlace }) => {
      const at = hatPlace(profile.animal, hat);
      if (at) rider.hat = { image: `worn/${hat}`, at };
    }).catch(() => undefined);
  }
  return rider;
}

/** What is painted over a hero as it is seen, in painting order; it leans by so many degrees. */
export function aboard(hero: Sprite, { animal, ground, hat }: Rider, lean = 0): (Rect | Picture)[] {
  const seat = (RIDER.SEATS as Record<string, readonly number[]>)[hero.image.slice(0, hero.image.lastIndexOf('/'))];
  if (!seat) return [];
  const [ahead, right, wide] = seat.map((part) => part * hero.size) as [number, number, number];
  const [dx, dy] = turned(ahead, right, hero.angle), [x, y] = [hero.x + dx, hero.y + dy], side = wide * RIDER.FILLS;
  const round = (width: number, fill: string): Rect => ({ shape: 'rect', x: x - width / 2, y: y - width / 2, width, height: width, fill, radius: width / 2 });
  const drawn = (image: string, across: number, down: number, size: number, face: string): Picture => (
    { shape: 'image', image, x: x + across, y: y + down, size, angle: lean, face, mirrored: false, colour: '' });
  const layers = [round(wide, RIDER.EDGE), round(wide * (1 - 2 * RIDER.RIM), ground), drawn(`animals/${animal}`, 0, 0, side, hero.face)];
  if (hat) layers.push(drawn(hat.image, ...turned(hat.at[0] * side, hat.at[1] * side, lean), hat.at[2] * side, ''));
  return layers;
}

function turned(x: number, y: number, angle: number): [number, number] {
  const way = (angle * Math.PI) / 180;
  return [x * Math.cos(way) - y * Math.sin(way), x * Math.sin(way) + y * Math.cos(way)];
}
