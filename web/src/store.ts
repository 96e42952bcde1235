/** What is kept in this browser: values by name, in IndexedDB; in memory when the browser refuses. */

import { createStore, del, get, keys, update, type UseStore } from 'idb-keyval';

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
  async write(name: string, value: unknown, join = (mine: unknown, _kept: unknown): unknown => mine): Promise<boolean> {
    this.memory.set(name, value);
    if (!this.base) return false;
    try {
      await update(name, (kept) => join(value, kept), this.base);
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
