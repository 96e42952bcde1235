/** What is said of a text that is shown: the same rule as `play/read_aloud.py`. */

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
