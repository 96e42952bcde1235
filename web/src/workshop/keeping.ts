/** The file of the draft: opened, saved, begun anew. */

import { choose, download } from '../choosing';
import { USUAL_FILE } from '../generated/constants';
import * as files from './files';
import type { Words } from '../words';
import type { Draft } from './draft';

/** The draft, and where a sentence about its file is told. */
export interface Drafted { readonly draft: Draft; readonly words: Words; tell(sentence: string): void }

export class Keeping {
  private handle: files.Handle | null = null; // where this browser may write it

  constructor(private readonly page: Drafted) {}

  /** What the file is called. */
  get name(): string { return this.page.draft.name || (this.page.draft.view?.name ?? USUAL_FILE); }

  open(): void { choose('.yaml,.yml', (file) => void this.take(file)); }

  /** A file that was chosen or dropped. */
  async take(file: File): Promise<void> {
    const { draft, words, tell } = this.tools;
    const text = /\.ya?ml$/i.test(file.name) ? await files.read(file) : null;
    if (text === null) return tell(words.say('web_workshop.file.other'));
    if (!(await draft.open(file.name, text))) return;
    this.handle = null;
    tell(words.say('web_workshop.file.opened', { name: file.name }));
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
