/** The comics of a chapter, one after another: its opening; its ending, with the last scene, the credits and the diploma. */

import type { Chapter, Comics, Finale, Quiz, Scene } from '../core/types';
import { isDone } from '../progress/progress';
import { still } from '../scene/thumbnail';
import { lookClass, make, medal, picture } from '../ui/dom';
import { openComic, openStorySheet, wordsOf, type Watcher } from './comic';
import { openDiploma, signedBy } from './diploma';
import { quizOf } from './quiz';

type Then = () => void;

/** What opens a chapter. */
export function openTale(watcher: Watcher, comics: Comics, chapter: Chapter, then: Then): void {
  const tale = comics.tales[chapter.folder];
  if (!tale?.opening.length) return then();
  openComic(watcher, comics, { title: tale.title, panels: tale.opening, go: 'story.comic.go', look: chapter.look, reads: readsOf(watcher, chapter) }, then);
}

/** The medal of a chapter that is done, before what ends it; what a free creation asks is asked here, as it has no card. */
export function crown(watcher: Watcher, comics: Comics, chapter: Chapter, asked: Quiz | null, then: Then): void {
  const { look, medal: won, title, gives } = chapter;
  if (!won || !isDone(chapter, watcher.journey.progress)) return then();
  const words = wordsOf(watcher, comics);
  openStorySheet(watcher, comics, `crowned ${lookClass(look)}`, then, [
    gives ? make('div', { class: 'beside' }, medal(won.picture), picture(`worn/${gives.thing}`, 'gift')) : medal(won.picture), make('h2', { id: 'comic-title', text: won.name }), make('p', { text: words.say('story.medal.won', { chapter: title }) }),
    gives ? make('p', { class: 'new', text: watcher.words.say('ui.wear.new', { thing: gives.name }) }) : null,
    asked && quizOf(watcher.words, asked, watcher.aloud, (glad) => watcher.sounds.play(glad ? 'pick' : 'not_yet')),
  ]);
  watcher.sounds.play('win');
}

/** What ends a chapter; who skips it still gets the diploma. */
export function endTale(watcher: Watcher, comics: Comics, chapter: Chapter, then: Then): void {
  const tale = comics.tales[chapter.folder];
  const last = tale?.finale ? comics.finale : null;
  if (!tale?.ending.length) return then();
  openComic(watcher, comics, { title: tale.title, panels: tale.ending, go: 'story.comic.on', look: chapter.look, reads: readsOf(watcher, chapter) }, (skipped) => {
    if (!last) then();
    else if (skipped) openDiploma(watcher, comics, last, then);
    else endAll(watcher, comics, last, chapter, then);
  });
}

function endAll(watcher: Watcher, comics: Comics, last: Finale, chapter: Chapter, then: Then): void {
  const { look } = last;
  const { pack, journey: { progress } } = watcher;
  const late = pack.chapters.some((each) => each.comic && !isDone(each, progress)) ? last.late : '';
  const diploma = (): void => openDiploma(watcher, comics, last, then);
  openComic(watcher, comics, { title: last.title, panels: last.panels, go: 'story.comic.on', look, reads: readsOf(watcher, chapter), late }, (skipped) => {
    if (skipped) diploma();
    else openCredits(watcher, comics, last.credits.map((line) => line.replaceAll('{who}', signedBy(watcher))), last.cast, look, diploma);
  });
}

/** Whether a comic is read by itself: as the first level of its chapter is. */
function readsOf(watcher: Watcher, { levels: [first] }: Chapter): boolean { return first !== undefined && watcher.aloud.reads(first); }

/** The credits: they roll up until all of them are seen, over the whole cast; still for who wants no motion. */
function openCredits(watcher: Watcher, comics: Comics, lines: string[], cast: string[], look: string, then: () => void): void {
  const words = wordsOf(watcher, comics);
  openStorySheet(watcher, comics, `credits ${lookClass(look)}`, then, [
    make('header', {}, make('h2', { id: 'comic-title', text: words.say('story.credits.title') })),
    make('div', { class: 'roll' }, make('ul', {}, ...lines.map((text) => make('li', { text })))),
    make('div', { class: 'cast' }, still(row(cast), '')),
  ]);
}

/** Everybody, glad, side by side. */
function row(cast: string[]): Scene {
  const background = cast.map((image, i) => ({ shape: 'image' as const, image, x: i + 0.5, y: 0.5, size: 0.9, angle: 0, face: 'glad', mirrored: false, colour: '' }));
  return { width: cast.length, height: 1, margin: 0, above: 0, background, rim: [], sprites: [], marks: [] };
}
