/** What is asked of the server of the room, and what it answers. */

import { isTable } from '../base/json';

const LONGEST = 10_000; // milliseconds

/** `status` 0: the room is far; `why` it refuses, in a word, and what it `told` besides. */
export type Answer<T> = { ok: true; value: T } | { ok: false; status: number; why: string; told?: Partial<T> };

export function addressOf(what: string): URL { return new URL(`api/${what}`, document.baseURI); }

export function get<T>(what: string): Promise<Answer<T>> { return ask(what, {}); }

/** `last`: the page may be gone before the answer comes. */
export function post<T>(what: string, body: unknown, last = false): Promise<Answer<T>> {
  return ask(what, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), keepalive: last });
}

async function ask<T>(what: string, how: RequestInit): Promise<Answer<T>> {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), LONGEST);
  try {
    const answer = await fetch(addressOf(what), { ...how, cache: 'no-store', signal: stop.signal });
    const value: unknown = await answer.json().catch(() => null);
    if (answer.ok && isTable(value)) return { ok: true, value: value as T };
    return { ok: false, status: answer.ok ? 0 : answer.status, ...(isTable(value) ? { why: String(value['why']), told: value as Partial<T> } : { why: '' }) };
  } catch {
    return { ok: false, status: 0, why: '' };
  } finally {
    clearTimeout(clock);
  }
}
