/** « Les jeux de la salle »: those that the adult has opened, each to be played without a trace in the child's own file. */

import type { App } from '../app/app';
import { button, make, picture } from '../ui/dom';
import type { GamePlace, Games } from '../generated/room';
import { profileOf, nameOf } from '../progress/profile-store';
import { openNote, openSheet } from '../ui/dialog';
import { get, type Answer } from './room-requests';
import type { RoomStorage } from './room-storage';
import { briefOf, levelOf, packOf } from './session-plan';
import type { ChildPicker } from './child-picker';
import type { Said } from './room-sentences';

const MISSING = 404, SLOW = 429;

export class RoomGames {
  constructor(private readonly app: App, private readonly said: Said, private readonly keeping: RoomStorage, private readonly who: ChildPicker) {}

  get title(): string { return this.said.say('games.title'); }

  async open(): Promise<void> {
    const { said } = this;
    const answer = await get<Games>(`games?machine=${this.keeping.now.machine}`);
    if (!answer.ok) return this.sorry(answer);
    const list = make('ul', { class: 'room-games' });
    const sheet = openSheet({
      title: this.title, class: 'wide', body: list, picture: 'pictures/teacher',
      answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }],
    });
    const { games } = answer.value;
    if (games.length === 0) return list.append(make('li', { class: 'none', text: said.say('games.none') }));
    list.append(...await Promise.all(games.map((game) => this.row(game, () => sheet.close()))));
    list.querySelector('button')?.focus();
  }

  private async row(game: GamePlace, chosen: () => void): Promise<HTMLElement> {
    const { said } = this, who = this.nameOf(game), profile = profileOf(game.profile);
    const brief = await briefOf(this.app, game);
    const face = make('span', { class: `round small ${profile ? `tint-${profile.colour}` : ''}` }, profile ? picture(`animals/${profile.animal}`) : null);
    const play = button({ icon: 'gamepad', label: said.say('games.play'), kind: 'primary', action: () => { chosen(); void this.play(game); } });
    play.setAttribute('aria-label', said.say('games.play_one', { who }));
    return make('li', {}, face, make('span', { class: 'names' }, make('strong', { text: who }), make('span', { text: brief?.title ?? '' })), play);
  }

  private nameOf({ profile }: GamePlace): string {
    const found = profileOf(profile), mine = this.app.journey.profile;
    if (mine && nameOf(mine) === profile) return this.said.say('games.mine');
    return found ? this.who.nameOf(found) : profile;
  }

  /** It is a file of a game, and is checked as one. */
  private async play(game: GamePlace): Promise<void> {
    const { app, said } = this;
    const asked = new URLSearchParams({ machine: this.keeping.now.machine, profile: game.profile, pack: game.pack, level: game.level });
    const answer = await get<Record<string, unknown>>(`games/file?${asked}`);
    if (!answer.ok) return this.sorry(answer);
    const [level, pack] = await Promise.all([levelOf(app, game), packOf(app, game.pack)]);
    if (!level || !pack) return openNote(app, this.title, said.say('games.no_level'));
    const { language } = app.words;
    const opened = await app.door.ask('game_open', { pack: game.pack, level: game.level, language, file: JSON.stringify(answer.value) });
    if (!opened.ok) return openNote(app, this.title, opened.say || said.say('games.unreadable'));
    const title = said.say('games.of', { who: this.nameOf(game) });
    await app.visit(pack, { ...level, title, story: said.say('games.how') }, opened.script);
  }

  private sorry(answer: Answer<unknown> & { ok: false }): void {
    const key = answer.status === MISSING ? 'games.gone' : answer.status === SLOW ? 'seat.slow' : 'games.far';
    openNote(this.app, this.title, this.said.say(key));
  }
}
