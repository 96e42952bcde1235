/** « Les soirs »: the days on which the group came, how far it was and what it won; asked for when it is opened. */

import type { EveningOfAll } from '../generated/room';
import { make } from '../ui/dom';
import { ask } from './board-requests';
import type { Room } from './board-state';

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
