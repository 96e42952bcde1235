/** What is read aloud of a level: by a speaker beside it, or by itself for who would like that. */

import type { SpokenText } from '../voice/voice';
import type { App } from '../app/app';
import { attribute, button, setIcon } from '../ui/dom';
import type { Film } from '../film/film';
import { isQuiet } from './run-messages';
import type { Level } from '../core/types';

const HELD = 500; // milliseconds after which a block that is held says its name
const NEAR = 8; // pixels that a finger may move meanwhile

/** What is read, and when. */
export interface Read {
  readonly app: App; readonly level: Level; readonly film: Film; readonly here: boolean;
  readonly saidNow: SpokenText; readonly story: HTMLElement;
}

export class LevelAloud {
  readonly story: HTMLButtonElement;
  readonly said: HTMLButtonElement;
  readonly sounds: readonly [inBar: HTMLButtonElement, inPlayer: HTMLButtonElement]; // on a telephone the second one
  private last = ''; // what the hero said last
  private arrived = false;
  private holding = 0;

  constructor(private readonly page: Read) {
    const { app: { aloud, words } } = page;
    const speaker = (told: () => SpokenText): HTMLButtonElement => button({
      icon: 'speaker', name: words.say('ui.voice.read_said'), class: 'reads', action: () => aloud.press(told()),
    });
    this.story = speaker(() => this.tale);
    this.said = speaker(() => page.saidNow);
    const sound = (): HTMLButtonElement => button({ icon: 'note', name: words.say('ui.voice.silence'), class: 'sound', action: () => this.toggle() });
    this.sounds = [sound(), sound()];
    aloud.changed = () => { if (page.here) this.refresh(); };
    this.refresh();
  }

  /** Let nothing be heard any more, or all of it again. */
  private toggle(): void {
    const { app } = this.page;
    app.change({ sound: !app.settings.sound });
    app.aloud.stop();
    app.sounds.play('pick');
    this.refresh();
  }

  gone(): void {
    clearTimeout(this.holding);
    this.page.app.aloud.changed = () => undefined;
    this.page.app.aloud.stop();
  }

  /** The child is there, and the first blocks are drawn. */
  arrive(): void {
    const { app: { aloud }, level, saidNow } = this.page;
    this.arrived = true;
    this.last = saidNow.shown;
    if (aloud.reads(level)) aloud.say(this.tale, saidNow);
    else void aloud.bring(); // what it can read tells which speakers there are
  }

  /** What is said now; nothing is read over a run, nor before the card of a win. */
  follow(): void {
    const { app: { aloud }, level, film, saidNow } = this.page;
    if (!this.arrived) return;
    this.refresh();
    const runs = film.head.playing || film.waiting || (film.runs.length > 0 && film.ended && !film.told);
    if (runs) {
      this.last = '';
      if (aloud.reading) aloud.stop();
    } else if (film.ended && film.verdict?.won && !isQuiet(this.page)) return;
    else if (saidNow.shown !== this.last && !document.querySelector('dialog[open]')) {
      this.last = saidNow.shown;
      if (aloud.reads(level)) aloud.say(saidNow);
      else if (aloud.reading) aloud.stop();
    }
  }

  /** A block that is held says its name after a while, to who is read all; moving or leaving it ends that. */
  listen(host: HTMLElement, wordsAt: (target: EventTarget | null) => string, signal: AbortSignal): void {
    const { app: { aloud }, level } = this.page;
    const options = { signal, capture: true, passive: true }; // before Blockly, which keeps them for itself
    let from = [0, 0];
    const leave = (): void => clearTimeout(this.holding);
    host.addEventListener('pointerdown', ({ target, clientX, clientY }) => {
      leave();
      from = [clientX, clientY];
      const shown = aloud.reads(level) ? wordsAt(target) : '';
      if (shown) this.holding = window.setTimeout(() => aloud.say({ shown }), HELD);
    }, options);
    window.addEventListener('pointermove', ({ clientX, clientY }) => { if (Math.hypot(clientX - from[0]!, clientY - from[1]!) > NEAR) leave(); }, options);
    for (const name of ['pointerup', 'pointercancel'] as const) window.addEventListener(name, leave, options);
  }

  private get tale(): SpokenText { return { shown: this.page.level.story, element: this.page.story }; }

  private refresh(): void {
    const { app: { aloud, settings, words }, saidNow } = this.page;
    for (const [speaker, told] of [[this.story, this.tale], [this.said, saidNow]] as const) {
      speaker.hidden = !aloud.can(told);
      attribute(speaker, 'aria-pressed', String(told.shown !== '' && aloud.reading === told.shown));
    }
    const name = words.say(settings.sound ? 'ui.voice.silence' : 'ui.voice.hear');
    for (const sound of this.sounds) {
      setIcon(sound.querySelector('.icon')!, settings.sound ? 'note' : 'note_off');
      for (const which of ['title', 'aria-label']) attribute(sound, which, name);
    }
  }
}
