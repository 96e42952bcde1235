/** The session that is being made: levels in their order, packs, what help there is. */

import type { Chosen, Course, Plan } from '../generated/room';
import type { Lessons } from './level-list';

export const USUAL: Plan = { title: '', levels: [], packs: [], hints: true, solutions: true, exam: false };

export function has(plan: Plan, { pack, level }: Chosen): boolean {
  return plan.levels.some((each) => each.pack === pack && each.level === level);
}

/** With these levels, or without them; those that come in are last, in their own order. */
export function ticked(plan: Plan, levels: Chosen[], on: boolean): Plan {
  const others = plan.levels.filter((each) => !levels.some(({ pack, level }) => pack === each.pack && level === each.level));
  const more = levels.filter((each) => !has(plan, each)).map(({ pack, level }) => ({ pack, level }));
  return { ...plan, levels: on ? [...plan.levels, ...more] : others };
}

/** With a level one place earlier (-1) or later. */
export function moved(plan: Plan, place: number, by: -1 | 1): Plan {
  const levels = [...plan.levels];
  const [one, other] = [levels[place], levels[place + by]];
  if (one && other) [levels[place], levels[place + by]] = [other, one];
  return { ...plan, levels };
}

/** With all the packs that are there: every machine has what it may be asked to open. */
export function packed(plan: Plan, lessons: Lessons): Plan {
  const packs = lessons.courses.filter(({ sum }) => sum).map(({ key, title, sum, size }: Course) => ({ key, title, sum, size }));
  return { ...plan, packs };
}
