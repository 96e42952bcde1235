/** « Les yeux vers moi »: one button on each page of the board, and the key E. */

import { attribute, button, make } from '../ui/dom';
import type { Board } from '../generated/room';
import { write } from './child-card';
import type { Room } from './board-state';

export class Eyes {
  readonly element: HTMLButtonElement;

  constructor(private readonly room: Room) {
    const { said } = room;
    this.element = button({ icon: 'eye', label: said.say('lead.eyes'), class: 'eyes', kind: 'primary', action: () => pause(room) });
    this.element.append(make('kbd', { text: said.say('lead.eyes_key') }));
    attribute(this.element, 'aria-keyshortcuts', 'e');
  }

  show({ pause: paused }: Board): void {
    write(this.element.querySelector('.label')!, this.room.said.say(paused ? 'lead.resume' : 'lead.eyes'));
    attribute(this.element, 'aria-pressed', String(paused));
  }
}

/** All screens wait, or go on. */
export function pause(room: Room): void { void room.act('pause', { on: !room.feed.board?.pause }); }
