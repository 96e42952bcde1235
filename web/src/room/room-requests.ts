/** What is asked of the server of the room, what it answers, and what it tells by itself. */

import { isTable } from '../base/json';
import type { Orders } from '../generated/room';

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

const EVERY = 5000; // milliseconds between two questions
const SILENT = 8000; // milliseconds without a first word: this stream does not come through
const AGAIN = 12; // questions before a stream is tried again

/** What the adult wants of this machine: heard as it changes, while the page is seen; asked for where no stream comes through. */
export class Listening {
  /** Called when the room is heard, or is not. */
  far: (far: boolean) => void = () => undefined;
  private stream: EventSource | null = null;
  private silence = 0;
  private clock = 0;
  private asked = 0;

  constructor(private readonly machine: string, private readonly heard: (orders: Orders) => void) {
    document.addEventListener('visibilitychange', () => this.begin());
    window.addEventListener('pagehide', () => this.end());
    window.addEventListener('pageshow', ({ persisted }) => { if (persisted) this.begin(); });
    this.begin();
  }

  /** Listen while the page is seen: a browser has few wires for all its tabs. */
  begin(): void {
    this.end();
    if (document.visibilityState !== 'visible') return;
    const stream = this.stream = new EventSource(addressOf(`listen?machine=${this.machine}`));
    this.silence = window.setTimeout(() => this.ask(), SILENT);
    stream.addEventListener('message', ({ data }) => {
      clearTimeout(this.silence);
      this.far(false);
      this.heard(JSON.parse(String(data)) as Orders);
    });
    stream.addEventListener('error', () => {
      this.far(true);
      if (stream.readyState === EventSource.CLOSED && this.stream === stream) this.ask();
    });
  }

  end(): void {
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.silence);
    clearTimeout(this.clock);
  }

  /** In place of a stream. */
  private ask(): void {
    this.end();
    this.asked = 0;
    void this.again();
  }

  private async again(): Promise<void> {
    const answer = await get<Orders>(`orders?machine=${this.machine}`);
    this.far(!answer.ok);
    if (answer.ok) this.heard(answer.value);
    if (this.stream || document.visibilityState !== 'visible') return;
    if (answer.ok && ++this.asked >= AGAIN) return this.begin();
    this.clock = window.setTimeout(() => void this.again(), EVERY);
  }
}
