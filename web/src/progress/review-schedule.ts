/** When a level on which help was needed comes back: the same rules as `codeweek/progress/again.py`. */

import { EARLY, MOST_AGAIN, SPACES } from '../generated/constants';
import { isNumber } from './numbered-programs';
import type { Brief, Pack } from '../core/types';

/** Of a level: how many others like it were won; how many levels were won when its wait began; which wait that is, 0 being none. */
export type Again = [number, number, number];
export const NEVER: Again = [0, 0, 0];

/** What is asked of a child's progress. */
interface Ways { again: Record<string, Again>; stars: Record<string, number> }

/** The level that one is like whose name tells it: `written.py` has given it. */
export function likeOf(id: string): string { return id.replace(/\+\d+$/, ''); }

/** Whether another one like a level is offered. */
export function offers(pack: Pack, { id }: Pick<Brief, 'id'>): boolean { return withOthers(pack).some((brief) => brief.id === id); }

/** The level of which another one is to come now: that which waits for longest. `wins`: how many levels were won. */
export function due(pack: Pack, { again, stars }: Ways, wins: number): Brief | null {
  const found = withOthers(pack).filter(({ id }) => stars[id] && isDue(again[id] ?? NEVER, wins));
  const since = (level: Brief): number => again[level.id]![1];
  return found.reduce<Brief | null>((first, brief) => (first && since(first) <= since(brief) ? first : brief), null);
}

function withOthers(pack: Pack): Brief[] {
  return pack.chapters.flatMap((chapter) => chapter.levels).slice(EARLY).filter((level) => level.others);
}

/** Whether a wait is over when so many levels were won. */
export function isDue([, since, wait]: Again, wins: number): boolean { return wait > 0 && wins - since >= SPACES[wait - 1]!; }

/** The same after another one was won, of so many levels before: with help it begins anew, too early nothing of the wait changes. */
export function practisedOf(again: Again, wins: number, helped: boolean): Again {
  const [won, since, wait] = again, after = wins + 1;
  if (helped) return [won + 1, after, 1];
  if (isDue(again, wins)) return wait < SPACES.length ? [won + 1, after, wait + 1] : [won + 1, 0, 0];
  return wait ? [won + 1, since + 1, wait] : [won + 1, 0, 0];
}

export function isAgain(value: unknown): value is Again {
  return Array.isArray(value) && value.length === NEVER.length && value.every((each) => isNumber(each) && each <= MOST_AGAIN)
    && Number(value[2]) <= SPACES.length;
}
