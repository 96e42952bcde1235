/** The games that children have handed over: the adult looks at one, opens it to the others, or takes it away. */

import { attribute, button, make } from '../ui/dom';
import type { Board, GameLooked, GamePlace, GameSeen } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { ask, post, RefusedError } from './board-requests';
import { face } from './child-card';
import { ask as sure } from './board-dialog';
import type { Room } from './board-state';
import { tell } from './toast';

const REFUSED = 400;

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
