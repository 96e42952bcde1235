/** The packs that were added to this browser: files of teachers, each with what was read of it. */

import { COVER, MOST_PACKS } from '../generated/constants';
import { isTable } from '../base/json';
import type { Store } from '../storage/browser-store';
import type { Pack } from '../core/types';

export interface OpenedFile { name: string; content: { text: string } | { base64: string } }

/** A file as it is kept: with what was read of it, so that it shows before Python is there. */
export interface KeptFile { file: OpenedFile; pack: Pack; language: string; made: string }

/** What is known of a pack before it is opened. */
export interface PackSummary {
  key: string; titles: Record<string, string>; hero: string; look: string; levels: number; version: string; problems: number;
}

/** Why a pack is not kept: the key of a sentence; nothing when it is. */
export type Refusal = '' | 'packs.full' | 'packs.not_kept';

const NAME = 'packs';
const VERSION = 1;

export class PackLibrary {
  /** In the order in which they came. */
  packs: PackSummary[] = [];

  constructor(private readonly store: Store) {}

  async read(): Promise<void> {
    this.packs = spinesOf(await this.store.read(NAME));
  }

  has(key: string): boolean { return this.packs.some((spine) => spine.key === key); }

  /** Keep a pack in the place of the one of its key; why not, or nothing: the browser refuses, or many are there. */
  async keep(file: OpenedFile, pack: Pack, language: string, problems: number): Promise<Refusal> {
    const spine = spineOf(pack, language, problems);
    const { key } = spine;
    await this.read();
    if (!this.has(key) && this.packs.length >= MOST_PACKS) return 'packs.full';
    const done = await this.store.write(`${NAME}/${key}`, { file, pack, language, made: ofNow() } satisfies KeptFile);
    const added = (spines: PackSummary[]): PackSummary[] => {
      const others = spines.some((each) => each.key === key) ? spines : [...spines, spine];
      return others.map((each) => (each.key === key ? spine : each));
    };
    return (await this.write(added)) && done ? '' : 'packs.not_kept';
  }

  /** A pack with its file, if it is still there. */
  async file(key: string): Promise<KeptFile | null> {
    if (!this.has(key)) return null;
    const kept = await this.store.read(`${NAME}/${key}`);
    return isTable(kept) && isTable(kept['file']) && isTable(kept['pack']) ? (kept as unknown as KeptFile) : null;
  }

  /** Whether what was read of it was read by this version of the page. */
  isOfNow(kept: KeptFile): boolean { return kept.made === ofNow(); }

  async remove(key: string): Promise<void> {
    await this.write((spines) => spines.filter((spine) => spine.key !== key));
    await this.store.forget(`${NAME}/${key}`);
  }

  /** Change the shelf as it is kept: another tab may have changed it. */
  private write(change: (spines: PackSummary[]) => PackSummary[]): Promise<boolean> {
    const changed = (spines: PackSummary[]): object => {
      this.packs = change(spines);
      return { version: VERSION, packs: this.packs };
    };
    return this.store.write(NAME, changed(this.packs), (_mine, kept) => changed(spinesOf(kept)));
  }
}

function spinesOf(saved: unknown): PackSummary[] {
  const packs: unknown[] = isTable(saved) && Array.isArray(saved['packs']) ? saved['packs'] : [];
  return packs.filter(isSpine);
}

function ofNow(): string { return document.documentElement.dataset['version'] ?? ''; }

function spineOf(pack: Pack, language: string, problems: number): PackSummary {
  const levels = pack.chapters.flatMap((chapter) => chapter.levels);
  const hero = pack.cover ? COVER.replace('{look}', pack.cover) : levels[0]?.hero ?? '';
  return {
    key: pack.key, titles: pack.titles ?? { [language]: pack.title }, hero, look: pack.cover || (levels[0]?.look ?? ''),
    levels: levels.length, version: pack.version ?? '', problems,
  };
}

function isSpine(value: unknown): value is PackSummary & Record<string, unknown> {
  return isTable(value) && isTable(value['titles']) && ['key', 'hero', 'look', 'version'].every((name) => typeof value[name] === 'string')
    && ['levels', 'problems'].every((name) => typeof value[name] === 'number');
}

/** Its title in a language, or in the one it has. */
export function titleOf(spine: PackSummary, language: string): string { return spine.titles[language] ?? Object.values(spine.titles)[0] ?? ''; }
