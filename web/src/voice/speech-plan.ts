/** How a text is read: what is said of it and when each word is heard, as `play/read_aloud.py`; by which clips or voice. */

import { VOICE } from '../generated/constants';

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

/** A word as it is shown, from `start` to `end` in its text, and as it is said, with its stops. */
export interface Word { readonly start: number; readonly end: number; readonly said: string }
export type Signs = Readonly<Record<string, string>>;

const SILENT = new Set('«»“”„"()[]{}`*#←↑→↓↺↻\u2060');
const TOKEN = /[^ \t\n\u00a0\u202f]+/g;
const SENTENCE = /(?<=[.!?…])[ \n]+(?=[^ \n\u00a0\u202fa-zà-ÿ.,;:!?…»])/g;
const GOES_ON = /^[ \t\n\u00a0\u202f]*[a-zà-ÿ]/;
const PLAIN: Signs = { '’': "'", _: ' ' };

/** The words of a text; a stop that stands alone (« Bravo ! ») belongs to the word before it. */
export function words(shown: string, signs: Signs): Word[] {
  const found: Word[] = [];
  for (const { 0: token, index } of shown.matchAll(TOKEN)) {
    const end = index + token.length;
    const said = saidOf(token, shown.slice(end), signs);
    const before = found[found.length - 1];
    if (before && said && /^[.,;:!?]*$/.test(said)) found[found.length - 1] = { start: before.start, end, said: before.said + said };
    else if (said) found.push({ start: index, end, said });
  }
  return found;
}

/** The whole of it, as a voice is given it. */
export function spoken(shown: string, signs: Signs): string { return words(shown, signs).map(({ said }) => said).join(' '); }

/** Each sentence of a text, with the place where it begins: each has a clip of its own. */
export function sentences(shown: string): [start: number, sentence: string][] {
  const found: [number, string][] = [];
  let start = 0;
  for (const { 0: gap, index } of shown.matchAll(SENTENCE)) {
    found.push([start, shown.slice(start, index)]);
    start = index + gap.length;
  }
  return /^\s*$/.test(shown.slice(start)) ? found : [...found, [start, shown.slice(start)]];
}

function saidOf(token: string, rest: string, signs: Signs): string {
  let plain = [...token].filter((letter) => !SILENT.has(letter)).map((letter) => (Object.hasOwn(signs, letter) ? ` ${signs[letter]} ` : PLAIN[letter] ?? letter)).join('');
  if (plain.endsWith('…')) plain = plain.replace(/…+$/, '') + (GOES_ON.test(rest) ? ',' : '.');
  plain = plain.replaceAll('…', ', ').replace(/ +/g, ' ').replace(/ (?=[.,;:!?])/g, '').replace(/^ +| +$/g, '');
  return /^[A-ZÀ-Þ]{3,}$/.test(plain) ? plain.toLowerCase() : plain;
}

/** A recording: the file that holds it, its seconds, and where it is there, in bytes. */
export type Clip = readonly [file: string, seconds: number, at: number, size: number];

/** What is read aloud in a language, of the chapters that have come. */
export interface Clips { readonly signs: Signs; readonly clips: Record<string, Clip> }

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
