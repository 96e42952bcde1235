/** A case: the child touches the block that was moved; then it alone may be put elsewhere. */

import type { Level } from '../core/types';

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
