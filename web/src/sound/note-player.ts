/** A tune is heard. */

import type { Sounds } from './sound-effects';
import type { Tune } from '../core/types';
import { samples } from './synth';

const PATIENCE = 300; // milliseconds for the loudspeaker to open; then it is only seen
const FADE = 0.015; // seconds: what is stopped does not click

/** What is heard now; `now`: the seconds since it began. */
export interface Heard { readonly loudness: GainNode | null; now(): number; stop(): void }

/** Begin to sound, if it can be heard. */
export async function begin(sounds: Sounds, tune: Tune): Promise<Heard> {
  const speaker = sounds.on ? sounds.context() : null;
  if (speaker) await Promise.race([speaker.resume(), new Promise((done) => { setTimeout(done, PATIENCE); })]);
  if (speaker?.state !== 'running') return silent();
  const buffer = speaker.createBuffer(1, tune.last, tune.rate), source = speaker.createBufferSource(), loudness = speaker.createGain();
  buffer.copyToChannel(samples(tune), 0);
  source.buffer = buffer;
  loudness.gain.value = sounds.volume;
  source.connect(loudness).connect(speaker.destination);
  source.start();
  const start = speaker.currentTime;
  const stop = (): void => {
    loudness.gain.setTargetAtTime(0, speaker.currentTime, FADE / 3);
    source.stop(speaker.currentTime + FADE);
  };
  return { loudness, now: () => speaker.currentTime - start, stop };
}

/** Where nothing is heard, time goes on all the same. */
function silent(): Heard {
  const start = performance.now();
  return { loudness: null, now: () => (performance.now() - start) / 1000, stop: () => undefined };
}
