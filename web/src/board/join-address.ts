/** How the children come: the address of the page, its square, and cards to print. */

import type { Adult, Plan } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { button, make } from '../ui/dom';
import { textField } from './board-dialog';
import { ask } from './board-requests';
import type { Said } from './board-sentences';
import type { Room, View } from './board-state';
import type { Place } from './level-list';

/** The code and the addresses; elsewhere than on the serving computer only the address of this page. */
export async function adult(): Promise<Adult> {
  return ask<Adult>('adult').catch(() => ({ code: '', addresses: [document.baseURI], until: 0 }));
}

/** An address as a square to point a camera at. */
export function square(said: Said, address: string): HTMLImageElement {
  const source = new URL(`api/qr.svg?text=${encodeURIComponent(address)}`, document.baseURI).href;
  return make('img', { class: 'square', attributes: { src: source, alt: said.say('nobody.qr', { address }) } });
}

/** The address and its square, once they are known. */
export function invitation(said: Said, lead: string): HTMLElement {
  const place = make('div', { class: 'invitation' }, make('p', { text: lead }));
  void adult().then(({ addresses: [address = document.baseURI] }) => place.append(square(said, address), make('p', { class: 'address', text: address })));
  return place;
}

export function openJoin({ said }: Room): void {
  const code = make('div', { class: 'board-form' });
  const shown = button({
    icon: 'eye', label: said.say('join.show_code'),
    action: () => void adult().then(({ code: found, addresses: [address = ''] }) => shown.replaceWith(
      make('p', { class: 'code', text: said.say('join.code', { code: found.replace(/^(\d{3})(\d{3})$/, '$1 $2') }) }), make('p', { text: said.say('join.code_how', { address }) }))),
  });
  code.append(invitation(said, said.say('nobody.waiting')));
  void adult().then(({ code: found }) => { if (found) code.append(shown); });
  openSheet({ title: said.say('lead.join'), body: code, answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }] });
}

/** Before the first child: the address; after a while, what may be in the way. */
export class JoinAddress {
  readonly element: HTMLElement;
  private readonly tips: HTMLElement;

  constructor(said: Said) {
    this.tips = make('section', { class: 'tips', attributes: { hidden: true } }, make('h2', { text: said.say('nobody.try') }),
      make('ul', {}, ...['wifi', 'address', 'firewall'].map((name) => make('li', { text: said.say(`nobody.${name}`) }))));
    this.element = make('div', { class: 'nobody' }, invitation(said, said.say('nobody.waiting')), this.tips);
  }

  /** `alone`: nobody came for so long that something may be wrong. */
  show(nobody: boolean, alone: boolean): void {
    this.element.hidden = !nobody;
    this.tips.hidden = !alone;
  }
}

const LONGEST = 200; // letters of an address

/** Cards to print: each opens its level of the course on the tablet that points at it. */
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
    const chosen = plan?.levels.map((level) => lessons.find(level)).filter((place): place is Place => place !== undefined) ?? [];
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
