/** The door of the workshop: all of it is fetched only when somebody comes in. */

import type { App, Page } from '../app/app';
import { style } from '../ui/stylesheets';
import { workshopWords } from '../text/workshop-sentences';
import { later } from './lazy-page';

/** A level by itself, or one of a pack that is being made. */
export function workshopDoor(app: App, pack: string, file: string): Page {
  const door = later(app, app.words.say('web.adult.workshop'), async () => {
    const [{ workshopPage }, words] = await Promise.all([import('./lazy-bundle'), workshopWords(app.words.language), style('workshop.css')]);
    return () => workshopPage(app, app.words.with(words), pack && file ? { pack, file } : null);
  });
  door.drop = (file) => door.inside?.drop?.(file);
  return door;
}
