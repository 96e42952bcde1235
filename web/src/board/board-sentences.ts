/** The board's own sentences: children, durations and states in words. */

import { capital } from '../ui/dom';
import type { MendedFile, Row } from '../generated/room';
import { profileOf, spoken } from '../progress/profile-store';
import type { Slots, Words } from '../text/sentences';

const MINUTE = 60, HOUR = 3600; // seconds
const STEP = 10; // seconds: a number that changes all the time is not read

export type Status = Row['status'];

/** The sign of each state: what is said in words is seen from far too. */
export const SIGNS: Record<Status, string> = {
  tidied: 'box', stuck: 'repeat', searching: 'question', hint: 'bulb', ran: 'play', building: 'blocks', won: 'star', away: 'travel',
};

export class Said {
  constructor(readonly words: Words) {}

  /** A sentence of the board. */
  say(key: string, slots: Slots = {}): string { return this.words.say(`room.board.${key}`, slots); }

  /** « Hibou vert ». */
  who(profile: string): string {
    const found = profileOf(profile);
    return found ? capital(spoken(found, this.words)) : profile;
  }

  /** How long, « depuis 6 min » or « il y a 20 s ». */
  lapse(seconds: number, how: 'since' | 'ago'): string {
    if (seconds < STEP) return this.say(`time.now_${how}`);
    if (seconds < MINUTE) return this.say(`time.${how}_s`, { n: seconds - (seconds % STEP) });
    if (seconds < HOUR) return this.say(`time.${how}_min`, { n: Math.floor(seconds / MINUTE) });
    return this.say(`time.${how}_h`, { n: Math.floor(seconds / HOUR) });
  }

  /** How a child is, after so many seconds more than the row says. */
  status(row: Row, more: number): string {
    const seconds = Math.floor(row.seconds + more);
    const slots = { n: row.same, say: row.say, since: this.lapse(seconds, 'since'), ago: this.lapse(seconds, 'ago') };
    return this.say(row.status === 'stuck' && row.say ? 'status.stuck_with' : `status.${row.status}`, slots);
  }

  /** « 17:42 », of the clock of this computer. */
  hour(seconds: number): string {
    return new Date(seconds * 1000).toLocaleTimeString(this.words.language, { hour: '2-digit', minute: '2-digit' });
  }

  /** « jeu. 3 décembre », of « 2026-12-03 ». */
  day(day: string): string {
    return new Date(`${day}T12:00`).toLocaleDateString(this.words.language, { weekday: 'short', day: 'numeric', month: 'long' });
  }

  /** That the file of the room was damaged, and what became of it. */
  mended({ aside, copied }: MendedFile): string {
    const when = new Date(copied * 1000).toLocaleString(this.words.language, { dateStyle: 'long', timeStyle: 'short' });
    const kept = aside ? ` ${this.say('aside', { file: aside })}` : '';
    return this.say(copied ? 'mended' : 'mended_none', { when }) + kept;
  }

  /** « 4:05 ». */
  clock(seconds: number): string {
    const left = Math.max(0, Math.ceil(seconds));
    return `${Math.floor(left / MINUTE)}:${String(left % MINUTE).padStart(2, '0')}`;
  }
}
