/** What stays on one line: a browser ends lines at hyphens (« donne-moi ») and at spaces of signs too, the window at no such place. */

import { make } from './dom';

const GAPS = /((?<!«)(?<!\bI) (?![;:!?»▶])|\n)/; // where the window's `Fonts.wrap` ends a line
const ENDS = /[ -]/; // where a browser would, too
const LONGEST = 28; // letters: more might be wider than the room

/** A text in pieces, and whether each is one that a browser must be told not to cut. */
export function pieces(text: string): [piece: string, whole: boolean][] {
  return text.split(GAPS).filter(Boolean).map((piece) => [piece, !GAPS.test(piece) && ENDS.test(piece) && piece.length <= LONGEST]);
}

/** The same as parts of an element: its text stays what it was. */
export function unbroken(text: string): (string | HTMLElement)[] {
  return pieces(text).map(([piece, whole]) => (whole ? make('span', { class: 'whole', text: piece }) : piece));
}
