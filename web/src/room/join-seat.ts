/** Who sits at this machine: a child joins with its file, and what the room has of it is joined into the one of here. */

import type { App } from '../app/app';
import type { Orders } from '../generated/room';
import { importChild, Journey, nameOf, type Profile, type Saved } from '../progress/profile-store';
import { isTable } from '../base/json';
import { arrived } from '../progress/chosen-elsewhere';
import { travelling } from '../storage/settings';
import { post } from './room-requests';
import { newName, type Keeping } from './room-storage';

interface Joined { file: Saved | null; last: number; orders: Orders; number?: number }

/** Here now; another machine has it; it is not known whose it is; no place is left; too many tries; the room does not answer. */
export type Seat = 'seated' | 'held' | 'unknown' | 'full' | 'slow' | 'far';

const REFUSED = ['held', 'unknown', 'full', 'slow'] as const;

/** How a child says that it is who it is. */
export interface Proof { take?: boolean; words?: string }

export class Seats {
  /** Called with what the adult wants of this machine. */
  ordered: (orders: Orders) => void = () => undefined;
  asks = 0; // the number under which the adult is asked who the last one is

  constructor(private readonly app: App, private readonly keeping: Keeping) {}

  /** A child would like to sit here. */
  async join(profile: Profile, proof: Proof = {}): Promise<Seat> {
    const name = nameOf(profile), fresh = newName();
    await this.keeping.change((kept) => ({ ...kept, marks: { [name]: fresh, ...kept.marks } }));
    const { machine, erased, marks } = this.keeping.now;
    const file = await this.file(profile);
    const codeweek = document.documentElement.dataset['version'] ?? '';
    const answer = await post<Joined>('join', { machine, profile: name, mark: marks[name], file, erased, codeweek, ...proof });
    this.asks = answer.ok ? 0 : answer.told?.number ?? 0;
    if (!answer.ok) return REFUSED.find((each) => each === answer.why) ?? 'far';
    const { value } = answer;
    await this.keeping.change((kept) => ({ ...kept, n: Math.max(kept.n, value.last) }));
    await this.take(profile, value.file, file === null);
    this.ordered(value.orders);
    return 'seated';
  }

  /** Everything that this machine has of a child, and what the room has more. */
  async whole(profile: Profile): Promise<void> {
    const file = await this.file(profile);
    if (!file) return;
    const answer = await post<{ file: Saved }>('file', { machine: this.keeping.now.machine, profile: nameOf(profile), file });
    if (answer.ok) await this.take(profile, answer.value.file, false);
  }

  /** The child's file, as it travels; null when nothing is kept of it here. */
  private async file(profile: Profile): Promise<Saved | null> {
    const { app } = this;
    const { journey } = app.playing.way; // never that of a level that is only tried
    const mine = journey.profile && nameOf(journey.profile) === nameOf(profile) ? journey : await Journey.open(app.store, profile, app.course.key);
    const file = mine.exported({ ...travelling(app.settings), language: app.words.language });
    return isTable(file['courses']) && Object.keys(file['courses']).length > 0 ? file : null;
  }

  /** `fresh`: the child was never here, and brings what it chose too. */
  private async take(profile: Profile, file: Saved | null, fresh: boolean): Promise<void> {
    if (!file) return;
    const { app } = this;
    await importChild(app.store, file, profile);
    const { journey } = app.playing.way;
    if (journey.profile && nameOf(journey.profile) === nameOf(profile)) await journey.readAgain();
    if (fresh) await app.settle(arrived(file['settings'])).catch(() => undefined);
  }
}
