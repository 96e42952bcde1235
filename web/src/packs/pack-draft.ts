/** One pack that is being made: its files are all there is of it, and what came before can be had again. */

import type { Door } from '../pyodide/rpc-client';
import type { PackOthers, PackView } from '../core/types';
import type { Files, MadePacks } from './pack-drafts';

const MOST = 200; // times back

export class MadePack {
  files: Files = {};
  view: PackView | null = null;
  private past: Files[] = [];
  private future: Files[] = [];
  private work: Promise<unknown> = Promise.resolve();

  /** `refused` is called with the sentence of what could not be done; empty when the browser could not keep it. */
  constructor(
    readonly id: string, private readonly door: Door, private readonly kept: MadePacks, private readonly language: string,
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
