/** Who sits at this machine: one child, or two; it joins the room, and plays on where the room does not answer. */

import type { App } from '../app/app';
import { pause } from '../ui/dom';
import { Journey, nameOf, profileOf, type Profile } from '../progress/profile-store';
import type { RoomStorage } from './room-storage';
import type { Outbox } from './outbox';
import type { Seats, Goes, ChildPicker } from './child-picker';
import type { Telling } from './room-reporter';

export const PATIENCE = 2500; // milliseconds that a child waits for the room before it plays
const AGAIN = 5000; // milliseconds before a child that plays alone asks again

export class Sitting {
  /** Called when a child has sat down, or somebody beside it. */
  changed: () => void = () => undefined;
  joined = false; // the child that sits here
  private asking = false; // a child is asked who it is

  constructor(
    private readonly app: App, private readonly keeping: RoomStorage, private readonly outbox: Outbox,
    private readonly telling: Telling, private readonly seats: Seats, private readonly who: ChildPicker,
  ) {}

  /** A child chose its animal; false: it is somebody else, or does not know yet. */
  async seat(profile: Profile): Promise<boolean> {
    if (this.telling.profiles[0] === nameOf(profile) && this.joined) return true;
    await this.leave();
    if (await this.join(profile)) return true;
    await this.standUp();
    return false;
  }

  /** The child of now joins, while it plays already. */
  async sit(): Promise<void> {
    const { profile } = this.app.journey;
    if (!profile) return;
    if (await this.join(profile)) this.changed();
    else await this.standUp();
  }

  /** What waits is told, and nobody sits here; a room that is far is not waited for. */
  async leave(): Promise<void> { await Promise.race([this.telling.leave(), pause(PATIENCE)]); }

  /** This machine has nobody any more. */
  async standUp(): Promise<void> {
    this.telling.profiles = [];
    await this.keeping.change((kept) => ({ ...kept, together: [] }));
    this.app.change({ profile: '' });
    await this.app.sit(null);
    this.app.go({ page: 'profiles' });
  }

  /** Some animals sit at another machine now. */
  async gone(names: string[]): Promise<void> {
    const { telling } = this;
    const profile = profileOf(telling.profiles.find((each) => names.includes(each)) ?? '');
    if (!profile || this.asking) return;
    if ((await this.asked(() => this.who.held(profile, 'gone'))) === 'here') return;
    if (telling.profiles[0] === nameOf(profile)) await this.standUp();
    else this.beside(null);
  }

  /** Somebody sits down beside the child of now; null: goes. */
  beside(profile: Profile | null): void {
    const together = this.telling.profiles = [...this.telling.profiles.slice(0, 1), ...(profile ? [nameOf(profile)] : [])];
    void this.keeping.change((kept) => ({ ...kept, together }));
    this.telling.again();
    this.changed();
  }

  async second(profile: Profile): Promise<void> {
    if ((await this.who.join(profile, PATIENCE)) === 'other') return;
    await (await Journey.open(this.app.store, profile, this.app.course.key)).begin();
    this.beside(profile);
  }

  /** All of the child's file. */
  async whole(): Promise<void> {
    const { profile } = this.app.journey;
    if (profile && this.joined) await this.seats.whole(profile);
  }

  /** Join; a room that does not answer is asked again, while the child plays. */
  private async join(profile: Profile): Promise<boolean> {
    if (this.asking) return true;
    this.outbox.open = false;
    const goes = await this.asked(() => this.who.join(profile, PATIENCE));
    this.joined = goes === 'here';
    this.outbox.open = goes !== 'alone';
    if (goes === 'other') return false;
    await this.sitsWith(profile, goes);
    this.telling.again();
    if (goes === 'alone') window.setTimeout(() => { if (!this.joined && this.telling.profiles[0] === nameOf(profile)) void this.sit(); }, AGAIN);
    void this.outbox.send();
    return true;
  }

  private async asked(ask: () => Promise<Goes>): Promise<Goes> {
    this.asking = true;
    return ask().finally(() => { this.asking = false; });
  }

  /** Who shared this machine with the child does again. */
  private async sitsWith(profile: Profile, goes: Goes): Promise<void> {
    const [first, second = ''] = this.keeping.now.together;
    const other = first === nameOf(profile) ? profileOf(second) : null;
    const seat = other && goes === 'here' ? await this.seats.join(other, { pictures: [] }) : 'far';
    const sits = other && (seat === 'seated' || goes === 'alone');
    this.telling.profiles = [nameOf(profile), ...(sits ? [second] : [])];
  }
}
