/** The door of the workshop: all of it is fetched only when somebody comes in. */

import type { App, Page } from '../app';
import { style } from '../style';
import { workshopWords } from '../workshop-words';
import { later } from './later';

/** A level by itself, or one of a pack that is being made. */
export function workshopDoor(app: App, pack: string, file: string): Page {
  const door = later(app, app.words.say('web.adult.workshop'), async () => {
    const [{ workshopPage }, words] = await Promise.all([import('../later'), workshopWords(app.words.language), style('workshop.css')]);
    return () => workshopPage(app, app.words.with(words), pack && file ? { pack, file } : null);
  });
  door.drop = (file) => door.inside?.drop?.(file);
  return door;
}
