/** The end of a level that is won, and the way on. */

import { nextLevel } from '../progress';
import { SURPRISE } from '../telling';
import { openWin } from '../win';
import type { LevelPage } from './level';

export function celebrate({ film: { verdict }, app, level }: LevelPage): void {
  if (!verdict || document.querySelector('dialog[open]')) return;
  const follows = nextLevel(app.pack, level);
  const surprised = verdict.message.key === SURPRISE;
  const fact = verdict.record ? 'record' : verdict.stars === 3 ? 'best' : 'challenge';
  openWin(app, {
    stars: verdict.stars, title: app.words.say(surprised ? 'ui.win.other' : 'ui.win.title'), sentence: verdict.message.say,
    facts: level.read_only ? '' : app.words.say(`ui.win.${fact}`, { n: verdict.blocks, best: level.best }),
    follows: Boolean(follows), party: !surprised,
    chosen: (answer) => {
      if (answer === 'next' && follows) app.go({ page: 'level', id: follows.id });
      else if (answer === 'map') app.go({ page: 'map' });
    },
  });
}
