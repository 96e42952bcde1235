/** Another level like one is looked for, some slices at a time; who waits may stop it. */

import type { App } from '../app/app';
import { MOST_SLICES } from '../generated/constants';
import { ended } from '../progress/progress';
import { openNote, openSheet } from '../ui/dialog';
import type { Pack } from '../core/types';

const TURN = 120; // milliseconds that one request may take, so that a stop is heard

/** The level, played in place of this page; or a sentence that there is none. */
export async function lookFor(app: App, like: string): Promise<void> {
  const { words, playing: { way: { pack, journey } } } = app;
  const title = words.say('ui.win.due', { title: app.playing.titleOf(like) });
  const sheet = openSheet({
    title, notes: [{ words: words.say('ui.again.looking') }], picture: 'pictures/magnifier', class: 'looking',
    answers: [{ label: words.say('ui.again.stop'), icon: 'close' }],
  });
  const about = { pack: pack.key, level: like, language: words.language, seed: journey.progress.again[like]?.[0] ?? 0 };
  const found = await searched(app, about, () => !sheet.open);
  if (!sheet.open) return; // a browser tells of it at its next picture only: what is found before is too late already
  sheet.close();
  if (found) {
    app.door.remember(found.key, () => searched(app, about, () => false)); // the same number is the same level
    return app.practise(found, like);
  }
  if (found === null) journey.keep({ again: ended(journey.progress, like).again });
  openNote(app, title, words.say(found === null ? 'ui.again.none' : 'web.page.not_now'), 'pictures/magnifier');
}

/** What is found; null: there is none; undefined: Python does not answer, or nobody waits any more. */
async function searched(app: App, about: { pack: string; level: string; language: string; seed: number }, stopped: () => boolean): Promise<Pack | null | undefined> {
  for (let slices = 1; !stopped();) {
    const begun = performance.now(), answer = await app.door.ask('another', { ...about, slices });
    if (!answer.ok) return undefined;
    if (answer.over) return answer.pack;
    const fitting = Math.floor((slices * TURN) / Math.max(1, performance.now() - begun));
    slices = Math.max(1, Math.min(fitting, 2 * slices, MOST_SLICES));
  }
  return undefined;
}
