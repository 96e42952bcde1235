/** What every page needs, begun before the page itself is there. */

import MESSAGES from 'blockly-messages';
import { dataFile } from '../base/json';
import { RpcClient } from '../pyodide/rpc-client';
import { languageOf, letters } from '../text/language';
import { settingsOf, Store, type Settings } from '../storage/browser-store';
import type { Level, Pack } from '../core/types';
import type { WordsFile } from '../text/sentences';

export interface Spoken { words: WordsFile; course: Pack }

/** Python, woken; what this browser keeps; the settings, sentences and course that were read. */
export interface Begun extends Spoken { door: RpcClient; store: Store; settings: Settings }

export async function begun(): Promise<Begun> {
  const door = new RpcClient();
  addEventListener('stopped', () => door.stop()); // by `opening.ts`
  // What is kept here comes at once, and so does Python: the blocks first. From a wire it takes longer than the blocks.
  if (!navigator.serviceWorker?.controller) door.start();
  void letters();
  const usual = spoken(''); // most often what was chosen: it need not wait until that is known
  usual.catch(() => undefined); // told where it is awaited
  const store = new Store();
  const [, saved] = await Promise.all([store.open(), store.read('settings')]);
  const settings = settingsOf(saved);
  speaks(languageOf(settings.language));
  const chosen = languageOf(settings.language) === languageOf('') ? usual : spoken(settings.language);
  return { door, store, settings, ...(await chosen) };
}

/** In what language the page's first words are, from now on. */
function speaks(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dataset['chosen'] = '';
}

/** The sentences and the course in the language that was chosen. */
export async function spoken(chosen: string): Promise<Spoken> {
  const language = languageOf(chosen);
  const level = /^#\/level\/([\w-]+\/)/.exec(location.hash)?.[1];
  if (level) {
    blocklyMessages(language).catch(() => undefined); // all this is told where it is awaited
    wholeLevels(level, language).catch(() => undefined);
  }
  const [words, course] = await Promise.all([dataFile<WordsFile>(`words.${language}`), dataFile<Pack>(`course.${language}`)]);
  return { words, course };
}

const folders = new Map<string, Promise<Level[]>>();
const messages = new Map<string, Promise<Record<string, unknown>>>();

/** The whole of a level of the course, with those of its folder: asked for when one of them is opened, however many there are. */
export function wholeLevels(id: string, language: string): Promise<Level[]> {
  const name = `${id.split('/')[0]}.${language}`;
  return once(folders, name, () => dataFile<Level[]>(name));
}

/** Blockly's own words. */
export function blocklyMessages(language: string): Promise<Record<string, unknown>> {
  return once(messages, language, () => (MESSAGES[language] ?? MESSAGES['en']!)());
}

/** What was asked for already, or is now; and again when it did not come. */
function once<T>(asked: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const found = asked.get(name) ?? ask();
  asked.set(name, found);
  found.catch(() => asked.delete(name));
  return found;
}
