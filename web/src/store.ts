/** What is kept in this browser: values by name, in IndexedDB; in memory when the browser refuses. */

import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';

export class Store {
  private base: UseStore | null = null;
  private readonly memory = new Map<string, unknown>();

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
    try {
      return this.base ? await get(name, this.base) : this.memory.get(name);
    } catch {
      return this.memory.get(name);
    }
  }

  /** Keep a value, now; false when the browser refuses (full, private). */
  async write(name: string, value: unknown): Promise<boolean> {
    this.memory.set(name, value);
    if (!this.base) return false;
    try {
      await set(name, value, this.base);
      return true;
    } catch {
      return false;
    }
  }

  async names(folder: string): Promise<string[]> {
    try {
      const found = this.base ? await keys<string>(this.base) : [...this.memory.keys()];
      return found.filter((name) => name.startsWith(`${folder}/`)).sort();
    } catch {
      return [...this.memory.keys()].filter((name) => name.startsWith(`${folder}/`)).sort();
    }
  }

  async forget(name: string): Promise<void> {
    this.memory.delete(name);
    if (this.base) await del(name, this.base).catch(() => undefined);
  }
}
