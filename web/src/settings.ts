/** What a person chose for this browser; the names are those of the desktop's settings. */

import { isTable } from './progress';

export interface Settings {
  language: string; theme: string; zoom: number; sound: boolean; volume: number; reduced_motion: boolean;
  speed: number; profile: string;
}

const FIRST: Settings = {
  language: '', theme: 'sun', zoom: 1, sound: true, volume: 0.6, reduced_motion: false, speed: 4, profile: '',
};

/** From what was saved; what is unknown or of another type is left at its default. */
export function settingsOf(saved: unknown): Settings {
  const kept: Record<string, unknown> = { ...FIRST, reduced_motion: prefersStill() };
  if (isTable(saved)) {
    for (const [name, first] of Object.entries(FIRST)) if (typeof saved[name] === typeof first) kept[name] = saved[name];
  }
  return kept as unknown as Settings;
}

/** Those that go with a child to another computer. */
const TRAVEL = ['language', 'theme', 'zoom', 'sound', 'volume', 'reduced_motion', 'speed'] as const;
/** Between which numbers what comes from elsewhere may be. */
const BOUNDS: Record<string, [least: number, most: number]> = { zoom: [0.8, 1.5], volume: [0, 1], speed: [0.5, 1000] };

export function travelling(settings: Settings): Partial<Settings> {
  return Object.fromEntries(TRAVEL.map((name) => [name, settings[name]]));
}

/** Those that came with a child; what is unknown or of another type is left out. */
export function arrived(saved: unknown): Partial<Settings> {
  if (!isTable(saved)) return {};
  const right = TRAVEL.filter((name) => typeof saved[name] === typeof FIRST[name] && saved[name] !== '');
  return Object.fromEntries(right.map((name) => [name, within(name, saved[name])]));
}

function within(name: string, value: unknown): unknown {
  const [least, most] = BOUNDS[name] ?? [0, 0];
  return typeof value === 'number' ? Math.min(most, Math.max(least, value)) : value;
}

function prefersStill(): boolean { return matchMedia('(prefers-reduced-motion: reduce)').matches; }
