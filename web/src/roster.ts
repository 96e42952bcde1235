/** Children who were put away, and packs: how long they can come back, by the same rules as `codeweek/desktop/away.py`. */

import { DAYS, FIRST_DAY } from './generated/constants';
import { awaySince, erase, everybody, setAway } from './journey';
import type { Store } from './store';

const DAY = 24 * 60 * 60 * 1000;

export function today(): string { return new Date().toISOString().slice(0, 10); }

/** Days that are left to bring back a child who was put away on a day. */
export function daysLeft(day: string, now = today()): number {
  const gone = Math.round((Date.parse(now) - Date.parse(day)) / DAY);
  return Math.max(0, Math.min(DAYS, DAYS - (Number.isNaN(gone) ? 0 : gone)));
}

/** What becomes today of what was put away on a day; a day that a wrong clock wrote begins anew. */
export function fate(day: string, now = today()): 'stays' | 'anew' | 'goes' {
  if (now < FIRST_DAY) return 'stays';
  if (day < FIRST_DAY) return 'anew';
  return daysLeft(day, now) > 0 ? 'stays' : 'goes';
}

/** Erase those whose days are over. */
export async function sweep(store: Store, now = today()): Promise<void> {
  for (const [profile, saved] of await everybody(store)) {
    const day = awaySince(saved);
    const becomes = day === null ? 'stays' : fate(day, now);
    if (becomes === 'anew') await setAway(store, profile, now);
    else if (becomes === 'goes') await erase(store, profile);
  }
}
