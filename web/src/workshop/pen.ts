/** What a hand does to the roll of a tune: notes are put and taken away; `authoring/draft/roll_draft.py` has the same rules. */

import { TUNE_LENGTHS, TUNE_VOICES } from '../generated/constants';
import type { Act, TuneRoll } from './types';

type Place = [x: number, y: number];
type Step = { across: number; down: number };
const ARROWS: Record<string, Step> = {
  ArrowLeft: { across: -1, down: 0 }, ArrowRight: { across: 1, down: 0 }, ArrowUp: { across: 0, down: -1 }, ArrowDown: { across: 0, down: 1 },
};

export interface PenOptions {
  act: (act: Act) => Promise<void>;
  /** A length, a voice, a page or a place was changed. */
  moved: () => void;
  /** A place in words, once all is done there. */
  told: (words: string) => void;
  say: (key: string, slots: Record<string, string | number>) => string;
}

export class Pen {
  /** Null where the map is no tune. */
  roll: TuneRoll | null = null;
  voice = 0;
  length = TUNE_LENGTHS.indexOf(1);
  page = 0;
  private line = 'c';
  private beat = 0;

  constructor(private readonly options: PenOptions) {}

  /** How long a note is that is put. */
  get beats(): number { return TUNE_LENGTHS[this.length]!; }
  /** How far apart the places are where it may begin. */
  private get step(): number { return this.beats === 1.5 ? 0.5 : Math.min(1, this.beats); }

  show(roll: TuneRoll | null): void {
    this.roll = roll;
    if (!roll) return;
    this.page = within(this.page, 0, roll.pages - 1);
    if (!roll.lines.some(({ what }) => what === this.line)) this.line = roll.lines[0]!.what;
    const first = this.page * roll.beats;
    this.beat = within(this.beat, first, first + roll.beats - this.step);
  }

  /** A point of the picture of a page is touched. */
  press([x, y]: Place): void {
    const { roll } = this;
    if (!roll) return;
    const [row, beat] = [Math.floor((y - roll.y) / roll.row), (x - roll.x) / roll.beat];
    const line = roll.lines[row];
    if (!line || beat < 0 || beat >= roll.beats) return;
    this.line = line.what;
    const at = beat + this.page * roll.beats;
    this.beat = Math.floor(at / this.step) * this.step;
    this.touch(at);
  }

  /** A key on the board; whether something was done with it. */
  typed({ key }: KeyboardEvent): boolean {
    if (!this.roll) return false;
    const way = ARROWS[key], more = { '+': 1, '-': -1 }[key];
    if (way) this.walk(way);
    else if (key === 'Enter' || key === ' ') this.touch(this.beat);
    else if ((key === 'Delete' || key === 'Backspace') && this.note) this.touch(this.beat);
    else if (more) this.take(within(this.length + more, 0, TUNE_LENGTHS.length - 1), this.voice);
    else if (/^[1-9]$/.test(key) && Number(key) <= TUNE_VOICES) this.take(this.length, Number(key) - 1);
    else return false;
    return true;
  }

  /** Another length and voice in the hand. */
  take(length: number, voice: number): void {
    this.length = length;
    this.voice = voice;
    this.options.moved();
  }

  turn(page: number): void {
    this.page = page;
    this.show(this.roll);
    this.options.moved();
  }

  /** The place of the keyboard on the page that is seen: its left, its top, its width and its height. */
  get box(): [number, number, number, number] | null {
    const { roll } = this;
    if (!roll) return null;
    const row = roll.lines.findIndex(({ what }) => what === this.line);
    return [roll.x + (this.beat - this.page * roll.beats) * roll.beat, roll.y + row * roll.row, this.step * roll.beat, roll.row];
  }

  private get note(): TuneRoll['notes'][number] | undefined { return this.at(this.beat); }

  private at(beat: number): TuneRoll['notes'][number] | undefined {
    return this.roll?.notes.find(({ voice, what, at, length }) => voice === this.voice && what === this.line && at <= beat && beat < at + length);
  }

  private touch(beat: number): void {
    const rollNote = this.at(beat), place = { do: 'tune', voice: this.voice, note: this.line };
    const act = rollNote ? { ...place, at: rollNote.at } : { ...place, at: Math.floor(beat / this.step) * this.step, length: this.beats };
    void this.options.act(act).then(() => this.tell(), () => undefined);
    this.options.moved();
  }

  private walk({ across, down }: Step): void {
    const roll = this.roll!, row = roll.lines.findIndex(({ what }) => what === this.line);
    this.line = roll.lines[within(row + down, 0, roll.lines.length - 1)]!.what;
    this.beat = within((Math.floor(this.beat / this.step) + across) * this.step, 0, roll.pages * roll.beats - this.step);
    this.page = Math.floor(this.beat / roll.beats);
    this.options.moved();
    this.tell();
  }

  /** « temps 3 : mi, libre ». */
  private tell(): void {
    const { note, options: { say, told } } = this;
    const name = this.roll?.lines.find(({ what }) => what === this.line)?.name ?? '';
    told(say(note ? 'there' : 'free', { at: this.beat + 1, note: name, n: note?.length ?? 0 }));
  }
}

function within(value: number, least: number, most: number): number { return Math.max(least, Math.min(value, most)); }
