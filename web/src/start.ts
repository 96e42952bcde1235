/** The page begins here, with what takes longest. */

import { begun } from './session/startup';

const found = begun();
found.catch(() => undefined); // told where it is awaited
import('./main').then(({ begin }) => begin(found)).catch((cause: unknown) => {
  console.error(cause);
  dispatchEvent(new Event('lost')); // `opening.ts` tells it, and tries again
});
