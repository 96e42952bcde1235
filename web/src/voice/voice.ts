/** One voice, of clips and of this computer: what it is asked to read next takes the place of what it reads. */

import type { Sounds } from '../sound/sound-effects';
import { parts, wordAt, isOver, type Part, type Clip, type Clips } from './speech-plan';

const RATE = 0.9;
const AFTER = 60; // milliseconds: what is said at once after a `cancel` may be dropped

/** The browser's own voice: only one that is on this computer, so that no text leaves it. */
export class SystemVoice {
  private pending = 0;

  /** The voice of a language; undefined when this computer has none (some tell theirs late: `voiceschanged`). */
  static of(language: string): SpeechSynthesisVoice | undefined {
    return globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
  }

  say(words: string, language: string, volume: number): void {
    this.stop();
    const voice = SystemVoice.of(language);
    if (!voice) return;
    const said = Object.assign(new SpeechSynthesisUtterance(words), { voice, lang: voice.lang, rate: RATE, volume });
    this.pending = window.setTimeout(() => speechSynthesis.speak(said), AFTER);
  }

  get speaking(): boolean { return globalThis.speechSynthesis?.speaking ?? false; }

  stop(): void {
    clearTimeout(this.pending);
    globalThis.speechSynthesis?.cancel();
  }
}

const NAME = 'codeweek-clips/'; // of the caches; a slash, as the service worker forgets its own that have none
const LATER = 20_000; // milliseconds after the page was opened
const MOST = 12; // sounds at hand: they are large
const PAUSE = 150; // milliseconds between two that are kept for later

/** The clips of a language: fetched when they are wanted, and kept for when there is no network. */
class ClipStore {
  private readonly sounds = new Map<string, Promise<AudioBuffer | null>>();

  private constructor(readonly list: Clips, private readonly cache: Cache | null, again: boolean) {
    if (again) setTimeout(() => void this.keepAll(), LATER);
  }

  /** The clips of a language; nothing when their list does not come. */
  static async open(language: string): Promise<ClipStore | null> {
    const cache = 'caches' in globalThis ? await caches.open(NAME + language).catch(() => null) : null;
    try {
      const answer = await fetch(new URL(`data/voice.${language}.json`, document.baseURI));
      const again = ((await cache?.keys()) ?? []).length > 0;
      return answer.ok ? new ClipStore(await answer.json() as Clips, cache, again) : null;
    } catch {
      return null;
    }
  }

  /** What a clip sounds like; null when it does not come. */
  sound(clip: Clip, speaker: AudioContext): Promise<AudioBuffer | null> {
    const [name] = clip;
    const known = this.sounds.get(name) ?? this.bytes(clip).then((bytes) => bytes && speaker.decodeAudioData(bytes)).catch(() => null);
    this.sounds.delete(name);
    this.sounds.set(name, known);
    if (this.sounds.size > MOST) this.sounds.delete(this.sounds.keys().next().value!);
    void known.then((sound) => { if (!sound) this.sounds.delete(name); }); // and again
    return known;
  }

  /** Who was read to on a day before may be without a network on the next: keep all, and forget what is no more. */
  private async keepAll(): Promise<void> {
    if (!this.cache) return;
    const wanted = new Set(Object.values(this.list.clips).map(urlOf));
    for (const { url } of await this.cache.keys()) if (!wanted.has(url)) await this.cache.delete(url);
    for (const clip of Object.values(this.list.clips)) {
      if (await this.cache.match(urlOf(clip))) continue;
      if (!(await this.bytes(clip).catch(() => null))) return;
      await new Promise((done) => { setTimeout(done, PAUSE); });
    }
  }

  private async bytes(clip: Clip): Promise<ArrayBuffer | null> {
    const url = urlOf(clip);
    const kept = await this.cache?.match(url);
    const answer = kept ?? (navigator.onLine ? await fetch(url) : null);
    if (!answer?.ok) return null;
    if (!kept) await this.cache?.put(url, answer.clone());
    return answer.arrayBuffer();
  }
}

function urlOf([name, , mark]: Clip): string { return new URL(`clips/${name}.mp3?${mark}`, document.baseURI).href; }

const LOOK = 60; // milliseconds between two looks at which word is heard
const LOUDER = 1.4; // than effects: words must be understood

/** A text as it stands in an element, and another wording for it that has clips, if it needs one. */
export interface SpokenText { readonly shown: string; readonly aloud?: string; readonly element?: HTMLElement }

export class Voice {
  /** The text that is read now, as it is shown. */
  reading = '';
  private waiting: [SpokenText, Part][] = [];
  private source: AudioBufferSourceNode | null = null;
  private readonly system = new SystemVoice();
  private since = 0;
  private turn = 0; // of a reading: what comes for an older one is dropped
  private ticking = 0;

  private constructor(private readonly sounds: Sounds, readonly language: string, private readonly store: ClipStore, private readonly changed: () => void) {}

  /** The voice of a language; null when its list of clips does not come. */
  static async open(sounds: Sounds, language: string, changed: () => void): Promise<Voice | null> {
    const store = await ClipStore.open(language);
    return store && new Voice(sounds, language, store, changed);
  }

  can(told: SpokenText): boolean { return this.partsOf(told).length > 0; }

  /** Read texts one after another; those without a voice are left out. */
  say(...texts: SpokenText[]): void {
    this.silence();
    this.waiting = texts.flatMap((text) => this.partsOf(text).map((part): [SpokenText, Part] => [text, part]));
    this.begin();
  }

  stop(): void {
    if (this.waiting.length === 0) return;
    this.waiting = [];
    this.silence();
    this.begin();
  }

  private partsOf({ shown, aloud = '' }: SpokenText): Part[] {
    return parts(shown, aloud, this.store.list, SystemVoice.of(this.language) !== undefined);
  }

  /** The first of what waits; or silence. */
  private begin(): void {
    const [told, part] = this.waiting[0] ?? [];
    this.reading = told?.shown ?? '';
    this.sounds.softer = Boolean(part);
    clearInterval(this.ticking);
    light(null, 0, 0);
    this.changed();
    if (!told || !part) return;
    const turn = ++this.turn;
    const speaker = this.sounds.context();
    if (!part.clip) {
      this.system.say(part.words.map(({ said }) => said).join(' '), this.language, this.sounds.volume);
      this.start(part);
    } else if (speaker) {
      void this.store.sound(part.clip, speaker).then((sound) => {
        if (turn !== this.turn) return;
        if (!sound) return this.without(told, part);
        this.source = this.sounds.begin(sound, LOUDER);
        this.start(part);
      });
    } else this.stop();
  }

  /** A clip that does not come: the browser's own voice, if it has one. */
  private without(told: SpokenText, part: Part): void {
    if (SystemVoice.of(this.language) === undefined || part.words.length === 0) return this.next();
    this.waiting[0] = [told, { ...part, clip: null }];
    this.begin();
  }

  private start(part: Part): void {
    this.since = performance.now();
    this.ticking = window.setInterval(() => this.tick(part), LOOK);
    this.tick(part);
  }

  private tick(part: Part): void {
    const since = (performance.now() - this.since) / 1000;
    if (isOver(part, since, this.system.speaking)) return this.next();
    const word = wordAt(part, since);
    light(this.waiting[0]?.[0].element ?? null, word?.start ?? 0, word?.end ?? 0);
  }

  private next(): void {
    this.silence();
    this.waiting.shift();
    this.begin();
  }

  private silence(): void {
    this.turn++;
    this.source?.stop();
    this.source = null;
    this.system.stop();
  }
}

/** Light some letters of an element, and no others, where a browser can. */
function light(element: HTMLElement | null, start: number, end: number): void {
  if (!('highlights' in CSS)) return;
  const range = element && end > start ? rangeOf(element, start, end) : null;
  if (range) CSS.highlights.set('heard', new Highlight(range));
  else CSS.highlights.delete('heard');
}

function rangeOf(element: HTMLElement, start: number, end: number): Range | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let past = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent!;
    if (!begun && start < past + length) {
      range.setStart(node, start - past);
      begun = true;
    }
    if (begun && end <= past + length) {
      range.setEnd(node, end - past);
      return range;
    }
    past += length;
  }
  return null;
}
