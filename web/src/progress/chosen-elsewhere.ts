/** What a child chose elsewhere, as far as this page has it. */

import { HUGE, SETTINGS } from '../generated/constants';
import { isTable } from '../base/json';
import type { Settings } from '../storage/browser-store';

/** The settings to have from now on; where movement is not wanted, none is brought. */
export function arrived(saved: unknown): Partial<Settings> {
  if (!isTable(saved)) return {};
  const found = Object.entries(SETTINGS).map(([name, values]): [string, unknown] => [name, like(saved[name], values)]);
  return Object.fromEntries(found.filter(([name, value]) => value !== undefined && value !== '' && !(name === 'reduced_motion' && !value)));
}

/** The value that is most like one; undefined when it is of another kind. */
function like(value: unknown, values: readonly unknown[]): unknown {
  if (typeof values[0] !== 'number') return values.find((each) => each === value);
  if (typeof value !== 'number' || !(Math.abs(value) < HUGE)) return undefined;
  const far = (each: unknown): number => Math.abs(Number(each) - value);
  return values.reduce((best, each) => (far(each) < far(best) ? each : best));
}
