/** What is told under every page: that there is a newer build, and that something is not kept. */

import { isTable } from '../base/json';
import { pause, icon, make } from '../ui/dom';
import type { Store } from '../storage/browser-store';
import type { Words } from '../text/sentences';

const EVERY = 300_000; // milliseconds between two looks
const SOON = 4000; // milliseconds until the new one has taken over
const RENEW = 'renew'; // what the worker in waiting is told: also in service-worker.ts

/**
 * A newer build than the one this page is of. Where the files are kept (`service-worker.ts`), those of this page stay until it is
 * left or the child says so; from a plain address the next thing that is fetched may be of the new one: then it begins
 * again from there, with nothing lost.
 */
export class News {
  there = false;
  /** Called when there is one. */
  shown: () => void = () => undefined;
  private looked = 0;
  private readonly keeper: ServiceWorkerContainer | undefined = navigator.serviceWorker; // none from a plain address

  constructor() {
    let controlled = Boolean(this.keeper?.controller);
    this.keeper?.addEventListener('controllerchange', () => {
      if (controlled) location.reload();
      controlled = true; // those of a first visit are of the same build
    });
  }

  /** A page that has just been loaded need not be one of before: the new one takes its place. */
  async begin(): Promise<void> {
    const kept = await this.kept();
    if (!kept?.waiting) return;
    kept.waiting.postMessage(RENEW);
    await pause(SOON);
  }

  /** From now on a new one is told once it is whole. */
  watch(kept: ServiceWorkerRegistration): void {
    kept.addEventListener('updatefound', () => {
      const { installing } = kept;
      installing?.addEventListener('statechange', () => { if (installing.state === 'installed' && kept.active) this.tell(); });
    });
  }

  /** Whether there is one, now and then. */
  async look(): Promise<void> {
    if (this.there || (this.looked && performance.now() - this.looked < EVERY)) return;
    this.looked = performance.now();
    const kept = await this.kept();
    if (kept) await kept.update().catch(() => undefined);
    else if (await this.elsewhere()) this.tell();
  }

  /** To the new one, as the child wants. */
  async renew(): Promise<void> {
    const waiting = (await this.kept())?.waiting;
    if (waiting) waiting.postMessage(RENEW);
    else location.reload();
  }

  /** Whether the page begins again, because what it needs now is of a newer build; once for each. */
  async renewed(): Promise<boolean> {
    const build = (await this.kept()) ? null : await this.elsewhere();
    if (!build) return false;
    const state = isTable(history.state) ? history.state : {};
    if (state['renewed'] === build) {
      this.tell();
      return false; // the host still hands out the old page
    }
    history.replaceState({ ...state, renewed: build }, '');
    location.reload();
    return true;
  }

  /** The build that the host hands out, when it is not this page's. */
  private async elsewhere(): Promise<string | null> {
    const asked = fetch(new URL('build.txt', document.baseURI), { cache: 'no-cache' });
    const build = await asked.then(async (answer) => (answer.ok ? answer.text() : ''), () => '');
    return /^\w+$/.test(build) && build !== document.documentElement.dataset['build'] ? build : null;
  }

  private kept(): Promise<ServiceWorkerRegistration | undefined> {
    return this.keeper?.getRegistration().catch(() => undefined) ?? Promise.resolve(undefined);
  }

  private tell(): void {
    this.there = true;
    this.shown();
  }
}

const RETRY = 5000, RETRY_AT_ACT = 1000; // milliseconds before what was not kept is tried again: by itself, and at an act

/** What of the app tells that something is not kept. */
interface NoticeSource { readonly store: Store; readonly words: Words; announce(text: string): void }

/** Tells under every page what the browser refuses to keep, tries again, and says no more once it is kept. */
export function watchKeeping(app: NoticeSource): void {
  const { store } = app;
  const strip = make('aside', { class: 'unsaved', attributes: { role: 'status' } });
  let tried = 0, timer = 0;
  const again = (): void => {
    if (!store.troubled || !store.lasts) return;
    tried = performance.now();
    void store.retry();
  };
  const acted = (): void => { if (performance.now() - tried >= RETRY_AT_ACT) again(); };
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
      timer = window.setInterval(again, RETRY); // whatever an act or a late turn of this timer tried meanwhile
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
