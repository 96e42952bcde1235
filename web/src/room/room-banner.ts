/** The signs of the room under every page: what the adult says, what comes in a minute, the timer, stars together, how far the room is, and a calm screen over everything. */

import type { App } from '../app/app';
import { SOON_NEAR } from '../generated/constants';
import type { Orders } from '../generated/room';
import { OVER } from '../ui/dialog';
import { button, icon, make, picture } from '../ui/dom';
import type { Said } from './room-sentences';

const MINUTE = 60; // seconds

/** What is shown beside the orders. `calm`: a page where there is room to say more. */
export interface Signs { far: boolean; ready: boolean; other: boolean; calm: boolean }

export class Banner {
  private readonly word = make('p', { class: 'room-word' });
  private readonly turn = make('p', { class: 'room-turn' });
  private readonly signs = make('div', { class: 'room-signs' });
  private readonly element: HTMLElement;
  private shown = ''; // what the signs say
  private read = ''; // the sentence that was closed
  private round = -1; // of the timer; -1: none yet
  private rang = false; // nobody has changed places yet
  private ends = 0; // of this turn, by the clock of the page
  private due = 0; // when what is announced comes, by the same clock
  private orders: Orders | null = null;
  private state: Signs = { far: false, ready: false, other: false, calm: false };

  constructor(private readonly app: App, private readonly said: Said) {
    this.element = make('aside', { class: 'room-strip', attributes: { hidden: true } }, this.turn, this.word, this.signs);
    document.body.append(this.element);
    new ResizeObserver(() => this.fit()).observe(this.element);
    window.setInterval(() => this.tick(), 1000);
  }

  follow(orders: Orders): void {
    if (orders.say !== this.orders?.say && orders.say) this.app.announce(orders.say);
    if (orders.full && !this.orders?.full) this.app.announce(this.said.say('full'));
    this.time(orders);
    this.due = performance.now() / 1000 + (orders.soon?.left ?? 0); // a room of before announces nothing
    const fresh = orders.soon && orders.soon.what !== this.orders?.soon?.what;
    this.orders = orders;
    if (fresh) this.app.announce(this.soon());
    this.refresh();
  }

  tell(state: Signs): void {
    if (state.far && !this.state.far) this.app.announce(this.said.say('far'));
    this.state = state;
    this.refresh();
  }

  /** Everything again, as in another language. */
  again(): void {
    this.shown = '';
    this.refresh();
  }

  private time({ timer }: Orders): void {
    if (timer && this.round >= 0 && timer.round > this.round) this.ring();
    if (!timer) this.rang = false;
    this.round = timer?.round ?? -1;
    this.ends = timer ? performance.now() / 1000 + timer.left : 0;
  }

  /** A turn may end between two words of the room. */
  private tick(): void {
    const timer = this.orders?.timer;
    if (!timer && !this.orders?.soon) return;
    if (timer && performance.now() / 1000 >= this.ends) {
      this.round++;
      this.ends += timer.minutes * MINUTE;
      this.ring();
    }
    this.refresh();
  }

  private ring(): void {
    this.rang = true;
    this.app.sounds.play('bell');
    this.app.announce(this.said.say('change'));
  }

  private refresh(): void {
    const { orders, state, said } = this;
    const word = orders?.say && orders.say !== this.read ? orders.say : '';
    const signs = this.all(orders);
    const shown = JSON.stringify([word, this.rang, signs, state.calm]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.turn.replaceChildren(...(this.rang ? [icon('restart'), make('strong', { text: said.say('change') }), this.close('changed', () => { this.rang = false; })] : []));
    this.word.replaceChildren(...(word ? [icon('say'), make('strong', { text: word }), this.close('close', () => { this.read = word; })] : []));
    this.turn.hidden = !this.rang;
    this.word.hidden = !word;
    this.signs.replaceChildren(...signs.map(([sign, words]) => make('span', { class: 'room-sign' }, icon(sign), words)), ...this.rereads(word));
    this.signs.hidden = this.signs.childElementCount === 0;
    this.element.hidden = this.turn.hidden && this.word.hidden && this.signs.hidden;
    this.fit();
  }

  /** What comes within a minute, for the children; empty without it, and once it should be there. */
  private soon(): string {
    const { orders, said, due } = this;
    const left = due - performance.now() / 1000;
    if (!orders?.soon || left <= 0) return '';
    return said.say(left > SOON_NEAR ? 'soon.minute' : 'soon.moment', { what: said.say(`soon.${orders.soon.what}`) });
  }

  private all(orders: Orders | null): [icon: string, words: string][] {
    const { said, state } = this;
    const { timer = null, goal = null, number = null } = orders ?? {};
    const left = Math.max(1, Math.ceil((this.ends - performance.now() / 1000) / MINUTE));
    const soon = this.soon();
    return [
      ...(soon ? [['say', soon] as [string, string]] : []),
      ...(state.far ? [['travel', said.say('far')] as [string, string]] : orders?.full ? [['question', said.say('full')] as [string, string]] : []),
      ...(timer ? [['people', said.say('pilot', { n: left })] as [string, string]] : []),
      ...(goal ? [['star', said.say('together', { n: goal.now, now: goal.now, all: goal.stars })] as [string, string]] : []),
      ...(state.calm && number !== null ? [['flag', said.say('number', { n: number })] as [string, string]] : []),
      ...(state.calm && state.other ? [['question', said.say('version')] as [string, string]] : []),
      ...(state.calm && state.ready ? [['check', said.say('ready')] as [string, string]] : []),
    ];
  }

  private close(key: string, closed: () => void): HTMLElement {
    return button({ icon: 'check', label: this.said.say(key), action: () => { closed(); this.refresh(); } });
  }

  /** A sentence that was closed can be read again. */
  private rereads(word: string): HTMLElement[] {
    if (!this.orders?.say || word) return [];
    return [button({ icon: 'say', label: this.said.say('read_again'), action: () => { this.read = ''; this.refresh(); } })];
  }

  /** The page ends where the strip begins. */
  private fit(): void {
    const high = this.element.hidden ? 0 : this.element.offsetHeight;
    const page = document.documentElement;
    if (page.style.getPropertyValue('--room') === `${high}px`) return;
    page.style.setProperty('--room', `${high}px`);
    window.dispatchEvent(new Event('resize')); // the blocks and the world have another room
  }
}

/** « Les yeux vers moi »: a calm screen over everything, with the child's animal, until the adult goes on. */
export class Pause {
  private screen: HTMLDialogElement | null = null;
  private readonly watcher = new MutationObserver(() => this.raise());

  constructor(private readonly app: App, private readonly said: Said) {}

  show(wanted: boolean): void {
    if (wanted === (this.screen !== null)) return;
    if (wanted) this.begin();
    else this.end();
  }

  private begin(): void {
    const { app, said } = this;
    const who = app.journey.profile;
    const animal = make('span', { class: `round ${who ? `tint-${who.colour}` : ''}` }, picture(who ? `animals/${who.animal}` : 'pictures/teacher'));
    const title = make('h2', { id: 'room-eyes', text: said.say('eyes'), attributes: { tabindex: -1 } });
    const screen = this.screen = make('dialog', { class: 'room-eyes', attributes: { 'aria-labelledby': 'room-eyes' } },
      animal, title, make('p', { text: said.say('eyes_how') }));
    screen.addEventListener('cancel', (event) => event.preventDefault());
    screen.addEventListener('close', () => this.raise());
    document.body.append(screen);
    this.raise();
    this.watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open'] });
    app.announce(`${said.say('eyes')}. ${said.say('eyes_how')}`);
  }

  /** Over what was opened meanwhile. */
  private raise(): void {
    const { screen } = this;
    if (!screen) return;
    const last = [...document.querySelectorAll<HTMLDialogElement>(OVER)].at(-1);
    if (screen.open && last === screen) return;
    this.watcher.disconnect();
    document.body.append(screen); // the last one is on top
    if (screen.open) screen.close();
    if (!screen.open) screen.showModal();
    screen.querySelector('h2')!.focus();
    this.watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open'] });
  }

  private end(): void {
    const { screen } = this;
    this.watcher.disconnect();
    this.screen = null;
    screen?.close();
    screen?.remove();
    this.app.announce(this.said.say('resumed'));
  }
}
