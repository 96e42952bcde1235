/** Brings the editor of typed Python when it is first wanted. */

import { keepToo } from '../offline/file-sets';

let missed = 0; // times that the editor did not come

/** The editor of typed Python, which is kept from then on. Firefox never asks again for a script that did not come: then it has another address. */
export async function bringWriting(): Promise<typeof import('./typed-program')> {
  try {
    const came = await (missed === 0 ? import('./typed-program') : import(new URL(`typing.js?${missed}`, document.baseURI).href) as Promise<typeof import('./typed-program')>);
    keepToo('typing');
    return came;
  } catch (why) {
    missed++;
    throw why;
  }
}
