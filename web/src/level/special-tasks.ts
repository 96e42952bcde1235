/** What a special level shows: the parts of an exercise, one at a time; the moved block of a debugging task. */

import type { App } from '../app/app';
import type { Level } from '../core/types';
import { isPartOpen } from '../progress/exercise';
import { attribute, icon, make } from '../ui/dom';

export class Parts {
  readonly element: HTMLElement;
  private readonly buttons: HTMLButtonElement[];

  constructor(private readonly app: App, private readonly level: Level) {
    const { words } = app;
    this.buttons = this.all.map((part, i) => make('button', {
      class: 'tab', attributes: { type: 'button' }, on: { click: () => this.go(part) },
    }, make('span', { text: String(i + 1) }), icon('check')));
    const name = level.part ? words.say('ui.part.of', { n: level.part.number, of: level.part.of }) : '';
    this.element = make('nav', { class: 'parts', attributes: { 'aria-label': words.say('ui.part.all'), hidden: !level.part } },
      make('span', { class: 'label', text: name }), ...this.buttons);
  }

  /** The part that follows; none after the last. */
  get next(): Level | undefined { return this.level.part ? this.all[this.level.part.number] : undefined; }

  refresh(): void {
    const { app: { words, journey: { progress } } } = this;
    this.buttons.forEach((button, i) => {
      const part = this.all[i]!, right = Boolean(progress.stars[part.id]);
      const open = isPartOpen(this.all, progress, part);
      const state = right ? words.say('ui.part.right') : open ? '' : words.say('ui.part.waits', { n: i });
      button.disabled = !open;
      button.classList.toggle('known', right);
      attribute(button, 'aria-current', part.id === this.level.id ? 'step' : null);
      attribute(button, 'aria-label', [words.say('ui.part.one', { n: i + 1 }), state].filter(Boolean).join(', '));
    });
  }

  /** Another part, in place of this one: the way back leads to the chapter. */
  go(part: Level): void { if (part.id !== this.level.id) this.app.replace({ page: 'level', id: part.id }); }

  private get all(): Level[] {
    const { part } = this.level;
    return part ? this.app.playing.level(part.exercise)?.parts ?? [] : [];
  }
}

/** A case: the child touches the block that was moved; then it alone may be put elsewhere. */
export class Case {
  accused: string | null = null; // the block that may move
  said = ''; // what is told of the last one touched

  constructor(private readonly touched: NonNullable<Level['touched']>) {}

  /** A block is touched; whether there is something to say of it. Once it was `moved`, no other may be. */
  touch(block: string, moved: boolean): boolean {
    const told = this.touched[block];
    if (!told || block === this.accused || (this.accused && moved)) return false;
    this.said = told.say;
    this.accused = told.moves ? block : null;
    return true;
  }
}

export function caseOf({ touched }: Level): Case | null { return touched && new Case(touched); }
