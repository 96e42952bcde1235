/** How a text is read: by clips, by the browser's own voice, in other words that have some, or not at all. */

import { sentences, spoken, words, type Signs, type Word } from './spoken-text';
import { guessed, starts } from './word-timing';

/** A recording: its name, its seconds, a mark of what it sounds like. */
export type Clip = readonly [name: string, seconds: number, mark: string];

/** What is read aloud in a language, as the build writes it. */
export interface Clips { readonly signs: Signs; readonly clips: Readonly<Record<string, Clip>> }

/** What is heard in one go, of words as they are shown; without a clip it is for the browser's voice. */
export interface Part { readonly words: readonly Word[]; readonly seconds: number; readonly clip: Clip | null }

/** The parts of a reading; `aloud`: another wording, shown nowhere; `system`: the browser has a voice. */
export function parts(shown: string, aloud: string, clips: Clips, system: boolean): Part[] {
  const recorded = recordedOf(shown, clips);
  if (recorded.length > 0) return recorded;
  const whole = words(shown, clips.signs);
  if (system) return whole.length > 0 ? [{ words: whole, seconds: guessed(whole), clip: null }] : [];
  return recordedOf(aloud, clips).map((part) => ({ ...part, words: [] }));
}

/** The word that is heard after some seconds. */
export function wordAt({ words, seconds }: Part, since: number): Word | null {
  return words[starts(words, seconds).filter((begins) => begins <= since).length - 1] ?? null;
}

/** Its sentences by their clips; none when one of them lacks its own. */
function recordedOf(shown: string, { signs, clips }: Clips): Part[] {
  const found: Part[] = [];
  for (const [start, sentence] of sentences(shown)) {
    const said = spoken(sentence, signs);
    if (!Object.hasOwn(clips, said)) return [];
    const clip = clips[said]!;
    const here = words(sentence, signs).map((word) => ({ ...word, start: start + word.start, end: start + word.end }));
    found.push({ words: here, seconds: clip[1], clip });
  }
  return found;
}
