/** What is seen of a tune while it is heard. */

import type { Shape, Sweep, Tune } from '../core/types';

/** What is drawn over the picture when a sample is heard: the notes of now, and the line. */
export function shapes(tune: Tune, sample: number): Shape[] {
  const now = ({ first, last }: { first: number; last: number }): boolean => first <= sample && sample < last;
  return [...tune.notes.filter(now).flatMap((each) => each.shapes), ...tune.sweeps.filter(now).map((each) => line(tune, each, sample))];
}

function line({ ink, wide }: Tune, { first, last, start, end, top, bottom }: Sweep, sample: number): Shape {
  const x = start + (end - start) * (sample - first) / (last - first);
  return { shape: 'line', points: [[x, top], [x, bottom]], colour: ink, width: wide, dashed: false, grows: false };
}
