/** The way on a map or through a chapter: where its stops stand, and how it bends; as in `codeweek/progress/map_way.py`. */

import { WAY } from '../generated/constants';

export type Point = readonly [number, number];
/** A Bézier curve: its start, two handles, its end. */
export type Bend = readonly [Point, Point, Point, Point];

/** From a stop to the next one. */
export type Leg = readonly Bend[];

/** How large the box of a stop may be, and its `plate` at the foot; the way meets the rest at `foot`. */
export interface Stop { least: Point; most: Point; plate: number; foot: number }

/** Boxes of `size` around their `middles`, the `feet` where the way meets them, its legs, and places for scenery. */
export interface Way { width: number; height: number; size: Point; middles: Point[]; feet: Point[]; legs: Leg[]; spare: Point[] }

/** The way through so many stops in a room, row after row; higher than the room if it must. */
export function way(count: number, width: number, height: number, stop: Stop): Way {
  const { least, most } = stop, rows = rowsOf(count, width, height, stop), columns = Math.max(1, Math.ceil(count / rows));
  const wide = width / columns;
  const high = height / rows >= least[1] ? height / rows : Math.max(least[1], Math.min(most[1], (wide * most[1]) / most[0] + stop.plate / 3) + WAY.LANE);
  const grown = count === 1 ? WAY.ALONE : 1;
  const size: Point = [Math.min(wide * WAY.WIDE, most[0] * grown), Math.min(high - WAY.LANE, most[1] * grown)];
  const places = Array.from({ length: rows }, (_row, row) => Math.floor(count / rows) + (row < count % rows ? 1 : 0))
    .flatMap((long, row) => Array.from({ length: long }, (_each, i) => ({ row, i, long })));
  const lift = columns === 1 ? 0 : Math.min(((high - WAY.LANE - size[1]) / 2) * WAY.SWAY, size[1] / 12);
  const sway = columns === 1 ? ((wide - size[0]) / 2) * WAY.SWAY : 0;
  const middles = count === 1 ? [[width / 2, high / 2] as const] : places.map(({ row, i, long }): Point =>
    [width / 2 + (i - (long - 1) / 2) * wide + (row % 2 ? 1 : -1) * sway, (row + 0.5) * high + (i % 2 ? 1 : -1) * lift]);
  const down = stop.foot * (size[1] - stop.plate) - size[1] / 2;
  const feet = middles.map(([x, y]): Point => [x, y + down]);
  const legs = legsOf(feet, places.map(({ row }) => row), high, size[0] / 2, columns);
  return { width, height: high * rows, size, middles, feet, legs, spare: spareOf(middles, size, wide) };
}

/** Of each leg whether the child went along it: from a stop with stars, to another one or to that of now. */
export function walked(won: boolean[], here: number): boolean[] {
  return won.slice(1).map((after, before) => won[before]! && (after || before + 1 === here));
}

/** As few rows as make the largest pictures that all fit; when none do, as many stops side by side as can. */
function rowsOf(count: number, width: number, height: number, { least, most, plate }: Stop): number {
  const room = Math.max(1, Math.min(count, Math.floor(width / least[0]))), fewest = Math.max(1, Math.ceil(count / room));
  let best = fewest, largest = -Infinity;
  for (let rows = fewest; rows <= Math.max(1, count) && height / rows >= least[1]; rows++) {
    const across = ((width / Math.max(1, Math.ceil(count / rows))) * WAY.WIDE) / most[0];
    const large = Math.min(across, (height / rows - WAY.LANE - plate) / (most[1] - plate), 1);
    if (large > largest) [best, largest] = [rows, large];
  }
  return best;
}

/** A curve from each stop to the next, and between the rows back to the left, without a corner. */
function legsOf(feet: Point[], rows: number[], high: number, reach: number, columns: number): Leg[] {
  const turns = feet.map((at, i): Point => {
    const [before, after] = [feet[i - 1] ?? at, feet[i + 1] ?? at];
    const inside = columns === 1 || (rows[i - 1] === rows[i] && rows[i + 1] === rows[i]);
    return inside ? [(after[0] - before[0]) / WAY.ROUND, (after[1] - before[1]) / WAY.ROUND] : [reach, 0];
  });
  return feet.slice(1).map((end, i): Leg => {
    const [start, turn, back] = [feet[i]!, turns[i]!, turns[i + 1]!];
    if (rows[i] === rows[i + 1] || columns === 1) return [[start, [start[0] + turn[0], start[1] + turn[1]], [end[0] - back[0], end[1] - back[1]], end]];
    const lane = high * (rows[i]! + 1), right = start[0] + reach, left = end[0] - reach;
    return [
      [start, [right, start[1]], [right, lane], [start[0], lane]],
      [[start[0], lane], [start[0] - reach, lane], [end[0] + reach, lane], [end[0], lane]],
      [[end[0], lane], [left, lane], [left, end[1]], end],
    ];
  });
}

/** Between neighbours that are far enough apart, at the height of their plates. */
function spareOf(middles: Point[], size: Point, wide: number): Point[] {
  if (wide - size[0] < WAY.SPARE) return [];
  return middles.slice(1).flatMap((other, i): Point[] => {
    const one = middles[i]!;
    return other[0] > one[0] ? [[(one[0] + other[0]) / 2, (one[1] + other[1]) / 2 + size[1] / 3]] : [];
  });
}

/** The point of a leg when so much of it is gone. */
export function along(leg: Leg, part: number): Point {
  const bend = Math.min(Math.floor(part * leg.length), leg.length - 1);
  return on(leg[bend]!, part * leg.length - bend);
}

/** The point of a bend when so much of it is gone. */
export function on(bend: Bend, part: number): Point {
  const rest = 1 - part;
  const weights = [rest ** 3, 3 * rest ** 2 * part, 3 * rest * part ** 2, part ** 3];
  const at = (axis: 0 | 1): number => bend.reduce((sum, point, i) => sum + weights[i]! * point[axis], 0);
  return [at(0), at(1)];
}

/** The place of a walk that passed so many stops. */
export function placeOn({ feet, legs }: Way, passed: number): Point {
  const leg = Math.min(Math.floor(passed), legs.length - 1);
  return legs[leg] ? along(legs[leg], passed - leg) : feet[0] ?? [0, 0];
}
