/** Short sounds; silence is never a problem. */

import { SOUNDS } from './generated/constants';
import { keepToo } from './offline';

const SOON = 500; // milliseconds
const ROOMS = 'bell'; // heard in a room only
const LATER = /^(note|star|loop|ask|left|right)/; // those of a run and a win: fetched, and kept for offline, when first heard

export class Sounds {
  on = true;
  volume = 0.6;
  private speaker: AudioContext | null = null;
  private readonly kept = new Map<string, AudioBuffer>();
  private keeps = false;

  /** Play an effect by its name, if it can be. */
  play(name: string): void {
    // Before the first touch or key a browser lets nothing be heard.
    if (!this.on || this.volume <= 0 || !name || navigator.userActivation?.hasBeenActive === false) return;
    if (!this.open()) return;
    if (LATER.test(name)) this.keep();
    void this.speaker?.resume();
    const sound = this.kept.get(name);
    if (sound) this.start(sound);
    else void this.load(name).then((loaded) => loaded && this.start(loaded));
  }

  /** Have every effect ready, soon after the first touch: the loudspeaker takes long to open. */
  prepare(): void {
    setTimeout(() => {
      if (this.open()) for (const name of SOUNDS) if (name !== ROOMS) void this.load(name);
    }, SOON);
  }

  private keep(): void {
    if (!this.keeps) keepToo('heard');
    this.keeps = true;
  }

  private open(): boolean {
    try {
      this.speaker ??= new AudioContext();
    } catch {
      // A computer without sound.
    }
    return this.speaker !== null;
  }

  private start(sound: AudioBuffer): void {
    if (!this.speaker) return;
    const source = this.speaker.createBufferSource();
    const loudness = this.speaker.createGain();
    loudness.gain.value = this.volume;
    source.buffer = sound;
    source.connect(loudness).connect(this.speaker.destination);
    source.start();
  }

  private async load(name: string): Promise<AudioBuffer | null> {
    const kept = this.kept.get(name);
    if (kept) return kept;
    if (!this.speaker) return null;
    try {
      const answer = await fetch(new URL(`sounds/${name}.wav`, document.baseURI));
      const sound = await this.speaker.decodeAudioData(await answer.arrayBuffer());
      this.kept.set(name, sound);
      return sound;
    } catch {
      return null;
    }
  }
}
