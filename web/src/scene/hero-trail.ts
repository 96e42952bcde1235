/** The way the hero has come: a dot in each cell up to the step shown, as on the desktop. */

import { HERO, TRAIL } from '../generated/constants';
import type { Moving, Rect, Run } from '../core/types';

export type Place = [number, number];

const { LONGEST, DOT, HALO, INK, LIGHT } = TRAIL;

/** Where the hero left a cell, up to a step of a run, and where it is. */
export function places(run: Run, index: number): Place[] {
  const seen = last(run, index).flatMap(({ sprites }): Place[] => {
    const hero = sprites.find((sprite) => sprite.id === HERO);
    return hero ? [[hero.x, hero.y]] : [];
  });
  return seen.filter((place, i) => i === seen.length - 1 || cellOf(place) !== cellOf(seen[i + 1]!));
}

/** The dots after a step of a run, in the order in which the places were seen. */
export function trail(run: Run, index: number): Rect[] {
  const points = new Map<string, Place>(); // one in each cell, however often it is passed
  for (const place of places(run, index).slice(0, -1)) if (!points.has(cellOf(place))) points.set(cellOf(place), place);
  return ([[HALO, LIGHT], [DOT, INK]] as const).flatMap(([size, fill]) => [...points.values()].map(([x, y]): Rect => (
    { shape: 'rect', x: x - size / 2, y: y - size / 2, width: size, height: size, fill, radius: size / 2 })));
}

/** In its cell the hero may stand elsewhere, beside a number for example. */
function cellOf(place: Place): string { return place.map(Math.floor).join(); }

/** The pictures up to a step, each once while it stays the same. */
function last(run: Run, index: number): Moving[] {
  const places: number[] = [];
  for (let i = index; i >= 0 && places.length <= LONGEST; i--) {
    const place = run.at[i] ?? 0;
    if (places[places.length - 1] !== place) places.push(place);
  }
  return places.reverse().map((place) => run.scenes[place]!);
}
