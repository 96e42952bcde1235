/** How a hero feels and rejoices, and what the child's animal does beside the program: as `codeweek/play/life.py` says. */

import { BEAT, ENDS, JOY, JOYS, OTHER_JOY, RESTS, SHAKE, SLEEP, STEPS } from '../generated/constants';

/** How a run came out, once that was said. */
export type End = keyof typeof ENDS | '';

/** What is to be seen of a level. */
export interface Seen {
  quiet: number; // seconds since the last event
  asks: boolean; // a prediction, or the program, waits for an answer
  problem: boolean; // the program could not run
  playing: boolean; end: End; effect: string;
  lit: boolean; // a block is lit as the place to look at
}

/** The face of the hero. */
export function face({ quiet, asks, problem, playing, end, effect }: Seen): string {
  if (quiet >= SLEEP && !playing) return 'asleep';
  if (asks) return 'thinking';
  if (problem) return 'oops';
  return end ? ENDS[end] : ((STEPS as Record<string, string>)[effect] ?? 'neutral');
}

/** What the child's animal does: think, hop along, cheer, point at a block, or rest. */
export function pilot({ asks, playing, end, lit }: Seen): string {
  if (asks) return 'thinks';
  if (playing) return 'hops';
  if (end === 'won') return 'cheers';
  return lit ? 'points' : RESTS;
}

/** How far ahead and how high something is (cells), how far it leans (degrees). */
export type Held = readonly [ahead: number, lift: number, lean: number];

/** So long after a win. */
export function joy(image: string, seconds: number): Held {
  const known = (JOYS as Record<string, readonly number[]>)[image.slice(0, image.lastIndexOf('/'))] ?? OTHER_JOY;
  const [high, turns, lean, run] = known as [number, number, number, number];
  const gone = seconds / JOY;
  const beat = Math.sin(BEAT * seconds) * (1 - gone);
  const turned = 360 * turns * gone * gone * (3 - 2 * gone);
  return [run * beat, high * Math.abs(beat), turned + lean * Math.sin(SHAKE * seconds) * (1 - gone)];
}
