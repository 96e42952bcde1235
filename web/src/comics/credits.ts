/** The credits: they roll up until all of them are seen, over the whole cast; still for who wants no motion. */

import { button, lookClass, make } from '../ui/dom';
import { still } from '../scene/thumbnail';
import type { Comics, Scene } from '../core/types';
import { opened, wordsOf } from './comic';
import type { Watcher } from './watcher';

export function openCredits(watcher: Watcher, comics: Comics, lines: string[], cast: string[], look: string, then: () => void): void {
  const words = wordsOf(watcher, comics);
  const on = button({ icon: 'play', label: words.say('story.comic.on'), kind: 'primary', class: 'on', action: () => leave() });
  const sheet = make('dialog', { class: `comic credits ${lookClass(look)}`, attributes: { 'aria-labelledby': 'comic-title' } },
    make('header', {}, make('h2', { id: 'comic-title', text: words.say('story.credits.title') })),
    make('div', { class: 'roll' }, make('ul', {}, ...lines.map((text) => make('li', { text })))),
    make('div', { class: 'cast' }, still(row(cast), '')), make('footer', {}, on));
  const leave = (): void => {
    sheet.close();
    then();
  };
  opened(sheet, leave);
  on.focus();
}

/** Everybody, glad, side by side. */
function row(cast: string[]): Scene {
  const background = cast.map((image, i) => ({ shape: 'image' as const, image, x: i + 0.5, y: 0.5, size: 0.9, angle: 0, face: 'glad', mirrored: false, colour: '' }));
  return { width: cast.length, height: 1, margin: 0, background, rim: [], sprites: [], marks: [] };
}
