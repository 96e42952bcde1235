/** What is kept in this browser: values by name, in IndexedDB; in memory when the browser refuses. The settings too, by the desktop's names. */

import { createStore, del, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import { isTable } from '../base/json';

const [ROOM = ''] = /\/r\/[^/]+\/$/.exec(new URL('.', document.baseURI).pathname) ?? []; // one of a server that has several

export class Store {
  private base: UseStore | null = null;
  private readonly memory = new Map<string, unknown>(); // what the base does not have yet
  private readonly refused = new Map<string, () => Promise<unknown>>(); // how to keep it all the same
  private told: () => void = () => undefined;

  /** Open the database; whether what is kept will last. */
  async open(): Promise<boolean> {
    try {
      this.base = createStore(`codeweek${ROOM}`, 'kept');
      await keys(this.base);
    } catch {
      this.base = null;
    }
    return this.base !== null;
  }

  /** Whether what is kept lasts at all: not in a private window. */
  get lasts(): boolean { return this.base !== null; }

  /** Whether the browser refused something that it does not keep yet. */
  get troubled(): boolean { return this.refused.size > 0; }

  /** Tell of every change of that. */
  listen(told: () => void): void { this.told = told; }

  /** Try again what was refused. */
  async retry(): Promise<void> { await Promise.all([...this.refused.values()].map((again) => again())); }

  async read(name: string): Promise<unknown> {
    if (this.memory.has(name) || !this.base) return this.memory.get(name);
    return get<unknown>(name, this.base).catch(() => undefined);
  }

  /**
   * Keep a value, now; false when the browser refuses (full, private): then `again` is how to try it later.
   * `join` puts it with what another tab may have kept. */
  async write(
    name: string, value: unknown, join?: (mine: unknown, kept: unknown) => unknown, again: () => Promise<unknown> = () => this.write(name, value, join),
  ): Promise<boolean> {
    this.memory.set(name, value);
    const done = await this.put(name, value, join);
    if (done && this.memory.get(name) === value) this.memory.delete(name);
    if (done) this.refused.delete(name);
    else this.refused.set(name, again);
    this.told();
    return done;
  }

  private async put(name: string, value: unknown, join?: (mine: unknown, kept: unknown) => unknown): Promise<boolean> {
    if (!this.base) return false;
    try {
      await this.base('readwrite', async (base) => put(base, name, join ? join(value, await promisifyRequest(base.get(name))) : value));
      return true;
    } catch {
      return false;
    }
  }

  async names(folder: string): Promise<string[]> {
    const found = this.base ? await keys<string>(this.base).catch(() => []) : [];
    return [...new Set([...found, ...this.memory.keys()])].filter((name) => name.startsWith(`${folder}/`)).sort();
  }

  /** Keep nothing more under a name; false when the browser refuses. */
  async forget(name: string): Promise<boolean> {
    this.memory.delete(name);
    this.refused.delete(name);
    const done = !this.base || await del(name, this.base).then(() => true, () => false);
    this.told();
    return done;
  }
}

/** Committed in the same breath: a browser forgets what a page that is left had not committed. */
function put(base: IDBObjectStore, name: string, value: unknown): Promise<void> {
  base.put(value, name);
  base.transaction.commit();
  return promisifyRequest(base.transaction);
}

export interface Settings {
  language: string; theme: string; zoom: number; sound: boolean; volume: number; reduced_motion: boolean;
  speed: number; profile: string; narrate: boolean;
}

const FIRST: Settings = {
  language: '', theme: 'sun', zoom: 1, sound: true, volume: 0.6, reduced_motion: false, speed: 4, profile: '', narrate: false,
};

/** From what was saved; what is unknown or of another type is left at its default. */
export function settingsOf(saved: unknown): Settings {
  const kept: Record<string, unknown> = { ...FIRST, reduced_motion: prefersStill() };
  if (isTable(saved)) {
    for (const [name, first] of Object.entries(FIRST)) if (typeof saved[name] === typeof first) kept[name] = saved[name];
  }
  return kept as unknown as Settings;
}

/** Those that go with a child to another computer. */
const TRAVEL = ['language', 'theme', 'zoom', 'sound', 'volume', 'reduced_motion', 'speed'] as const;

export function travelling(settings: Settings): Partial<Settings> {
  return Object.fromEntries(TRAVEL.map((name) => [name, settings[name]]));
}

function prefersStill(): boolean { return matchMedia('(prefers-reduced-motion: reduce)').matches; }
