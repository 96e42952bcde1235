/** « D'autres comme celui-ci »: how many levels like one and how hard, then a search that can be stopped. */

import { make } from '../ui/dom';
import { MOST_OTHERS, OTHER_STEPS, USUAL_OTHERS } from '../generated/constants';
import { openNote, openSheet } from '../ui/dialog';
import type { LevelRow, PackOthers } from '../core/types';
import type { Words } from '../text/sentences';
import { choice, labelled, number } from '../workshop/fields';
import type { MadePack } from '../packs/pack-draft';

const SLICES = 20; // of a search, in one request

/** Where they are made. */
export interface Wanting { readonly pack: MadePack; readonly words: Words; tell(sentence: string): void }

/** Ask how many, unless there can be none: then say why. */
export async function openOthers({ pack, words, tell }: Wanting, { file, title }: LevelRow): Promise<void> {
  const say = (key: string, slots = {}): string => words.say(`pack_draft.others.${key}`, slots);
  const heading = say('title', { title });
  const first = await pack.others({ file, number: 1, how: 'same', slices: 0 });
  if (!first) return;
  if (first.over) return openNote({ words }, heading, first.told);
  const wish = { many: String(USUAL_OTHERS), how: 'same' };
  const many = number(1, MOST_OTHERS, (value) => { wish.many = value; });
  many.value = wish.many;
  const how = choice(OTHER_STEPS.map((name) => [name, say(name)]), (value) => { wish.how = value; });
  how.value = wish.how;
  const begin = (): void => {
    const asked = { file, number: Math.max(1, Math.min(Math.round(Number(many.value)) || USUAL_OTHERS, MOST_OTHERS)), how: how.value };
    void search({ pack, words, tell }, heading, asked);
  };
  openSheet({
    title: heading, notes: [{ words: say('how') }], class: 'others',
    body: make('div', { class: 'others-wish' }, labelled(say('many'), many), labelled(say('hard'), how)),
    answers: [{ label: words.say('pack_draft.cancel'), icon: 'back' }, { label: say('begin'), icon: 'plus', kind: 'primary', action: begin }],
  });
}

/** Look until there are enough or no more are found, or it is stopped; then they are added, all at once. */
async function search({ pack, words, tell }: Wanting, heading: string, asked: { file: string; number: number; how: string }): Promise<void> {
  const say = (key: string, slots = {}): string => words.say(`pack_draft.others.${key}`, slots);
  const told = make('p', { text: say('looking', { made: 0, number: asked.number }), attributes: { role: 'status' } });
  const bar = make('progress', { attributes: { max: 1, value: 0, 'aria-label': heading } });
  const sheet = openSheet({
    title: heading, body: make('div', { class: 'others-search' }, told, bar), class: 'others',
    answers: [{ label: words.say('pack_draft.cancel'), icon: 'back' }],
  });
  let found: PackOthers | null = null;
  while (sheet.open && !found?.over) {
    found = await pack.others({ ...asked, slices: SLICES });
    if (!found) break;
    told.textContent = say('looking', { made: found.made, number: asked.number });
    bar.value = found.part;
  }
  if (!sheet.open) return tell(say('stopped'));
  sheet.close();
  if (!found) return;
  if (found.texts.length === 0) return openNote({ words }, heading, found.told);
  const before = pack.view?.levels;
  if (await pack.act({ do: 'add_beside', file: asked.file, texts: found.texts })) tell(pack.view?.levels === before ? say('full') : found.told);
}
