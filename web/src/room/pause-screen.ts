/** « Les yeux vers moi »: a calm screen over everything, with the child's animal, until the adult goes on. */

import type { App } from '../app/app';
import { make, picture } from '../ui/dom';
import type { Said } from './room-sentences';

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
    const last = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
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
