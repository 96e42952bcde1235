/** Who asks to come in: a line for each machine, with its number, since when, how the child is, and the adult's answer. */

import { button, icon, make } from '../ui/dom';
import type { Row } from '../generated/room';
import { face, write } from './child-card';
import type { Room } from './board-state';

type Asking = Row['asking'][number];
interface Line { element: HTMLElement; told: HTMLElement; state: HTMLElement; row: Row; asking: Asking }

export class Askers {
  readonly element = make('section', { class: 'askers', attributes: { hidden: true } });
  private readonly title = make('h2');
  private readonly list = make('ul', { attributes: { tabindex: 0 } });
  private readonly lines = new Map<string, Line>();

  constructor(private readonly room: Room) {
    this.list.setAttribute('aria-label', room.said.say('asking.list'));
    this.element.append(make('div', { class: 'askers-head' }, icon('hand'), this.title, make('p', { text: room.said.say('asking.how') })), this.list);
  }

  show(rows: Row[], age: number): void {
    const asked = rows.flatMap((row) => row.asking.map((asking) => ({ row, asking })));
    asked.sort((one, other) => other.asking.seconds - one.asking.seconds || one.asking.number - other.asking.number);
    this.element.hidden = asked.length === 0;
    write(this.title, this.room.said.say('asking.title', { n: asked.length }));
    const names = new Set(asked.map(({ row, asking }) => nameOf(row, asking)));
    for (const [name, { element }] of this.lines) {
      if (names.has(name)) continue;
      element.remove();
      this.lines.delete(name);
    }
    asked.forEach(({ row, asking }, place) => {
      const line = this.lines.get(nameOf(row, asking)) ?? this.line(row, asking);
      this.lines.set(nameOf(row, asking), Object.assign(line, { row, asking }));
      if (this.list.children[place] !== line.element) this.list.insertBefore(line.element, this.list.children[place] ?? null);
    });
    this.tick(age);
  }

  /** Time goes on. */
  tick(more: number): void {
    const { said } = this.room;
    for (const { told, state, row, asking: { number, machine, seconds } } of this.lines.values()) {
      const ago = said.lapse(Math.floor(seconds + more), 'ago');
      write(told, machine === null ? said.say('asking.line', { n: number, ago }) : said.say('asking.line_machine', { n: number, machine, ago }));
      write(state, said.status(row, more));
    }
  }

  private line(row: Row, asking: Asking): Line {
    const { room, room: { said } } = this;
    const { profile } = row, { number } = asking, who = said.who(profile);
    const told = make('span', { class: 'asker-told' }), state = make('span', { class: 'soft' });
    const answer = (act: string, sign: string, kind: string): HTMLElement => {
      const made = button({ icon: sign, label: said.say(`asking.${act}`), kind, action: () => void room.act(act, { profile, number }) });
      made.setAttribute('aria-label', said.say(`asking.${act}_one`, { who, n: number }));
      return made;
    };
    const element = make('li', { class: 'asker' }, face(profile),
      make('span', { class: 'names' }, make('span', { class: 'name', text: who }), told, state),
      answer('allow', 'check', 'primary'), answer('deny', 'close', 'plain'));
    Object.assign(element.dataset, { profile, number });
    return { element, told, state, row, asking };
  }
}

function nameOf({ profile }: Row, { number }: Asking): string { return `${profile} ${number}`; }
