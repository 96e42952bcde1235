/** What a game hears and when: the buttons of its keys and heroes, and the clock of its ticks, as `codeweek/play/live_game.py`. Time is handed in. */

import type { GameStage } from '../core/types';
import { GLIDE_SHARE, LIVE } from '../generated/constants';
import type { Words } from '../text/sentences';
import { attribute, button, make, picture } from '../ui/dom';

const SIGNS: Record<string, string> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', ' ': 'space' };
const ARROWS = ['left', 'up', 'down', 'right']; // as they lie side by side

/** What a person does: a key, or a touch on a hero. */
export type Input = readonly [kind: string, what: string];

/** The key of a game that was pressed; empty for one that no game has. */
export function keyOf({ key }: KeyboardEvent): string { return SIGNS[key] ?? (/^[a-z]$/i.test(key) ? key.toLowerCase() : ''); }

/** What the buttons do. */
interface Pressed { press(input: Input, held: boolean): void; release(input: Input): void }

export class Pad {
  readonly element: HTMLElement;
  private buttons = new Map<string, HTMLButtonElement>();
  private shown: GameStage | null = null;

  constructor(private readonly words: Words, private readonly does: Pressed) {
    this.element = make('div', { class: 'pad', attributes: { role: 'group', 'aria-label': words.say('live.pad') } });
  }

  /** The buttons of a game. */
  show(stage: GameStage): void {
    if (stage === this.shown) return;
    this.shown = stage;
    const listens = [...stage.listens].sort(([, one], [, other]) => ARROWS.indexOf(one) - ARROWS.indexOf(other));
    const arrows = listens.filter(([kind, what]) => kind === 'key' && ARROWS.includes(what));
    const others = listens.filter((each) => !arrows.includes(each));
    this.buttons = new Map([...arrows, ...others].map((each) => [each.join(), this.made(stage, each)]));
    this.element.replaceChildren(...this.buttons.values());
  }

  /** What came last is lit; without a game that goes on, nothing can be pressed. */
  light(lit: Input | null, playing: boolean): void {
    for (const [name, each] of this.buttons) {
      each.disabled = !playing;
      each.classList.toggle('lit', name === lit?.join());
    }
  }

  /** The names of the keys, for a sentence. */
  keys({ listens }: GameStage): string { return listens.filter(([kind]) => kind === 'key').map(([, what]) => this.name(what)).join(' '); }

  /** How a hero is called, or a key is said. */
  called({ heroes }: GameStage, [kind, what]: Input): string {
    if (kind === 'click') return heroes.find(({ name }) => name === what)?.called ?? what;
    return this.words.find(`live.says.${what}`) ? this.words.say(`live.says.${what}`) : what.toUpperCase();
  }

  private name(key: string): string { return this.words.find(`live.keys.${key}`) ? this.words.say(`live.keys.${key}`) : key.toUpperCase(); }

  private made(stage: GameStage, input: Input): HTMLButtonElement {
    const [kind, what] = input, called = this.called(stage, input);
    const sign = kind === 'key' && ARROWS.includes(what) ? { icon: what, name: called } : kind === 'key' ? { label: this.name(what) } : { name: called };
    const one = button({ ...sign, class: 'game-key', action: () => undefined });
    if (kind === 'click') one.append(picture(stage.heroes.find(({ name }) => name === what)?.image ?? ''));
    attribute(one, 'aria-label', called);
    one.addEventListener('pointerdown', (event) => { one.setPointerCapture(event.pointerId); this.does.press(input, true); });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) one.addEventListener(end, () => this.does.release(input));
    one.addEventListener('click', ({ detail }) => { if (detail === 0) this.does.press(input, false); }); // by the keyboard
    one.addEventListener('contextmenu', (event) => event.preventDefault()); // a finger that stays
    return one;
  }
}

const { SLOWEST, FASTEST, QUICK, FRAME } = LIVE;

/** The time of a game: its ticks, what is held, how long the picture is on its way; as `codeweek/play/live_game.py`. Time is handed in. */
export class Clock {
  private due = 0; // part of a tick
  private readonly held = new Map<string, number>(); // what is held, with the number of ticks when it was pressed

  /** `speed` is that of the player, in steps a second. */
  constructor(private readonly speed: () => number) {}

  /** Seconds that the picture is on its way after a tick, or after what a hand did, which is to be seen at once. */
  glide(quick: boolean): number {
    const seconds = GLIDE_SHARE / this.pace;
    return quick ? Math.min(QUICK, seconds) : seconds;
  }

  /** `dt` seconds later: whether a tick is due. One that cannot be done yet stays due, and no other comes meanwhile. */
  advance(dt: number): boolean {
    this.due = Math.min(1, this.due + Math.min(dt, FRAME) * this.pace);
    return this.due >= 1;
  }

  /** A tick is done; what is held comes again with it, but for the first one after it was pressed. */
  ticked(ticks: number): Input[] {
    this.due = 0;
    return [...this.held].filter(([, since]) => ticks > since).map(([name]) => name.split(',') as unknown as Input);
  }

  /** Whether it is pressed now, and was not before. */
  press(input: Input, ticks: number, held: boolean): boolean {
    if (this.held.has(input.join())) return false;
    if (held) this.held.set(input.join(), ticks);
    return true;
  }

  /** Held no more; nothing is without one. */
  release(input?: Input): void {
    if (input) this.held.delete(input.join());
    else this.held.clear();
  }

  private get pace(): number { return Math.max(SLOWEST, Math.min(this.speed(), FASTEST)); }
}
