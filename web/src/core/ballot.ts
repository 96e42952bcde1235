/** The answers that a room votes among: those offered, else those that are made for the vote. */

import type { Choice, Level } from './types';

export function votedAmong(level: Level | null): Choice[] {
  const { choices = [], ballot = [] } = level?.predict ?? {};
  return choices.length > 0 ? choices : ballot;
}
