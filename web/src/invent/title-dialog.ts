/** The title of an invented level, of two chosen words. */

import { attribute, button, make } from '../ui/dom';
import { openSheet } from '../ui/dialog';
import { GROUPS, partsOf, saidOf, wordsOf } from '../text/two-word-titles';
import type { Words } from '../text/sentences';

/** Words to choose from; `named` is called with one of each group. */
export function openNames(words: Words, title: unknown, named: (place: string, owner: string) => void): void {
  const chosen = partsOf(words, title);
  const now = GROUPS.map((group, at) => chosen[at] ?? wordsOf(words, group)[0]!);
  const said = make('p', { class: 'named', attributes: { role: 'status' } });
  const rows = GROUPS.map((group, at) => make('div', { class: 'word-tiles', attributes: { role: 'group', 'aria-label': words.say('invent.name') } },
    ...wordsOf(words, group).map((name) => {
      const tile = button({ label: words.say(`invent.${group}.${name}`), class: 'word-tile', action: () => { now[at] = name; show(); } });
      tile.dataset['word'] = name;
      return tile;
    })));
  const show = (): void => {
    said.textContent = saidOf(words, now.join('-'));
    rows.forEach((row, at) => row.querySelectorAll('button').forEach((tile) => attribute(tile, 'aria-pressed', String(tile.dataset['word'] === now[at]))));
  };
  show();
  openSheet({
    title: words.say('invent.name'), class: 'wide naming', body: make('div', { class: 'names' }, said, ...rows),
    answers: [
      { label: words.say('ui.menu.close'), icon: 'back' },
      { label: words.say('invent.named'), icon: 'check', kind: 'primary', action: () => named(now[0]!, now[1]!) },
    ],
  });
}
