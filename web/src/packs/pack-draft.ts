/** The packs that are made in this browser: the files of each, kept, and what came before to be had again. */

import { isTable } from '../base/json';
import type { PackOthers, PackView } from '../core/types';
import { fate } from '../progress/trash';
import { today } from '../base/today';
import type { RpcClient } from '../pyodide/rpc-client';
import type { Store } from '../storage/browser-store';

const MOST = 200; // times back

export class MadePack {
  files: Files = {};
  view: PackView | null = null;
  private past: Files[] = [];
  private future: Files[] = [];
  private work: Promise<unknown> = Promise.resolve();

  /** `refused` is called with the sentence of what could not be done; empty when the browser could not keep it. */
  constructor(
    readonly id: string, private readonly door: RpcClient, private readonly kept: MadePacks, private readonly language: string,
    private readonly changed: () => void, private readonly refused: (say: string) => void,
  ) {}

  get canUndo(): boolean { return this.past.length > 0; }
  get canRedo(): boolean { return this.future.length > 0; }

  /** Read it; false when it is not there, or Python cannot tell of it now. */
  async begin(): Promise<boolean> {
    const files = await this.kept.files(this.id);
    return files !== null && this.after(() => this.show(files, []));
  }

  /** One edit. */
  act(act: object): Promise<boolean> {
    return this.after(async () => {
      const before = this.files;
      if (!(await this.show(before, [act]))) return false;
      if (JSON.stringify(this.files) === JSON.stringify(before)) return true;
      this.past = [...this.past.slice(1 - MOST), before];
      this.future = [];
      await this.keep();
      return true;
    });
  }

  undo(): Promise<boolean> { return this.back(this.past, this.future); }
  redo(): Promise<boolean> { return this.back(this.future, this.past); }

  /** The zip of it, when all is done that was asked. */
  zip(): Promise<{ name: string; base64: string } | null> {
    return this.after(async () => {
      const answer = await this.door.ask('pack_zip', { language: this.language, files: this.files });
      if (!answer.ok) this.refused(answer.say);
      return answer.ok ? answer : null;
    });
  }

  /** Go on looking for levels like one of it; null when that is refused. */
  async others(asked: { file: string; number: number; how: string; slices: number }): Promise<PackOthers | null> {
    const answer = await this.door.ask('pack_others', { language: this.language, files: this.files, ...asked });
    if (!answer.ok) this.refused(answer.say);
    return answer.ok ? answer : null;
  }

  private back(from: Files[], to: Files[]): Promise<boolean> {
    return this.after(async () => {
      const files = from.at(-1), before = this.files;
      if (!files || !(await this.show(files, []))) return false;
      from.pop();
      to.push(before);
      await this.keep();
      return true;
    });
  }

  private async show(files: Files, acts: object[]): Promise<boolean> {
    const answer = await this.door.ask('pack_act', { language: this.language, files, acts: acts as Record<string, unknown>[] });
    if (!answer.ok) {
      this.refused(answer.say);
      return false;
    }
    this.files = answer.files;
    this.view = answer.view;
    return true;
  }

  private async keep(): Promise<void> {
    if (this.view && !(await this.kept.keep({ ...briefOf(this.view), id: this.id }, this.files))) this.refused('');
  }

  /** After everything that is still to be done; then it is shown. */
  private after<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work);
    this.work = done.then(() => this.changed(), () => undefined);
    return done;
  }
}

/** What the list of packs shows of one. */
export function briefOf(view: PackView): { title: string; levels: number; picture: string; look: string } {
  const first = view.chapters.flatMap((chapter) => chapter.levels)[0];
  return { title: view.title, levels: view.levels, picture: view.picture, look: view.cover || (first?.look ?? '') };
}

export type Files = Record<string, string>;
/** What the list knows of a pack; `away`: the day on which it was deleted. */
export interface Brief { id: string; title: string; levels: number; picture: string; look: string; away?: string }
export type Away = Brief & { away: string };

const NAME = 'made';
const VERSION = 1;

/** The packs that are made in this browser: the files of each, and a list of them. */
export class MadePacks {
  constructor(private readonly store: Store) {}

  async list(): Promise<Brief[]> { return (await this.all()).filter((brief) => !isAway(brief)); }

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
    return this.write((briefs) => briefs.map((brief) => (brief.id === id ? { ...brief, away: now } : brief)));
  }

  bringBack(id: string): Promise<boolean> {
    return this.write((briefs) => briefs.map((brief) => (brief.id === id ? without(brief) : brief)));
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
    await this.write((briefs) => briefs.filter((brief) => brief.id !== id));
    await this.store.forget(`${NAME}/${id}`);
  }

  private async all(): Promise<Brief[]> { return briefsOf(await this.store.read(NAME)); }

  /** A name that no other pack has. */
  async free(): Promise<string> {
    const taken = new Set([...(await this.all()).map((brief) => brief.id), ...(await this.store.names(NAME)).map((name) => name.slice(NAME.length + 1))]);
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
  return packs.filter((pack): pack is Brief & Record<string, unknown> => isTable(pack)
    && ['id', 'title', 'picture', 'look'].every((name) => typeof pack[name] === 'string') && typeof pack['levels'] === 'number');
}

function isAway(brief: Brief): brief is Away { return typeof brief.away === 'string'; }

function without({ id, title, levels, picture, look }: Brief): Brief { return { id, title, levels, picture, look }; }
