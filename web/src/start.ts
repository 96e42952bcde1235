/** The page begins here, with what takes longest. */

import { begun } from './begun';

const found = begun();
found.catch(() => undefined); // told where it is awaited
void import('./main').then(({ begin }) => begin(found));
