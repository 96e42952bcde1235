/** Who a child is in the room: it may play elsewhere, be another's, be found again, or share its machine. */

import type { App } from '../app/app';
import { button, capital, make, pause, picture } from '../ui/dom';
import type { RoomSeen } from '../generated/room';
import { ANIMALS, COLOURS } from '../generated/constants';
import { everybody, nameOf, profileOf, profiles, spoken, type Profile } from '../progress/profile-store';
import { Typing } from '../transfer/word-cells';
import { spell } from '../transfer/code-requests';
import { openNote, openSheet } from '../ui/dialog';
import { get } from './room-requests';
import type { Seat, Seats } from './join-seat';
import type { Said } from './room-sentences';

/** What a child answers: it goes on here, or is somebody else; or nobody answers it, and it plays alone. */
export type Goes = 'here' | 'other' | 'alone';

export class Who {
  /** Whom the adult has just said to be right; told by the room. */
  private allowed: () => void = () => undefined;
  private asked: Profile | null = null;
  private permitted = ''; // who may sit here

  constructor(private readonly app: App, private readonly said: Said, private readonly seats: Seats) {}

  /** The adult says who may sit here, maybe before the child is asked. */
  allow(profile: string): void {
    this.permitted = profile;
    if (this.asked && nameOf(this.asked) === profile) this.allowed();
  }

  /** Join, and ask the child as long as the room does; a room that does not answer in so many milliseconds is not waited for. */
  async join(profile: Profile, patience: number): Promise<Goes> {
    const seat = await Promise.race([this.seats.join(profile), pause(patience).then((): Seat => 'far')]);
    if (seat === 'held') return this.held(profile, 'held');
    if (seat === 'unknown') return this.unknown(profile);
    if (seat === 'full') this.app.announce(this.said.say('seat.full'));
    return seat === 'seated' ? 'here' : 'alone';
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
        closed: () => void (goes === 'here' ? this.seats.join(profile, { take: true }) : Promise.resolve<Seat>('held')).then(() => done(goes)),
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
    const others = (await profiles(app.store)).filter((each) => !now || nameOf(each) !== nameOf(now));
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
