/** What a child chose elsewhere, as far as this page has it. */

import { isTable } from '../plain';
import type { Settings } from '../settings';

/** The values there are, the usual one first: those of `codeweek/progress/transfer/tables.py`. */
const VALUES: Record<string, readonly unknown[]> = {
  language: ['', 'fr', 'en'], theme: ['sun', 'sea', 'night'], zoom: [1, 0.8, 0.85, 0.9, 1.15, 1.3, 1.5], sound: [true, false],
  volume: [0.6, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9, 1], reduced_motion: [false, true], speed: [3, 1, 2, 4, 8, 20, 60],
};
const LARGEST = 1e9; // of a number that is taken for one

/** The settings to have from now on; where movement is not wanted, none is brought. */
export function arrived(saved: unknown): Partial<Settings> {
  if (!isTable(saved)) return {};
  const found = Object.entries(VALUES).map(([name, values]): [string, unknown] => [name, like(saved[name], values)]);
  return Object.fromEntries(found.filter(([name, value]) => value !== undefined && value !== '' && !(name === 'reduced_motion' && !value)));
}

/** The value that is most like one; undefined when it is of another kind. */
function like(value: unknown, values: readonly unknown[]): unknown {
  if (typeof values[0] !== 'number') return values.find((each) => each === value);
  if (typeof value !== 'number' || !(Math.abs(value) < LARGEST)) return undefined;
  const far = (each: unknown): number => Math.abs(Number(each) - value);
  return values.reduce((best, each) => (far(each) < far(best) ? each : best));
}
