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
const MOST = 12; // sounds at hand: they are large
const COMMON = ['first', 'common', 'common-runs']; // what is said until the first win; in several chapters; of programs in several, which is large

/** The words of signs in a language, and the marks of the lists of its chapters. */
interface Voices { readonly signs: Clips['signs']; readonly lists: Readonly<Record<string, string>> }

/** The clips of a language: a file a chapter, fetched with it, and kept for when there is no network. */
class ClipStore {
  readonly list: Clips;
  private readonly sounds = new Map<string, Promise<AudioBuffer | null>>();
  private readonly files = new Map<string, Promise<ArrayBuffer | null>>();
  private readonly chapters = new Map<string, Promise<void>>();

  private constructor(private readonly language: string, private readonly voices: Voices, private readonly cache: Cache | null) {
    this.list = { signs: voices.signs, clips: {} };
  }

  /** The clips of a language; nothing when what it has does not come. */
  static async open(language: string): Promise<ClipStore | null> {
    const cache = 'caches' in globalThis ? await caches.open(NAME + language).catch(() => null) : null;
    try {
      const answer = await fetch(new URL(`data/voice.${language}.json`, document.baseURI));
      if (!answer.ok) return null;
      const voices = await answer.json() as Voices;
      void forget(cache, Object.keys(voices.lists));
      return new ClipStore(language, voices, cache);
    } catch {
      return null;
    }
  }

  /** Bring the list of a chapter, by its folder or its place, and of what all of them share; whether all of it came. */
  async bring(chapter: string): Promise<boolean> {
    const folder = Object.keys(this.voices.lists).filter((name) => !COMMON.includes(name))[Number(chapter) - 1] ?? chapter; // a chapter's page has its place
    const names = [...COMMON, folder].filter((name) => this.voices.lists[name]);
    await Promise.all(names.map((name) => this.chapters.get(name) ?? this.listOf(name)));
    return names.every((name) => this.chapters.has(name));
  }

  /** What a clip sounds like; null when it does not come. */
  sound([file, , at, size]: Clip, speaker: AudioContext): Promise<AudioBuffer | null> {
    const name = `${file} ${at}`;
    const known = this.sounds.get(name) ?? this.file(file).then((bytes) => bytes && speaker.decodeAudioData(bytes.slice(at, at + size))).catch(() => null);
    this.sounds.delete(name);
    this.sounds.set(name, known);
    if (this.sounds.size > MOST) this.sounds.delete(this.sounds.keys().next().value!);
    void known.then((sound) => { if (!sound) this.sounds.delete(name); }); // and again
    return known;
  }

  private listOf(chapter: string): Promise<void> {
    const coming = this.bytes(`clips/${chapter}.${this.language}.json?${this.voices.lists[chapter]}`).then((bytes) => {
      if (!bytes) throw new Error(chapter);
      Object.assign(this.list.clips, JSON.parse(new TextDecoder().decode(bytes)));
    }).catch(() => { this.chapters.delete(chapter); }); // and again
    this.chapters.set(chapter, coming);
    return coming;
  }

  private file(file: string): Promise<ArrayBuffer | null> {
    const coming = this.files.get(file) ?? this.bytes(`clips/${file}`).catch(() => null);
    this.files.set(file, coming);
    void coming.then((bytes) => { if (!bytes) this.files.delete(file); });
    return coming;
  }

  /** What is at an address; what was there with another mark is forgotten. */
  private async bytes(address: string): Promise<ArrayBuffer | null> {
    const url = new URL(address, document.baseURI).href;
    const kept = await this.cache?.match(url);
    const answer = kept ?? (navigator.onLine ? await fetch(url) : null);
    if (!answer?.ok) return null;
    if (!kept) {
      await this.cache?.delete(url, { ignoreSearch: true });
      await this.cache?.put(url, answer.clone());
    }
    return answer.arrayBuffer();
  }
}

/** Forget the files of another build's chapters. */
async function forget(cache: Cache | null, chapters: readonly string[]): Promise<void> {
  const all = await cache?.keys().catch(() => null) ?? [];
  for (const { url } of all) if (!chapters.some((name) => url.includes(`/clips/${name}.`))) await cache!.delete(url);
}

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

  /** Bring what is said in a chapter, "" in none. */
  bring(chapter: string): Promise<boolean> { return this.store.bring(chapter); }

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
