/** What sounds of a tick of a game, from what is seen of it, as in the window: whoever does not hear it misses nothing. */

import type { Moving, Sprite } from '../core/types';

const EFFECTS = ['bump', 'pick', 'drop'];

/** A step is heard of who presses alone, or a game would never be quiet. */
export function heard(before: Pick<Moving, 'sprites'>, now: Pick<Moving, 'sprites'>, pressed: boolean): string {
  const effect = now.sprites.map((sprite) => sprite.effect).find((each) => EFFECTS.includes(each));
  if (effect) return effect;
  const named = (sprites: readonly Sprite[], id: string): Sprite | undefined => sprites.find((each) => each.id === id);
  if (before.sprites.some(({ id }) => id.startsWith('item-') && !named(now.sprites, id))) return 'pick';
  const moved = now.sprites.some((sprite) => place(named(before.sprites, sprite.id) ?? sprite) !== place(sprite));
  return pressed && moved ? 'step' : '';
}

const place = ({ x, y, angle }: Sprite): string => [x, y, angle].join();
