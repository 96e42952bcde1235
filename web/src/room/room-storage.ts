/** What this browser keeps of a room: its own name, what waits to be told, the last of each order that is done once. */

import type { Event } from '../generated/room';
import { isTable } from '../base/json';
import type { Store } from '../storage/browser-store';

/** An event that is not told yet, and when it happened (milliseconds of this computer's clock). */
export interface Waiting { event: Event; at: number }

/** `n`: number of the last event; `together`: the two who share this machine; `packs`: of each pack of a room by its key, the sum of the file that is on the shelf; `marks`: what the room is told instead of a child's name where it keeps whom to forget. */
export interface RoomRecord {
  machine: string; n: number; waiting: Waiting[]; together: string[]; tidied: number; sent: number; erased: number; packs: Record<string, string>; marks: Record<string, string>;
}

const KEPT = 'room'; // also in lazy-pages.ts
const NAME = /^[0-9a-f]{32}$/;

export class RoomStorage {
  private constructor(private readonly store: Store, private there: RoomRecord) {}

  static async open(store: Store): Promise<RoomStorage> {
    const keeping = new RoomStorage(store, keptOf(await store.read(KEPT)));
    await keeping.change((kept) => kept);
    return keeping;
  }

  get now(): RoomRecord { return this.there; }

  /** Another tab of this machine may have changed it meanwhile: `change` is done on what is kept. */
  async change(change: (kept: RoomRecord) => RoomRecord): Promise<void> {
    this.there = change(this.there);
    await this.store.write(KEPT, this.there, (_mine, kept) => (this.there = change(isTable(kept) ? keptOf(kept) : this.there)));
  }
}

/** From what was kept; a name that is none is made anew. */
export function keptOf(saved: unknown): RoomRecord {
  const from = isTable(saved) ? saved : {};
  const number = (name: string): number => (typeof from[name] === 'number' && Number.isSafeInteger(from[name]) ? (from[name] as number) : 0);
  const { machine, waiting, together, packs, marks } = from;
  return {
    machine: typeof machine === 'string' && NAME.test(machine) ? machine : newName(),
    n: number('n'), tidied: number('tidied'), sent: number('sent'), erased: number('erased'),
    waiting: Array.isArray(waiting) ? (waiting as Waiting[]) : [], together: Array.isArray(together) ? together.map(String) : [], packs: isTable(packs) ? (packs as Record<string, string>) : {},
    marks: isTable(marks) ? (marks as Record<string, string>) : {},
  };
}

/** A name that means nothing to anybody else. */
export function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((value) => value.toString(16).padStart(2, '0')).join('');
}
