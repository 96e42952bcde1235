/** What stands beside the roll of a tune: the length and the voice in the hand, the instrument, the tempo; and it is heard. */

import { attribute, button, make, setIcon } from '../ui/dom';
import { TUNE_LENGTHS, TUNE_VOICES } from '../generated/constants';
import type { Sounds } from '../sound/sound-effects';
import { begin, type Heard } from '../sound/synth';
import type { Shape, Tune } from '../core/types';
import type { Words } from '../text/sentences';
import { check, checked, choice, labelled, put } from './fields';
import type { Pen } from './pen';
import type { Act, TuneRoll } from './types';

const SIGNS = ['¼', '½', '1', '1½', '2', '3', '4']; // of the lengths
const LINE = { ink: '#c2142c', wide: 0.07 };

export interface TuneOptions {
  words: Words; pen: Pen; sounds: Sounds;
  act: (act: Act) => void;
  /** The tune as it is written now. */
  tune: () => Promise<Tune | null>;
  /** There is something else to see. */
  seen: () => void;
}

export class TuneTools {
  readonly element: HTMLElement;
  private readonly length: HTMLSelectElement;
  private readonly voice: HTMLSelectElement;
  private readonly instrument: HTMLSelectElement;
  private readonly tempo = make('output');
  private readonly page = make('output');
  private readonly steps: Record<'slower' | 'faster' | 'before' | 'after', HTMLButtonElement>;
  private readonly listen: HTMLButtonElement;
  private readonly perform: HTMLButtonElement;
  private readonly fitted = check((on) => this.options.act({ do: 'tune', fitted: on }));
  private heard: { tune: Tune; sound: Heard } | null = null;
  private asked = 0; // an answer to an older press is dropped

  constructor(private readonly options: TuneOptions) {
    const { words, pen, act } = options;
    const say = (key: string): string => words.say(`workshop.tune.${key}`);
    this.length = choice(TUNE_LENGTHS.map((_length, place) => [String(place), SIGNS[place]!]), (value) => pen.take(Number(value), pen.voice));
    this.voice = choice(Array.from({ length: TUNE_VOICES }, (_none, place) => [String(place), String(place + 1)]), (value) => pen.take(pen.length, Number(value)));
    this.instrument = choice([], (value) => act({ do: 'tune', voice: pen.voice, instrument: value }));
    const step = (name: string, icon: string, action: () => void): HTMLButtonElement => button({ icon, name: say(name), action });
    this.steps = {
      slower: step('slower', 'minus', () => act({ do: 'tune', tempo: pen.roll?.slower })), faster: step('faster', 'plus', () => act({ do: 'tune', tempo: pen.roll?.faster })),
      before: step('before', 'left', () => pen.turn(pen.page - 1)), after: step('after', 'right', () => pen.turn(pen.page + 1)),
    };
    this.listen = button({ icon: 'speaker', label: say('listen'), class: 'listens', action: () => void this.press() });
    this.perform = button({ icon: 'blocks', label: say('perform'), class: 'performs', action: () => act({ do: 'perform' }) });
    attribute(this.perform, 'title', say('perform_how'));
    attribute(this.fitted, 'title', say('fitted_how'));
    this.element = make('div', { class: 'tune-tools', attributes: { role: 'group', 'aria-label': say('name'), hidden: true } },
      make('div', { class: 'short-fields' }, labelled(say('length'), this.length), labelled(say('voice'), this.voice)), labelled(say('instrument'), this.instrument),
      make('div', { class: 'stepper' }, this.steps.slower, this.tempo, this.steps.faster), make('div', { class: 'stepper' }, this.steps.before, this.page, this.steps.after),
      this.listen, checked(say('fitted'), this.fitted), this.perform);
  }

  show(): void {
    const { pen, pen: { roll }, words } = this.options;
    const say = (key: string, slots?: Record<string, number>): string => words.say(`workshop.tune.${key}`, slots);
    this.element.hidden = !roll;
    if (!roll) return this.stop();
    put(this.length, String(pen.length));
    put(this.voice, String(pen.voice));
    this.choices(roll);
    const first = pen.page * roll.beats;
    this.tempo.textContent = say('tempo', { n: roll.tempo });
    this.page.textContent = say('page', { first: first + 1, last: first + roll.beats });
    this.steps.slower.disabled = roll.slower === null;
    this.steps.faster.disabled = roll.faster === null;
    this.steps.before.disabled = pen.page === 0;
    this.steps.after.disabled = pen.page >= roll.pages - 1;
    this.listen.disabled = this.perform.disabled = roll.notes.length === 0;
    this.fitted.checked = roll.fitted;
  }

  /** What is drawn over the page that is seen while the tune is heard. */
  get over(): Shape[] {
    const { heard, options: { pen: { roll, page } } } = this;
    if (!heard || !roll) return [];
    const x = roll.x + (this.beat(roll) - page * roll.beats) * roll.beat, bottom = roll.y + roll.lines.length * roll.row;
    return [{ shape: 'line', points: [[x, roll.y], [x, bottom]], colour: LINE.ink, width: LINE.wide, dashed: false, grows: false }];
  }

  /** Silent. */
  stop(): void {
    this.asked++;
    this.heard?.sound.stop();
    this.heard = null;
    this.sign();
  }

  private choices({ instruments, choices }: TuneRoll): void {
    const { pen } = this.options, name = instruments[pen.voice] ?? '';
    if (this.instrument.options.length === 0) this.instrument.replaceChildren(...Object.entries(choices).map(([value, label]) => new Option(label, value)));
    this.instrument.disabled = name === '';
    put(this.instrument, name || Object.keys(choices)[0]!);
  }

  private beat({ tempo }: TuneRoll): number { return this.heard ? (this.heard.sound.now() * tempo) / 60 : 0; }

  private async press(): Promise<void> {
    const again = this.heard !== null;
    this.stop();
    if (again) return this.options.seen();
    const { asked } = this, tune = await this.options.tune();
    if (!tune?.last || asked !== this.asked) return;
    const sound = await begin(this.options.sounds, tune);
    if (asked !== this.asked) return sound.stop();
    this.heard = { tune, sound };
    this.sign();
    this.follow();
  }

  /** With each picture of the browser the line goes on, and the page with it. */
  private follow(): void {
    const { heard, options: { pen, pen: { roll }, seen } } = this;
    if (!heard) return;
    if (!roll || !this.element.isConnected || heard.sound.now() * heard.tune.rate >= heard.tune.last) this.stop();
    else {
      const page = Math.min(Math.floor(this.beat(roll) / roll.beats), roll.pages - 1);
      if (page !== pen.page) pen.turn(page);
      requestAnimationFrame(() => this.follow());
    }
    seen();
  }

  private sign(): void {
    const { words } = this.options, heard = this.heard !== null;
    setIcon(this.listen.querySelector('.icon')!, heard ? 'stop' : 'speaker');
    this.listen.querySelector('.label')!.textContent = words.say(`workshop.tune.${heard ? 'silence' : 'listen'}`);
    attribute(this.listen, 'aria-pressed', String(heard));
  }
}
