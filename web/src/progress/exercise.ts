/** An exercise in parts: which one is next, and its stars; the same rules as `codeweek/progress/exercise.py`. */

import { INSIDE, MOST_STARS } from '../generated/constants';
import type { Level, Part } from '../core/types';

type Stars = Readonly<Record<string, number>>;
type Played = Pick<Level, 'id'> & { part: Part | null };

/** The id of the exercise that a part belongs to; that of any other level is its own. */
export function exerciseOf(id: string): string { return id.split(INSIDE)[0]!; }

/** The points of an exercise, and how many there are: half of those of a question that was right later. */
export function points(parts: Played[], stars: Stars): [number, number] {
  const earned = parts.reduce((sum, each) => sum + earnedOf(each, stars), 0);
  return [earned, parts.reduce((sum, { part }) => sum + (part?.points ?? 0), 0)];
}

function earnedOf({ id, part }: Played, stars: Stars): number {
  const there = stars[id] ?? 0;
  if (!part || !there) return 0;
  return part.type !== 'program' && there < MOST_STARS ? part.points / 2 : part.points;
}

/** The stars of an exercise: none until every part is right, all when each was at once. */
export function worth(parts: Played[], stars: Stars): number {
  if (!parts.every(({ id }) => stars[id])) return 0;
  const [earned, whole] = points(parts, stars);
  if (earned === whole) return MOST_STARS;
  return earned * 4 >= whole * 3 ? 2 : 1;
}

/** Whether a part may be played: the ones before it are right, as they may show its answer. */
export function isPartOpen(parts: Played[], { unlocked, stars }: { unlocked: boolean; stars: Stars }, part: Played): boolean {
  return unlocked || parts.slice(0, parts.findIndex(({ id }) => id === part.id)).every(({ id }) => stars[id]);
}

/** What is played of a level: the first part of an exercise that is not right yet; any other one as a whole. */
export function partToPlay(level: Level, stars: Stars): Level {
  return level.parts.find(({ id }) => !stars[id]) ?? level.parts[0] ?? level;
}
