/** What the browser refuses to keep is told under every page, tried again, and no more told once it is kept. */

import type { App } from './app';
import { icon, make } from '../ui/dom';

const AGAIN = 5000, SOON = 1000; // milliseconds before it is tried again: by itself, and at an act

/** Watch what is kept, from now on. */
export function watchKeeping(app: App): void {
  const { store } = app;
  const strip = make('aside', { class: 'unsaved', attributes: { role: 'status' } });
  let tried = 0, timer = 0;
  const again = (): void => {
    if (!store.troubled || !store.lasts) return;
    tried = performance.now();
    void store.retry();
  };
  const acted = (): void => { if (performance.now() - tried >= SOON) again(); };
  const room = (): void => document.documentElement.style.setProperty('--foot', `${strip.isConnected ? strip.offsetHeight : 0}px`);
  store.listen(() => {
    if (store.troubled === strip.isConnected) return;
    window.clearInterval(timer);
    if (store.troubled) {
      const words = (name: string): string => app.words.say(`web.unsaved.${name}`);
      strip.replaceChildren(icon('save'), make('div', {},
        make('strong', { text: words('child') }), make('p', { text: words(store.lasts ? 'adult.refused' : 'adult.never') })));
      document.body.append(strip);
      app.announce(words('child'));
      tried = performance.now();
      timer = window.setInterval(again, AGAIN); // whatever an act or a late turn of this timer tried meanwhile
    } else {
      strip.remove();
    }
    room();
    window.dispatchEvent(new Event('resize')); // the blocks and the world have another room
  });
  new ResizeObserver(room).observe(strip);
  for (const act of ['pointerdown', 'keydown']) window.addEventListener(act, acted, true);
  window.addEventListener('beforeunload', (event) => { if (store.troubled) event.preventDefault(); });
}
