/** The comics of a chapter, one after another: its opening; its ending, with the last scene, the credits and the diploma. */

import type { App } from '../app';
import { isDone } from '../progress';
import type { Chapter, Comics, Finale } from '../types';
import { openComic } from './comic';
import { openCredits } from './credits';
import { openDiploma, signedBy } from './diploma';

type Then = () => void;

/** What opens a chapter. */
export function openTale(app: App, comics: Comics, chapter: Chapter, then: Then): void {
  const tale = comics.tales[chapter.folder];
  if (!tale?.opening.length) return then();
  openComic(app, comics, { title: tale.title, panels: tale.opening, go: 'story.comic.go', look: chapter.look, reads: readsOf(app, chapter) }, then);
}

/** What ends a chapter; who skips it still gets the diploma. */
export function endTale(app: App, comics: Comics, chapter: Chapter, then: Then): void {
  const tale = comics.tales[chapter.folder];
  const last = tale?.finale ? comics.finale : null;
  if (!tale?.ending.length) return then();
  openComic(app, comics, { title: tale.title, panels: tale.ending, go: 'story.comic.on', look: chapter.look, reads: readsOf(app, chapter) }, (skipped) => {
    if (!last) then();
    else if (skipped) openDiploma(app, comics, last, then);
    else endAll(app, comics, last, chapter, then);
  });
}

function endAll(app: App, comics: Comics, last: Finale, chapter: Chapter, then: Then): void {
  const { look } = chapter;
  const { pack, journey: { progress } } = app;
  const late = pack.chapters.some((each) => each.comic && !isDone(each, progress)) ? last.late : '';
  const diploma = (): void => openDiploma(app, comics, last, then);
  openComic(app, comics, { title: last.title, panels: last.panels, go: 'story.comic.on', look, reads: readsOf(app, chapter), late }, (skipped) => {
    if (skipped) diploma();
    else openCredits(app, comics, last.credits.map((line) => line.replaceAll('{who}', signedBy(app))), last.cast, look, diploma);
  });
}

/** Whether a comic is read by itself: as the first level of its chapter is. */
function readsOf(app: App, { levels: [first] }: Chapter): boolean { return first !== undefined && app.aloud.reads(first); }
