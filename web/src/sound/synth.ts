/** The sound of notes, as `play/tune/synth.py` makes it: from what is heard when to samples, to a file, to the ear. */

import type { Drum, Sounding, Timbre, Tune } from '../core/types';
import type { Sounds } from './sound-effects';

/** What is heard of a tune, between -1 and 1; softer as a whole where it would be too loud. */
export function samples(tune: Tune): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(tune.last);
  const made = new Map<string, Float64Array>(); // in a song the same notes come back
  for (const note of tune.notes) {
    const key = `${note.sound} ${note.pitch} ${note.last - note.first}`;
    const sound = made.get(key) ?? heard(tune, note);
    made.set(key, sound);
    sound.forEach((value, i) => { whole[note.first + i]! += value; });
  }
  const peak = whole.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return peak <= tune.peak ? whole : whole.map((value) => value * tune.peak / peak);
}

function heard(tune: Tune, { sound, pitch, first, last }: Sounding): Float64Array {
  const timbre = tune.timbres[sound], drum = tune.drums[sound];
  if (timbre) return faded(tone(tune, timbre, pitch, last - first), tune.rate, timbre);
  return drum ? faded(struck(tune, drum, last - first), tune.rate, drum) : new Float64Array();
}

/** The sum of its sines: each a point that turns and comes nearer to the centre. */
function tone({ rate, loud }: Tune, { sines }: Timbre, hertz: number, count: number): Float64Array {
  const made = new Float64Array(count);
  for (const { times, weight, decay } of sines.filter((sine) => sine.times * hertz < rate / 2)) {
    const nearer = Math.exp(-decay / rate), angle = 2 * Math.PI * times * hertz / rate;
    const across = nearer * Math.cos(angle), along = nearer * Math.sin(angle);
    for (let i = 0, x = loud * weight, y = 0; i < count; i++) {
      made[i]! += y;
      [x, y] = [x * across - y * along, x * along + y * across];
    }
  }
  return made;
}

/** A stroke: noise that is the same each time, and a sine that falls. */
function struck({ rate, loud }: Tune, drum: Drum, count: number): Float64Array {
  const whole = Math.floor(drum.seconds * rate), made = new Float64Array(Math.min(count, whole));
  let { seed } = drum, value = 0, phase = 0;
  for (let i = 0; i < made.length; i++) {
    seed = seed * 48271 % 2147483647;
    value += drum.bright * (seed / 1073741823.5 - 1 - value);
    phase += 2 * Math.PI * (drum.end + (drum.start - drum.end) * Math.exp(-8 * i / whole)) / rate;
    made[i] = loud * (drum.noise * value + (1 - drum.noise) * Math.sin(phase)) * Math.exp(-drum.decay * i / rate);
  }
  return made;
}

/** It comes and goes in a moment, a third of it at most: what begins or ends at once would click. */
function faded(made: Float64Array, rate: number, { attack, release }: Timbre | Drum): Float64Array {
  const third = Math.max(1, Math.floor(made.length / 3));
  const [coming, going] = [attack, release].map((seconds) => Math.min(third, Math.floor(seconds * rate))) as [number, number];
  for (let i = 0; i < coming; i++) made[i]! *= i / coming;
  for (let i = 0; i < going; i++) made[made.length - 1 - i]! *= i / going;
  return made;
}

const HEAD = 44;

/** Samples as a WAV file: one voice, 16 bits. */
export function wav(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(HEAD + 2 * samples.length), view = new DataView(file.buffer);
  const word = (at: number, letters: string): void => [...letters].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, file.length - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, 2 * samples.length, true);
  samples.forEach((value, i) => view.setInt16(HEAD + 2 * i, Math.trunc(32767 * value), true));
  return file;
}

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
