/** The levels that a child invents, in its progress: the same rules as `codeweek/progress/invented.py`. */

import { INVENTED, type KIT_SIGNS, MOST_INVENTED } from '../generated/constants';
import { dropped, galleries, kept as hung, type Progress } from './progress';
import type { Pack, Script } from '../core/types';

/** A drawing as it is kept: the core makes it well formed. */
export type Drawing = Record<string, unknown>;

/** The id of the level at a place. */
export function placeOf(number: number): string { return `${INVENTED}-${number}`; }

const PLACES = Array.from({ length: MOST_INVENTED }, (_none, index) => placeOf(index + 1));

/** The places where something is drawn, the one drawn last first. */
export function kept(progress: Progress): string[] {
  const works = galleries(progress);
  const last = (place: string): number => works[place]?.at(-1)?.saved ?? 0;
  return PLACES.filter((place) => works[place]).sort((one, other) => last(other) - last(one));
}

/** A place for a new drawing; none when there are as many as a child may keep. */
export function free(progress: Progress): string | undefined { return PLACES.find((place) => !progress.gallery[place]); }

/** The drawing at a place. */
export function drawn(progress: Progress, place: string): Drawing { return (progress.gallery[place]?.at(-1) ?? {}) as unknown as Drawing; }

/** The blocks of a new drawing: arrows for a child who has won no level yet where the hero turns. */
export function kitOf(pack: Pick<Pack, 'chapters'>, { stars }: Progress): keyof typeof KIT_SIGNS {
  return pack.chapters.some(({ levels }) => levels.some(({ id, has_eyes: turns }) => turns && stars[id])) ? 'turns' : 'arrows';
}

/** Another drawing in place of the one there; older ones, of another computer, stay. */
export function redrawn(progress: Progress, place: string, drawing: Drawing): Progress {
  const before = progress.gallery[place]?.length ?? 0;
  const after = hung(progress, place, drawing as unknown as Script);
  return before > 0 && after.gallery[place]!.length > before ? dropped(after, place, before - 1) : after;
}

/** Nothing at that place any more: no drawing and no program. */
export function erased(progress: Progress, place: string): Progress {
  const without = <T>(table: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(table).filter(([id]) => id !== place));
  const { gallery, hung: numbers, programs, saved, history } = progress;
  return {
    ...progress, gallery: without(gallery), hung: without(numbers), programs: without(programs), saved: without(saved), history: without(history),
  };
}
