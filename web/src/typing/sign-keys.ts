/** Signs that are hard to find on a keyboard or a tablet, and the words of a level, as buttons that leave the caret where it is. */

import { attribute, button, icon, make } from '../ui/dom';
import type { Words } from '../text/sentences';
import type { Completion as Offered } from '../core/types';

/** What the buttons do. */
export interface Writes {
  insert(before: string, after?: string): void;
  indent(): void; unindent(): void; undo(): void; redo(): void; focus(): void;
}

const SIGNS: [name: string, before: string, after?: string][] = [
  ['round', '(', ')'], ['colon', ':'], ['quotes', '"', '"'], ['square', '[', ']'],
  ['underscore', '_'], ['equals', '='], ['less', '<'], ['more', '>'], ['hash', '# '],
];
const ARROWS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

export class Keys {
  readonly element: HTMLElement;
  private readonly words: HTMLElement;

  /** `close`: where what is written may be only read again. */
  constructor(private readonly writes: Writes, texts: Words, close: (() => void) | null) {
    const say = (name: string): string => texts.say(`typing.key.${name}`);
    const signs = bar('signs', texts.say('typing.keys'),
      this.key(say('indent'), icon('right'), () => writes.indent()), this.key(say('unindent'), icon('left'), () => writes.unindent()),
      ...SIGNS.map(([name, before, after]) => this.key(say(name), `${before.trim()}${after ? ` ${after}` : ''}`, () => writes.insert(before, after))),
      this.key(say('undo'), icon('undo'), () => writes.undo()), this.key(say('redo'), icon('redo'), () => writes.redo()));
    this.words = bar('chips', texts.say('typing.words'));
    const stop = close ? button({ icon: 'check', name: texts.say('typing.stop'), class: 'written-out', action: close }) : null;
    this.element = make('div', { class: 'keys' }, signs, this.words, stop);
  }

  /** The words that can be written here. */
  offer(words: readonly Offered[]): void {
    this.words.replaceChildren(...words.map(({ insert, what, at }) => this.key(what ? `${insert} : ${what}` : insert, insert, () => this.writes.insert(insert.slice(0, at), insert.slice(at)))));
    rove(this.words);
  }

  private key(name: string, shown: Node | string, action: () => void): HTMLButtonElement {
    const made = make('button', { class: 'key', attributes: { type: 'button', 'aria-label': name, title: name } }, shown);
    made.addEventListener('pointerdown', (event) => event.preventDefault()); // the caret and its keyboard stay
    made.addEventListener('click', () => { action(); this.writes.focus(); });
    return made;
  }
}

/** One stop of Tab; the arrows go from one key to the next. */
function bar(kind: string, name: string, ...keys: HTMLElement[]): HTMLElement {
  const made = make('div', { class: kind, attributes: { role: 'toolbar', 'aria-label': name }, on: { keydown: (event) => moved(made, event) } }, ...keys);
  rove(made);
  return made;
}

function rove(toolbar: HTMLElement): void { [...toolbar.children].forEach((key, place) => attribute(key, 'tabindex', place === 0 ? 0 : -1)); }

function moved(toolbar: HTMLElement, event: KeyboardEvent): void {
  const keys = [...toolbar.children] as HTMLElement[], place = keys.findIndex((key) => key === event.target), way = ARROWS[event.key];
  if (!way || place < 0) return;
  event.preventDefault();
  const next = keys[(place + way + keys.length) % keys.length]!;
  attribute(keys[place]!, 'tabindex', -1);
  attribute(next, 'tabindex', 0);
  next.focus();
}
