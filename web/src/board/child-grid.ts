/** The children, in the order of the server: those first who need a person, those who are away last and small. */

import { make } from '../ui/dom';
import type { Row } from '../generated/room';
import { Card } from './child-card';
import type { Room } from './board-state';

const [FEW, MANY] = [6, 20]; // children: larger cards for fewer, smaller ones for more

export class Grid {
  readonly element = make('ul', { class: 'children' });
  readonly away = make('div', { class: 'away', attributes: { hidden: true } });
  private readonly words = make('h2');
  private readonly absent = make('ul', { class: 'absent' });
  private readonly cards = new Map<string, Card>();

  constructor(private readonly room: Room, private readonly opened: (profile: string) => void) {
    this.words.textContent = room.said.say('absent');
    this.away.append(this.words, this.absent);
  }

  show(all: Row[], age: number): void {
    const rows = all.filter(({ status }) => status !== 'tidied'); // who asks to come back is above
    const here = rows.filter((row) => row.status !== 'away');
    this.element.dataset['size'] = here.length <= FEW ? 'few' : here.length > MANY ? 'many' : 'usual';
    this.place(this.element, here, age);
    this.place(this.absent, rows.filter((row) => row.status === 'away'), age);
    this.away.hidden = here.length === rows.length;
    for (const profile of [...this.cards.keys()]) if (!rows.some((row) => row.profile === profile)) this.forget(profile);
  }

  tick(age: number): void { for (const card of this.cards.values()) card.tick(age); }

  private place(list: HTMLElement, rows: Row[], age: number): void {
    const focused = document.activeElement;
    rows.forEach((row, place) => {
      const card = this.cards.get(row.profile) ?? new Card(this.room, row, this.opened);
      this.cards.set(row.profile, card);
      card.update(row, age);
      if (list.children[place] !== card.element) list.insertBefore(card.element, list.children[place] ?? null);
    });
    if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) focused.focus(); // a card that moves loses it
  }

  private forget(profile: string): void {
    this.cards.get(profile)?.element.remove();
    this.cards.delete(profile);
  }
}
