/** What is told to the room: once, in order, when it can be; until then it waits here, and outlives the page. */

import type { Event } from '../generated/room';
import { isTable } from '../base/json';
import { post } from './room-requests';
import type { RoomStorage, RoomRecord, Waiting } from './room-storage';

export const MOST_WAITING = 400; // events
export const MOST_SENT = 50, LARGEST = 48_000; // events, and letters, of one post
const WAITS = [1, 2, 5, 15]; // seconds before it is tried again
const LATE = 2; // seconds: what is told sooner has no age

export type NewEvent = Omit<Event, 'n'>;

/** One more event waits. Of a level's programs only the newest does, and what won. */
export function added(kept: RoomRecord, told: NewEvent, now: number): RoomRecord {
  const event: Event = { n: kept.n + 1, ...told };
  const about = ({ event: { pack, level, profiles } }: Waiting): boolean => pack === told.pack && level === told.level && String(profiles) === String(told.profiles);
  const newer = programIn(event);
  const before = kept.waiting
    .filter((each) => !(newer && each.event.kind === 'build' && about(each)))
    .map((each) => (newer && each.event.kind !== 'win' && about(each) ? { ...each, event: without(each.event) } : each));
  return { ...kept, n: event.n, waiting: fewer([...before, { event, at: now }]) };
}

function programIn(event: Event): boolean { return isTable(event.part) && isTable(event.part['programs']) && event.level in event.part['programs']; }

function without(event: Event): Event {
  return programIn(event) ? { ...event, part: { ...event.part, programs: {}, saved: {} } } : event;
}

/** The oldest go when there are too many; what was won last of all. */
function fewer(waiting: Waiting[]): Waiting[] {
  const more = waiting.length - MOST_WAITING;
  if (more <= 0) return waiting;
  const gone = new Set([...waiting].sort((one, other) => Number(one.event.kind === 'win') - Number(other.event.kind === 'win')).slice(0, more));
  return waiting.filter((each) => !gone.has(each));
}

/** The room has heard everything up to a number. */
export function heard(kept: RoomRecord, last: number): RoomRecord {
  return { ...kept, n: Math.max(kept.n, last), waiting: kept.waiting.filter(({ event }) => event.n > last) };
}

/** As many of the oldest as one post may hold, each with its age. */
export function batch(waiting: Waiting[], now: number, most = MOST_SENT): Event[] {
  const found: Event[] = [];
  let letters = 0;
  for (const { event, at } of waiting.slice(0, most)) {
    const ago = Math.max(0, (now - at) / 1000);
    letters += JSON.stringify(event).length;
    if (found.length > 0 && letters > LARGEST) break;
    found.push(ago > LATE ? { ...event, ago: Math.min(ago, 7 * 24 * 3600) } : event);
  }
  return found;
}

export class Outbox {
  /** Called when the room answers, or does not. */
  far: (far: boolean) => void = () => undefined;
  /** Called with the animals that sit elsewhere now. */
  gone: (profiles: string[]) => void = () => undefined;
  /** Closed while the child that it tells of has not joined: nobody would hear it. */
  open = true;
  /** Called when the room does not know this machine: somebody has to sit down again. */
  stranger: () => void = () => undefined;
  private sending: Promise<void> | null = null;
  private most = MOST_SENT;
  private tries = 0;
  private clock = 0;

  constructor(private readonly keeping: RoomStorage) {}

  async add(told: NewEvent): Promise<void> {
    await this.keeping.change((kept) => added(kept, told, Date.now()));
    if (!this.clock) await this.send();
  }

  /** Tell what waits; kept once it is told, or the room does not answer. */
  send(): Promise<void> {
    if (!this.open) return Promise.resolve();
    clearTimeout(this.clock);
    this.clock = 0;
    this.sending ??= this.all().finally(() => { this.sending = null; });
    return this.sending;
  }

  /** The page may be gone in a moment: what waits is sent off, and told again later if nobody heard it. */
  sendOff(): void {
    const { machine, waiting } = this.keeping.now;
    if (waiting.length > 0 && this.open) void post('events', { machine, events: batch(waiting, Date.now()) }, true);
  }

  private async all(): Promise<void> {
    while (this.keeping.now.waiting.length > 0) if (!(await this.some())) return;
  }

  /** Whether more may be sent at once. */
  private async some(): Promise<boolean> {
    const { machine, waiting } = this.keeping.now;
    const events = batch(waiting, Date.now(), this.most);
    const answer = await post<{ last: number; gone: string[] }>('events', { machine, events });
    this.far(!answer.ok && (answer.status === 0 || (answer.status >= 500 && answer.why !== 'disk'))); // one whose disk is full is not far: its orders say so
    const dealt = answer.ok ? answer.value : answer.told; // a room that takes nothing of it says so, and how far it is
    if (answer.ok || (answer.status === 400 && typeof dealt?.last === 'number')) {
      this.tries = 0;
      this.most = MOST_SENT;
      await this.keeping.change((kept) => heard(kept, Math.max(dealt!.last!, events.at(-1)!.n)));
      if (dealt!.gone?.length) this.gone(dealt!.gone);
      return true;
    }
    if (answer.status === 403) this.stranger();
    if (answer.status === 400 || answer.status === 413) return this.oneByOne(events);
    this.clock = window.setTimeout(() => void this.send(), WAITS[Math.min(this.tries++, WAITS.length - 1)]! * 1000);
    return false;
  }

  /** The room cannot read something of it: it is found, and given up; the child's file has it all the same. */
  private async oneByOne(events: Event[]): Promise<boolean> {
    if (events.length === 1) await this.keeping.change((kept) => heard(kept, events[0]!.n));
    else this.most = 1;
    return true;
  }
}
