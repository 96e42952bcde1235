/** What the adult wants done once: children put away or forgotten, a level or an idea for one of them. */

import type { App, Page } from '../app/app';
import { pause } from '../ui/dom';
import type { Erased, Orders, Sent } from '../generated/room';
import { erase, nameOf, profileOf, profiles, setAway, type Profile } from '../progress/profile-store';
import { today } from '../base/today';
import { openSheet } from '../ui/dialog';
import type { RoomStorage } from './room-storage';
import { briefOf, goThere } from './session-plan';
import type { Sitting } from './seated-children';
import type { Telling } from './room-reporter';
import type { Said } from './room-sentences';

export class Errands {
  private offered = 0; // number of what was sent last
  private sent: Sent | null = null; // where the child goes now because of it

  constructor(
    private readonly app: App, private readonly said: Said, private readonly keeping: RoomStorage,
    private readonly telling: Telling, private readonly sitting: Sitting,
  ) {}

  /** The level that the adult sent the child to: open, whatever the plan says. */
  get open(): string { return this.sent?.level ?? ''; }

  /** In the order in which it matters. */
  async follow({ tidy, erase: gone }: Orders): Promise<void> {
    const { keeping } = this;
    const last = Math.max(0, ...gone.map(({ n }) => n));
    const { marks } = keeping.now;
    const named = ({ mark, profile }: Erased): string => (mark ? Object.keys(marks).find((key) => marks[key] === mark) ?? '' : profile);
    const forget = gone.filter(({ n }) => n > keeping.now.erased).flatMap((each) => profileOf(named(each)) ?? []);
    const names = forget.map(nameOf);
    const left = (all: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
    const away = tidy > keeping.now.tidied;
    if (last === keeping.now.erased && tidy === keeping.now.tidied) return;
    await keeping.change((kept) => ({ ...kept, erased: last, tidied: tidy, marks: left(kept.marks) }));
    if (away) await this.tidy();
    for (const profile of forget) await this.forget(profile);
  }

  private async tidy(): Promise<void> {
    const { store } = this.app;
    await this.sitting.leave();
    for (const profile of await profiles(store)) await setAway(store, profile, today());
    await this.sitting.standUp();
  }

  private async forget(profile: Profile): Promise<void> {
    const { app, telling, sitting } = this;
    const [first, beside] = telling.profiles;
    if (first === nameOf(profile)) await sitting.standUp();
    if (beside === nameOf(profile)) sitting.beside(null);
    await erase(app.store, profile);
    sitting.changed();
  }

  /** A level, or an idea, for a child of this machine. */
  async offer({ sent }: Orders): Promise<void> {
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

  private page: Page | null = null;

  /** Another page is shown: of the level that was sent, or it is over. */
  shown(page: Page): void {
    this.page = page;
    if (page.level && page.level.id !== this.sent?.level) this.sent = null;
    if (page.level && this.sent) void this.help(page);
  }

  /** The idea, once the blocks are there. */
  private async help(page: Page): Promise<void> {
    const { sent } = this;
    while (this.page === page && !page.element.querySelector('.blocklySvg')) await pause(100);
    if (this.page !== page || !sent || sent.rung === 0) return;
    this.sent = { ...sent, rung: 0 }; // once
    page.help?.(sent.rung);
  }
}
