/** What all of the board shares: the room as it is now, its words and levels, and what the adult does. */

import type { Plan, Board } from '../generated/room';
import type { Words } from '../text/sentences';
import { icon, make } from '../ui/dom';
import { post, RefusedError, type Feed } from './board-requests';
import { Said } from './board-sentences';
import type { Lessons } from './level-list';

const DONE = 409; // somebody was faster, or it waits already

export class Room {
  readonly said: Said;
  shown: string[] = []; // whose programs are on the projector: the server does not say
  mine = ''; // which of the boards that the code has opened this one is
  draft: Plan | null = null; // the session that is being made, until it is opened

  constructor(words: Words, readonly lessons: Lessons, readonly feed: Feed) { this.said = new Said(words); }

  /** Do something in the room; whether it was done. Why it was not, is told. */
  async act(name: string, fields: Record<string, unknown> = {}): Promise<boolean> {
    try {
      await post('act', { act: name, ...fields });
      await this.feed.ask();
      return true;
    } catch (cause) {
      this.trouble(cause);
      return false;
    }
  }

  /** Tell what was refused. */
  trouble(cause: unknown): void {
    const { said } = this;
    if (cause instanceof RefusedError && cause.status === DONE) tell(said.say(`already.${cause.why}`));
    else if (cause instanceof RefusedError && cause.status) tell(said.say('refused', { why: cause.why }), true);
    else tell(said.say('unsent'), true);
  }
}

/** One of the pages of the board. */
export interface View {
  readonly element: HTMLElement;
  /** The room changed, or the server is far; `age`: seconds since it told. */
  show(board: Board | null, age: number, far: boolean): void;
  /** A second went by. */
  tick?(board: Board | null, age: number): void;
  /** A key that no field takes. */
  key?(event: KeyboardEvent): void;
}

const STAYS = 7000; // milliseconds

let shown: HTMLElement | null = null;

/** A sentence for the adult that goes by itself, and is said to who does not see it. */
export function tell(sentence: string, loud = false): void {
  document.getElementById('voice')!.textContent = sentence;
  shown?.remove();
  const note = make('div', { class: `told${loud ? ' loud' : ''}`, attributes: { popover: 'manual' } }, icon(loud ? 'question' : 'check'), make('p', { text: sentence }));
  document.body.append(note);
  note.showPopover?.(); // over a dialog too
  shown = note;
  setTimeout(() => note.remove(), STAYS);
}
