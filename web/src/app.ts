/** What all the pages share, and the way from one to another. */

import { speak as speakBlockly } from './blockly-look';
import { spoken, wholeLevels, type Begun, type Spoken } from './begun';
import { make } from './dom';
import { Journey, nameOf, profileOf, type Profile, type Saved } from './journey';
import { Shelf, type OpenedFile } from './packs';
import type { News } from './news';
import { isTable } from './plain';
import { resume } from './progress';
import { travelling, type Settings } from './settings';
import { openNote } from './sheet';
import { Sounds } from './sound';
import { Store } from './store';
import type { Brief, Level, Pack, Problem } from './types';
import { Words } from './words';

/** A page: its element, what to do when it goes away, where the keyboard goes past its bars. */
export interface Page { element: HTMLElement; gone?: () => void; enter?: () => void; name: string; /** What it does with a file dropped on it. */ drop?: (file: File) => void }

export type Route =
  | { page: 'profiles' } | { page: 'animal' } | { page: 'colour'; animal: string }
  | { page: 'map' } | { page: 'chapter'; place: number } | { page: 'level'; id: string } | { page: 'settings' } | { page: 'workshop' } | { page: 'packs' }
  | { page: 'elsewhere' } | { page: 'code' } | { page: 'roster' };

/** What became of a file: whether it plays, whether this browser could keep it, what is wrong in it. */
export interface Opened { plays: boolean; kept: boolean; problems: Problem[] }

export class App {
  readonly door: Begun['door'];
  readonly sounds = new Sounds();
  readonly store: Begun['store'];
  settings: Settings;
  words!: Words;
  course!: Pack;
  pack!: Pack;
  journey!: Journey;
  readonly shelf: Shelf;
  private aside: { pack: Pack; journey: Journey } | null = null; // what is played, while a level of the workshop is tried
  private readonly whole = new Map<string, Level>(); // levels of the course that came, in the language of now
  private trapped: Level | null = null; // the level that is played, with a trap
  private page: Page | null = null;
  private step = 0; // of the page shown, from the first of ours
  private returning = false; // to the page that a way back did not leave
  private leaving = false; // until the browser is at the page of before: a second touch would go one too far
  private blocklySpeaks: { language: string; ready: Promise<void> } | null = null;
  private told = ''; // the address whose page was last said
  private readonly root = document.getElementById('page')!;
  private readonly skip = document.getElementById('skip')!;
  private readonly voice = document.getElementById('voice')!;

  /** `build` makes the page of a route. */
  constructor(begun: Begun, readonly news: News, private readonly build: (app: App, route: Route) => Page) {
    this.door = begun.door;
    this.store = begun.store;
    this.shelf = new Shelf(begun.store);
    this.settings = begun.settings;
    this.take(begun);
  }

  async start(): Promise<void> {
    const profile = this.settings.profile ? profileOf(this.settings.profile) : null;
    const shelf = this.shelf.read(); // at the same time as the child's file
    this.journey = await Journey.open(this.store, profile, this.pack.key);
    const seated = profile ? this.journey.begin() : null;
    await shelf;
    await this.goWhereChosen(seated);
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

  /** The same level, with a trap after its maps. */
  spring(level: Level): void {
    this.trapped = level;
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
    const open = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
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
    if (!stepNow()) history.replaceState({ step: this.step + 1 }, '');
    this.step = stepNow();
    const route = this.allowed(routeOf(location.hash));
    if (route.page === 'map' && location.hash && location.hash !== addressOf(route)) history.replaceState(history.state, '', addressOf(route)); // a bad link
    if (route.page !== 'level' || route.id !== this.trapped?.id) this.trapped = null;
    if (route.page !== 'level' && route.page !== 'settings') this.tried();
    if (route.page === 'level' && !this.level(route.id)) return void this.bring(route.id);
    document.querySelectorAll('dialog').forEach((dialog) => dialog.close());
    this.page?.gone?.();
    this.page = this.build(this, route);
    if (route.page !== 'level') this.door.start(); // a level asks for it once its blocks are there
    this.root.replaceChildren(this.page.element);
    document.title = this.page.name;
    this.arrive();
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
    if (this.aside && route.page !== 'settings' && !(route.page === 'level' && this.brief(route.id))) return { page: 'workshop' };
    const free = ['profiles', 'animal', 'colour', 'settings', 'workshop', 'packs', 'code', 'roster'].includes(route.page);
    if (!this.journey.profile && route.page === 'elsewhere') return { page: 'profiles' };
    if (!this.journey.profile && this.pack === this.course && !free) return { page: 'profiles' };
    if (route.page === 'level' && !this.brief(route.id)) return { page: 'map' };
    if (route.page === 'chapter' && !this.pack.chapters[route.place]) return { page: 'map' };
    return route;
  }

  /** A level, when the whole of it is there. */
  level(id: string): Level | undefined {
    if (this.trapped?.id === id) return this.trapped;
    const brief = this.brief(id);
    return brief && 'maps' in brief ? (brief as Level) : this.whole.get(id);
  }

  private brief(id: string): Brief | undefined {
    return this.pack.chapters.flatMap((chapter) => chapter.levels).find((level) => level.id === id);
  }

  /** Fetch a level of the course, with those of its chapter, and show it if it is still wanted; else the map. */
  private async bring(id: string): Promise<void> {
    const chapter = this.course.chapters.find(({ levels }) => levels.some((level) => level.id === id));
    const asked = wholeLevels(chapter?.folder ?? '', this.words.language).catch(() => []);
    const [levels, renewed] = await Promise.all([asked, this.page ? this.news.renewed() : false]);
    if (renewed) return;
    for (const level of levels) this.whole.set(level.id, level);
    const now = routeOf(location.hash);
    if (now.page !== 'level' || now.id !== id) return;
    if (this.level(id)) return this.show();
    this.replace({ page: 'map' });
    openNote(this, this.brief(id)?.title ?? '', this.words.say('web.page.not_now'));
  }

  // Who plays.

  /** A child sits down. */
  async sit(profile: Profile | null): Promise<void> {
    this.journey = await Journey.open(this.store, profile, this.pack.key);
    if (!profile) return;
    this.change({ profile: nameOf(profile) });
    await this.goWhereChosen(this.journey.begin());
  }

  /** The map, and at once the level where the child was. */
  goOn(): void {
    const level = resume(this.pack, this.journey.progress);
    const chapter = this.pack.chapters.findIndex((each) => each.levels.some((one) => one.id === level?.id));
    this.push({ page: 'map' });
    if (!level || !this.journey.progress.last) return this.show();
    this.push({ page: 'chapter', place: chapter });
    this.go({ page: 'level', id: level.id });
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
    this.tried();
    const { key } = this.pack;
    this.change({ language });
    if (await this.news.renewed()) return;
    this.take(found);
    if (key !== this.course.key && !(await this.choose(key))) await this.choose(this.course.key);
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

  private dress(): void {
    const page = document.documentElement;
    this.skip.textContent = this.words.say('web.page.skip');
    page.lang = this.words.language;
    page.dataset['theme'] = this.settings.theme;
    page.dataset['still'] = String(this.settings.reduced_motion);
    page.style.setProperty('--zoom', String(this.settings.zoom));
    page.style.fontSize = `${100 * this.settings.zoom}%`;
    this.sounds.on = this.settings.sound;
    this.sounds.volume = this.settings.volume;
  }

  private take({ words, course }: Spoken): void {
    this.words = new Words(words);
    this.pack = this.course = course;
    this.whole.clear();
    this.trapped = null;
  }

  // A teacher's file.

  /** Open a file in place of the course, and keep it; what is not right with it is told. */
  async openFile(file: OpenedFile): Promise<Opened> {
    const answer = await this.door.open({ language: this.words.language, name: file.name, ...file.content });
    if (!answer.ok) return { plays: false, kept: false, problems: this.unopened(file, answer.say) };
    if (!answer.pack) return { plays: false, kept: false, problems: answer.problems };
    this.pack = answer.pack;
    const kept = await this.shelf.keep(file, answer.pack, this.words.language, answer.problems.length);
    this.journey = await Journey.open(this.store, this.journey.profile, this.pack.key);
    this.journey.choose();
    return { plays: true, kept, problems: answer.problems };
  }

  /** Play a level of the workshop, until another page is shown: nothing of it is kept. */
  async tryOut(file: OpenedFile): Promise<Problem[]> {
    const answer = await this.door.ask('open', { language: this.words.language, name: file.name, ...file.content });
    const level = answer.ok ? answer.pack?.chapters[0]?.levels[0] : undefined;
    if (!answer.ok || !answer.pack || !level) return answer.ok ? answer.problems : this.unopened(file, answer.say);
    this.aside ??= { pack: this.pack, journey: this.journey };
    this.pack = answer.pack;
    this.journey = await Journey.open(new Store(), null, answer.pack.key);
    this.go({ page: 'level', id: level.id });
    return [];
  }

  /** What was played before the try. */
  private tried(): void {
    if (this.aside) Object.assign(this, this.aside);
    this.aside = null;
  }

  private unopened(file: OpenedFile, say: string): Problem[] {
    return [{ file: file.name, line: null, column: null, field: null, severity: 'error', say: say || this.words.say('web.page.not_now') }];
  }

  /** A file was dropped: whether the page of now takes it. */
  dropped(file: File): boolean {
    this.page?.drop?.(file);
    return Boolean(this.page?.drop);
  }

  // The shelf.

  /** Another pack for the same child; false when it is no longer there. */
  async choose(key: string): Promise<boolean> {
    if (key !== this.course.key) {
      const pack = await this.packOf(key);
      if (!pack) return false;
      this.pack = pack;
    } else {
      this.pack = this.course;
    }
    this.journey = await Journey.open(this.store, this.journey.profile, key);
    if (this.journey.chosen !== key) this.journey.choose();
    return true;
  }

  /** What is wrong in a pack of the shelf, in the language of now. */
  async problemsOf(key: string): Promise<Problem[]> {
    const kept = await this.shelf.file(key);
    if (!kept) return [];
    const answer = await this.door.open({ language: this.words.language, name: kept.file.name, ...kept.file.content });
    return answer.ok ? answer.problems : this.unopened(kept.file, answer.say);
  }

  /** Take a pack away; what the children did in it is kept. */
  async remove(key: string): Promise<void> {
    await this.shelf.remove(key);
    if (this.pack.key === key) await this.choose(this.course.key);
  }

  /** To the pack where the child was, if it is still there; else to the course. */
  private async goWhereChosen(seated: Promise<void> | null): Promise<void> {
    const { chosen } = this.journey;
    const key = this.shelf.has(chosen) ? chosen : this.course.key;
    if (key === this.pack.key) return; // nothing waits until the child's file is written
    await seated; // for another pack it is read again
    if (!(await this.choose(key))) await this.choose(this.course.key);
  }

  /** A pack of the shelf: as it was read when it was kept, and told to Python for later; else read again. */
  private async packOf(key: string): Promise<Pack | null> {
    const kept = await this.shelf.file(key);
    if (!kept) return null;
    const { file, pack, language } = kept;
    const opened = this.door.open({ language: this.words.language, name: file.name, ...file.content });
    if (language === this.words.language && this.shelf.isOfNow(kept)) return pack;
    const answer = await opened;
    if (!answer.ok || !answer.pack) return null;
    await this.shelf.keep(file, answer.pack, this.words.language, answer.problems.length);
    return answer.pack;
  }
}

/** Which step from the first of our pages this one is; 0: it is new. */
function stepNow(): number { return isTable(history.state) && typeof history.state['step'] === 'number' ? history.state['step'] : 0; }

export function addressOf(route: Route): string {
  if (route.page === 'colour') return `#/colour/${route.animal}`;
  if (route.page === 'chapter') return `#/chapter/${route.place + 1}`;
  if (route.page === 'level') return `#/level/${route.id.split('/').map(encodeURIComponent).join('/')}`;
  return `#/${route.page}`;
}

export function routeOf(hash: string): Route {
  const [page = '', ...rest] = hash.replace(/^#\//, '').split('/');
  if (page === 'chapter') return { page, place: Number(rest[0]) - 1 };
  if (page === 'level') return { page, id: rest.map(decoded).join('/') };
  if (page === 'colour') return { page, animal: rest[0] ?? '' };
  if (page === 'profiles' || page === 'animal' || page === 'settings' || page === 'workshop' || page === 'packs' || page === 'elsewhere' || page === 'code' || page === 'roster') return { page };
  return { page: 'map' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The way everything on a page is laid: a bar at the top, a body. */
export function layout(name: string, bar: (Node | null)[], ...body: (Node | null)[]): HTMLElement {
  return make('main', { class: `page ${name}` }, make('header', { class: 'bar' }, ...bar), ...body);
}
