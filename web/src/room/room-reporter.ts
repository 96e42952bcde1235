/** What this machine tells of its children: what they build now and then, everything else at once. */

import type { App, Done } from '../app/app';
import type { Event } from '../generated/room';
import { importChild, nameOf, profileOf } from '../progress/profile-store';
import { untitled } from '../progress/numbered-programs';
import { same } from '../base/json';
import { galleries, type Progress } from '../progress/progress';
import type { Script } from '../core/types';
import type { Outbox } from './outbox';

const EVERY = 3000; // milliseconds between two programs of one level

/** What a child's file has of one level. */
export function partOf(progress: Progress, level: string): Record<string, unknown> {
  const one = <T>(table: Record<string, T>): Record<string, T> => (level in table ? { [level]: table[level]! } : {});
  const those = (levels: string[]): string[] => levels.filter((each) => each === level);
  const { version, unlocked, stars, tries, hints, programs, saved, alone, shown, helped, medals, days } = progress;
  return {
    version, unlocked, last: level, stars: one(stars), tries: one(tries), hints: one(hints), programs: one(programs), saved: one(saved), days: one(days),
    alone: those(alone), shown: those(shown), helped: those(helped), medals: those(medals),
  };
}

/** A work of a gallery, without its title: it counts as older than the child's own, whose title stays. */
function workOf(progress: Progress, level: string, program: Script): Record<string, unknown> {
  const number = galleries(progress)[level]?.find((each) => same(untitled(each.program), program))?.saved ?? 0;
  return { gallery: { [level]: [program] }, hung: { [level]: [Math.max(0, number - 1)] } };
}

export class Telling {
  /** Who sits here: one child, or two. */
  profiles: string[] = [];
  private place = { pack: '', level: '' };
  private told = ''; // who and where, the last time
  private built = 0; // when a program was told last
  private clock = 0;

  /** `late` is called when something was earned where the child no longer is. */
  constructor(private readonly app: App, private readonly outbox: Outbox, private readonly late: () => void) {}

  /** A page is shown: of a level, which is told once, or (null) another. */
  at(place: { pack: string; level: string } | null): void {
    this.now();
    if (place) this.place = place;
    if (place && this.about !== this.told) this.again();
  }

  /** Who is here, and where. */
  again(): void {
    this.told = this.about;
    void this.tell({ kind: 'open' });
  }

  private get about(): string { return `${this.profiles} ${this.place.pack} ${this.place.level}`; }

  done({ kind, level, ...more }: Done): void {
    const { app } = this;
    if (app.playing.trying) return;
    if (level !== this.place.level || app.pack.key !== this.place.pack) return this.late(); // a star that came after the child had gone on
    if (kind !== 'build') {
      this.forget();
      return void this.tell({ kind, ...more });
    }
    this.clock ||= window.setTimeout(() => this.now(), Math.max(0, this.built + EVERY - Date.now()));
  }

  /** Until the room has heard it, or does not answer. */
  answer(vote: number, choice: number): Promise<void> { return this.tell({ kind: 'answer', vote, choice }); }

  /** Some of those who sit here stand up. */
  async leave(profiles = this.profiles): Promise<void> {
    this.now();
    if (profiles.length > 0) await this.tell({ kind: 'leave', profiles });
    this.profiles = this.profiles.filter((profile) => !profiles.includes(profile));
    if (this.profiles.length > 0) return;
    this.place = { pack: '', level: '' };
    this.told = '';
  }

  /** A program that waits for its turn is told at once. */
  now(): void {
    if (!this.clock) return;
    this.forget();
    this.built = Date.now();
    void this.tell({ kind: 'build' });
  }

  private forget(): void {
    clearTimeout(this.clock);
    this.clock = 0;
  }

  private async tell(what: Pick<Event, 'kind'> & Partial<Event>): Promise<void> {
    const { app: { journey, store }, place, profiles: [first, beside] } = this;
    if (!first) return;
    const mine = journey.profile !== null && nameOf(journey.profile) === first; // another may sit here already
    const about = mine && journey.key === place.pack && place.level !== '' && !['answer', 'hand'].includes(what.kind);
    const work = what.gift ? workOf(journey.progress, place.level, what.gift.program) : {};
    const part = about ? { ...partOf(journey.progress, place.level), ...work } : undefined;
    const other = beside && what.kind !== 'build' ? profileOf(beside) : null;
    if (other && part) void importChild(store, { courses: { [place.pack]: part } }, other); // what two do together is in both files
    await this.outbox.add({ ...place, profiles: [...this.profiles], ...what, ...(part ? { part } : {}) });
  }
}
