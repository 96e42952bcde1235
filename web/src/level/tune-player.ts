/** A level's tune is listened to: its buttons, its sound, and what is lit of its roll meanwhile. */

import type { App } from '../app/app';
import type { AboutPlay, Level, Run, Tune, TuneTold, Shape, Sweep } from '../core/types';
import type { Film } from '../film/film';
import { begin, samples, wav, type Heard as Sounding } from '../sound/synth';
import { workshopWords, type Words } from '../text/sentences';
import { attribute, button, setIcon } from '../ui/dom';
import { download } from '../ui/file-picker';

/** What is listened to, and where it is seen. */
export interface Heard {
  readonly app: App; readonly level: Level; readonly film: Film; readonly here: boolean;
  readonly running: { readonly about: AboutPlay }; readonly sight: { showWorld(): void };
  readonly bars: { readonly tabs: { readonly element: HTMLElement } }; readonly layout: { arrange(again: boolean): void };
}

const WAYS = ['mine', 'model', 'both'] as const;
type Known = typeof WAYS[number];
type Way = string; // or the letter of an answer
const isKnown = (way: Way): way is Known => WAYS.some((known) => known === way);
/** What may be heard on a level at all: `ways` of the core, in `play/tune/tune_listening.py`. */
function waysOf({ maps, predict }: Level): readonly Way[] {
  if (predict?.ask === 'tune') return predict.choices.map(({ letter }) => letter);
  return !predict && maps.some(({ goals }) => goals.some(({ name }) => name === 'tune')) ? WAYS : ['mine'];
}
const SIGNS: Record<Known, string> = { mine: 'person', model: 'flag', both: 'equal' }; // where there is no room for names

/** What is heard now. */
interface Playing { way: Way; tune: Tune; spot: string; sound: Sounding }

export class TunePlayer {
  private readonly buttons: ReadonlyMap<Way, HTMLButtonElement>;
  private readonly keepers: readonly HTMLButtonElement[];
  private playing: Playing | null = null;
  private strokes: { run: Run | null; tune: Promise<Tune | null> } | null = null; // what each step of a run has written
  private signs = false; // there is no room for names
  private asked = 0; // an answer to an older press is dropped

  static async open(page: Heard): Promise<TunePlayer> {
    const { words } = page.app;
    return new TunePlayer(page, words.with(await workshopWords(words.language)));
  }

  private constructor(private readonly page: Heard, words: Words) {
    const made = waysOf(page.level).map((way) => {
      const one = button({ icon: 'speaker', label: isKnown(way) ? words.say(`tune.${way}`) : way, class: 'listens', action: () => void this.press(way) });
      attribute(one, 'aria-label', isKnown(way) ? words.say(`tune.hear_${way}`) : words.say('tune.hear_answer', { letter: way }));
      return [way, one] as const;
    });
    this.buttons = new Map(made);
    this.keepers = [
      button({ icon: 'save', name: words.say('tune.keep'), class: 'keeps-sound', action: () => void this.keep() }),
      button({ icon: 'list', name: words.say('tune.keep_score'), class: 'keeps-score', action: () => void this.keepScore() }),
    ];
    const strip = page.bars.tabs.element;
    strip.hidden = false;
    attribute(strip, 'role', 'toolbar');
    attribute(strip, 'aria-label', words.say('tune.listen'));
    strip.style.whiteSpace = 'nowrap';
    for (const one of this.keepers) one.hidden = !this.buttons.has('mine'); // what is composed is kept
    strip.replaceChildren(...made.map(([, one]) => one), ...this.keepers);
    new ResizeObserver(() => this.fit(strip)).observe(strip);
    this.refresh();
    page.layout.arrange(true);
  }

  /** As in the window: the names with their sign, the names alone, or a sign for each. */
  private fit(strip: HTMLElement): void {
    for (const [name, sign] of [[true, true], [true, false], [false, true]] as const) {
      for (const [way, one] of this.buttons) { // a letter is short enough
        one.querySelector<HTMLElement>('.label')!.hidden = !name && isKnown(way);
        one.querySelector<HTMLElement>('.icon')!.hidden = !sign;
      }
      this.signs = !name;
      if (strip.scrollWidth <= strip.clientWidth && [...this.buttons.values()].every((one) => one.scrollWidth <= one.clientWidth)) break;
    }
    this.refresh();
  }

  /** What can be heard now, and what is. */
  refresh(): void {
    const { film } = this.page, run = film.runs.length > 0;
    const there = { mine: run && film.player.index > 0, model: true, both: run && film.ended && film.verdict?.won === false };
    for (const [way, one] of this.buttons) {
      const heard = this.playing?.way === way;
      one.disabled = isKnown(way) && !there[way] && !heard;
      attribute(one, 'aria-pressed', String(heard));
      setIcon(one.querySelector('.icon')!, heard ? 'stop' : this.signs && isKnown(way) ? SIGNS[way] : 'speaker');
    }
    for (const one of this.keepers) one.disabled = !there.mine;
  }

  /** The film has made a step: the note that it has written is heard. */
  async step(): Promise<void> {
    const { film } = this.page, { index } = film.player;
    if (this.strokes?.run !== film.run) this.strokes = { run: film.run, tune: this.ask('steps', film.player.length) };
    const tune = await this.strokes!.tune, notes = tune?.notes.filter(({ step }) => step === index) ?? [];
    if (tune && notes.length > 0 && film.player.index === index && !this.playing) await begin(this.page.app.sounds, { ...tune, notes, last: notes[0]!.last });
  }

  /** Silent, and nothing is lit. */
  stop(): void {
    this.asked++;
    if (!this.playing) return;
    this.playing.sound.stop();
    this.playing = null;
    this.page.film.over = [];
    this.page.sight.showWorld();
    this.refresh();
  }

  private async press(way: Way): Promise<void> {
    const again = this.playing?.way === way, { film } = this.page;
    this.stop();
    if (again) return;
    film.head.pause();
    const { asked } = this, { spot } = film, tune = await this.ask(way);
    if (!tune?.last || asked !== this.asked) return;
    const sound = await begin(this.page.app.sounds, tune);
    if (asked !== this.asked) return sound.stop();
    this.playing = { way, tune, spot, sound };
    this.refresh();
    this.follow();
  }

  /** With each picture of the browser: the line goes on, until it is over or the film goes elsewhere. */
  private follow(): void {
    const { playing, page, page: { film, app: { sounds } } } = this;
    if (!playing) return;
    const sample = playing.sound.now() * playing.tune.rate;
    if (!page.here || sample >= playing.tune.last || film.spot !== playing.spot) return this.stop();
    const { loudness } = playing.sound;
    if (loudness) loudness.gain.value = sounds.on ? sounds.volume : 0;
    film.over = shapes(playing.tune, sample);
    page.sight.showWorld();
    requestAnimationFrame(() => this.follow());
  }

  /** What is written of the tune, as a file. */
  private async keep(): Promise<void> {
    const tune = (await this.answered('mine'))?.tune;
    if (tune) download(`${this.name}.wav`, new Blob([wav(samples(tune), tune.rate)]), 'audio/wav');
  }

  /** The same as a score to print. */
  private async keepScore(): Promise<void> {
    const score = (await this.answered('mine', { score: true }))?.score;
    if (score) download(`${this.name}.svg`, score, 'image/svg+xml');
  }

  private get name(): string { return this.page.level.id.split('/').pop() ?? ''; }

  private async ask(way: Way, index?: number): Promise<Tune | null> { return (await this.answered(way, {}, index))?.tune ?? null; }

  private async answered(way: Way, more: { score?: boolean } = {}, index = this.page.film.player.index): Promise<TuneTold | null> {
    const { app, level, film, running: { about } } = this.page;
    const start = { pack: app.pack.key, level: level.id, language: app.words.language, map: film.map };
    const answer = await app.door.ask('tune', film.runs.length > 0 ? { ...about, ...more, run: film.map, index, way } : { ...start, ...more, way });
    return answer.ok ? answer : null;
  }
}

/** What is drawn over the picture when a sample is heard: the notes of now, and the line. */
export function shapes(tune: Tune, sample: number): Shape[] {
  const now = ({ first, last }: { first: number; last: number }): boolean => first <= sample && sample < last;
  return [...tune.notes.filter(now).flatMap((note) => note.shapes), ...tune.sweeps.filter(now).map((sweep) => line(tune, sweep, sample))];
}

function line({ ink, wide }: Tune, { first, last, start, end, top, bottom }: Sweep, sample: number): Shape {
  const x = start + (end - start) * (sample - first) / (last - first);
  return { shape: 'line', points: [[x, top], [x, bottom]], colour: ink, width: wide, dashed: false, grows: false };
}
