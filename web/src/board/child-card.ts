/** One child on the board: its animal, its machine, its level, how it is and for how long. */

import { attribute, make, picture, setIcon, icon } from '../ui/dom';
import type { Row } from '../generated/room';
import { profileOf } from '../progress/profile-store';
import type { Room } from './board-state';
import { SIGNS } from './board-sentences';

export class Card {
  readonly element = make('li', { class: 'child' });
  private readonly where = make('span', { class: 'where' });
  private readonly sign = icon('blocks');
  private readonly status = make('span', { class: 'status-words' });
  private readonly level = make('span', { class: 'at' });
  private readonly main: HTMLButtonElement;

  constructor(private readonly room: Room, private row: Row, opened: (profile: string) => void) {
    const { said } = room;
    const profile = row.profile;
    this.main = make('button', { class: 'child-open', attributes: { type: 'button' }, on: { click: () => opened(profile) } },
      make('span', { class: 'child-head' }, face(profile), make('span', { class: 'names' }, make('span', { class: 'name', text: said.who(profile) }), this.where)),
      make('span', { class: 'status' }, this.sign, this.status),
      this.level);
    this.element.dataset['profile'] = profile;
    this.element.append(this.main);
    this.update(row);
  }

  /** Show a row, as it is so many seconds after it was told. */
  update(row: Row, more = 0): void {
    this.row = row;
    const { said, lessons } = this.room;
    this.element.dataset['status'] = row.status;
    setIcon(this.sign, SIGNS[row.status]);
    const machine = row.machine === null ? '' : said.say('card.machine', { n: row.machine });
    const beside = row.beside ? said.say('card.beside', { who: said.who(row.beside) }) : '';
    const given = row.given > 0 ? said.say('card.given', { n: row.given }) : '';
    const missed = row.missed > 0 ? said.say('key.missed_card', { n: row.missed }) : '';
    write(this.where, [missed, machine, beside, given].filter(Boolean).join(' · '));
    write(this.level, row.level ? lessons.label(row) : said.say('card.nowhere'));
    this.tick(more);
  }

  /** Time goes on. */
  tick(more: number): void {
    const { said } = this.room;
    const status = said.status(this.row, more);
    write(this.status, status);
    attribute(this.status, 'title', this.row.say || null);
  }
}

/** The animal, on its colour. */
export function face(profile: string): HTMLElement {
  const found = profileOf(profile);
  return make('span', { class: `round ${found ? `tint-${found.colour}` : ''}` }, found ? picture(`animals/${found.animal}`) : icon('person'));
}

/** Only what changes is written: a screen reader, and who looks, would follow it otherwise. */
export function write(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
