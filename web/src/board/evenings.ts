/** The evenings of the group: how far it was and what it won on each, and what it met on the last one; asked for when they are opened. */

import type { EveningOfAll, EveningSummary, MisconceptionMet } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { make } from '../ui/dom';
import { link } from './board-dialog';
import { ask } from './board-requests';
import { tell, type Room } from './board-state';
import { face } from './child-card';

/** « Les soirs ». */
export class Evenings {
  readonly element: HTMLDetailsElement;
  private readonly inside = make('div', { class: 'evenings-inside' });

  constructor(private readonly room: Room) {
    const { said } = room;
    this.element = make('details', { class: 'evenings' }, make('summary', { text: said.say('evenings.title') }), this.inside);
    this.element.addEventListener('toggle', () => { if (this.element.open) void this.load(); });
  }

  private async load(): Promise<void> {
    const { said } = this.room;
    const all = await ask<EveningOfAll[]>(`board/evenings?language=${said.words.language}`).catch(() => null);
    if (!all || all.length === 0) return this.inside.replaceChildren(make('p', { text: said.say(all ? 'evenings.none' : 'child.unreadable') }));
    const head = ['day', 'children', 'chapters', 'won'].map((key) => make('th', { text: said.say(`evenings.head.${key}`), attributes: { scope: 'col' } }));
    this.inside.replaceChildren(make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...all.map((one) => this.row(one)))));
  }

  private row({ day, children, wins, chapters }: EveningOfAll): HTMLElement {
    const { said } = this.room;
    const reached = chapters.map(({ title, children: n }) => said.say('evenings.chapter', { title, n })).join(', ');
    return make('tr', {}, make('th', { text: said.day(day), attributes: { scope: 'row' } }), make('td', { text: String(children) }), make('td', { text: reached }), make('td', { text: String(wins) }));
  }
}

/** What the group met, by misconception, and what to begin with next time; `quiet`: not where nothing was met, nor where the server is far. */
export async function openMet(room: Room, quiet = false): Promise<void> {
  const { said } = room;
  const query = `met?language=${said.words.language}`;
  const evening = await ask<EveningSummary>(`board/${query}`).catch(() => null);
  if (quiet && !evening?.met.length) return;
  if (!evening) return tell(said.say('unsent'), true);
  openSheet({
    title: evening.title, class: 'wide met-sheet', notes: [],
    body: make('div', { class: 'met' }, make('p', { class: 'soft', text: evening.says }), evening.next ? make('p', { class: 'met-next', text: evening.next }) : null,
      ...evening.met.map((one) => card(room, one)),
      evening.children > 0 ? link(`api/${query}`, 'copy', said.say('met.print')) : null),
    answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }],
  });
}

function card({ said }: Room, { name, says, facts, ask, after, profiles }: MisconceptionMet): HTMLElement {
  return make('section', {}, make('h3', { text: name }), make('p', { text: says }), make('p', { class: 'soft', text: facts }),
    make('p', { class: 'next-question', text: ask }), make('p', { text: after }),
    make('details', {}, make('summary', { text: said.say('met.who') }), make('ul', {}, ...profiles.map((profile) => make('li', {}, face(profile), make('span', { text: said.who(profile) }))))));
}
