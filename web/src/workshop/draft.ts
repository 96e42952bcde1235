/** The level that is being written: its text is all there is of it, and what came before can be had again. */

import type { Script } from '../core/types';
import type { Answer, RpcClient } from '../pyodide/rpc-client';
import type { Store } from '../storage/browser-store';
import type { Act, Shown, View } from './types';

const KEPT = 'draft'; // its name in the store
const MOST = 500; // texts that can be had again

export interface SavedDraft { name: string; text: string; saved: string }
/** Where the level is kept between two changes. */
export interface Place { read: () => Promise<SavedDraft | undefined>; write: (kept: SavedDraft) => Promise<unknown> }

/** A level by itself. */
export function alone(store: Store): Place {
  return { read: async () => (await store.read(KEPT)) as SavedDraft | undefined, write: (kept) => store.write(KEPT, kept) };
}

export class Draft {
  name = '';
  /** What Python told of the text of now. */
  shown: Shown | null = null;
  private found = ''; // the text that was kept, until Python has told of it
  private saved = '';
  private past: string[] = [];
  private future: string[] = [];
  private group: unknown = null;
  private waiting: { act: Act; group: unknown }[] = [];
  private work: Promise<void> = Promise.resolve();

  /** `changed` is called after each change, `refused` with the sentence of what could not be done. */
  constructor(
    private readonly door: RpcClient, private readonly language: string, private readonly place: Place, private readonly changed: () => void,
    private readonly refused: (say: string) => void,
  ) {}

  get text(): string { return this.shown?.text ?? this.found; }
  get view(): View | null { return this.shown?.view ?? null; }
  get canUndo(): boolean { return this.past.length > 0; }
  get canRedo(): boolean { return this.future.length > 0; }
  /** Whether there is something that no file holds yet. */
  get fresh(): boolean { return this.text !== this.saved; }
  /** When everything that was asked is done. */
  settled(): Promise<void> { return this.work; }

  /** The draft that was there last time, or a new one, unless there is one; false when Python cannot tell of it now. */
  async begin(): Promise<boolean> {
    const kept = await this.place.read();
    await this.settled();
    if (this.shown) return true;
    if (!kept) return this.start('robot');
    this.name = kept.name;
    this.saved = kept.saved;
    this.found = kept.text;
    return this.take(() => this.look(kept.text), null);
  }

  /** A new level; what was there can be had again. False when there is none now. */
  async start(kind: string): Promise<boolean> {
    const done = await this.take(() => this.door.ask('draft_new', { language: this.language, kind }), null);
    if (done) this.settle('');
    return done;
  }

  /** A level of a file, or of one that is to be written anew; false when it could not be read now. */
  async open(name: string, text: string, mended = false): Promise<boolean> {
    const done = await this.write(text, null);
    if (done) this.settle(name, mended ? '' : this.text);
    return done;
  }

  /** The text of now is that of the file, or another one is. */
  settle(name: string, saved = this.text): void {
    this.name = name;
    this.saved = saved;
    this.keep();
    this.changed();
  }

  /** One edit; those of one group (a stroke, the letters of a field) are undone together. */
  act(act: Act, group: unknown = null): Promise<void> {
    this.waiting.push({ act, group });
    return this.then(async () => {
      const [first] = this.waiting;
      if (!first) return; // done with those before it
      const other = this.waiting.findIndex(({ group: each }, place) => place > 0 && (each === null || each !== first.group));
      const acts = this.waiting.splice(0, other < 0 ? this.waiting.length : other);
      this.told(await this.apply(acts.map((each) => each.act)), first.group);
    });
  }

  /** Another text in place of this one; false when that could not be done. */
  write(text: string, group: unknown): Promise<boolean> { return this.take(() => this.look(text), group); }

  /** A program built with blocks. */
  built(field: string, script: Script): Promise<boolean> { return this.take(() => this.apply([{ do: 'program', field, script }]), null); }

  undo(): Promise<void> { return this.back(() => this.past, () => this.future); }
  redo(): Promise<void> { return this.back(() => this.future, () => this.past); }

  private look(text: string): Promise<Answer<'draft_view'>> { return this.door.ask('draft_view', { language: this.language, text }); }

  private apply(acts: Act[]): Promise<Answer<'draft_act'>> { return this.door.ask('draft_act', { language: this.language, text: this.text, acts }); }

  private back(from: () => string[], to: () => string[]): Promise<void> {
    return this.then(async () => {
      const text = from().pop();
      if (text === undefined) return;
      to().push(this.text);
      this.group = null;
      this.show(await this.look(text));
    });
  }

  private take(ask: () => Promise<Answer<'draft_view'>>, group: unknown): Promise<boolean> {
    return this.then(async () => this.told(await ask(), group));
  }

  /** A new text: the one before it is kept, once for a group. */
  private told(answer: Answer<'draft_view'>, group: unknown): boolean {
    const before = this.shown?.text ?? (this.found || undefined);
    if (answer.ok && before !== undefined && answer.text !== before) {
      if (group === null || group !== this.group) this.past = [...this.past.slice(1 - MOST), before];
      this.group = group;
      this.future = [];
    }
    this.show(answer);
    return answer.ok;
  }

  private show(answer: Answer<'draft_view'>): void {
    if (answer.ok) {
      this.shown = answer;
      this.keep();
    } else this.refused(answer.say);
    this.changed();
  }

  private keep(): void {
    const { name, text, saved } = this;
    void this.place.write({ name, text, saved });
  }

  /** After everything that is still to be done. */
  private then<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work);
    this.work = done.then(() => undefined, () => undefined); // one that failed keeps no other from being done
    return done;
  }
}
