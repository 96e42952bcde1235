/** The level that a child invents: the drawing of now, those before it, and what is known of it. */

import type { App } from '../app/app';
import type { Journey } from '../progress/profile-store';
import type { Proved, Sketched } from '../core/types';
import { Search } from '../workshop/search';
import type { Act } from '../workshop/types';
import { drawn, kitOf, redrawn, type Drawing } from '../progress/invented-levels';

const MOST = 200; // drawings that can be had again

export class Desk {
  shown: Sketched | null = null;
  /** What the last act came to, in a sentence. */
  say = '';
  private past: Drawing[] = [];
  private waiting: { act: Act; apart: boolean }[] = [];
  private work: Promise<void> = Promise.resolve();
  private readonly search: Search<Proved>;

  /** `changed` is called after each change, and when more is known. */
  constructor(private readonly app: App, private readonly journey: Journey, readonly place: string, private readonly changed: () => void) {
    const { door, words: { language } } = app;
    const solve = (text: string, slices: number) => door.ask('invent_prove', { language, drawing: JSON.parse(text) as Drawing, slices });
    this.search = new Search<Proved>({ solve }, this, changed);
  }

  /** What is searched: the picture of it alone, whatever its title. */
  get text(): string { return this.shown ? JSON.stringify(this.shown.drawing) : ''; }
  get canUndo(): boolean { return this.past.length > 0; }
  /** What is known of the drawing of now; null when nobody asked. */
  get proof(): Proved | null { return this.search.of(this.text); }
  get asked(): boolean { return this.search.text === this.text; }
  /** Whether an earlier drawing was asked about. */
  get askedBefore(): boolean { return this.search.text !== ''; }
  /** When everything that was asked is done. */
  settled(): Promise<void> { return this.work; }

  /** What was kept at the place, or a new drawing with the blocks that the child knows; false when Python cannot tell of it now. */
  begin(): Promise<boolean> {
    const { app: { pack, journey }, journey: { progress: { gallery } }, place } = this;
    const there = gallery[place] ? drawn(this.journey.progress, place) : { kit: kitOf(pack, journey.progress) };
    return this.then(async () => this.show(await this.tell(there)));
  }

  /** One act; one that is not `apart` is undone together with those before it. */
  act(act: Act, apart = true): Promise<void> {
    this.waiting.push({ act, apart });
    return this.then(async () => {
      const [first, ...others] = this.waiting;
      if (!first || !this.shown) return;
      const next = others.findIndex((each) => each.apart); // acts that are undone apart never go together, however quickly they come
      const acts = this.waiting.splice(0, next < 0 ? this.waiting.length : next + 1);
      const before = this.shown.drawing;
      const answer = await this.app.door.ask('invent_act', { language: this.app.words.language, drawing: before, acts: acts.map((each) => each.act) });
      if (!answer.ok) return;
      if (JSON.stringify(answer.drawing) !== JSON.stringify(before) && (first.apart || !this.canUndo)) this.past = [...this.past.slice(1 - MOST), before];
      this.show(answer, answer.say);
    });
  }

  undo(): Promise<void> {
    return this.then(async () => {
      const before = this.past.pop();
      if (before) this.show(await this.tell(before));
    });
  }

  /** Look for the shortest programs, now. */
  async prove(): Promise<void> {
    await this.settled();
    this.say = '';
    this.search.follow(0);
    this.changed();
  }

  end(): void { this.search.end(); }

  private async tell(drawing: Drawing): Promise<Sketched | null> {
    const answer = await this.app.door.ask('invent_show', { language: this.app.words.language, drawings: [drawing] });
    return answer.ok ? answer.shown[0] ?? null : null;
  }

  private show(shown: Sketched | null, say = ''): boolean {
    if (!shown) return false;
    const fresh = this.shown !== null && JSON.stringify(shown.drawing) !== this.text;
    const sameMap = this.asked && ['grid', 'kit'].every((part) => String(shown.drawing[part]) === String(this.shown?.drawing[part]));
    this.shown = shown;
    if (fresh && sameMap) this.search.follow(0); // another look or title: what was found still holds
    this.say = say;
    if (fresh) {
      const { gallery, hung } = redrawn(this.journey.progress, this.place, shown.drawing);
      this.journey.keep({ gallery, hung });
    }
    this.changed();
    return true;
  }

  /** After everything that is still to be done. */
  private then<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work);
    this.work = done.then(() => undefined, () => undefined); // one that failed keeps no other from being done
    return done;
  }
}
