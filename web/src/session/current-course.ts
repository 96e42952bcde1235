/** What is played, and by whom: the course or a pack of the shelf; or a level of the workshop that is tried. */

import { NEVER } from '../progress/review-schedule';
import { wholeLevels, type Begun } from './startup';
import { today } from '../base/today';
import { exerciseOf } from '../progress/exercise';
import { Journey, type Profile } from '../progress/profile-store';
import { PackLibrary, type OpenedFile, type Refusal } from '../packs/pack-store';
import { practised } from '../progress/progress';
import { Store } from '../storage/browser-store';
import type { Brief, Level, Mended, Pack, Problem, Script } from '../core/types';
import type { Route } from './route';
import type { Words } from '../text/sentences';

/** What became of a file: whether it plays, whether this browser could keep it, what is wrong in it. */
export interface Opened { plays: boolean; refused: Refusal; problems: Problem[]; mended: Mended | null }

/** Where a level that is tried is kept, and the page that it belongs to. */
export interface Tried { journey: Journey; home: Route }

const WORKSHOP: Route = { page: 'workshop' };

export class Playing {
  course!: Pack;
  pack!: Pack;
  journey!: Journey;
  readonly shelf: PackLibrary;
  private aside: { pack: Pack; journey: Journey } | null = null; // what is played, while a level being written is tried
  /** Whether the game of another child is played. */
  visiting = false;
  /** Where a try leads back to. */
  home: Route = WORKSHOP;
  /** The level that the one that is played was made like; '' for any other. */
  like = '';
  /** That level, once one is back from there. */
  returned = '';
  private readonly whole = new Map<string, Level>(); // levels of the course that came, in the language of now
  private trapped: Level | null = null; // the level that is played, with a trap

  /** `words` gives the sentences of the language of now. */
  constructor(private readonly door: Begun['door'], private readonly store: Begun['store'], private readonly words: () => Words) {
    this.shelf = new PackLibrary(store);
  }

  /** The course, in the language of now. */
  take(course: Pack): void {
    this.pack = this.course = course;
    this.whole.clear();
    this.trapped = null;
  }

  /** Whether a level of the workshop is tried. */
  get trying(): boolean { return this.aside !== null; }

  // Its levels.

  /** A level, when the whole of it is there. */
  level(id: string): Level | undefined {
    if (this.trapped?.id === id) return this.trapped;
    const exercise = exerciseOf(id), brief = this.brief(id);
    const whole = brief && 'maps' in brief ? (brief as Level) : this.whole.get(exercise);
    return exercise === id ? whole : whole?.parts.find((part) => part.id === id);
  }

  /** What the map knows of a level; of a part, its exercise's. */
  brief(id: string): Brief | undefined {
    const exercise = exerciseOf(id);
    return this.pack.chapters.flatMap((chapter) => chapter.levels).find((level) => level.id === exercise);
  }

  /** The same level, with a trap after its maps; until another one is shown. */
  spring(level: Level): void { this.trapped = level; }

  /** The level that is shown now, if one is. */
  shows(id: string | null): void {
    if (id === null || id !== this.trapped?.id) this.trapped = null;
    if (id !== this.returned) this.returned = '';
  }

  /** Fetch a level of the course, with those of its folder. */
  async fetch(id: string): Promise<Level[]> { return wholeLevels(id, this.words().language).catch(() => []); }

  /** Levels that were fetched. */
  keep(levels: Level[]): void { for (const level of levels) this.whole.set(level.id, level); }

  // Who plays.

  /** Read the file of who plays, and of the shelf at the same time; then go where the child was. */
  async begin(profile: Profile | null): Promise<void> {
    const shelf = this.shelf.read();
    this.journey = await Journey.open(this.store, profile, this.pack.key);
    const seated = profile ? this.journey.begin() : null;
    await shelf;
    await this.goWhereChosen(seated);
  }

  /** Somebody else plays. */
  async open(profile: Profile | null): Promise<void> { this.journey = await Journey.open(this.store, profile, this.pack.key); }

  /** To the pack where the child was, if it is still there; else to the course. */
  async goWhereChosen(seated: Promise<void> | null): Promise<void> {
    const { chosen } = this.journey;
    const key = this.shelf.has(chosen) ? chosen : this.course.key;
    if (key === this.pack.key) return; // nothing waits until the child's file is written
    await seated; // for another pack it is read again
    await this.chooseOrCourse(key);
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

  async chooseOrCourse(key: string): Promise<void> { if (!(await this.choose(key))) await this.choose(this.course.key); }

  /** What is wrong in a pack of the shelf, in the language of now. */
  async problemsOf(key: string): Promise<Problem[]> {
    const kept = await this.shelf.file(key);
    if (!kept) return [];
    const answer = await this.door.open({ language: this.words().language, name: kept.file.name, ...kept.file.content });
    return answer.ok ? answer.problems : this.unopened(kept.file, answer.say);
  }

  /** Take a pack away; what the children did in it is kept. */
  async remove(key: string): Promise<void> {
    await this.shelf.remove(key);
    if (this.pack.key === key) await this.choose(this.course.key);
  }

  /** A pack of the shelf: as it was read when it was kept, and told to Python for later; else read again. */
  private async packOf(key: string): Promise<Pack | null> {
    const kept = await this.shelf.file(key);
    if (!kept) return null;
    const { file, pack, language } = kept;
    const opened = this.door.open({ language: this.words().language, name: file.name, ...file.content });
    if (language === this.words().language && this.shelf.isOfNow(kept)) return pack;
    const answer = await opened;
    if (!answer.ok || !answer.pack) return null;
    await this.shelf.keep(file, answer.pack, this.words().language, answer.problems.length);
    return answer.pack;
  }

  // A teacher's file.

  /** Open a file in place of the course, and keep it; what is not right with it is told. */
  async openFile(file: OpenedFile): Promise<Opened> {
    const answer = await this.door.open({ language: this.words().language, name: file.name, ...file.content });
    if (!answer.ok) return { plays: false, refused: '', problems: this.unopened(file, answer.say), mended: null };
    if (!answer.pack) return { plays: false, refused: '', problems: answer.problems, mended: answer.mended };
    this.pack = answer.pack;
    const refused = await this.shelf.keep(file, answer.pack, this.words().language, answer.problems.length);
    this.journey = await Journey.open(this.store, this.journey.profile, this.pack.key);
    this.journey.choose();
    return { plays: true, refused, problems: answer.problems, mended: answer.mended };
  }

  /** Put a file on the shelf, and play on; why it is not there (the key of a sentence), or nothing. */
  async add(file: OpenedFile): Promise<Refusal | 'packs.not_here'> {
    const answer = await this.door.open({ language: this.words().language, name: file.name, ...file.content });
    return answer.ok && answer.pack ? this.shelf.keep(file, answer.pack, this.words().language, answer.problems.length) : 'packs.not_here';
  }

  /** Play a level being written, until another page is shown: in a `way` of its own, or nothing of it is kept. The level, or what is wrong. */
  async tryOut(file: OpenedFile, way: Tried | null, home: Route): Promise<Brief | Problem[]> {
    const answer = await this.door.open({ language: this.words().language, name: file.name, ...file.content });
    const level = answer.ok ? answer.pack?.chapters[0]?.levels[0] : undefined;
    if (!answer.ok || !answer.pack || !level) return answer.ok ? answer.problems : this.unopened(file, answer.say);
    this.aside ??= { pack: this.pack, journey: this.journey };
    this.pack = answer.pack;
    this.journey = way?.journey ?? await Journey.open(new Store(), null, answer.pack.key);
    this.home = way?.home ?? home;
    if (way) this.journey.inventing = level.id;
    return level;
  }

  /** Play another child's program on a level, until another page is shown: the map, where it leads back to. */
  async visit(pack: Pack, level: Level, program: Script): Promise<void> {
    const journey = await Journey.open(new Store(), null, pack.key);
    for (const script of [level.start, program]) journey.put(level.id, script, undefined); // it is not the one that the level gives
    this.aside ??= { pack: this.pack, journey: this.journey };
    const chapters = pack.chapters.filter(({ levels }) => levels.some(({ id }) => id === level.id)).map((chapter) => ({ ...chapter, levels: [level] }));
    this.pack = { ...pack, chapters };
    this.journey = journey;
    Object.assign(this, { home: { page: 'map' }, visiting: true, like: '' });
  }

  /** Play some levels of the course apart, one after another, until another page is shown: in a `way` of their own. */
  apart(ids: readonly string[], { journey, home }: Tried): void {
    const { chapters } = this.course, all = chapters.flatMap(({ levels }) => levels);
    this.aside ??= { pack: this.pack, journey: this.journey };
    const levels = ids.flatMap((id) => all.find((level) => level.id === id) ?? []);
    this.pack = { ...this.course, chapters: [{ ...chapters[0]!, folder: '', comic: false, levels }] };
    Object.assign(this, { journey, home, like: '' });
  }

  /** What was played before the try. */
  tried(): void {
    if (this.aside) Object.assign(this, this.aside);
    this.aside = null;
    this.returned = this.like;
    this.like = '';
    this.visiting = false;
  }

  // « Encore un comme celui-ci ».

  /** What the child plays itself, whatever is tried. */
  get way(): { pack: Pack; journey: Journey } { return this.aside ?? this; }
  titleOf(id: string): string { return this.way.pack.chapters.flatMap(({ levels }) => levels).find((level) => level.id === id)?.title ?? ''; }

  /** Play a level that was made like another one, until another page is shown: nothing of it is kept. */
  async practise(made: Pack, like: string): Promise<Brief | undefined> {
    const journey = await this.way.journey.aside(made.key, new Store());
    this.aside ??= { pack: this.pack, journey: this.journey };
    Object.assign(this, { pack: made, journey, like });
    return made.chapters[0]?.levels[0];
  }

  /** Whether a page is elsewhere than the level that was made like another one. */
  leaves(route: Route): boolean { return this.like !== '' && route.page !== 'settings' && !(route.page === 'level' && this.brief(route.id)); }

  /** It is won for the first time: that counts for the level that it is like. */
  practised(level: string): void {
    const { way: { journey }, like } = this, [, , helped] = this.journey.progress.again[level] ?? NEVER;
    if (!like) return;
    const { again, days } = practised(journey.progress, like, helped > 0, today());
    journey.keep({ again, days });
  }

  private unopened(file: OpenedFile, say: string): Problem[] {
    return [{ file: file.name, line: null, column: null, field: null, severity: 'error', say: say || this.words().say('web.page.not_now') }];
  }
}
