/** Reading aloud: what the pages ask of the voice, which is fetched with the first thing to read. */

import type { Journey } from '../progress/profile-store';
import type { Settings } from '../storage/browser-store';
import type { Sounds } from '../sound/sound-effects';
import type { Level } from '../core/types';
import type { SpokenText, Voice } from './voice';
import type { Words } from '../text/sentences';

/** Who listens, and how, as it is now. */
export interface Listener { readonly settings: Settings; readonly journey: Journey; readonly words: Words; readonly sounds: Sounds }

export class Aloud {
  /** Called when it begins to read, is silent again, or learns what can be read. */
  changed: () => void = () => undefined;
  private voice: Voice | null = null;
  private coming: Promise<void> | null = null;
  private language = '';
  private chapter = ''; // whose clips were brought
  private asked = 0; // readings

  constructor(private readonly listener: Listener) {
    if ('speechSynthesis' in globalThis) speechSynthesis.addEventListener?.('voiceschanged', () => this.changed());
  }

  /** The text that is read now. */
  get reading(): string { return this.voice?.reading ?? ''; }

  /** Whether there is a voice for it, as far as is known. */
  can(told: SpokenText): boolean { return this.voice?.can(told) ?? false; }

  /** Whether all of a level is read by itself: the child's choice, or for the youngest; not beside a screen reader. */
  reads({ register }: Pick<Level, 'register'>): boolean {
    const { settings: { sound, narrate }, journey: { readsAloud } } = this.listener;
    return sound && !narrate && (readsAloud ?? register === 'short');
  }

  /** Read texts one after another, in place of what is being read. */
  say(...texts: SpokenText[]): void {
    const asked = ++this.asked;
    if (navigator.userActivation?.hasBeenActive === false) return; // before the first touch a browser lets nothing be heard
    void this.bring().then(() => { if (asked === this.asked) this.voice?.say(...texts); });
  }

  stop(): void {
    this.asked++;
    this.voice?.stop();
  }

  /** A speaker: read it, or be silent when that is what is read. */
  press(told: SpokenText): void {
    if (this.reading === told.shown) this.stop();
    else this.say(told);
  }

  /** The voice of the language of now, with what it says in the chapter of now. */
  bring(): Promise<void> {
    const { words: { language }, sounds } = this.listener;
    const chapter = decodeURIComponent(/^#\/(?:level|chapter)\/([^/?]+)/.exec(location.hash)?.[1] ?? '');
    if (this.coming && this.language === language && this.chapter === chapter) return this.coming;
    const known = this.voice?.language === language ? this.voice : null;
    if (!known) this.voice?.stop();
    this.language = language;
    this.chapter = chapter;
    this.coming = Promise.resolve(known ?? import('./voice').then(({ Voice: made }) => made.open(sounds, language, () => this.changed()))).then(async (voice) => {
      const whole = await voice?.bring(chapter);
      if (this.language !== language || this.chapter !== chapter) return;
      this.voice = voice;
      if (!whole) this.coming = null; // and again
      this.changed();
    }).catch(() => { this.coming = null; });
    return this.coming;
  }
}
