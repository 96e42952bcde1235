/** The clips of a language: fetched when they are wanted, and kept for when there is no network. */

import type { Clip, Clips } from './speech-plan';

const NAME = 'codeweek-clips/'; // of the caches; a slash, as the service worker forgets its own that have none
const LATER = 20_000; // milliseconds after the page was opened
const MOST = 12; // sounds at hand: they are large
const PAUSE = 150; // milliseconds between two that are kept for later

export class ClipStore {
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
