/** What all the pages share, and the way from one to another. */

import { speak as speakBlockly } from '../blocks/blockly-theme';
import { enter, isDue } from '../comics/story-cues';
import type { Level, Pack, Problem, Script } from '../core/types';
import { DOORS, INVENTED } from '../generated/constants';
import type { Gift, Guessed, Ran } from '../generated/room';
import { keepToo } from '../offline/file-sets';
import type { OpenedFile } from '../packs/pack-store';
import { nameOf, profileOf, type Door, type Journey, type Profile, type Saved } from '../progress/profile-store';
import { leadsByDoors, resume, type Today } from '../progress/progress';
import { likeOf } from '../progress/review-schedule';
import { Painter, type Dress } from '../scene/painter';
import { riderOf } from '../scene/rider';
import { Playing, type Tried } from '../session/current-course';
import { addressOf, isAdults, routeOf, stepNow, type Route } from '../session/route';
import { spoken, type Begun, type Spoken } from '../session/startup';
import { Sounds } from '../sound/sound-effects';
import { travelling, type Settings } from '../storage/browser-store';
import { Words } from '../text/sentences';
import { openGate } from '../ui/question-card';
import { OVER, openNote } from '../ui/dialog';
import { make } from '../ui/dom';
import { Aloud } from '../voice/read-aloud';
import type { News } from './notices';

/** A page: its element, what to do when it goes away, where the keyboard goes past its bars. */
export interface Page {
  element: HTMLElement; gone?: () => void; enter?: () => void; name: string;
  /** What it does with a file dropped on it. */
  drop?: (file: File) => void;
  /** Of a level: which one, an idea that is sent, a film that stops. */
  level?: Level; help?: (rung: number) => void; wait?: () => void; refresh?: () => void;
}

export const SOBER = 'sober';
const PAGES_OF_ALL = new Set<string>(['profiles', 'doors', 'animal', 'colour', 'roster', 'code', 'evaluation', 'hour']); // pages before a child plays, or of adults

export class App {
  readonly door: Begun['door'];
  readonly sounds = new Sounds();
  readonly aloud = new Aloud(this);
  readonly store: Begun['store'];
  settings: Settings;
  words!: Words;
  readonly playing: Playing;
  /** None where the page is alone. */
  room: Room | null = null;
  cameBy: Door = DOORS[0]!; // the door that a new child has chosen
  private page: Page | null = null;
  private entered = ''; // the page of the adult's for which the gate was passed
  private step = 0; // of the page shown, from the first of ours
  private returning = false; // to the page that a way back did not leave
  private leaving = false; // until the browser is at the page of before: a second touch would go one too far
  private blocklySpeaks: { language: string; ready: Promise<void> } | null = null;
  private dressIn: ((dark: boolean) => Dress | null) | null = null; // how painters are sober, once it has come
  private told = ''; // the address whose page was last said
  private readonly root = document.getElementById('page')!;
  private readonly skip = document.getElementById('skip')!;
  private readonly voice = document.getElementById('voice')!;

  /** `build` makes the page of a route. */
  constructor(begun: Begun, readonly news: News, private readonly build: (app: App, route: Route) => Page) {
    this.door = begun.door;
    this.store = begun.store;
    this.playing = new Playing(begun.door, begun.store, () => this.words);
    this.settings = begun.settings;
    this.take(begun);
  }

  get course(): Pack { return this.playing.course; }
  get pack(): Pack { return this.playing.pack; }
  get journey(): Journey { return this.playing.journey; }
  get today(): Today { return (!this.playing.trying && this.room?.today(this.pack.key)) || null; }

  async start(): Promise<void> {
    await this.playing.begin(this.settings.profile ? profileOf(this.settings.profile) : null);
    if (this.journey.sober) await this.fetchSober();
    this.dress();
    this.skip.addEventListener('click', () => this.skipBars());
    window.addEventListener('popstate', () => { this.leaving = false; });
    window.addEventListener('hashchange', () => this.travel());
    for (const name of ['focus', 'visibilitychange']) window.addEventListener(name, () => void this.journey.readAgain()); // the child was in another tab
    this.show();
  }

  /** The one sentence for who does not see the screen. */
  announce(sentence: string): void {
    if (sentence && this.voice.textContent !== sentence) this.voice.textContent = sentence;
  }

  // The way from one page to another: the browser's own, so that its back button works.

  /** To another page; `then` once it is there. */
  go(route: Route, then?: () => void): void {
    const address = addressOf(route);
    if (location.hash === address) {
      this.show();
      then?.();
    } else {
      if (then) window.addEventListener('hashchange', then, { once: true });
      location.hash = address;
    }
  }

  /** To a level that was made like one of this pack, in place of the last one if there was one. */
  async practise(made: Pack, like: string): Promise<void> {
    const again = this.playing.like !== '', level = await this.playing.practise(made, like);
    const route: Route = { page: 'level', id: level?.id ?? '' };
    if (again) this.replace(route);
    else this.go(route);
  }

  /** Whether the address is that of such a level, which is gone. */
  private strayed(): boolean {
    const route = routeOf(location.hash), { playing } = this;
    return route.page === 'level' && !playing.brief(route.id) && playing.brief(likeOf(route.id)) !== undefined;
  }

  /** The same level, with a trap after its maps. */
  spring(level: Level): void {
    this.playing.spring(level);
    this.show();
  }

  /** Take the place of this page, without a step to come back to. */
  replace(route: Route): void {
    history.replaceState(history.state, '', addressOf(route));
    this.show();
  }

  /** To the page of before, if it was one of ours; else to the map. */
  back(): void {
    if (this.leaving) return;
    this.leaving = stepNow() > 1;
    if (this.leaving) history.back();
    else this.go({ page: 'map' });
  }

  /** Another address. The way back closes what is open over the page, as a tablet's own button does: the page stays. */
  private travel(): void {
    const open = [...document.querySelectorAll<HTMLDialogElement>(OVER)].at(-1);
    const back = stepNow() > 0 && stepNow() < this.step;
    if (this.returning) this.returning = false;
    else if (!open || !back) this.show();
    else {
      this.returning = true;
      open.close();
      history.go(this.step - stepNow());
    }
  }

  show(): void {
    if (this.playing.leaves(routeOf(location.hash))) this.playing.tried();
    if (this.strayed() && stepNow() > 1) return history.back();
    if (!stepNow()) history.replaceState({ step: this.step + 1 }, '');
    this.step = stepNow();
    const wanted = this.allowed(routeOf(location.hash)), shut = isAdults(wanted) && this.entered !== wanted.page;
    const route: Route = shut ? { page: 'profiles' } : wanted;
    if (shut) history.replaceState(history.state, '', addressOf(route));
    if (!isAdults(route)) this.entered = '';
    if (['map', 'invented', 'level'].includes(route.page) && location.hash && location.hash !== addressOf(route)) history.replaceState(history.state, '', addressOf(route)); // a bad link
    this.playing.shows(route.page === 'level' ? route.id : null);
    if (route.page !== 'level' && route.page !== 'settings') this.playing.tried();
    if (route.page === 'map' || route.page === 'chapter') this.journey.inventing = '';
    if (route.page === 'level' && !this.playing.level(route.id)) return void this.bring(route.id);
    if (this.isSober(route) && !this.dressIn) return void this.fetchSober().then(() => this.show());
    this.dress(route);
    document.querySelectorAll('dialog').forEach((dialog) => dialog.close());
    this.page?.gone?.();
    this.page = this.build(this, route);
    if (route.page !== 'level') this.door.start(); // a level asks for it once its blocks are there
    this.root.replaceChildren(this.page.element);
    document.title = this.page.name;
    this.arrive();
    this.room?.shown(this.page);
    if (shut) this.askAtGate(wanted);
  }

  /** To a page of the adult's, who has passed the gate; whoever comes back to it passes again. */
  enter(route: Route): void {
    this.entered = route.page;
    this.go(route);
  }

  /** Ask before such a page; a room that was found meanwhile has a gate of its own. */
  private askAtGate(wanted: Route): void {
    const { room } = this;
    openGate(this, () => (this.room === room ? this.enter(wanted) : this.askAtGate(wanted)));
  }

  /** The keyboard goes where the page begins, or to its heading: who does not see it hears where it is. */
  private arrive(): void {
    const { page } = this;
    if (!page) return;
    const address = location.hash;
    if (address !== this.told) this.announce(page.name);
    this.told = address;
    const first = page.element.querySelector<HTMLElement>('[data-first]') ?? page.element.querySelector<HTMLElement>('h1');
    if (!first) { // what is read from this browser comes in a moment
      new MutationObserver((_changes, observer) => {
        observer.disconnect();
        if (this.page === page && document.activeElement === document.body) this.arrive();
      }).observe(page.element, { childList: true, subtree: true });
      return;
    }
    if (first.matches('h1')) first.tabIndex = -1;
    first.focus({ preventScroll: true });
  }

  /** Past the bars of the page: to the blocks of a level, to the first thing to choose elsewhere. */
  private skipBars(): void {
    if (this.page?.enter) this.page.enter();
    else this.page?.element.querySelector<HTMLElement>(':scope > :not(.bar) :is(button, input, a, [tabindex])')?.focus();
  }

  /** Nobody plays yet: that comes first. A level that is not there: the map. */
  private allowed(route: Route): Route {
    const { playing } = this;
    if (this.strayed() && route.page === 'level' && !playing.brief(route.id)) return this.allowed({ page: 'level', id: likeOf(route.id) });
    if (playing.trying && route.page !== 'settings' && !(route.page === 'level' && playing.brief(route.id))) return playing.home;
    const free = ['profiles', 'doors', 'animal', 'colour', 'settings', 'workshop', 'making', 'packs', 'code', 'roster', 'evaluation', 'hour', 'make'].includes(route.page);
    if (!this.journey.profile && (route.page === 'elsewhere' || (route.page === 'doors' && route.mine))) return { page: 'profiles' };
    if (!this.journey.profile && this.pack === this.course && !free) return { page: 'profiles' };
    if (route.page === 'level' && route.id.startsWith(`${INVENTED}-`) && !playing.brief(route.id)) return { page: 'invented' }; // read anew
    if (route.page === 'level' && (!playing.brief(route.id) || this.room?.shut(route.id))) return { page: 'map' };
    if (route.page === 'chapter' && !this.pack.chapters[route.place]) return { page: 'map' };
    return route;
  }

  /** Fetch a level of the course, with those of its folder, and show it if it is still wanted; else the map. */
  private async bring(id: string): Promise<void> {
    const { playing } = this;
    const [levels, renewed] = await Promise.all([playing.fetch(id), this.page ? this.news.renewed() : false]);
    if (renewed) return;
    playing.keep(levels);
    const now = routeOf(location.hash);
    if (now.page !== 'level' || now.id !== id) return;
    if (playing.level(id)) return this.show();
    this.replace({ page: 'map' });
    openNote(this, playing.brief(id)?.title ?? '', this.words.say('web.page.not_now'));
  }

  // Who plays.

  /** A child sits down. */
  async sit(profile: Profile | null): Promise<void> {
    await this.playing.open(profile);
    if (this.journey.sober) await this.fetchSober();
    if (!profile) return this.room?.sat();
    this.change({ profile: nameOf(profile) });
    await this.playing.goWhereChosen(this.journey.begin());
    this.room?.sat();
  }

  /** A child would like to play; in a room it may play elsewhere, or be another's. One that is new begins at once, out of a room. */
  async seat(profile: Profile, fresh = false): Promise<void> {
    if (this.room && !(await this.room.seat(profile))) return;
    await this.sit(profile);
    if (fresh) await this.enterBy(this.cameBy);
    this.cameBy = DOORS[0]!;
    if (fresh && this.room) return this.go({ page: 'map' });
    this.goOn(fresh);
  }

  /** The child who plays goes on where a door leads. */
  async enterBy(door: Door): Promise<void> {
    this.journey.enterBy(door, leadsByDoors(this.pack, this.today));
    await this.beSober(door.sober);
  }

  /** The map, and at once the level where the child was, or (`fresh`) the first. */
  goOn(fresh = false): void {
    const level = resume(this.pack, this.journey.progress, this.today);
    const chapter = this.pack.chapters.findIndex((each) => each.levels.some((one) => one.id === level?.id));
    this.push({ page: 'map' });
    if (!level || (!fresh && !this.journey.progress.last)) return this.show();
    this.push({ page: 'chapter', place: chapter });
    const place = this.pack.chapters[chapter];
    if (place && isDue(this, place)) this.show(); // behind its comic
    enter(this, place, () => this.go({ page: 'level', id: level.id }));
  }

  /** A step to come back to, that is not shown now. */
  private push(route: Route): void { history.pushState({ step: ++this.step }, '', addressOf(route)); }

  /** Blockly's own words in the language of now, loaded when a level first needs them. */
  async blocklyWords(): Promise<void> {
    const { language } = this.words;
    if (this.blocklySpeaks?.language !== language) this.blocklySpeaks = { language, ready: speakBlockly(this.words) };
    const { ready } = this.blocklySpeaks; // which another level may be waiting for already
    await ready.catch((error: unknown) => {
      if (this.blocklySpeaks?.ready === ready) this.blocklySpeaks = null; // and again when they did not come
      throw error;
    });
  }

  // What a person chose.

  change(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
    void this.store.write('settings', this.settings);
    this.dress();
  }

  /** Another language, at once: the same page, with the program as it is. */
  async speak(language: string): Promise<void> {
    const found = await spoken(language); // nothing changes when it does not come
    this.playing.tried();
    const { key } = this.pack;
    this.change({ language });
    if (await this.news.renewed()) return;
    this.take(found);
    keepToo(language);
    if (key !== this.course.key) await this.playing.chooseOrCourse(key);
    this.dress();
    this.show();
  }

  /** Take over what a child chose elsewhere. */
  async settle({ language = '', ...others }: Partial<Settings>): Promise<void> {
    const spoken = this.words.languages.some(([code]) => code === language);
    this.change(spoken ? { ...others, language } : others);
    if (spoken && language !== this.words.language) await this.speak(language);
  }

  /** The child's file, with what was chosen here. */
  travelling(): Saved { return this.journey.exported({ ...travelling(this.settings), language: this.words.language }); }

  /** The child wants all of it in the sober look, or no more. */
  async beSober(wanted: boolean): Promise<void> {
    this.journey.beSober(wanted);
    if (wanted) await this.fetchSober();
    this.dress();
  }

  /** The colours of the child who plays, or of the machine. */
  get theme(): string { return this.journey.theme || this.settings.theme; }
  chooseTheme(theme: string): void {
    if (!this.journey.profile) return this.change({ theme });
    this.journey.chooseTheme(theme);
    this.dress();
  }

  /** Whether a page is in the sober look: for a child who wants it, or where a level or a chapter asks for it. */
  isSober(route: Route): boolean {
    if (PAGES_OF_ALL.has(route.page)) return false;
    const asks = route.page === 'level' ? this.playing.brief(route.id) : route.page === 'chapter' ? this.pack.chapters[route.place] : undefined;
    return this.journey.sober || asks?.look === SOBER;
  }

  /** Where it does not come, pages are sober and pictures stay lively. */
  private async fetchSober(): Promise<void> {
    this.dressIn ??= await import('../scene/plain-theme').then(({ dressIn }) => dressIn, () => () => null);
  }

  private dress(route = routeOf(location.hash)): void {
    const page = document.documentElement, sober = this.isSober(route);
    const theme = PAGES_OF_ALL.has(route.page) ? this.settings.theme : this.theme;
    page.dataset['look'] = sober ? SOBER : '';
    Painter.dress = sober ? this.dressIn?.(theme === 'night') ?? null : null;
    Painter.rider = isAdults(route) ? null : riderOf(this.journey.profile, this.journey.worn['hat']);
    this.skip.textContent = this.words.say('web.page.skip');
    page.lang = this.words.language;
    page.dataset['theme'] = theme;
    page.dataset['still'] = String(this.settings.reduced_motion);
    page.style.setProperty('--zoom', String(this.settings.zoom));
    page.style.fontSize = `${100 * this.settings.zoom}%`;
    this.sounds.on = this.settings.sound;
    this.sounds.volume = this.settings.volume;
  }

  private take({ words, course }: Spoken): void {
    this.words = new Words(words);
    this.playing.take(course);
  }

  /** Play a level being written, until another page is shown. What is wrong with it. */
  async tryOut(file: OpenedFile, way: Tried | null = null, home: Route = { page: 'workshop' }): Promise<Problem[]> {
    const found = await this.playing.tryOut(file, way, home);
    if (Array.isArray(found)) return found;
    this.go({ page: 'level', id: found.id });
    return [];
  }

  /** Play a game that another child has made, until another page is shown: nothing of it is kept. */
  async visit(pack: Pack, level: Level, program: Script): Promise<void> {
    await this.playing.visit(pack, level, program);
    this.go({ page: 'level', id: level.id });
  }

  /** A file was dropped: whether the page of now takes it. */
  dropped(file: File): boolean {
    this.page?.drop?.(file);
    return Boolean(this.page?.drop);
  }
}

/** The way everything on a page is laid: a bar at the top, a body. */
export function layout(name: string, bar: (Node | null)[], ...body: (Node | null)[]): HTMLElement {
  return make('main', { class: `page ${name}` }, make('header', { class: 'bar' }, ...bar), ...body);
}

/** What a child did on a level. */
export interface Done { kind: 'build' | 'run' | 'hint' | 'win' | 'give' | 'hand'; level: string; gift?: Gift; game?: Script; ran?: Ran; stars?: number; guess?: Guessed; hints?: number }

export interface Room {
  readonly hints: boolean;
  readonly solutions: boolean;
  readonly exam: boolean;
  /** The levels that are open today in a pack, in their order; null: as ever. */
  today(pack: string): readonly string[] | null;
  /** What is said of a level that is closed today. */
  closed(title: string): string;
  /** Whether a level of the pack of now is closed; then it is said so. */
  shut(level: string): boolean;
  /** The names of the animals of the room. */
  taken(): Promise<string[]>;
  /** Whether a child may play here now; else it is told why, and what it can do. */
  seat(profile: Profile): Promise<boolean>;
  /** Who plays has changed. */
  sat(): void;
  told(done: Done): void;
  /** A game of the child is handed to the room; what is said of that. */
  hand(level: string, game: Script): string;
  /** « Les jeux de la salle », when there are any. */
  games(): { label: string; icon: string; action: () => void }[];
  /** Another page is shown. */
  shown(page: Page): void;
  /** What « Qui joue ? » and the map have of it; `goes`: the map has a way on already. */
  onPeople(): HTMLElement[];
  onMap(goes: boolean): HTMLElement | null;
}
