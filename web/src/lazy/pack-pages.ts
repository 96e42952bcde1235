/** The door of the packs that are made: all of it is fetched only when somebody comes in. */

import type { App, Page } from '../app/app';
import { style } from '../ui/stylesheets';
import { workshopWords } from '../text/workshop-sentences';
import { later } from './lazy-page';

export function makingDoor(app: App, pack: string): Page {
  const door = later(app, app.words.say('packs.make'), async () => {
    const [{ MakingList, MakingPage }, words] = await Promise.all([import('./lazy-bundle'), workshopWords(app.words.language), style('workshop.css')]);
    const said = app.words.with(words);
    return () => (pack ? new MakingPage(app, said, pack) : new MakingList(app, said));
  });
  door.drop = (file) => door.inside?.drop?.(file);
  return door;
}
