/** The file of the draft: opened, saved, begun anew. */

import { LEVEL_FILES, choose, download } from '../ui/file-picker';
import { USUAL_FILE } from '../generated/constants';
import { openNote, openSheet } from '../ui/dialog';
import * as files from './files';
import type { App } from '../app/app';
import type { Words } from '../text/sentences';
import type { Draft } from './draft';

/** The draft, and where a sentence about its file is told. */
export interface Drafted { readonly app: App; readonly draft: Draft; readonly words: Words; tell(sentence: string): void }

export class Keeping {
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
