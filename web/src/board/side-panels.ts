/** What stands beside the children: who asks to come in, where they are stuck, the games handed over, who was put away. */

import type { Board, GameLooked, GamePlace, GameSeen, Row, Trouble, Stored as Kept } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { attribute, button, make, icon } from '../ui/dom';
import { ask as sure } from './board-dialog';
import { ask, post, RefusedError } from './board-requests';
import { tell, type Room } from './board-state';
import { face, write } from './child-card';

const REFUSED = 400;

/** The games that children have handed over: the adult looks at one, opens it to the others, or takes it away. */
export class Games {
  readonly element = make('section', { class: 'games', attributes: { hidden: true } });
  private drawn = '';

  constructor(private readonly room: Room) {}

  show({ games }: Board): void {
    const { said, lessons } = this.room;
    const drawn = JSON.stringify([games, lessons.all.length]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = this.element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['act'] : undefined;
    this.element.hidden = games.length === 0;
    this.element.replaceChildren(make('h2', { text: said.say('games.title') }), make('p', { text: said.say('games.how') }),
      make('ul', {}, ...games.map((game) => this.row(game))));
    if (focused) this.element.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }

  private row(game: GameSeen): HTMLElement {
    const { room, room: { said, lessons } } = this, { open } = game;
    const who = said.who(game.profile), place = placeOf(game);
    const act = (name: string, sign: string, key: string, action: () => void): HTMLButtonElement => {
      const made = button({ icon: sign, label: said.say(`games.${key}`), action, kind: key === 'open' ? 'primary' : 'plain' });
      attribute(made, 'aria-label', said.say(`games.${key}_one`, { who }));
      made.dataset['act'] = `${name} ${Object.values(place).join(' ')}`;
      return made;
    };
    return make('li', { class: open ? 'is-open' : '' }, face(game.profile),
      make('span', { class: 'names' }, make('strong', { text: said.say('games.of', { who, level: lessons.label(game) }) }),
        make('span', { text: said.say(open ? 'games.is_open' : 'games.is_closed') })),
      act('look', 'eye', 'look', () => void this.look(game)),
      act('open', open ? 'lock' : 'people', open ? 'close' : 'open', () => void this.open(game, !open)),
      act('remove', 'trash', 'remove', () => sure(said, {
        title: said.say('games.sure', { who }), how: said.say('games.sure_how'), go: said.say('games.remove'), sign: 'trash', done: () => room.act('remove_game', { ...place }),
      })));
  }

  private async open(game: GamePlace, on: boolean): Promise<void> {
    const { room } = this;
    try {
      await post('act', { act: 'open_game', ...placeOf(game), on });
      await room.feed.ask();
    } catch (cause) {
      if (cause instanceof RefusedError && cause.status === REFUSED) tell(room.said.say('games.unread'), true);
      else room.trouble(cause);
    }
  }

  /** Its program, as the core reads it. */
  private async look(game: GameSeen): Promise<void> {
    const { room, room: { said, lessons } } = this;
    const asked = new URLSearchParams({ ...placeOf(game), language: said.words.language });
    const seen = await ask<GameLooked>(`board/game?${asked}`).catch((cause: unknown) => { room.trouble(cause); return null; });
    if (!seen) return;
    const blocks = make('div', { class: 'blocks' }), { program } = seen;
    let clear = (): void => undefined;
    openSheet({
      title: said.say('games.of', { who: said.who(game.profile), level: lessons.label(game) }), class: 'wide', closed: () => clear(),
      ...(program ? { body: make('div', { class: 'game-looked' }, blocks, make('pre', { text: seen.python, attributes: { tabindex: 0, role: 'group', 'aria-label': said.say('child.python') } })) } : { notes: [{ words: said.say('games.unread') }] }),
      answers: [
        { label: said.say('close'), icon: 'back' },
        ...(program && !game.open ? [{ label: said.say('games.open'), icon: 'people', kind: 'primary', action: () => void this.open(game, true) }] : []),
      ],
    });
    if (program) void import('./child-program').then(async ({ draw }) => { clear = await draw(blocks, program, said); });
  }
}

function placeOf({ profile, pack, level }: GamePlace): GamePlace { return { profile, pack, level }; }

type Asking = Row['asking'][number];
interface Line { element: HTMLElement; told: HTMLElement; state: HTMLElement; row: Row; asking: Asking }

/** Who asks to come in: a line for each machine, with its number, since when, how the child is, and the adult's answer. */
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

const MOST = 4; // of them at once

/** The levels where children are stuck, with the program seen most often on them that does not work. */
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

/** The children who were put away, and can come back; those whose file goes soon. */
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
