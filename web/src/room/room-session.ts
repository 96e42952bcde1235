/** This machine in its room: what it tells, what it follows, what its pages have of it. */

import type { App, Page, Done, Room } from '../app/app';
import { make, pause } from '../ui/dom';
import type { Orders, RoomSeen } from '../generated/room';
import { nameOf, profileOf, type Profile } from '../progress/profile-store';
import { keepToo } from '../offline/file-sets';
import { same } from '../base/json';
import { openNote } from '../ui/dialog';
import type { Script } from '../core/types';
import { Alone } from './prefetch';
import { get, Listening } from './room-requests';
import { Errands } from './errands';
import { RoomGames } from './shared-games';
import { RoomStorage } from './room-storage';
import { Outbox } from './outbox';
import { Pause, Banner } from './room-banner';
import { Seats, act, ChildPicker } from './child-picker';
import { PATIENCE, Sitting } from './seated-children';
import { Telling } from './room-reporter';
import { Today } from './session-plan';
import { Voting } from './voting';
import { Said } from './room-sentences';

const SURE = 4000; // milliseconds before the room is said to be far

/** Come into the room. */
export async function enterRoom(app: App, seen: RoomSeen | null): Promise<void> {
  const [keeping, said] = [await RoomStorage.open(app.store), new Said(app)];
  await said.learn();
  const here = new RoomSession(app, keeping, said, seen);
  app.room = here;
  keepToo('room');
  await here.begin();
}

class RoomSession implements Room {
  private readonly outbox: Outbox;
  private readonly telling: Telling;
  private readonly sitting: Sitting;
  private readonly errands: Errands;
  private readonly who: ChildPicker;
  private readonly day: Today;
  private readonly strip: Banner;
  private readonly pausing: Pause;
  private readonly voting: Voting;
  private readonly alone: Alone;
  private readonly played: RoomGames;
  private page: Page | null = null;
  private program: Script | undefined; // of the level that is shown, as it was when it came
  private orders: Orders | null = null;
  private far = false;
  private doubt = 0; // a clock: it may be far
  private away = ''; // the title of a closed level that was asked for

  constructor(private readonly app: App, private readonly keeping: RoomStorage, private readonly said: Said, private readonly seen: RoomSeen | null) {
    const seats = new Seats(app, keeping);
    this.outbox = new Outbox(keeping);
    this.telling = new Telling(app, this.outbox, () => void this.sitting.whole());
    this.who = new ChildPicker(app, said, seats);
    this.sitting = new Sitting(app, keeping, this.outbox, this.telling, seats, this.who);
    this.errands = new Errands(app, said, keeping, this.telling, this.sitting);
    this.day = new Today(app, said, keeping);
    this.strip = new Banner(app, said);
    this.pausing = new Pause(app, said);
    this.voting = new Voting(app, said, (vote, choice) => this.telling.answer(vote, choice));
    this.played = new RoomGames(app, said, keeping, this.who);
    this.alone = new Alone(app, () => this.signs());
    seats.ordered = (orders) => { if (orders.seq >= (this.orders?.seq ?? 0)) this.follow(orders); }; // newer ones may be here already
    this.sitting.changed = () => this.sits();
    this.outbox.far = (far) => this.hears(!far);
    this.outbox.gone = (gone) => void this.sitting.gone(gone);
    this.outbox.stranger = () => void this.sitting.sit();
  }

  async begin(): Promise<void> {
    const listening = new Listening(this.keeping.now.machine, (orders) => this.follow(orders));
    listening.far = (far) => this.hears(!far);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') this.sendOff(); });
    window.addEventListener('pagehide', () => {
      void this.telling.leave();
      this.sendOff();
    });
    window.addEventListener('pageshow', ({ persisted }) => { if (persisted) void this.sitting.sit(); });
    window.addEventListener('online', () => void this.outbox.send());
    await Promise.race([this.outbox.send(), pause(PATIENCE)]); // what a page of before did not tell comes before its child sits down again
    this.redraw();
    await this.sitting.sit();
  }

  private sendOff(): void {
    this.telling.now();
    this.outbox.sendOff();
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
    if (!far) void this.outbox.send().then(() => (this.sitting.joined ? this.sitting.whole() : this.sitting.sit()));
  }

  private signs(): void {
    const other = this.seen !== null && this.seen.codeweek !== document.documentElement.dataset['version'];
    this.strip.tell({ far: this.far, ready: this.alone.ready, other, calm: !this.page?.level });
  }

  // What the adult wants.

  private follow(orders: Orders): void {
    const paused = this.orders?.pause ?? false, others = (this.orders?.games ?? 0) !== (orders.games ?? 0);
    this.orders = orders;
    if (others && !this.page?.level) this.redraw();
    if (orders.pause && !paused) this.page?.wait?.();
    this.pausing.show(orders.pause);
    this.strip.follow(orders);
    this.who.allow(orders.allowed);
    void this.who.follow(orders.keyless, this.telling.profiles);
    void this.voting.follow(this.telling.profiles.length > 0 ? orders.vote : null);
    void this.plan(orders).then(() => this.errands.offer(orders));
    void this.errands.follow(orders);
  }

  private async plan({ plan }: Orders): Promise<void> { if (await this.day.follow(plan)) this.redraw(); }

  // What the pages ask.

  get hints(): boolean { return this.day.plan.hints; }
  get solutions(): boolean { return this.day.plan.solutions; }
  get exam(): boolean { return this.day.plan.exam; }
  today(pack: string): readonly string[] | null { return this.day.of(pack); }
  closed(title: string): string { return this.said.say('today.closed', { title }); }
  seat(profile: Profile): Promise<boolean> { return this.sitting.seat(profile); }

  shut(level: string): boolean {
    const closed = !this.app.playing.trying && this.isClosed(level);
    if (closed) this.away = this.app.playing.brief(level)?.title ?? '';
    return closed;
  }

  private isClosed(level: string): boolean {
    const open = this.day.of(this.app.pack.key);
    return open !== null && !open.includes(level) && level !== this.errands.open;
  }

  async taken(): Promise<string[]> {
    const answer = await get<RoomSeen>('room');
    return answer.ok ? answer.value.children.map(({ profile }) => profile) : [];
  }

  sat(): void {
    const { profile } = this.app.journey;
    if ((profile ? nameOf(profile) : undefined) === this.telling.profiles[0]) return this.orders ? this.follow(this.orders) : undefined;
    void this.telling.leave().then(() => this.sitting.sit());
    void this.day.look();
  }

  /** A child has sat down, and what the room had of it is here: what is for this child. */
  private sits(): void {
    if (this.page?.level && !same(this.kept, this.program)) this.app.show();
    else this.redraw();
    if (this.orders) this.follow(this.orders);
  }

  told(done: Done): void {
    this.program = this.kept;
    this.telling.done(done);
    if (done.kind !== 'win') return;
    void this.day.look();
    void this.alone.fetch(this.day.plan.levels);
  }

  hand(level: string, game: Script): string {
    this.told({ kind: 'hand', level, game });
    return this.said.say(this.far ? 'games.waits' : 'games.handed');
  }

  games(): { label: string; icon: string; action: () => void }[] {
    if (!this.orders?.games || !this.telling.profiles.length) return []; // a room of before says nothing of them
    return [{ label: this.played.title, icon: 'gamepad', action: () => void this.played.open() }];
  }

  shown(page: Page): void {
    this.page = page;
    this.program = this.kept;
    this.errands.shown(page);
    this.telling.at(page.level && !this.app.playing.trying ? { pack: this.app.pack.key, level: page.level.id } : null);
    this.voting.shown();
    this.signs();
    this.said.learn().then((learned) => { if (learned) this.again(); }, () => undefined); // with the next page
    if (this.away && !page.level) openNote(this.app, this.closed(this.away), this.said.say('today.closed_how'), 'pictures/map');
    this.away = '';
  }

  /** What the child has on the level that is shown. */
  private get kept(): Script | undefined { return this.page?.level ? this.app.journey.progress.programs[this.page.level.id] : undefined; }

  /** Everything again in another language. */
  private again(): void {
    this.strip.again();
    this.redraw();
  }

  /** The page of now, as things are known now; not while an animal is being chosen, nor under a question. */
  private redraw(): void {
    const { app, page } = this;
    const asks = page?.level ? null : document.querySelector('dialog[open]');
    if (asks) asks.addEventListener('close', () => this.redraw(), { once: true });
    else if (page?.level && !this.isClosed(page.level.id)) page.refresh?.();
    else if (!/^#\/(animal|colour|code|settings|workshop|making|invent)/.test(location.hash)) app.show();
  }

  onPeople(): HTMLElement[] {
    return [act('people', this.said.say('find.mine'), () => void this.who.find(), 'room-mine'), ...this.two()];
  }

  onMap(goes: boolean): HTMLElement | null {
    const games = this.games().map(({ label, icon, action }) => act(icon, label, action, 'room-games-open'));
    const inside = [this.day.onMap(goes), ...games, ...this.two()];
    return inside.some(Boolean) ? make('div', { class: 'room-map' }, ...inside) : null;
  }

  /** « Nous sommes deux », or who is beside. */
  private two(): HTMLElement[] {
    const { said, who, sitting, telling: { profiles: [first, beside] } } = this;
    const [one, other] = [profileOf(first ?? ''), profileOf(beside ?? '')];
    if (!one) return [];
    const ask = async (): Promise<void> => who.second(await this.taken(), (profile) => void sitting.second(profile));
    if (!other) return [act('plus', said.say('find.two'), () => void ask(), 'room-two')];
    const names = { who: who.nameOf(one), other: who.nameOf(other) };
    return [make('p', { class: 'room-both', text: said.say('find.two_now', names) }), act('minus', said.say('find.one', names), () => sitting.beside(null), 'room-one')];
  }
}
