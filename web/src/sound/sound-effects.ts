/** Short sounds; silence is never a problem. */

import { SOUNDS } from '../generated/constants';
import { keepToo } from '../offline/file-sets';

const SOON = 500; // milliseconds
const UNDER_SPEECH = 0.25; // of the volume
const ROOMS = 'bell'; // heard in a room only

export class Sounds {
  on = true;
  volume = 0.6;
  softer = false; // while somebody speaks
  private speaker: AudioContext | null = null;
  private readonly kept = new Map<string, AudioBuffer>();

  /** Play an effect by its name, if it can be. */
  play(name: string): void {
    // Before the first touch or key a browser lets nothing be heard.
    if (!this.on || this.volume <= 0 || !name || navigator.userActivation?.hasBeenActive === false) return;
    if (!this.open()) return;
    void this.speaker?.resume();
    const sound = this.kept.get(name);
    if (sound) this.start(sound);
    else void this.load(name).then((loaded) => loaded && this.start(loaded));
  }

  /** Have every effect ready, soon after the first touch: the loudspeaker takes long to open. */
  prepare(): void {
    setTimeout(() => {
      keepToo('heard');
      if (this.open()) for (const name of SOUNDS) if (name !== ROOMS) void this.load(name);
    }, SOON);
  }

  private open(): boolean {
    try {
      this.speaker ??= new AudioContext();
    } catch {
      // A computer without sound.
    }
    return this.speaker !== null;
  }

  /** What plays; null on a computer without sound. */
  context(): AudioContext | null {
    if (!this.open()) return null;
    void this.speaker?.resume();
    return this.speaker;
  }

  private start(sound: AudioBuffer): void { this.begin(sound, this.softer ? UNDER_SPEECH : 1); }

  /** Begin a sound at a part of the volume; what is given can end it. */
  begin(sound: AudioBuffer, part: number): AudioBufferSourceNode | null {
    if (!this.speaker) return null;
    const source = this.speaker.createBufferSource();
    const loudness = this.speaker.createGain();
    loudness.gain.value = Math.min(1, this.volume * part);
    source.buffer = sound;
    source.connect(loudness).connect(this.speaker.destination);
    source.start();
    return source;
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
