/** Sentences by key in one language, with slots and plurals: the same rule as `codeweek/text.py`. */

import { dataFile } from '../base/json';

type Table = { [key: string]: Table | string | number[] };
export interface WordsFile { language: string; name: string; one: number[]; decimal: string; messages: Table; languages: [code: string, name: string][] }
export type Slots = Record<string, string | number | null | undefined>;

export class Words {
  constructor(private readonly file: WordsFile) {}

  get language(): string { return this.file.language; }

  /** What stands before the decimals of a number. */
  get decimal(): string { return this.file.decimal; }

  /** The languages there are, each with its own name. */
  get languages(): [code: string, name: string][] { return this.file.languages; }

  /** With the sentences of a part of the page that is not always there. */
  with(part: WordsFile): Words { return new Words({ ...this.file, messages: { ...this.file.messages, ...part.messages } }); }

  /** The sentence at a dotted key, slots filled; the key itself when there is none. */
  say(key: string, slots: Slots = {}): string {
    const found = this.find(key);
    return found === undefined ? key : this.fill(found, slots);
  }

  /** A sentence that has several registers. */
  tell(key: string, register: string, slots: Slots = {}): string {
    const found = this.find(key);
    if (found === undefined) return key;
    const table = typeof found === 'string' ? undefined : found;
    const told = table && ['normal', 'short', 'adult'].some((name) => name in table);
    const chosen = told ? (table[register] ?? table['normal'] ?? Object.values(table)[0]) : found;
    return Array.isArray(chosen) || chosen === undefined ? key : this.fill(chosen, slots);
  }

  find(key: string): Table | string | undefined {
    let found: Table[string] | undefined = this.file.messages;
    for (const part of key.split('.')) {
      if (found === undefined || typeof found === 'string' || Array.isArray(found)) return undefined;
      found = Object.hasOwn(found, part) ? found[part] : undefined;
    }
    return Array.isArray(found) ? undefined : found;
  }

  private fill(found: Table | string, slots: Slots): string {
    if (typeof found !== 'string') {
      const chosen = (this.file.one.includes(Number(slots['n'])) ? found['one'] : undefined) ?? found['other']; // there may be one form for all numbers
      if (typeof chosen !== 'string') return '';
      found = chosen;
    }
    return String(found).replace(/\{(\w+)\}/g, (_all, name: string) => {
      const value = slots[name];
      return value === undefined ? '…' : value === null ? '' : String(value);
    });
  }
}

/** The sentences of what is not always there: the workshop, galleries, tunes, games. */
export function workshopWords(language: string): Promise<WordsFile> { return dataFile(`workshop.${language}`); }
