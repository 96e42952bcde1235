/** The sober look of an older child: any scene on a plain grid, in quiet colours, its hero a flat shape. Fetched when it is worn. */

import { DARK, HEROES, LIGHT, NAME, OUTLINE, PLATES, SCENERY, SPECK, SPECKS, WALLS } from '../generated/sober';
import type { Dress } from './painter';
import type { Picture, Shape, Sprite } from '../core/types';

/** What painters put on; `cast`: everybody stays who they are. */
export function dressIn(dark: boolean): Dress {
  const { edge, far, colours } = dark ? DARK : LIGHT;
  const other = (colour: string): string => (colours as Record<string, string>)[colour] ?? colour;
  const still = <T extends Picture | Sprite>(image: T, cast: boolean): T => (cast ? image : { ...image, image: flat(image.image), face: '' });
  return {
    edge, outline: OUTLINE,
    hero: flat,
    outlines: (image, cast) => !cast && image.startsWith('robot/') && !HEROES.includes(nameOf(image)),
    sprite: still,
    shape(shape: Shape, cast: boolean): Shape | null {
      if (shape.shape === 'rect') return shape.width <= SPECK && SPECKS.includes(shape.fill) ? null : { ...shape, fill: other(shape.fill) };
      if (shape.shape !== 'image') return { ...shape, colour: other(shape.colour) };
      if (shape.image.startsWith(SCENERY)) return cast ? null : { ...shape, colour: far };
      const name = nameOf(shape.image);
      if (shape.image.startsWith('robot/') && (WALLS.includes(name) || (!cast && PLATES.includes(name)))) return null;
      return { ...still(shape, cast), colour: other(shape.colour) };
    },
  };
}

/** The picture of a hero without a face or a costume; any other one as it is. */
function flat(image: string): string {
  const name = nameOf(image);
  return HEROES.includes(name) && image.includes('/') ? `${image.slice(0, image.indexOf('/'))}/${NAME}/${name}` : image;
}

function nameOf(image: string): string { return image.slice(image.lastIndexOf('/') + 1); }
