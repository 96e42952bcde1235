/** Who a child is in the room: it may play elsewhere, be another's, be found again, or share its machine. */

import type { App } from '../app/app';
import { isTable } from '../base/json';
import { ANIMALS, COLOURS } from '../generated/constants';
import type { RoomSeen, Orders } from '../generated/room';
import { arrived, spell } from '../transfer/arrival';
import { everybody, nameOf, profileOf, profiles, spoken, importChild, Journey, type Profile, type Saved } from '../progress/profile-store';
import { travelling } from '../storage/browser-store';
import { Typing } from '../transfer/word-cells';
import { openNote, openSheet } from '../ui/dialog';
import { button, capital, make, pause, picture } from '../ui/dom';
import { listOf, openWall } from './picture-wall';
import { get, post } from './room-requests';
import type { Said } from './room-sentences';
import { newName, type RoomStorage } from './room-storage';

interface Joined { file: Saved | null; last: number; orders: Orders; number?: number }

/** Here now; another machine has it; it is not known whose it is; it has pictures to show; those were others; no place is left; too many tries; the room does not answer. */
type Seat = 'seated' | 'held' | 'unknown' | 'pictures' | 'wrong' | 'full' | 'slow' | 'far';

const REFUSED = ['held', 'unknown', 'pictures', 'wrong', 'full', 'slow'] as const;

/** How a child says that it is who it is; without `pictures`, who does not know them asks the adult. */
interface Proof { take?: boolean; words?: string; pictures?: string[] }

/** Who sits at this machine: a child joins with its file, and what the room has of it is joined into the one of here. */
export class Seats {
  /** Called with what the adult wants of this machine. */
  ordered: (orders: Orders) => void = () => undefined;
  asks = 0; // the number under which the adult is asked who the last one is

  constructor(private readonly app: App, private readonly keeping: RoomStorage) {}

  /** A child would like to sit here. */
  async join(profile: Profile, proof: Proof = {}): Promise<Seat> {
    const name = nameOf(profile), fresh = newName();
    await this.keeping.change((kept) => ({ ...kept, marks: { [name]: fresh, ...kept.marks } }));
    const { machine, erased, marks } = this.keeping.now;
    const file = await this.file(profile);
    const codeweek = document.documentElement.dataset['version'] ?? '';
    const answer = await post<Joined>('join', { machine, profile: name, mark: marks[name], file, erased, codeweek, ...proof });
    this.asks = answer.ok ? 0 : answer.told?.number ?? 0;
    if (!answer.ok) return REFUSED.find((each) => each === answer.why) ?? 'far';
    const { value } = answer;
    await this.keeping.change((kept) => ({ ...kept, n: Math.max(kept.n, value.last) }));
    await this.take(profile, value.file, file === null);
    this.ordered(value.orders);
    return 'seated';
  }

  /** A child who sits here has chosen its pictures; whether they are kept. */
  async choose(profile: Profile, pictures: string[]): Promise<boolean> {
    const answer = await post<Orders>('pictures', { machine: this.keeping.now.machine, profile: nameOf(profile), pictures });
    if (answer.ok) this.ordered(answer.value);
    return answer.ok;
  }

  /** Everything that this machine has of a child, and what the room has more. */
  async whole(profile: Profile): Promise<void> {
    const file = await this.file(profile);
    if (!file) return;
    const answer = await post<{ file: Saved }>('file', { machine: this.keeping.now.machine, profile: nameOf(profile), file });
    if (answer.ok) await this.take(profile, answer.value.file, false);
  }

  /** The child's file, as it travels; null when nothing is kept of it here. */
  private async file(profile: Profile): Promise<Saved | null> {
    const { app } = this;
    const { journey } = app.playing.way; // never that of a level that is only tried
    const mine = journey.profile && nameOf(journey.profile) === nameOf(profile) ? journey : await Journey.open(app.store, profile, app.course.key);
    const file = mine.exported({ ...travelling(app.settings), language: app.words.language });
    return isTable(file['courses']) && Object.keys(file['courses']).length > 0 ? file : null;
  }

  /** `fresh`: the child was never here, and brings what it chose too. */
  private async take(profile: Profile, file: Saved | null, fresh: boolean): Promise<void> {
    if (!file) return;
    const { app } = this;
    await importChild(app.store, file, profile);
    const { journey } = app.playing.way;
    if (journey.profile && nameOf(journey.profile) === nameOf(profile)) await journey.readAgain();
    if (fresh) await app.settle(arrived(file['settings'])).catch(() => undefined);
  }
}

const SOON = 2000; // milliseconds before a machine that asked too much asks again

/** What a child answers: it goes on here, or is somebody else; or nobody answers it, and it plays alone. */
export type Goes = 'here' | 'other' | 'alone';

export class ChildPicker {
  /** Whom the adult has just said to be right; told by the room. */
  private allowed: () => void = () => undefined;
  private asked: Profile | null = null;
  private permitted = ''; // who may sit here
  private keyless: string[] = []; // who sits here and has no pictures
  private later: string[] = []; // those of them who choose another time

  constructor(private readonly app: App, private readonly said: Said, private readonly seats: Seats) {}

  /** The adult says who may sit here, maybe before the child is asked. */
  allow(profile: string): void {
    this.permitted = profile;
    if (this.asked && nameOf(this.asked) === profile) this.allowed();
  }

  /** Join, and ask the child as long as the room does; a room that does not answer in so many milliseconds is not waited for. */
  async join(profile: Profile, patience: number): Promise<Goes> {
    return this.goes(profile, await Promise.race([this.seats.join(profile, { pictures: [] }), pause(patience).then((): Seat => 'far')]));
  }

  private async goes(profile: Profile, seat: Seat): Promise<Goes> {
    if (seat === 'held') return this.held(profile, 'held');
    if (seat === 'pictures') return this.shows(profile);
    if (seat === 'unknown') return this.unknown(profile);
    if (seat === 'full') this.app.announce(this.said.say('seat.full'));
    if (seat === 'seated') await this.offer([nameOf(profile)]);
    return seat === 'seated' ? 'here' : 'alone';
  }

  /** Who sits here and has no pictures: those are asked who are among these, each once. */
  async follow(keyless: string[] | undefined, here: string[]): Promise<void> {
    this.keyless = keyless ?? []; // a room of before asks nobody
    this.later = this.later.filter((each) => this.keyless.includes(each));
    await this.offer(here);
  }

  private async offer(here: string[]): Promise<void> {
    const [name = ''] = here.filter((each) => this.keyless.includes(each) && !this.later.includes(each));
    const profile = profileOf(name), { app, said } = this;
    if (!profile) return;
    this.later.push(name);
    await new Promise<void>((closed) => openWall(app, said, profile, {
      how: 'choose', others: [{ label: said.say('key.later'), icon: 'back' }], yes: said.say('key.keep'), closed,
      touched: async (pictures) => {
        const kept = await this.seats.choose(profile, pictures);
        app.announce(said.say(kept ? 'key.kept' : 'key.unkept', { pictures: listOf(said, pictures) }));
        return '';
      },
    }));
    await this.offer(here);
  }

  /** Without its pictures, even after many of them. */
  private async ask(profile: Profile): Promise<Goes> {
    const seat = await this.seats.join(profile);
    if (seat !== 'slow') return this.goes(profile, seat);
    await pause(SOON);
    return this.ask(profile);
  }

  /** Its pictures let a child in; who forgot them gives its words, or asks the adult. */
  private shows(profile: Profile): Promise<Goes> {
    const { app, said, seats } = this;
    return new Promise((done) => {
      let goes: Goes = 'other', forgot = false;
      openWall(app, said, profile, {
        how: 'show', yes: said.say('key.go'),
        others: [
          { label: said.say('seat.other'), icon: 'people' },
          { label: said.say('key.forgot'), icon: 'hand', action: () => { forgot = true; void this.ask(profile).then(done); } },
        ],
        touched: async (pictures) => {
          const seat = await seats.join(profile, { pictures, take: true });
          if (seat === 'seated') goes = 'here';
          return seat === 'seated' ? '' : said.say(seat === 'wrong' || seat === 'slow' ? `key.${seat}` : `seat.${seat === 'full' ? seat : 'far'}`, { who: this.nameOf(profile) });
        },
        closed: () => { if (!forgot) done(goes); },
      });
    });
  }

  /** Another machine has this animal: the same child, or another. */
  held(profile: Profile, why: 'held' | 'gone'): Promise<Goes> {
    const { said } = this;
    return new Promise((done) => {
      let goes: Goes = 'other';
      openSheet({
        title: said.say(`seat.${why}`, { who: this.nameOf(profile) }), notes: [{ words: said.say('seat.held_how') }], picture: `animals/${profile.animal}`,
        answers: [
          { label: said.say('seat.other'), icon: 'people' },
          { label: said.say('seat.held_yes'), icon: 'check', kind: 'primary', action: () => { goes = 'here'; } },
        ],
        closed: () => void (goes === 'here' ? this.seats.join(profile, { take: true, pictures: [] }) : Promise.resolve<Seat>('held')).then(() => done(goes)),
      });
    });
  }

  /** Nobody knows that it is this child: its words, or the adult, say so. */
  private unknown(profile: Profile): Promise<Goes> {
    const { app, said } = this;
    return new Promise((done) => {
      let goes: Goes = 'other', handed = false;
      const told = make('p', { class: 'telling', attributes: { role: 'status' } });
      const { asks } = this.seats;
      const number = asks > 0 ? make('p', { class: 'room-number', text: said.say('seat.unknown_number', { n: asks }) }) : null;
      const typing = new Typing(app, async (text) => {
        const answer = await spell(app, text);
        return answer.ok ? answer.words : [];
      });
      const proved = async (words?: string): Promise<void> => {
        const seat = await this.seats.join(profile, words ? { words, take: true } : {});
        if (seat === 'held') {
          handed = true;
          sheet.close();
          return void this.held(profile, 'held').then(done);
        }
        if (seat !== 'seated') {
          told.textContent = said.say(`seat.${seat === 'far' || seat === 'slow' ? seat : 'words_other'}`, { who: this.nameOf(profile) });
          return;
        }
        goes = 'here';
        sheet.close();
      };
      this.asked = profile;
      this.allowed = () => void proved();
      const give = async (): Promise<void> => {
        const words = (await typing.end()).trim();
        if (words) await proved(words);
        else told.textContent = app.words.say('web.resume.none');
      };
      const sheet = openSheet({
        title: said.say('seat.unknown', { who: this.nameOf(profile) }), picture: `animals/${profile.animal}`,
        class: 'wide room-unknown', body: make('div', { class: 'room-words' }, make('p', { text: said.say('seat.unknown_how') }), number, typing.element, told),
        answers: [
          { label: said.say('seat.other'), icon: 'people' },
          { label: said.say('seat.words_give'), icon: 'check', kind: 'primary', stays: true, action: () => void give() },
        ],
        closed: () => {
          if (this.asked === profile) this.asked = null;
          if (!handed) done(goes);
        },
      });
      sheet.addEventListener('keydown', (event) => typing.wake(event));
      sheet.querySelector('input')?.focus();
      this.allow(this.permitted);
    });
  }

  /** The animals of the room that are not on this machine: who finds its own sits down. */
  async find(): Promise<void> {
    const { app, said } = this;
    const here = new Set((await profiles(app.store)).map(nameOf));
    const answer = await get<RoomSeen>('room');
    if (!answer.ok) return openNote(app, said.say('find.mine'), said.say('find.far'));
    const there = [...answer.value.children].sort((one, other) => Number(one.tidied) - Number(other.tidied))
      .flatMap(({ profile }) => (here.has(profile) ? [] : (profileOf(profile) ?? [])));
    if (there.length === 0) return openNote(app, said.say('find.mine'), said.say('find.nobody'));
    this.choose(said.say('find.mine_title'), there, (profile) => void app.seat(profile));
  }

  /** Who plays beside the child of now: somebody of this machine, of the room, or a new animal. */
  async second(taken: string[], chosen: (profile: Profile) => void): Promise<void> {
    const { app, said } = this;
    const now = app.journey.profile;
    const there = (await everybody(app.store)).map(([profile]) => nameOf(profile));
    const others = (await profiles(app.store)).filter((profile) => !now || nameOf(profile) !== nameOf(now));
    const used = new Set([...there, ...taken]);
    const fresh = ANIMALS.flatMap((animal) => COLOURS.map((colour) => ({ animal, colour })).filter((each) => !used.has(nameOf(each))).slice(0, 1));
    const room = taken.flatMap((each) => (there.includes(each) ? [] : (profileOf(each) ?? [])));
    this.choose(said.say('find.two_title'), [...others, ...fresh, ...room], chosen);
  }

  nameOf(profile: Profile): string { return capital(spoken(profile, this.app.words)); }

  /** One of some animals. */
  private choose(title: string, those: Profile[], chosen: (profile: Profile) => void): void {
    const tiles = those.map((profile) => {
      const who = this.nameOf(profile);
      return make('button', {
        class: 'room-animal', attributes: { type: 'button' }, on: { click: () => { sheet.close(); chosen(profile); } },
      }, make('span', { class: `round tint-${profile.colour}` }, picture(`animals/${profile.animal}`)), make('span', { text: who }));
    });
    const sheet = openSheet({
      title, body: make('div', { class: 'room-animals' }, ...tiles), class: 'wide',
      answers: [{ label: this.app.words.say('ui.menu.close'), icon: 'back' }],
    });
    tiles[0]?.focus();
  }
}

/** The buttons that the room adds to a page. */
export function act(sign: string, label: string, action: () => void, name: string): HTMLElement { return button({ icon: sign, label, class: name, action }); }
