/** A game that fills the screen: its world, its keys and the player, without the blocks. */

import { attribute, button, setIcon } from '../ui/dom';
import type { Words } from '../text/sentences';

export class Full {
  readonly button: HTMLButtonElement;
  private readonly stop = new AbortController();
  private filled = false; // the browser's window too: what it tells of an earlier time is late

  /** `changed`: everything has another room. */
  constructor(private readonly page: HTMLElement, private readonly words: Words, private readonly changed: () => void) {
    this.button = button({ icon: 'full', name: words.say('live.full'), class: 'fills', action: () => this.toggle() });
    document.addEventListener('fullscreenchange', () => this.told(document.fullscreenElement !== null), { signal: this.stop.signal });
  }

  get on(): boolean { return this.page.classList.contains('full'); }

  toggle(): void {
    if (this.on) this.leave();
    else this.enter();
  }

  /** The whole page fills it, so that what the adult says is seen too; where the browser does not let it, its window is filled. */
  private enter(): void {
    this.show(true);
    document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined);
  }

  private told(filled: boolean): void {
    const was = this.filled;
    this.filled = filled && this.on;
    if (was && !filled) this.leave();
  }

  leave(): void {
    if (!this.on) return;
    this.filled = false;
    this.show(false);
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }

  gone(): void {
    this.leave();
    this.stop.abort();
  }

  private show(on: boolean): void {
    this.page.classList.toggle('full', on);
    const name = this.words.say(on ? 'live.less' : 'live.full');
    setIcon(this.button.querySelector('.icon')!, on ? 'less' : 'full');
    attribute(this.button, 'aria-label', name);
    attribute(this.button, 'title', name);
    this.changed();
  }
}
