/** A level of a pack that is being made: it is kept in the pack at each change. */

import type { App } from '../app/app';
import { MadePacks, briefOf } from '../packs/pack-draft';
import type { Place } from './draft';

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
