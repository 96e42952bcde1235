/** The way on a map or through a chapter: where its stops stand, and how it bends; as in `codeweek/progress/map_way.py`. */

import { WAY } from '../generated/constants';

export type Point = readonly [number, number];
/** A Bézier curve: its start, two handles, its end. */
export type Bend = readonly [Point, Point, Point, Point];

/** How large the box of a stop may be; `foot`: where the way meets it, in parts of its height. */
export interface Stop { least: Point; most: Point; foot: number }

/** Boxes of `size` around their `middles`, the `feet` where the way meets them, its bends, and places between four stops. */
export interface Way { width: number; height: number; size: Point; middles: Point[]; feet: Point[]; bends: Bend[]; corners: Point[] }

/** The way through so many stops in a room: there and back again, higher than the room if it must. */
export function way(count: number, width: number, height: number, stop: Stop): Way {
  const columns = columnsOf(count, width, height, stop);
  const rows = Math.max(1, Math.ceil(count / columns));
  const wide = width / columns, high = Math.max(height / rows, stop.least[1]);
  const grown = count === 1 ? WAY.ALONE : 1;
  const size: Point = [Math.min(wide * WAY.WIDE, stop.most[0] * grown), Math.min(high * WAY.HIGH, stop.most[1] * grown)];
  const middles = count === 1 ? [[width / 2, high / 2] as const] : Array.from({ length: count }, (_each, i) => middle(i, columns, wide, high, size));
  const feet = middles.map(([x, y]): Point => [x, y + (stop.foot - 0.5) * size[1]]);
  const room: Point = [width, high * rows];
  const corners = Array.from({ length: (rows - 1) * (columns - 1) }, (_each, i): Point =>
    [(1 + (i % (columns - 1))) * wide, (1 + Math.floor(i / (columns - 1))) * high]);
  return { width, height: room[1], size, middles, feet, bends: bendsOf(feet, room), corners };
}

/** Of each bend whether the child went along it: from a stop with stars, to another one or to that of now. */
export function walked(won: boolean[], here: number): boolean[] {
  return won.slice(1).map((after, before) => won[before]! && (after || before + 1 === here));
}

/** As many as make the largest boxes that all fit; when none do, as many as can stand side by side. */
function columnsOf(count: number, width: number, height: number, { least, most }: Stop): number {
  const room = Math.max(1, Math.min(count, Math.floor(width / least[0])));
  const ratio = most[0] / most[1];
  let best: number | null = null, largest = -1;
  for (let columns = 1; columns <= room; columns++) {
    const high = height / Math.max(1, Math.ceil(count / columns));
    const box = Math.min(width / columns / ratio, high, most[1]);
    if (high >= least[1] && box >= largest) [best, largest] = [columns, box];
  }
  return best ?? room;
}

/** One row goes to the right and the next to the left; neighbours stand a little higher and lower. */
function middle(i: number, columns: number, wide: number, high: number, size: Point): Point {
  const row = Math.floor(i / columns), place = i % columns;
  const column = row % 2 === 0 ? place : columns - 1 - place;
  const across = (wide - size[0]) / 2, down = (high - size[1]) / 2;
  const sway = columns === 1 ? (i % 2 ? 1 : -1) * across * WAY.SWAY : 0;
  const lift = columns === 1 ? 0 : (column % 2 ? 1 : -1) * Math.min(down * WAY.SWAY, size[1] / 4);
  return [(column + 0.5) * wide + sway, (row + 0.5) * high + lift];
}

/** One curve from each stop to the next, without a corner where two meet. */
function bendsOf(feet: Point[], room: Point): Bend[] {
  const turns = feet.map((at, i): Point => {
    const [before, after] = [feet[i - 1] ?? at, feet[i + 1] ?? at];
    return [(after[0] - before[0]) / WAY.ROUND, (after[1] - before[1]) / WAY.ROUND];
  });
  return feet.slice(1).map((end, i): Bend => {
    const [start, turn, back] = [feet[i]!, turns[i]!, turns[i + 1]!];
    return [start, inside(start, turn, room), inside(end, [-back[0], -back[1]], room), end];
  });
}

function inside(point: Point, turn: Point, room: Point): Point {
  const kept = (at: 0 | 1): number => Math.max(0, Math.min(point[at] + turn[at], room[at]));
  return [kept(0), kept(1)];
}

/** The point of a bend when so much of it is gone. */
export function along(bend: Bend, part: number): Point {
  const rest = 1 - part;
  const weights = [rest ** 3, 3 * rest ** 2 * part, 3 * rest * part ** 2, part ** 3];
  const at = (axis: 0 | 1): number => bend.reduce((sum, point, i) => sum + weights[i]! * point[axis], 0);
  return [at(0), at(1)];
}

/** The place of a walk that passed so many stops. */
export function placeOn({ feet, bends }: Way, passed: number): Point {
  const bend = Math.min(Math.floor(passed), bends.length - 1);
  return bends[bend] ? along(bends[bend], passed - bend) : feet[0] ?? [0, 0];
}
