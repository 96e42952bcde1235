/** One child's file, and the child's way through one pack: the JSON of `codeweek/app/journey.py`. */

import { isTable, same } from '../base/json';
import { today } from '../base/today';
import type { Script } from '../core/types';
import { ANIMALS, AWAY, COLOURS, type DOORS, FILE_FIELDS, FILE_VERSION, FOLDER, SEEN, SETTINGS, THINGS, TRAVELS, VISITOR } from '../generated/constants';
import type { Store } from '../storage/browser-store';
import type { Words } from '../text/sentences';
import { merged, rebased } from './merge-progress';
import { begun, hinted, kept, needed, progressOf, putAside, saved, showed, won, type Progress } from './progress';

/** By kind, the thing that is worn. */
type Worn = Record<string, string>;

/** What is worn, from what was saved; what is unknown is left out. */
function wornOf(saved: unknown): Worn {
  const table = isTable(saved) ? saved : {};
  return Object.fromEntries(Object.entries(THINGS).flatMap(([kind, names]) => {
    const thing = table[kind];
    return typeof thing === 'string' && (names as readonly string[]).includes(thing) ? [[kind, thing]] : [];
  }));
}

/** What a newer version lets be worn, as it is. */
function wornLater(saved: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(isTable(saved) ? saved : {}).filter(([kind]) => !Object.hasOwn(THINGS, kind)));
}

/** A way into the course, as `codeweek/progress/doors.py` has it. */
export type Door = (typeof DOORS)[number];

/** Who plays: an animal and a colour, nothing else. */
export interface Profile { animal: string; colour: string }

/** A child's file, as it is kept and as it travels. */
export type Saved = Record<string, unknown>;

export function profileOf(name: string): Profile | null {
  const [animal = '', colour = '', ...more] = name.split('-');
  return ANIMALS.includes(animal) && COLOURS.includes(colour) && more.length === 0 ? { animal, colour } : null;
}

export function nameOf(profile: Profile): string { return `${profile.animal}-${profile.colour}`; }

/** « Renard bleu »: the colour agrees with the animal. */
export function spoken(profile: Profile, words: Words): string {
  const gender = words.say(`ui.animals.${profile.animal}.gender`);
  const colour = words.say(`ui.colours.${profile.colour}.${gender}`);
  return words.say('ui.profiles.who', { animal: words.say(`ui.animals.${profile.animal}.name`), colour });
}

/** All the children of this browser, those too who were put away, each with its file. */
export async function everybody(store: Store): Promise<[Profile, Saved][]> {
  const found: [Profile, Saved][] = [];
  for (const name of await store.names(FOLDER)) {
    const profile = profileOf(name.slice(FOLDER.length + 1));
    const saved = await store.read(name);
    if (profile) found.push([profile, isTable(saved) ? saved : {}]);
  }
  return found;
}

/** The children who play in this browser, the last one to play first. */
export async function profiles(store: Store): Promise<Profile[]> {
  const turn = (saved: Saved): number => (typeof saved['turn'] === 'number' ? saved['turn'] : 0);
  const playing = (await everybody(store)).filter(([, saved]) => awaySince(saved) === null);
  return playing.sort(([, one], [, other]) => turn(other) - turn(one)).map(([profile]) => profile);
}

/** The day when a child was put away, as it is written; null when it plays. */
export function awaySince(saved: Saved): string | null { return typeof saved[AWAY] === 'string' ? saved[AWAY] : null; }

/** Put a child away from a day on, or (null) bring it back; `seen`: the last day on which it was looked whether its days are over. */
export function setAway(store: Store, profile: Profile, day: string | null, seen = day): Promise<boolean> {
  const changed = (there: unknown): Saved => ({ version: FILE_VERSION, ...(isTable(there) ? there : {}), [AWAY]: day, [SEEN]: seen });
  const name = placeOf(profile);
  return store.read(name).then((there) => store.write(name, changed(there), (_mine, kept) => changed(kept)));
}

/** Erase a child with all that was kept of it; false when the browser refuses. */
export function erase(store: Store, profile: Profile): Promise<boolean> { return store.forget(placeOf(profile)); }

export class Journey {
  progress: Progress;
  readonly lines = new InTurn(); // what heroes have said of their own
  /** Where the pilot was last seen: on the map (''), in each chapter. */
  readonly stood = new Map<string, number>();
  /** The level that was entered to invent: the way on from it leads back. */
  inventing = '';
  private base: Progress; // what the file says of this course, as far as this tab knows
  private written = 0; // times
  private refused = false; // the last time

  private constructor(
    private readonly store: Store, readonly profile: Profile | null, readonly key: string, private file: Saved,
  ) {
    this.progress = this.base = progressOf(coursesOf(file)[key]);
  }

  /** What this browser keeps of a child (null: a visitor) in a pack. */
  static async open(store: Store, profile: Profile | null, key: string): Promise<Journey> {
    const saved = await store.read(placeOf(profile));
    return new Journey(store, profile, key, { version: FILE_VERSION, ...(isTable(saved) ? saved : {}) });
  }

  /** The same child for a level that is not on its way; `store` is one that keeps nothing. */
  async aside(key: string, store: Store): Promise<Journey> {
    const { courses: _courses, ...file } = this.file;
    await store.write(placeOf(this.profile), file);
    return Journey.open(store, this.profile, key);
  }

  /** What the file says now: another tab may have written in it. Not while this one writes. */
  async readAgain(): Promise<void> {
    const { written } = this;
    const saved = await this.store.read(placeOf(this.profile));
    if (!isTable(saved) || written !== this.written || this.refused) return;
    this.file = { version: FILE_VERSION, ...saved };
    this.progress = this.base = progressOf(coursesOf(this.file)[this.key]);
  }

  /** Change the progress, and keep it at once. */
  keep(change: Partial<Progress>): void {
    this.progress = { ...this.progress, ...change };
    this.file['courses'] = { ...coursesOf(this.file), [this.key]: this.progress };
    void this.write();
  }

  /** Stars and perhaps a medal earned: neither ever goes; whether that is more than was there. */
  won(level: string, stars: number, medal = false): boolean {
    const { progress } = this;
    this.keep(won(progress, level, stars, medal, today()));
    return stars > (progress.stars[level] ?? 0) || (medal && !progress.medals.includes(level));
  }

  /** An earlier program of a level takes the place of the one of now, which stays in the history. */
  putAside(level: string): void { if (level in this.progress.programs) this.keep(putAside(this.progress, level)); }

  /** One more program in the gallery of a level. */
  hang(level: string, program: Script): void { this.keep(kept(this.progress, level, program)); }

  /** The solution of a level, or half of it, was shown. */
  showed(level: string): void { this.keep(showed(this.progress, level)); }

  /** What would mend its program was told: it comes back later. */
  needed(level: string): void { this.keep({ again: needed(this.progress, level).again }); }

  /** A level is at its start again. */
  begun(level: string): void { if (this.progress.helped.includes(level)) this.keep(begun(this.progress, level)); }

  /** One more try that did not win. */
  tried(level: string): void {
    this.keep({ tries: { ...this.progress.tries, [level]: (this.progress.tries[level] ?? 0) + 1 } });
  }

  /** So many rungs of the hint ladder opened; opened ones stay open. */
  hinted(level: string, rungs: number): void { this.keep(hinted(this.progress, level, rungs)); }

  /**
   * The program of a level as it is now on the screen, where `seen` was before;
   * another one, which another tab had left there, goes into the history. */
  put(level: string, program: Script, seen: Script | undefined): void {
    const script = this.progress.programs[level];
    const known = !script || same(script, seen) || same(script, program);
    this.keep(saved(known ? this.progress : putAside(this.progress, level), level, program));
  }

  /** The child sits down: from now on the last one to have played. */
  async begin(): Promise<void> {
    const turns: number[] = [0];
    for (const name of await this.store.names(FOLDER)) {
      const saved = await this.store.read(name);
      if (isTable(saved) && typeof saved['turn'] === 'number') turns.push(saved['turn']);
    }
    this.file['turn'] = Math.max(...turns) + 1;
    this.file[AWAY] = null;
    await this.write();
  }

  /** The key of the pack where the child was; '' when it never chose one. */
  get chosen(): string {
    const key = this.file['pack'];
    return typeof key === 'string' ? key : '';
  }

  /** This pack is where the child goes on next time. */
  choose(): void { this.set('pack', this.key); }

  /** Whether this child wants the Python beside the blocks; null when never said. */
  get showsPython(): boolean | null { return this.wants('python'); }
  showPython(wanted: boolean): void { this.set('python', wanted); }

  /** Whether all is read to this child by itself; null when never said. */
  get readsAloud(): boolean | null { return this.wants('aloud'); }
  readAloud(wanted: boolean | null): void { this.set('aloud', wanted); }

  /** Whether this child wants all of it in the sober look. */
  get sober(): boolean { return this.wants('sober') === true; }
  beSober(wanted: boolean): void { this.set('sober', wanted); }

  /** The colours this child has chosen; '' for those of the machine. */
  get theme(): string { return SETTINGS.theme.find((each) => each === this.file['theme']) ?? ''; }
  chooseTheme(theme: string): void { this.set('theme', theme); }

  private wants(name: string): boolean | null {
    const wanted = this.file[name];
    return typeof wanted === 'boolean' ? wanted : null;
  }

  private set(name: string, value: unknown): void {
    this.file[name] = value;
    void this.write();
  }

  /** Go on where a door leads, in its look, read to as it says; all that was won stays. `leads`: its place is in this course, and played today. */
  enterBy({ level, sober, aloud, python, theme }: Door, leads: boolean): void {
    Object.assign(this.file, { sober, aloud, python: python || null, theme });
    this.keep(leads ? { last: level } : {});
  }

  /** What this child has chosen to wear: at most one thing of each kind. */
  get worn(): Worn { return wornOf(this.file['worn']); }

  /** Put something on, or take it off when it is on. */
  wear(kind: string, thing: string): void {
    const { [kind]: now, ...others } = this.worn;
    this.set('worn', { ...wornLater(this.file['worn']), ...others, ...(now === thing ? {} : { [kind]: thing }) });
  }

  /** The child's file, for another browser or the desktop. */
  exported(settings: object): Saved {
    return { ...this.file, version: TRAVELS, ...(this.profile ? { profile: nameOf(this.profile) } : {}), settings };
  }

  private async write(): Promise<boolean> {
    this.written++;
    const mine = this.progress, { base } = this;
    const done = await this.store.write(placeOf(this.profile), structuredClone(this.file),
      (file, kept) => this.beside(file as Saved, mine, kept), () => this.write());
    this.refused = !done;
    if (done) this.progress = this.progress === mine ? this.base : rebased(this.progress, mine, this.base);
    else this.base = base;
    return done;
  }

  /** A file of this tab, put with what another tab kept meanwhile; only this course is played here. */
  private beside(file: Saved, mine: Progress, kept: unknown): Saved {
    const theirs = coursesOf(kept);
    this.base = this.key in theirs ? rebased(mine, this.base, progressOf(theirs[this.key])) : mine;
    return { ...(isTable(kept) ? kept : {}), ...file, courses: { ...coursesOf(file), ...theirs, [this.key]: this.base } };
  }
}

/** A child's file in a text, and who it is about if that is known; null when it is no such file. */
export function childOf(text: string, fileName: string, now: Profile | null): { saved: Saved; profile: Profile | null } | null {
  let saved: unknown;
  try {
    saved = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
  if (!isTable(saved) || !isTable(saved['courses'])) return null;
  const stem = fileName.replace(/^codeweek-/, '').split(/[. ]/)[0]!;
  const told = typeof saved['profile'] === 'string' ? saved['profile'] : '';
  return { saved, profile: profileOf(told) ?? profileOf(stem) ?? now };
}

/** Put what a child's file or code brings with what is kept here: the best of both in every course; false when the browser refuses. */
export async function importChild(store: Store, brought: Saved, profile: Profile): Promise<boolean> {
  const name = placeOf(profile);
  // Put together again as it is written: another tab may write meanwhile.
  return store.write(name, joined(brought, await store.read(name)), (_mine, here) => joined(brought, here));
}

function joined(brought: Saved, here: unknown): Saved {
  const { python, aloud, sober, theme, pack } = brought;
  const worn = { ...wornLater(isTable(here) ? here['worn'] : null), ...wornOf(isTable(here) ? here['worn'] : null), ...wornOf(brought['worn']) };
  const courses = { ...coursesOf(here) };
  for (const [key, theirs] of Object.entries(coursesOf(brought))) {
    const other = progressOf(theirs), both = merged(progressOf(courses[key]), other);
    courses[key] = { ...both, last: other.last || both.last }; // the child goes on where it comes from
  }
  const newer = Object.entries(brought).filter(([name]) => !(FILE_FIELDS as readonly string[]).includes(name));
  return {
    version: FILE_VERSION, ...Object.fromEntries(newer), ...(isTable(here) ? here : {}), ...(typeof python === 'boolean' ? { python } : {}), ...(typeof aloud === 'boolean' ? { aloud } : {}), ...(typeof sober === 'boolean' ? { sober } : {}), ...(typeof theme === 'string' ? { theme } : {}), ...(pack && typeof pack === 'string' ? { pack } : {}), ...(Object.keys(worn).length > 0 ? { worn } : {}),
    courses,
  };
}

/** The file of a child, or of somebody who did not say who plays. */
function placeOf(profile: Profile | null): string { return profile ? `${FOLDER}/${nameOf(profile)}` : VISITOR; }

function coursesOf(file: unknown): Saved { return isTable(file) && isTable(file['courses']) ? file['courses'] : {}; }

/** Says things one after another, each list in its own turn: as `codeweek/play/life.py`. */
export class InTurn {
  private readonly count = new Map<string, number>();

  /** The next one of a list, by the list's name; empty of an empty one. */
  next(name: string, things: readonly string[]): string {
    const count = this.count.get(name) ?? 0;
    if (things.length > 0) this.count.set(name, count + 1);
    return things[count % things.length] ?? '';
  }
}
