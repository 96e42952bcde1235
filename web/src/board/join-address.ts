/** How the children come: the address of the page, and its square. */

import { button, make } from '../ui/dom';
import type { Adult } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { ask } from './board-requests';
import type { Room } from './board-state';
import type { Said } from './board-sentences';

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
export class Nobody {
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
