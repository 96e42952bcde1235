/** The children who were put away, and can come back; those whose file goes soon. */

import { button, make } from '../ui/dom';
import type { Board, Stored as Kept } from '../generated/room';
import { face } from './child-card';
import type { Room } from './board-state';

export class Stored {
  readonly element = make('div', { class: 'stored', attributes: { hidden: true } });
  private drawn = '';

  constructor(private readonly room: Room) {}

  show({ tidied, leaving }: Board): void {
    const drawn = JSON.stringify([tidied, leaving]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.element.hidden = tidied.length + leaving.length === 0;
    this.element.replaceChildren(...(tidied.length > 0 ? [this.tidied(tidied)] : []), ...(leaving.length > 0 ? [this.leaving(leaving)] : []));
  }

  private tidied(those: Kept[]): HTMLElement {
    const { room, room: { said } } = this;
    return make('section', {}, make('h2', { text: said.say('stored.title') }),
      button({ icon: 'undo', label: said.say('stored.all'), action: () => void room.act('untidy') }),
      make('ul', {}, ...those.map((one) => make('li', {}, face(one.profile), this.words(one),
        button({ icon: 'undo', name: said.say('stored.back', { who: said.who(one.profile) }), action: () => void room.act('untidy', { profile: one.profile }) })))));
  }

  private leaving(those: Kept[]): HTMLElement {
    const { said } = this.room;
    return make('section', {}, make('h2', { text: said.say('stored.leaving') }), make('p', { text: said.say('stored.leaving_how') }),
      make('ul', {}, ...those.map((one) => make('li', {}, face(one.profile), this.words(one)))));
  }

  private words({ profile, days }: Kept): HTMLElement {
    const { said } = this.room;
    return make('span', { text: said.say('stored.days', { who: said.who(profile), n: days }) });
  }
}
