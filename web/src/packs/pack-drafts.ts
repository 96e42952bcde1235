/** The packs that are made in this browser: the files of each, and a list of them. */

import { isTable } from '../base/json';
import { fate, today } from '../progress/trash';
import type { Store } from '../storage/browser-store';

export type Files = Record<string, string>;
/** What the list knows of a pack; `away`: the day on which it was deleted. */
export interface Brief { id: string; title: string; levels: number; picture: string; look: string; away?: string }
export type Away = Brief & { away: string };

const NAME = 'made';
const VERSION = 1;

export class MadePacks {
  constructor(private readonly store: Store) {}

  async list(): Promise<Brief[]> { return (await this.all()).filter((each) => !isAway(each)); }

  /** Those that were deleted and can be brought back, the last one first. */
  async deleted(now = today()): Promise<Away[]> {
    const there = (await this.all()).filter(isAway).filter(({ away }) => fate(away, now) === 'stays');
    return there.sort((one, other) => (one.away < other.away ? 1 : -1));
  }

  async files(id: string): Promise<Files | null> {
    const kept = await this.store.read(`${NAME}/${id}`);
    return isTable(kept) && Object.values(kept).every((text) => typeof text === 'string') ? (kept as Files) : null;
  }

  /** Keep a pack, in the place of what it was; false when the browser refuses. */
  async keep(brief: Brief, files: Files): Promise<boolean> {
    const done = await this.store.write(`${NAME}/${brief.id}`, files);
    return (await this.write((briefs) => {
      const there = briefs.some((each) => each.id === brief.id);
      return there ? briefs.map((each) => (each.id === brief.id ? brief : each)) : [...briefs, brief];
    })) && done;
  }

  /** A pack is no longer among the others; it can be brought back for some days. */
  putAway(id: string, now = today()): Promise<boolean> {
    return this.write((briefs) => briefs.map((each) => (each.id === id ? { ...each, away: now } : each)));
  }

  bringBack(id: string): Promise<boolean> {
    return this.write((briefs) => briefs.map((each) => (each.id === id ? without(each) : each)));
  }

  /** Erase those whose days are over. */
  async sweep(now = today()): Promise<void> {
    for (const { id, away } of (await this.all()).filter(isAway)) {
      const becomes = fate(away, now);
      if (becomes === 'anew') await this.putAway(id, now);
      else if (becomes === 'goes') await this.erase(id);
    }
  }

  private async erase(id: string): Promise<void> {
    await this.write((briefs) => briefs.filter((each) => each.id !== id));
    await this.store.forget(`${NAME}/${id}`);
  }

  private async all(): Promise<Brief[]> { return briefsOf(await this.store.read(NAME)); }

  /** A name that no other pack has. */
  async free(): Promise<string> {
    const taken = new Set([...(await this.all()).map((each) => each.id), ...(await this.store.names(NAME)).map((name) => name.slice(NAME.length + 1))]);
    let number = 1;
    while (taken.has(String(number))) number += 1;
    return String(number);
  }

  /** Change the list as it is kept: another tab may have changed it. */
  private async write(change: (briefs: Brief[]) => Brief[]): Promise<boolean> {
    const changed = (briefs: Brief[]): object => ({ version: VERSION, packs: change(briefs) });
    return this.store.write(NAME, changed(await this.all()), (_mine, kept) => changed(briefsOf(kept)));
  }
}

function briefsOf(kept: unknown): Brief[] {
  const packs: unknown[] = isTable(kept) && Array.isArray(kept['packs']) ? kept['packs'] : [];
  return packs.filter((each): each is Brief & Record<string, unknown> => isTable(each)
    && ['id', 'title', 'picture', 'look'].every((name) => typeof each[name] === 'string') && typeof each['levels'] === 'number');
}

function isAway(brief: Brief): brief is Away { return typeof brief.away === 'string'; }

function without({ id, title, levels, picture, look }: Brief): Brief { return { id, title, levels, picture, look }; }
