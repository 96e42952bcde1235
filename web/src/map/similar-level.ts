/** « Encore un comme celui-ci » : when it is offered, and the way to it; what looks for one is fetched only then. */

import { due, offers } from '../progress/review-schedule';
import type { App } from '../app/app';
import { wins } from '../progress/progress';
import { openNote } from '../ui/dialog';
import type { Brief, Level } from '../core/types';

/** The level of this pack of which another one is to come now; on a day that has its own levels none. */
export function dueIn({ pack, journey: { progress }, playing, today }: App): Brief | null {
  return today || playing.trying ? null : due(pack, progress, wins(progress));
}

/** What is offered after a win: one like a level that is to come back, else one like this one; null: none, nor on such a day. */
export function alikeTo(app: App, level: Level): 'due' | 'alike' | null {
  if (app.today) return null;
  const waits = dueIn(app);
  if (waits && waits.id !== level.id) return 'due';
  return offers(app.pack, level) ? 'alike' : null;
}

/** Look for one, and play it. */
export function askFor(app: App, like: string): void {
  import('./similar-search').then(({ lookFor }) => lookFor(app, like))
    .catch(() => openNote(app, app.playing.way.pack.title, app.words.say('web.page.not_now')));
}
