/** Cards to print: each opens its level of the course on the tablet that points at it. */

import { button, make } from '../ui/dom';
import type { Plan } from '../generated/room';
import { textField } from './board-dialog';
import { adult, square } from './join-address';
import type { Place } from './level-list';
import type { Room } from './board-state';
import type { View } from './board-view';

const LONGEST = 200; // letters of an address

export class CardsPage implements View {
  readonly element: HTMLElement;
  private readonly field = textField(LONGEST);
  private readonly cards = make('ul', { class: 'cards' });

  constructor(private readonly room: Room, go: (page: string) => void) {
    const { said } = room;
    const plan = room.draft ?? room.feed.board?.plan;
    const places = this.places(plan);
    const packs = plan?.levels.some(({ pack }) => pack !== room.lessons.own);
    this.element = make('div', { class: 'session' },
      make('header', { class: 'bar' }, button({ icon: 'back', name: said.say('back'), action: () => go('#seance') }), make('h1', { text: said.say('cards.title'), attributes: { tabindex: -1 } }),
        button({ icon: 'copy', label: said.say('cards.print'), kind: 'primary', action: () => print() })),
      make('main', { class: 'cards-room' },
        make('div', { class: 'cards-how' }, make('p', { text: said.say(places.length > 0 ? 'cards.how' : 'cards.none') }), packs ? make('p', { text: said.say('cards.packs') }) : null,
          make('label', { class: 'asked' }, make('span', { text: said.say('cards.address') }), this.field)),
        this.cards));
    this.field.addEventListener('change', () => this.draw(places));
    void adult().then(({ addresses: [address = document.baseURI] }) => {
      this.field.value = address;
      this.draw(places);
    });
  }

  /** The levels of the course that are open today; all of them where nothing was chosen. */
  private places(plan?: Plan): Place[] {
    const { lessons } = this.room;
    const chosen = plan?.levels.map((each) => lessons.find(each)).filter((place): place is Place => place !== undefined) ?? [];
    return (chosen.length > 0 ? chosen : lessons.all).filter(({ pack }) => pack === lessons.own);
  }

  private draw(places: Place[]): void {
    const { said } = this.room;
    const base = this.field.value.trim().replace(/\/*$/, '/');
    this.cards.replaceChildren(...places.map(({ level, number, lesson }) => make('li', { class: 'level-card' },
      square(said, `${base}#/level/${level}`), make('strong', { text: number }), make('span', { text: lesson.title }))));
  }

  show(): void { /* what was chosen when it was opened */ }
}
