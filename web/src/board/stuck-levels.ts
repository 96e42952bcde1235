/** The levels where children are stuck, with the program seen most often on them that does not work. */

import { icon, make } from '../ui/dom';
import type { Trouble } from '../generated/room';
import { openSheet } from '../ui/dialog';
import type { Room } from './board-state';

const MOST = 4; // of them at once

export class Troubles {
  readonly element: HTMLElement;
  private readonly list = make('ul');
  private drawn = '';

  constructor(private readonly room: Room) {
    this.element = make('section', { class: 'troubles' }, make('h2', { text: room.said.say('trouble.title') }), this.list);
  }

  show(troubles: Trouble[]): void {
    const those = troubles.slice(0, MOST);
    const drawn = JSON.stringify([those.map(({ program: _program, ...rest }) => rest), this.room.lessons.all.length]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const { said, lessons } = this.room;
    if (those.length === 0) return this.list.replaceChildren(make('li', { class: 'soft', text: said.say('trouble.none') }));
    this.list.replaceChildren(...those.map((one) => make('li', {}, make('button', {
      class: 'trouble', attributes: { type: 'button' }, on: { click: () => this.open(one) },
    }, icon('question'), make('span', { text: said.say('trouble.row', { n: one.stuck, level: lessons.label(one) }) })))));
  }

  private open(one: Trouble): void {
    const { said, lessons } = this.room;
    const blocks = make('div', { class: 'blocks' });
    const { program } = one;
    const notes = program ? [{ head: said.say('trouble.program', { n: one.times }), words: one.say }] : [{ words: said.say('trouble.no_program') }];
    let clear = (): void => undefined;
    openSheet({
      title: lessons.label(one), class: 'wide', notes, closed: () => clear(), answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }],
      ...(program ? { body: blocks } : {}),
    });
    blocks.parentElement?.append(blocks); // after what is said of it
    if (program) void import('./child-program').then(async ({ draw }) => { clear = await draw(blocks, program, said); });
  }
}
