/** What a person chose for this browser; the names are those of the desktop's settings. */

import { isTable } from '../base/json';

export interface Settings {
  language: string; theme: string; zoom: number; sound: boolean; volume: number; reduced_motion: boolean;
  speed: number; profile: string; narrate: boolean;
}

const FIRST: Settings = {
  language: '', theme: 'sun', zoom: 1, sound: true, volume: 0.6, reduced_motion: false, speed: 4, profile: '', narrate: false,
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

export function travelling(settings: Settings): Partial<Settings> {
  return Object.fromEntries(TRAVEL.map((name) => [name, settings[name]]));
}

function prefersStill(): boolean { return matchMedia('(prefers-reduced-motion: reduce)').matches; }
