/** What a browser keeps of the page for when there is no network (`sw.ts`): more, once more is needed. */

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

let missed = 0; // times that the editor did not come

/** The editor of typed Python, which is kept from then on. Firefox never asks again for a script that did not come: then it has another address. */
export async function bringWriting(): Promise<typeof import('./typing/writing')> {
  try {
    const came = await (missed === 0 ? import('./typing/writing') : import(new URL(`typing.js?${missed}`, document.baseURI).href) as Promise<typeof import('./typing/writing')>);
    keepToo('typing');
    return came;
  } catch (why) {
    missed++;
    throw why;
  }
}
