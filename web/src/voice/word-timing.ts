/** When each word of a sentence is heard, told from its letters: the same rule as `play/read_aloud.py`. */

import { VOICE } from '../generated/constants';
import type { Word } from './spoken-text';

const SLOWER = 1.6; // times as long as guessed: a system's voice may take so much
const START = 1; // seconds that it may take to begin

/** The second at which each word begins, in a sound of that many seconds. */
export function starts(words: readonly Word[], seconds: number): number[] {
  const lengths = words.map(({ said }) => [...said.replace(/[.,;:!?]+$/, '')].length + 1);
  const pauses = words.map(({ said }) => pauseOf(said));
  const total = sum(lengths) + sum(pauses.slice(0, -1));
  const room = Math.max(0, seconds - VOICE.BEFORE - VOICE.AFTER);
  const first = Math.min(VOICE.BEFORE, seconds);
  let past = 0;
  return lengths.map((length, i) => {
    const at = first + (room * past) / total;
    past += length + pauses[i]!;
    return at;
  });
}

/** The seconds that a voice takes for them. */
export function guessed(words: readonly Word[]): number {
  return VOICE.BEFORE + VOICE.AFTER + sum(words.map(({ said }) => [...said].length + 1 + pauseOf(said))) / VOICE.RATE;
}

/** Whether a part is over so many seconds after it began: a clip after its time, a system's voice when it is silent, or takes too long. */
export function isOver({ clip, seconds }: { clip: unknown; seconds: number }, since: number, speaking: boolean): boolean {
  return clip ? since >= seconds : since >= START && (!speaking || since >= SLOWER * seconds + START);
}

function pauseOf(said: string): number { return /[,;]$/.test(said) ? VOICE.COMMA : /[.!?:]$/.test(said) ? VOICE.STOP : 0; }

function sum(numbers: readonly number[]): number { return numbers.reduce((all, each) => all + each, 0); }
