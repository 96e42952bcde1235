/** What a hero leaves behind who wears a trail: as `codeweek/play/worn_pictures.py` says. */

import { WORN_TRAIL } from '../generated/constants';
import { places, type Place } from '../scene/hero-trail';
import type { Run, Shape } from '../core/types';

const { LASTS, LEAST, MARKS, CHALK, CHALKS } = WORN_TRAIL;

/** What to paint after a step of a run. */
export function wornTrail(name: string, run: Run, index: number): Shape[] { return marks(name, places(run, index)); }

/** The marks of a trail when the hero has gone from place to place, and stands at the last one. */
export function marks(name: string, gone: readonly Place[]): Shape[] {
  const last = gone.slice(-LASTS - 1), [x, y] = last.at(-1) ?? [0, 0];
  const older = last.slice(0, -1).reverse();
  if (name === 'chalk') {
    return older.map((start, old): Shape => ({
      shape: 'line', points: [start, last[last.length - 1 - old]!], colour: CHALKS[old]!, width: CHALK, dashed: false, grows: false,
    }));
  }
  const mark = (MARKS as unknown as Record<string, readonly [string, number]>)[name];
  if (!mark) return [];
  return older.flatMap(([left, top], old): Shape[] => (left === x && top === y ? [] : [{
    shape: 'image', image: mark[0], x: left, y: top, size: mark[1] * (1 - ((1 - LEAST) * old) / LASTS), angle: 0, face: '', mirrored: false, colour: '',
  }]));
}
