/** The door of the workshop: what may be made, seen; under it what was left, packs, a file. */

import { layout, type App, type Page } from '../app/app';
import { KIND_PICTURES, KINDS, USUAL_FILE } from '../generated/constants';
import type { Words } from '../text/sentences';
import { LEVEL_FILES, choose } from '../ui/file-picker';
import { button, make } from '../ui/dom';
import { alone } from './draft';
import type { DraftStorage } from './keeping';

type Begin = (keeping: DraftStorage) => Promise<void>;

let begin: Begin | null = null; // with what the workshop begins that is opened next

/** What was chosen here, once. */
export function chosen(): Begin | null {
  const now = begin;
  begin = null;
  return now;
}

/** The words of a new level of a kind; one that was added later has its name only. */
export function newOf(words: Words, kind: string): string {
  return words.find(`web_workshop.bar.new_${kind}`) === undefined ? words.say(`workshop.kind.${kind}`) : words.say(`web_workshop.bar.new_${kind}`);
}

export function choosePage(app: App, words: Words): Page {
  const name = words.say('web.adult.workshop');
  const enter = (with_: Begin | null): void => {
    begin = with_;
    app.go({ page: 'workshop' });
  };
  const take = (file: File): void => enter((keeping) => keeping.take(file));
  const card = (icon: string, label: string, action: () => void): HTMLElement => button({ icon, label, action });
  const kinds = KINDS.map((kind) => card((KIND_PICTURES as Record<string, string>)[kind]!, newOf(words, kind), () => enter((keeping) => keeping.fresh(kind))));
  const left = make('div', { class: 'made-adds' },
    button({ icon: 'folder', label: words.say('web_workshop.bar.open_file'), class: 'open', action: () => choose(LEVEL_FILES, take) }));
  void alone(app.store).read().then((kept) => {
    if (kept) left.prepend(button({ icon: 'restart', label: words.say('web_workshop.again', { name: kept.name || USUAL_FILE }), kind: 'primary', class: 'again', action: () => enter(null) }));
  });
  const bar = [button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'map' }) }), make('h1', { text: name })];
  const packs = card('pictures/parcel', words.say('pack_draft.title'), () => app.go({ page: 'making', pack: '' }));
  return {
    element: layout('choosing', bar, make('p', { class: 'soft', text: words.say('web_workshop.choose') }), make('div', { class: 'menu-items cards' }, ...kinds, packs), left),
    name, drop: take,
  };
}
