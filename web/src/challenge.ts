/** After a win: a trap map, on which this program does not arrive, looked for while the film goes on. */

import type { Door } from './door';
import type { Level, Script } from './types';

const SLICES = 2; // of the search, in one request: what else is asked of Python does not wait long

export class Challenge {
  level: Level | null = null; // with the trap after its own maps
  say = ''; // on how many other maps the program won
  over = false;
  /** Called once the search is over. */
  ended: () => void = () => undefined;

  /** `wanted` tells whether anybody still waits for it. */
  constructor(private readonly door: Door, private readonly pack: string, private readonly played: Level, private readonly wanted: () => boolean) {}

  async look(script: Script, language: string): Promise<void> {
    while (!this.over && this.wanted()) {
      const answer = await this.door.trap(this.pack, this.played.id, script, SLICES, language);
      if (!answer.ok) return;
      const { trap, shown, story, say } = answer;
      if (trap && shown) this.level = { ...this.played, trap, story, maps: [...ownMaps(this.played), shown] };
      this.say = say;
      this.over = answer.over;
    }
    if (this.over) this.ended();
  }
}

function ownMaps(level: Level): Level['maps'] { return level.trap ? level.maps.slice(0, -1) : level.maps; }
