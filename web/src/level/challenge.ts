/** After a win: a trap map, on which this program does not arrive, looked for while the film goes on. */

import type { RpcClient } from '../pyodide/rpc-client';
import type { Level, Script } from '../core/types';

const SLICES = 2; // of the search, in one request: what else is asked of Python does not wait long

let last: Promise<void> = Promise.resolve(); // Python goes on with one search at a time

export class Challenge {
  level: Level | null = null; // with the trap after its own maps
  say = ''; // on how many other maps the program won
  over = false;
  holds = false; // there is none
  lost = false; // Python was, before it was over
  /** Called once the search is over. */
  ended: () => void = () => undefined;

  constructor(private readonly door: RpcClient, private readonly pack: string, private readonly played: Level, readonly script: Script) {}

  /** Look for it, even when the child has gone on: a star may come of it. */
  look(language: string): Promise<void> {
    last = last.then(() => this.search(language));
    return last;
  }

  private async search(language: string): Promise<void> {
    while (!this.over) {
      const answer = await this.door.ask('trap', { pack: this.pack, level: this.played.id, script: this.script, slices: SLICES, language });
      this.lost = !answer.ok;
      if (!answer.ok) return;
      const { trap, shown, story, say } = answer;
      if (trap && shown) this.level = { ...this.played, trap, story, maps: [...ownMaps(this.played), shown] };
      this.say = say;
      this.over = answer.over;
    }
    this.holds = this.level === null;
    this.ended();
  }
}

function ownMaps(level: Level): Level['maps'] { return level.trap ? level.maps.slice(0, -1) : level.maps; }
