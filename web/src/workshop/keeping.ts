/** The file of the draft: opened, saved, begun anew; of a level of a pack, kept in the pack at each change. */

import type { App } from '../app/app';
import { USUAL_FILE } from '../generated/constants';
import { MadePacks, briefOf } from '../packs/pack-draft';
import type { Words } from '../text/sentences';
import { openNote, openSheet } from '../ui/dialog';
import { LEVEL_FILES, choose, download } from '../ui/file-picker';
import type { Draft, Place } from './draft';
import * as files from './files';

/** The draft, and where a sentence about its file is told. */
export interface Drafted { readonly app: App; readonly draft: Draft; readonly words: Words; tell(sentence: string): void }

export class DraftStorage {
  private handle: files.Handle | null = null; // where this browser may write it

  constructor(private readonly page: Drafted) {}

  /** What the file is called. */
  get name(): string { return this.page.draft.name || (this.page.draft.view?.name ?? USUAL_FILE); }

  open(): void { choose(LEVEL_FILES, (file) => void this.take(file)); }

  /** A file that was chosen or dropped. */
  async take(file: File): Promise<void> {
    const { draft, words, tell } = this.tools;
    const { name, text, mended, say } = await files.read(this.page.app.door, words, file);
    if (text === null) return openNote(this.page.app, words.say('workshop.not_text', { name }), say, 'pictures/magnifier');
    if (!(await draft.open(name, text, mended))) return;
    this.handle = null;
    if (mended) this.tellMended(say);
    else tell(words.say('web_workshop.file.opened', { name }));
  }

  /** What was mended is in no file yet: the one that was opened stays as it is. */
  private tellMended(say: string): void {
    const { words } = this.page;
    openSheet({
      title: words.say('workshop.mended'), picture: 'pictures/magnifier', notes: [{ words: say }],
      answers: [
        { label: words.say('ui.menu.close'), icon: 'check' },
        { label: words.say('web_workshop.bar.save_file'), icon: 'save', kind: 'primary', action: () => void this.save() },
      ],
    });
  }

  async fresh(kind: string): Promise<void> {
    this.handle = null;
    await this.page.draft.start(kind);
  }

  /** In the file it came from when the browser may; else among the downloads. */
  async save(): Promise<void> {
    const { draft, words, tell } = this.tools;
    await draft.settled();
    const { name } = this;
    if (!this.handle) download(name, draft.text, 'text/yaml');
    else if (!(await files.write(this.handle, draft.text))) return tell(words.say('web_workshop.file.not_written', { name }));
    tell(words.say(this.handle ? 'web_workshop.file.written' : 'web_workshop.file.downloaded', { name }));
    draft.settle(name);
  }

  /** In a file that the person chooses, and from then on in that one. */
  async saveAs(): Promise<void> {
    const handle = await files.place(this.name);
    if (!handle) return;
    this.handle = handle;
    this.page.draft.settle(handle.name);
    await this.save();
  }

  private get tools(): { draft: Draft; words: Words; tell: (sentence: string) => void } {
    return { draft: this.page.draft, words: this.page.words, tell: (sentence) => this.page.tell(sentence) };
  }
}

/** Which level of which pack. */
export interface Home { pack: string; file: string }

/** Kept in its pack; `refused` is told when the browser does not. */
export function inPack(app: App, { pack, file }: Home, language: string, refused: (sentence: string) => void): Place {
  const packs = new MadePacks(app.store);
  let work: Promise<unknown> = Promise.resolve();
  const write = async (text: string): Promise<void> => {
    const files = await packs.files(pack);
    if (!files || files[file] === undefined || files[file] === text) return;
    const answer = await app.door.ask('pack_act', { language, files, acts: [{ do: 'write', file, text }] });
    const done = answer.ok && (await packs.keep({ ...briefOf(answer.view), id: pack }, answer.files));
    if (!done) refused(answer.ok ? app.words.say('packs.not_kept') : answer.say);
  };
  return {
    read: async () => {
      const text = (await packs.files(pack))?.[file];
      const name = file.split('/').at(-1)!;
      return text === undefined ? undefined : { name, text, saved: text };
    },
    write: ({ text }) => (work = work.then(() => write(text), () => write(text))),
  };
}
