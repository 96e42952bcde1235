/** The sentences of the room, which the first page does not have. */

import type { App } from '../app/app';
import { dataFile } from '../base/json';
import type { Slots, Words, WordsFile } from '../text/sentences';

export class Said {
  private words: Words | null = null;

  constructor(private readonly app: App) {}

  /** Have them in the language of now; whether they changed. */
  async learn(): Promise<boolean> {
    const { words } = this.app;
    if (this.words?.language === words.language) return false;
    this.words = words.with(await dataFile<WordsFile>(`room.${words.language}`));
    return true;
  }

  say(key: string, slots: Slots = {}): string { return this.words?.say(`room.child.${key}`, slots) ?? ''; }
}
