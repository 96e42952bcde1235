/** Titles of two chosen words, as `codeweek/authoring/inventing/level_title.py` keeps them; the words are those of the workshop. */

import type { Words } from './sentences';

export const GROUPS = ['place', 'owner'] as const;

/** The words of a group to choose from. */
export function wordsOf(words: Words, group: string): string[] {
  const table = words.find(`invent.${group}`);
  return typeof table === 'object' ? Object.keys(table) : [];
}

/** The two words of a kept title; none when it is no such title. */
export function partsOf(words: Words, kept: unknown): string[] {
  const parts = typeof kept === 'string' ? kept.split('-') : [];
  return parts.length === 2 && GROUPS.every((group, at) => wordsOf(words, group).includes(parts[at]!)) ? parts : [];
}

/** A kept title in words; empty when none was chosen. */
export function saidOf(words: Words, kept: unknown): string {
  const [place, owner] = partsOf(words, kept);
  return place ? words.say('invent.titled', { place: words.say(`invent.place.${place}`), owner: words.say(`invent.owner.${owner}`) }) : '';
}
