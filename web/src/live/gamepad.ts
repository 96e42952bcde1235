/** The buttons of a game: its keys and the heroes that wait for a touch; what came last is lit. */

import { attribute, button, make, picture } from '../ui/dom';
import type { GameStage } from '../core/types';
import type { Words } from '../text/sentences';

const SIGNS: Record<string, string> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', ' ': 'space' };
const ARROWS = ['left', 'up', 'down', 'right']; // as they lie side by side

/** What a person does: a key, or a touch on a hero. */
export type Input = readonly [kind: string, what: string];

/** The key of a game that was pressed; empty for one that no game has. */
export function keyOf({ key }: KeyboardEvent): string { return SIGNS[key] ?? (/^[a-z]$/i.test(key) ? key.toLowerCase() : ''); }

/** What the buttons do. */
export interface Pressed { press(input: Input, held: boolean): void; release(input: Input): void }

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
