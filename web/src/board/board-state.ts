/** What all of the board shares: the room as it is now, its words and levels, and what the adult does. */

import type { Plan } from '../generated/room';
import type { Words } from '../text/sentences';
import { post, RefusedError } from './board-requests';
import type { Feed } from './room-feed';
import type { Lessons } from './level-list';
import { Said } from './board-sentences';
import { tell } from './toast';

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
    if (cause instanceof RefusedError && cause.status) tell(said.say('refused', { why: cause.why }), true);
    else tell(said.say('unsent'), true);
  }
}
