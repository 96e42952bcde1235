/** What a browser keeps of the page for when there is no network (`service-worker.ts`): more, once more is needed. */

import { isTable } from '../base/json';

const asked = new Set<string>();

/** From now on a set of files is kept too: a language, `room`, or the `rest` of Python. Nothing where the browser keeps none. */
export function keepToo(set: string): void {
  if (asked.has(set)) return;
  if (asked.size === 0) window.addEventListener('online', () => asked.forEach(tell)); // what was cut short goes on
  asked.add(set);
  tell(set);
}

function tell(set: string): void {
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage(set));
}

/** Whether the browser is to fetch no more than is used. */
export function savesData(): boolean { return 'connection' in navigator && isTable(navigator.connection) && navigator.connection['saveData'] === true; }
