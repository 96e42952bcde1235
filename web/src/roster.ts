/** Children who were put away: how long they can come back, by the same rules as `codeweek/desktop/roster.py`. */

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

/** Erase those whose days are over; a day that a wrong clock wrote begins anew. */
export async function sweep(store: Store, now = today()): Promise<void> {
  if (now < FIRST_DAY) return;
  for (const [profile, saved] of await everybody(store)) {
    const day = awaySince(saved);
    if (day === null) continue;
    if (day < FIRST_DAY) await setAway(store, profile, now);
    else if (daysLeft(day, now) === 0) await erase(store, profile);
  }
}
