/** The doors of « Invente un niveau » : all of it is fetched only when somebody comes in. */

import type { App, Page } from '../app/app';
import { INVENTED } from '../generated/constants';
import { Journey } from '../progress/profile-store';
import { style } from '../ui/stylesheets';
import { workshopWords } from '../text/workshop-sentences';
import { later } from './lazy-page';

/** The levels that a child has invented; where it has none yet, the first one. */
export function mineDoor(app: App): Page {
  return later(app, app.words.say('ui.map.invent_level'), async () => {
    const [{ MinePage }, words, journey] = await brought(app);
    return () => new MinePage(app, words, journey);
  });
}

/** One of them. */
export function inventDoor(app: App, place: number): Page {
  return later(app, app.words.say('ui.map.invent_level'), async () => {
    const [{ InventPage }, words, journey] = await brought(app);
    return () => new InventPage(app, words, journey, place);
  });
}

async function brought(app: App) {
  const [pages, words, journey] = await Promise.all([
    import('./lazy-bundle'), workshopWords(app.words.language), Journey.open(app.store, app.journey.profile, INVENTED), style('workshop.css'),
  ]);
  return [pages, app.words.with(words), journey] as const;
}
