/** Children who were put away, and packs: how long they can come back, by the same rules as `codeweek/app/child_profiles.py`. */

import { DAYS, FIRST_DAY, SEEN, WEEK } from '../generated/constants';
import { awaySince, erase, everybody, setAway } from './profile-store';
import { today } from '../base/today';
import type { Store } from '../storage/browser-store';

const DAY = 24 * 60 * 60 * 1000;

/** Days that are left to bring back a child who was put away on a day. */
export function daysLeft(day: string, now = today()): number {
  const gone = Math.round((Date.parse(now) - Date.parse(day)) / DAY);
  return Math.max(0, Math.min(DAYS, DAYS - (Number.isNaN(gone) ? 0 : gone)));
}

/** The day since which the days count: a later one, if more than a week went by since it was last seen. */
function counted(day: string, seen: string, now: string): string {
  const gap = Math.round((Date.parse(now) - Date.parse(seen)) / DAY);
  return gap > WEEK && day >= FIRST_DAY ? new Date(Date.parse(day) + (gap - WEEK) * DAY).toISOString().slice(0, 10) : day;
}

/** What becomes today of what was put away on a day; a day that a wrong clock wrote begins anew. */
export function fate(day: string, now = today()): 'stays' | 'anew' | 'goes' {
  if (now < FIRST_DAY) return 'stays';
  if (day < FIRST_DAY) return 'anew';
  return daysLeft(day, now) > 0 ? 'stays' : 'goes';
}

/** Erase those whose days are over; of the days on which nobody looked, a week at most counts. */
export async function sweep(store: Store, now = today()): Promise<void> {
  for (const [profile, saved] of await everybody(store)) {
    const put = awaySince(saved), told = saved[SEEN];
    if (put === null) continue;
    const seen = typeof told === 'string' && told > put ? told : put, day = counted(put, seen, now);
    const becomes = now >= FIRST_DAY && day > now ? 'anew' : fate(day, now); // a clock that was ahead wrote it
    if (becomes === 'anew') await setAway(store, profile, now);
    else if (becomes === 'goes') await erase(store, profile);
    else if (now >= FIRST_DAY && now !== seen) await setAway(store, profile, day, now);
  }
}
