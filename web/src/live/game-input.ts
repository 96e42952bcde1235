/** The keys and the touches that are a game's while it is played. */

import { writes } from '../ui/dom';
import { HERO, LIVE } from '../generated/constants';
import { spritesAt } from '../scene/motion';
import type { Live } from './live-game';
import type { Lived } from './level-host';
import { keyOf, type Input } from './gamepad';

const LETTER = /^[a-z]$/;

export class Hands {
  private readonly stop = new AbortController();

  constructor(private readonly page: Lived, private readonly live: Live) {
    const { signal } = this.stop, capture = { signal, capture: true };
    window.addEventListener('keydown', (event) => this.down(event), capture);
    window.addEventListener('keyup', (event) => { if (keyOf(event)) live.clock.release(['key', keyOf(event)]); }, capture);
    window.addEventListener('blur', () => live.clock.release(), { signal });
    document.addEventListener('visibilitychange', () => { if (document.hidden) live.stop(); }, { signal });
    page.world.element.addEventListener('pointerdown', (event) => this.touch(event), { signal });
  }

  gone(): void { this.stop.abort(); }

  private down(event: KeyboardEvent): void {
    const { live } = this;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (!live.playing) {
      if (event.key.toLowerCase() === 'j' && !writes(event)) taken(event, () => live.toggle());
      else if (event.key === 'Escape' && live.full.on) taken(event, () => live.full.leave());
    } else if (event.key === 'Escape') taken(event, () => (live.full.on ? live.full.leave() : live.stop()));
    else if (this.game(keyOf(event))) taken(event, () => { if (!event.repeat) live.press(['key', keyOf(event)], true); });
  }

  /** Whether a key is the game's: a letter is where a hat waits for it. */
  private game(key: string): boolean {
    return key !== '' && (!LETTER.test(key) || this.live.waits(['key', key]));
  }

  private touch(event: PointerEvent): void {
    const { page, live } = this;
    const place = live.playing ? page.world.at(event.clientX, event.clientY) : null;
    const hero = place && this.nearest(...place);
    if (!hero) return;
    event.preventDefault();
    live.press(hero, false);
  }

  /** The hero at a place of the scene, the one in front first. */
  private nearest(x: number, y: number): Input | null {
    const sprites = spritesAt(this.page.film.moment(null, null, false)).filter(({ id }) => id.split('-')[0] === HERO);
    const found = [...sprites].reverse().find((sprite) => Math.max(Math.abs(sprite.x - x), Math.abs(sprite.y - y)) <= LIVE.REACH);
    const name = found && this.live.heroes[Number(found.id.split('-')[1] ?? 0)]?.name;
    return name ? ['click', name] : null;
  }
}

function taken(event: KeyboardEvent, does: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  does();
}

/** Whether a key is text there, or one of the blocks'. */
