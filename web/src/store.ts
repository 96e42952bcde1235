/** What is kept in this browser: values by name, in IndexedDB; in memory when the browser refuses. */

import { createStore, del, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';

export class Store {
  private base: UseStore | null = null;
  private readonly memory = new Map<string, unknown>(); // what the base does not have yet

  /** Open the database; whether what is kept will last. */
  async open(): Promise<boolean> {
    try {
      this.base = createStore('codeweek', 'kept');
      await keys(this.base);
    } catch {
      this.base = null;
    }
    return this.base !== null;
  }

  async read(name: string): Promise<unknown> {
    if (this.memory.has(name) || !this.base) return this.memory.get(name);
    return get<unknown>(name, this.base).catch(() => undefined);
  }

  /** Keep a value, now; false when the browser refuses (full, private). `join` puts it with what another tab may have kept. */
  async write(name: string, value: unknown, join?: (mine: unknown, kept: unknown) => unknown): Promise<boolean> {
    this.memory.set(name, value);
    if (!this.base) return false;
    try {
      await this.base('readwrite', async (base) => put(base, name, join ? join(value, await promisifyRequest(base.get(name))) : value));
      if (this.memory.get(name) === value) this.memory.delete(name);
      return true;
    } catch {
      return false;
    }
  }

  async names(folder: string): Promise<string[]> {
    const found = this.base ? await keys<string>(this.base).catch(() => []) : [];
    return [...new Set([...found, ...this.memory.keys()])].filter((name) => name.startsWith(`${folder}/`)).sort();
  }

  async forget(name: string): Promise<void> {
    this.memory.delete(name);
    if (this.base) await del(name, this.base).catch(() => undefined);
  }
}

/** Committed in the same breath: a browser forgets what a page that is left had not committed. */
function put(base: IDBObjectStore, name: string, value: unknown): Promise<void> {
  base.put(value, name);
  base.transaction.commit();
  return promisifyRequest(base.transaction);
}
