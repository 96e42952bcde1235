/** The end of a level that is won, and the way on. */

import { openGallery } from '../gallery';
import { another, nextLevel } from '../progress';
import { LONG, SURPRISE } from '../telling';
import type { Verdict } from '../types';
import { openWin, type Way } from '../win';
import type { LevelPage } from './level';

export function celebrate(page: LevelPage): void {
  const { film: { verdict }, app: { words } } = page;
  if (!verdict) return;
  const surprised = verdict.message.key === SURPRISE;
  openWin(page.app, {
    stars: verdict.stars, title: words.say(surprised ? 'ui.win.other' : page.level.trap ? 'trap.won' : 'ui.win.title'), sentence: verdict.message.say,
    facts: factsOf(page, verdict), ways: waysFrom(page), party: !surprised, chosen: (way) => goOn(page, way), challenge: page.running.challenge,
  });
}

/** What the stars are for. */
function factsOf({ app: { words }, level }: LevelPage, verdict: Verdict): string {
  if (level.read_only || level.mode === 'create' || verdict.message.key === LONG) return '';
  const fact = verdict.record ? 'record' : verdict.stars === 3 ? 'best' : 'challenge';
  return words.say(`ui.win.${fact}`, { n: verdict.blocks, best: level.best });
}

/** Where one may go from here, the way on being the last: stay, keep it, something else to do, the next level. */
function waysFrom({ app: { pack, journey }, level }: LevelPage): Way[] {
  const follows = nextLevel(pack, level);
  const other = another(pack, journey.progress, level);
  const more: Way[] = other && other.id !== level.id && other.id !== follows?.id ? ['another'] : [];
  const kept: Way[] = level.mode === 'create' ? ['gallery'] : [];
  return follows ? ['stay', ...kept, ...more, 'next'] : ['stay', ...kept, 'map', ...more];
}

function goOn(page: LevelPage, way: Way): void {
  const { app, level } = page;
  const wanted = way === 'next' ? nextLevel(app.pack, level) : way === 'another' ? another(app.pack, app.journey.progress, level) : null;
  if (wanted) app.go({ page: 'level', id: wanted.id });
  else if (way === 'map') app.go({ page: 'map' });
  else if (way === 'gallery') openGallery(page, true);
}
