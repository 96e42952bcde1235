/** Style sheets that come only when they are wanted. */

import { make } from './dom';

const sheets = new Map<string, Promise<void>>();

/** A style sheet, once. */
export function style(name: string): Promise<void> {
  const found = sheets.get(name) ?? linked(name);
  sheets.set(name, found);
  found.catch(() => sheets.delete(name)); // and again when it did not come
  return found;
}

function linked(name: string): Promise<void> {
  return new Promise((done, lost) => {
    const link = make('link', { attributes: { rel: 'stylesheet', href: new URL(name, document.baseURI).href } });
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => {
      link.remove();
      lost(new Error(name));
    });
    document.body.append(link); // after the page's own sheet, that stands in the body: what comes later adds to it
  });
}
