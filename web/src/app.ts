/** What all the pages share, and the way from one to another. */

import { speak as speakBlockly } from './blockly-look';
import { spoken, wholeLevels, type Begun, type Spoken } from './begun';
import { make } from './dom';
import { Journey, nameOf, profileOf, type Profile } from './journey';
import { resume } from './progress';
import type { Settings } from './settings';
import { Sounds } from './sound';
import type { Brief, Level, Pack, Problem } from './types';
import { Words } from './words';

/** A page: its element, and what to do when it goes away. */
export interface Page { element: HTMLElement; gone?: () => void; name: string }

export type Route =
  | { page: 'profiles' } | { page: 'animal' } | { page: 'colour'; animal: string }
  | { page: 'map' } | { page: 'chapter'; place: number } | { page: 'level'; id: string } | { page: 'settings' };

export interface OpenedFile { name: string; content: { text: string } | { base64: string } }

/** The file as it is kept: with what was read of it, so that it shows before Python is there. */
interface KeptFile { file: OpenedFile; pack: Pack; language: string }

export class App {
  readonly door: Begun['door'];
  readonly sounds = new Sounds();
  readonly store: Begun['store'];
  settings: Settings;
  words!: Words;
  course!: Pack;
  pack!: Pack;
  journey!: Journey;
  private opened: OpenedFile | null = null; // the teacher's file that is played instead of the course
  private readonly whole = new Map<string, Level>(); // levels of the course that came, in the language of now
  private page: Page | null = null;
  private blocklySpeaks = '';
  private readonly root = document.getElementById('page')!;
  private readonly voice = document.getElementById('voice')!;

  /** `build` makes the page of a route. */
  constructor(begun: Begun, private readonly build: (app: App, route: Route) => Page) {
    this.door = begun.door;
    this.store = begun.store;
    this.settings = begun.settings;
    this.take(begun);
  }

  async start(): Promise<void> {
    const profile = this.settings.profile ? profileOf(this.settings.profile) : null;
    const opened = this.store.read('opened'); // at the same time as the child's file
    this.journey = await Journey.open(this.store, profile, this.pack.key);
    const begun = profile && this.journey.begin();
    const found = await opened;
    if (found) await begun; // the same file of the child is read for the other pack
    await this.openAgain(found);
    this.dress();
    window.addEventListener('hashchange', () => this.show());
    this.show();
  }

  /** The one sentence for who does not see the screen. */
  announce(sentence: string): void {
    if (sentence && this.voice.textContent !== sentence) this.voice.textContent = sentence;
  }

  // The way from one page to another: the browser's own, so that its back button works.

  go(route: Route): void {
    const address = addressOf(route);
    if (location.hash === address) this.show();
    else location.hash = address;
  }

  /** Take the place of this page, without a step to come back to. */
  replace(route: Route): void {
    history.replaceState(null, '', addressOf(route));
    this.show();
  }

  show(): void {
    const route = this.allowed(routeOf(location.hash));
    if (route.page === 'level' && !this.level(route.id)) return void this.bring(route.id);
    document.querySelectorAll('dialog').forEach((dialog) => dialog.close());
    this.page?.gone?.();
    this.page = this.build(this, route);
    if (route.page !== 'level') this.door.start(); // a level asks for it once its blocks are there
    this.root.replaceChildren(this.page.element);
    document.title = this.page.name;
    this.root.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
  }

  /** Nobody plays yet: that comes first. A level that is not there: the map. */
  private allowed(route: Route): Route {
    const free = ['profiles', 'animal', 'colour', 'settings'].includes(route.page);
    if (!this.journey.profile && this.pack === this.course && !free) return { page: 'profiles' };
    if (route.page === 'level' && !this.brief(route.id)) return { page: 'map' };
    if (route.page === 'chapter' && !this.pack.chapters[route.place]) return { page: 'map' };
    return route;
  }

  /** A level, when the whole of it is there. */
  level(id: string): Level | undefined {
    const brief = this.brief(id);
    return brief && 'maps' in brief ? (brief as Level) : this.whole.get(id);
  }

  private brief(id: string): Brief | undefined {
    return this.pack.chapters.flatMap((chapter) => chapter.levels).find((level) => level.id === id);
  }

  /** Fetch a level of the course, with those of its chapter, and show it if it is still wanted; else the map. */
  private async bring(id: string): Promise<void> {
    const chapter = this.course.chapters.find(({ levels }) => levels.some((level) => level.id === id));
    const levels = await wholeLevels(chapter?.folder ?? '', this.words.language).catch(() => []);
    for (const level of levels) this.whole.set(level.id, level);
    const now = routeOf(location.hash);
    if (now.page !== 'level' || now.id !== id) return;
    if (this.level(id)) this.show();
    else this.replace({ page: 'map' });
  }

  // Who plays.

  /** A child sits down. */
  async sit(profile: Profile | null): Promise<void> {
    this.journey = await Journey.open(this.store, profile, this.pack.key);
    if (!profile) return;
    this.change({ profile: nameOf(profile) });
    await this.journey.begin();
  }

  /** The map, and at once the level where the child was. */
  goOn(): void {
    const level = resume(this.pack, this.journey.progress);
    const chapter = this.pack.chapters.findIndex((each) => each.levels.some((one) => one.id === level?.id));
    history.pushState(null, '', addressOf({ page: 'map' }));
    if (!level || !this.journey.progress.last) return this.show();
    history.pushState(null, '', addressOf({ page: 'chapter', place: chapter }));
    this.go({ page: 'level', id: level.id });
  }

  /** Blockly's own words in the language of now, loaded when a level first needs them. */
  async blocklyWords(): Promise<void> {
    if (this.blocklySpeaks === this.words.language) return;
    this.blocklySpeaks = this.words.language;
    await speakBlockly(this.words);
  }

  // What a person chose.

  change(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
    void this.store.write('settings', this.settings);
    this.dress();
  }

  /** Another language, at once: the same page, with the program as it is. */
  async speak(language: string): Promise<void> {
    this.change({ language });
    this.take(await spoken(this.settings));
    await this.openAgain(await this.store.read('opened'));
    this.dress();
    this.show();
  }

  private dress(): void {
    const page = document.documentElement;
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
  }

  // A teacher's file.

  /** Open a file in place of the course; what is not right with it is told. */
  async openFile(file: OpenedFile): Promise<Problem[]> {
    const answer = await this.door.open(this.words.language, file.name, file.content);
    if (!answer.ok) return [{ file: file.name, line: null, column: null, field: '', say: answer.say || this.words.say('web.page.not_now') }];
    if (!answer.pack) return answer.problems;
    this.pack = answer.pack;
    this.opened = file;
    await this.store.write('opened', { file, pack: this.pack, language: this.words.language } satisfies KeptFile);
    this.journey = await Journey.open(this.store, this.journey.profile, this.pack.key);
    return [];
  }

  /** Back to the course. */
  async closeFile(): Promise<void> {
    this.opened = null;
    await this.store.forget('opened');
    this.pack = this.course;
    this.journey = await Journey.open(this.store, this.journey.profile, this.pack.key);
    this.go({ page: this.journey.profile ? 'map' : 'profiles' });
  }

  /** The file that was open before the page was loaded again, or in another language. */
  private async openAgain(found: unknown): Promise<void> {
    const kept = found as KeptFile | undefined;
    if (!kept) return;
    this.opened = kept.file;
    if (kept.language !== this.words.language) {
      await this.openFile(kept.file);
      return;
    }
    this.pack = kept.pack;
    this.journey = await Journey.open(this.store, this.journey.profile, this.pack.key);
    void this.door.open(this.words.language, kept.file.name, kept.file.content);
  }

  /** Whether a teacher's file is played instead of the course. */
  get hasFile(): boolean { return this.opened !== null; }
}

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
  if (page === 'profiles' || page === 'animal' || page === 'settings') return { page };
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
