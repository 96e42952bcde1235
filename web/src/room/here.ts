/** This machine in its room: what it tells, what it follows, what its pages have of it. */

import type { App, Page } from '../app';
import { pause } from '../dom';
import type { Orders, RoomSeen, Sent } from '../generated/room';
import { erase, Journey, nameOf, profileOf, profiles, setAway, type Profile } from '../journey';
import { same } from '../plain';
import type { Done, Room } from '../room';
import { today as dayOf } from '../roster';
import { openNote, openSheet } from '../sheet';
import type { Script } from '../types';
import { Alone } from './alone';
import { get } from './asking';
import { askCode } from './code';
import { Keeping } from './kept';
import { briefOf, goThere } from './levels';
import { Listening } from './listening';
import { Outbox } from './outbox';
import { Pause } from './pausing';
import { Seats } from './seats';
import { Strip } from './strip';
import { Telling } from './telling';
import { Today } from './today';
import { Voting } from './voting';
import { act, Who } from './who';
import { Said } from './words';

const PATIENCE = 2500; // milliseconds that a child waits for the room before it plays
const AGAIN = 5000; // milliseconds before a child that plays alone asks again
const SURE = 4000; // milliseconds before the room is said to be far

/** Come into the room. */
export async function enterRoom(app: App, seen: RoomSeen | null): Promise<void> {
  const [keeping, said] = [await Keeping.open(app.store), new Said(app)];
  await said.learn();
  const here = new Here(app, keeping, said, seen);
  app.room = here;
  await here.begin();
}

class Here implements Room {
  private readonly outbox: Outbox;
  private readonly telling: Telling;
  private readonly seats: Seats;
  private readonly who: Who;
  private readonly day: Today;
  private readonly strip: Strip;
  private readonly pausing: Pause;
  private readonly voting: Voting;
  private readonly alone: Alone;
  private page: Page | null = null;
  private orders: Orders | null = null;
  private joined = false; // the child that sits here
  private far = false;
  private doubt = 0; // a clock: it may be far
  private asking = false; // a child is asked who it is
  private offered = 0; // number of what the adult sent last
  private sent: Sent | null = null; // where the child goes now because of it
  private away = ''; // the title of a closed level that was asked for

  constructor(private readonly app: App, private readonly keeping: Keeping, private readonly said: Said, private readonly seen: RoomSeen | null) {
    this.outbox = new Outbox(keeping);
    this.telling = new Telling(app, this.outbox, () => void this.whole());
    this.seats = new Seats(app, keeping);
    this.who = new Who(app, said, this.seats);
    this.day = new Today(app, said, keeping);
    this.strip = new Strip(app, said);
    this.pausing = new Pause(app, said);
    this.voting = new Voting(app, said, (vote, choice) => this.telling.answer(vote, choice));
    this.alone = new Alone(app, () => this.signs());
    this.seats.ordered = (orders) => this.follow(orders);
    this.outbox.far = (far) => this.hears(!far);
    this.outbox.gone = (gone) => void this.gone(gone);
    this.outbox.stranger = () => void this.sit();
  }

  async begin(): Promise<void> {
    const listening = new Listening(this.keeping.now.machine, (orders) => this.follow(orders));
    listening.far = (far) => this.hears(!far);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') this.sendOff(); });
    window.addEventListener('pagehide', () => {
      void this.telling.leave();
      this.sendOff();
    });
    window.addEventListener('pageshow', ({ persisted }) => { if (persisted) void this.sit(); });
    window.addEventListener('online', () => void this.outbox.send());
    await Promise.race([this.outbox.send(), pause(PATIENCE)]); // what a page of before did not tell comes before its child sits down again
    this.redraw();
    await this.sit();
  }

  private sendOff(): void {
    this.telling.now();
    this.outbox.sendOff();
  }

  // Who sits here.

  /** A child chose its animal; false: it is somebody else, or does not know yet. */
  async seat(profile: Profile): Promise<boolean> {
    const before = this.telling.profiles;
    if (before[0] === nameOf(profile) && this.joined) return true;
    await Promise.race([this.telling.leave(), pause(PATIENCE)]);
    if (await this.join(profile)) return true;
    await this.standUp();
    return false;
  }

  /** Who plays has changed. */
  sat(): void {
    const { profile } = this.app.journey;
    if ((profile ? nameOf(profile) : undefined) === this.telling.profiles[0]) return;
    void this.telling.leave().then(() => this.sit());
    void this.day.look();
  }

  /** The child of now joins, while it plays already. */
  private async sit(): Promise<void> {
    const { profile } = this.app.journey;
    if (!profile) return;
    const before = this.program;
    if (!(await this.join(profile))) return this.standUp();
    if (this.page?.level && !same(this.program, before)) this.app.show();
    else this.redraw();
  }

  /** Join; a room that does not answer is asked again, while the child plays. */
  private async join(profile: Profile): Promise<boolean> {
    if (this.asking) return true;
    this.asking = true;
    this.outbox.open = false;
    const goes = await this.who.join(profile, PATIENCE).finally(() => { this.asking = false; });
    this.joined = goes === 'here';
    this.outbox.open = goes !== 'alone';
    if (goes === 'other') return false;
    this.telling.profiles = [nameOf(profile)];
    this.tellPlace(true);
    if (goes === 'alone') window.setTimeout(() => { if (!this.joined && this.telling.profiles[0] === nameOf(profile)) void this.sit(); }, AGAIN);
    void this.outbox.send();
    if (this.orders) this.follow(this.orders); // what is for this child
    return true;
  }

  /** This machine has nobody any more. */
  private async standUp(): Promise<void> {
    this.telling.profiles = [];
    this.app.change({ profile: '' });
    await this.app.sit(null);
    this.app.go({ page: 'profiles' });
  }

  private async gone(names: string[]): Promise<void> {
    const { telling } = this;
    const profile = profileOf(telling.profiles.find((each) => names.includes(each)) ?? '');
    if (!profile || this.asking) return;
    this.asking = true;
    const goes = await this.who.held(profile, 'gone').finally(() => { this.asking = false; });
    if (goes === 'here') return;
    if (telling.profiles[0] === nameOf(profile)) await this.standUp();
    else this.beside(null);
  }

  /** Somebody sits down beside the child of now; null: goes. */
  private beside(profile: Profile | null): void {
    this.telling.profiles = [...this.telling.profiles.slice(0, 1), ...(profile ? [nameOf(profile)] : [])];
    this.tellPlace(true);
    this.redraw();
  }

  private async second(profile: Profile): Promise<void> {
    if ((await this.who.join(profile, PATIENCE)) === 'other') return;
    await (await Journey.open(this.app.store, profile, this.app.course.key)).begin();
    this.beside(profile);
  }

  private async whole(): Promise<void> {
    const { profile } = this.app.journey;
    if (profile && this.joined) await this.seats.whole(profile);
  }

  // How far the room is.

  private hears(near: boolean): void {
    if (!near && !this.far) this.doubt ||= window.setTimeout(() => this.isFar(true), SURE);
    if (!near) return;
    clearTimeout(this.doubt);
    this.doubt = 0;
    if (this.far) this.isFar(false);
  }

  private isFar(far: boolean): void {
    this.far = far;
    this.signs();
    if (far) return;
    void this.outbox.send().then(() => (this.joined ? this.whole() : this.sit()));
  }

  private signs(): void {
    const other = this.seen !== null && this.seen.codeweek !== document.documentElement.dataset['version'];
    this.strip.tell({ far: this.far, ready: this.alone.ready, other, calm: !this.page?.level });
  }

  // What the adult wants.

  private follow(orders: Orders): void {
    const paused = this.orders?.pause ?? false;
    this.orders = orders;
    if (orders.pause && !paused) this.page?.wait?.();
    this.pausing.show(orders.pause);
    this.strip.follow(orders);
    this.who.allow(orders.allowed);
    void this.voting.follow(this.telling.profiles.length > 0 ? orders.vote : null);
    void this.plan(orders).then(() => this.offer(orders));
    void this.once(orders);
  }

  private async plan({ plan }: Orders): Promise<void> {
    if (!(await this.day.follow(plan))) return;
    this.redraw();
  }

  /** What is done once, in the order in which it matters. */
  private async once({ tidy, erase: gone }: Orders): Promise<void> {
    const { keeping } = this;
    const last = Math.max(0, ...gone.map(({ n }) => n));
    const forget = gone.filter(({ n }) => n > keeping.now.erased).flatMap(({ profile }) => profileOf(profile) ?? []);
    const away = tidy > keeping.now.tidied;
    if (last === keeping.now.erased && tidy === keeping.now.tidied) return;
    await keeping.change((kept) => ({ ...kept, erased: last, tidied: tidy }));
    if (away) await this.tidy();
    for (const profile of forget) await this.forget(profile);
  }

  private async tidy(): Promise<void> {
    const { app } = this;
    await Promise.race([this.telling.leave(), pause(PATIENCE)]);
    for (const profile of await profiles(app.store)) await setAway(app.store, profile, dayOf());
    await this.standUp();
  }

  private async forget(profile: Profile): Promise<void> {
    const { app, telling } = this;
    const [first, beside] = telling.profiles;
    if (first === nameOf(profile)) await this.standUp();
    if (beside === nameOf(profile)) this.beside(null);
    await erase(app.store, profile);
    this.redraw();
  }

  /** A level, or an idea, that the adult sends to a child of this machine. */
  private async offer({ sent }: Orders): Promise<void> {
    const { app, keeping, said } = this;
    if (!sent || sent.n === this.offered || sent.n === keeping.now.sent || !this.telling.profiles.includes(sent.profile)) return;
    this.offered = sent.n;
    const brief = await briefOf(app, sent);
    if (!brief) return;
    const done = (): void => void keeping.change((kept) => ({ ...kept, sent: sent.n }));
    openSheet({
      title: said.say(sent.rung > 0 ? 'sent.hint' : 'sent.level', { title: brief.title }), picture: 'pictures/teacher', class: 'room-sent',
      answers: [
        { label: said.say('sent.later'), icon: 'back', action: done },
        { label: said.say('sent.go'), icon: 'play', kind: 'primary', action: () => { done(); void this.goTo(sent); } },
      ],
    });
  }

  private async goTo(sent: Sent): Promise<void> {
    this.sent = sent;
    if (this.page?.level?.id === sent.level && this.app.pack.key === sent.pack) return this.help(this.page);
    await goThere(this.app, sent);
  }

  /** The idea of the adult, once the blocks are there. */
  private async help(page: Page): Promise<void> {
    const { sent } = this;
    while (this.page === page && !page.element.querySelector('.blocklySvg')) await pause(100);
    if (this.page !== page || !sent || sent.rung === 0) return;
    this.sent = { ...sent, rung: 0 }; // once
    page.help?.(sent.rung);
  }

  // What the pages ask.

  get hints(): boolean { return this.day.plan.hints; }
  get solutions(): boolean { return this.day.plan.solutions; }
  today(pack: string): readonly string[] | null { return this.day.of(pack); }
  closed(title: string): string { return this.said.say('today.closed', { title }); }
  gate(opened: () => void): void { askCode(this.app, this.said, opened); }

  shut(level: string): boolean {
    const closed = !this.app.playing.trying && this.isClosed(level);
    if (closed) this.away = this.app.playing.brief(level)?.title ?? '';
    return closed;
  }

  private isClosed(level: string): boolean {
    const open = this.day.of(this.app.pack.key);
    return open !== null && !open.includes(level) && level !== this.sent?.level;
  }

  async taken(): Promise<string[]> {
    const answer = await get<RoomSeen>('room');
    return answer.ok ? answer.value.children.map(({ profile }) => profile) : [];
  }

  told(done: Done): void {
    this.telling.done(done);
    if (done.kind !== 'win') return;
    void this.day.look();
    void this.alone.fetch(this.day.plan.levels);
  }

  shown(page: Page): void {
    this.page = page;
    if (page.level && this.sent && page.level.id !== this.sent.level) this.sent = null;
    this.tellPlace();
    this.voting.shown();
    this.signs();
    void this.said.learn().then((learned) => { if (learned) this.again(); });
    if (page.level && this.sent?.rung) void this.help(page);
    if (this.away && !page.level) openNote(this.app, this.closed(this.away), this.said.say('today.closed_how'), 'pictures/map');
    this.away = '';
  }

  /** Everything again in another language. */
  private again(): void {
    this.strip.again();
    this.redraw();
  }

  /** The page of now, as things are known now; not while an animal is being chosen. */
  private redraw(): void {
    const { app, page } = this;
    if (page?.level && !this.isClosed(page.level.id)) page.refresh?.();
    else if (!/^#\/(animal|colour|code|settings|workshop)/.test(location.hash)) app.show();
  }

  /** What the child has on the level that is shown. */
  private get program(): Script | undefined { return this.page?.level ? this.app.journey.progress.programs[this.page.level.id] : undefined; }

  private tellPlace(again = false): void {
    const { page, telling } = this;
    const there = page?.level ? { pack: this.app.pack.key, level: page.level.id } : null;
    telling.at(there, again);
  }

  onPeople(): HTMLElement[] {
    return [act('people', this.said.say('find.mine'), () => void this.who.find(), 'room-mine'), ...this.two()];
  }

  onMap(goes: boolean): HTMLElement | null {
    const today = this.day.onMap(goes);
    const two = this.two();
    if (!today && two.length === 0) return null;
    const row = document.createElement('div');
    row.className = 'room-map';
    row.append(...(today ? [today] : []), ...two);
    return row;
  }

  /** « Nous sommes deux », or who is beside. */
  private two(): HTMLElement[] {
    const { said, who, telling: { profiles: [first, beside] } } = this;
    const [one, other] = [profileOf(first ?? ''), profileOf(beside ?? '')];
    if (!one) return [];
    if (!other) return [act('plus', said.say('find.two'), () => void this.taken().then((taken) => who.second(taken, (profile) => void this.second(profile))), 'room-two')];
    const names = { who: who.nameOf(one), other: who.nameOf(other) };
    const words = document.createElement('p');
    words.className = 'room-both';
    words.textContent = said.say('find.two_now', names);
    return [words, act('minus', said.say('find.one', names), () => this.beside(null), 'room-one')];
  }
}
