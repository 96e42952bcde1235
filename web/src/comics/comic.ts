/** A comic: its panels come one by one, side by side where there is room; one touch, or Escape, skips it all. */

import type { Told } from '../aloud';
import { attribute, button, lookClass, make } from '../dom';
import { FOLLOWS } from '../generated/constants';
import type { Comics, Panel } from '../types';
import type { Words, WordsFile } from '../words';
import { panelOf } from './panel';
import type { Watcher } from './watcher';

/** Panels to be shown one after another; `go`: the key of the last button's words; `reads`: each is read by itself; `late`: a line more. */
export interface Comic { title: string; panels: Panel[]; go: string; look: string; reads: boolean; late?: string }

/** The page's sentences, with those of the comics. */
export function wordsOf({ words }: Watcher, comics: Comics): Words { return words.with(comics.words as WordsFile); }

/** Show it; `done` once it is over, seen to its end or skipped. */
export function openComic(watcher: Watcher, comics: Comics, comic: Comic, done: (skipped: boolean) => void): HTMLDialogElement {
  const words = wordsOf(watcher, comics), { panels } = comic, { aloud } = watcher;
  let place = 0, turns = comic.reads, heard = -1; // a panel that was read is followed by the next one
  let soon: ReturnType<typeof setTimeout> | undefined;
  const strip = make('ol', { class: 'comic-strip', data: { count: String(panels.length) } });
  const places = make('p', { class: 'places', attributes: { 'aria-hidden': 'true' } });
  const told = make('p', { class: 'unseen', attributes: { role: 'status' } }); // for who does not see the panels
  const late = make('p', { class: 'late', text: comic.late ?? '' });
  const skip = button({ icon: 'forward', label: words.say('story.comic.skip'), class: 'skip', action: () => leave(true) });
  const before = button({ icon: 'back', name: words.say('story.comic.before'), class: 'before', action: () => back() });
  const speaker = button({ icon: 'speaker', name: watcher.words.say('ui.voice.read_said'), class: 'reads', action: () => { turns = false; aloud.press(said()); } });
  const on = button({ icon: 'play', label: words.say('story.comic.next'), kind: 'primary', class: 'on', action: () => next() });
  const sheet = make('dialog', { class: `comic ${lookClass(comic.look)}`, attributes: { 'aria-labelledby': 'comic-title' } },
    make('header', {}, make('h2', { id: 'comic-title', text: comic.title }), skip), strip, places, late, told, make('footer', {}, before, on, speaker));
  const dots = panels.map(() => make('i'));
  const items = panels.map((panel) => make('li', { on: { click: () => next() } }, panelOf(panel, watcher.journey.profile)));
  const said = (): Told => ({ shown: panels[place]!.words, element: items[place]!.querySelector<HTMLElement>('.words')! });
  const speaks = (): void => {
    speaker.hidden = !aloud.can(said());
    attribute(speaker, 'aria-pressed', String(aloud.reading === said().shown));
    clearTimeout(soon);
    if (aloud.reading === said().shown) heard = place;
    else if (turns && heard === place && place < panels.length - 1) soon = setTimeout(next, 1000 * FOLLOWS);
  };

  function back(): void {
    turns = false; // the child goes on when it likes
    show(place - 1);
  }

  function show(wanted: number): void {
    place = Math.max(0, wanted);
    const { length } = panels, last = place === length - 1, panel = panels[place]!;
    items.forEach((item, i) => {
      item.className = i === place ? 'newest' : i < place ? 'earlier' : 'to-come';
      dots[i]!.className = i === place ? 'newest' : '';
    });
    before.hidden = place === 0;
    late.hidden = !last || !comic.late;
    on.querySelector('.label')!.textContent = words.say(last ? comic.go : 'story.comic.next');
    if (before.hidden && document.activeElement === before) on.focus();
    told.textContent = `${words.say('story.comic.place', { n: place + 1, all: length })} ${words.say('story.comic.says', { who: panel.who, words: panel.words })}${last && comic.late ? ` ${comic.late}` : ''}`;
    watcher.sounds.play('step');
    aloud.stop();
    if (comic.reads) aloud.say(said());
    speaks();
  }

  function next(): void {
    if (place < panels.length - 1) show(place + 1);
    else leave(false);
  }

  function leave(skipped: boolean): void {
    turns = false;
    aloud.stop();
    sheet.close();
    done(skipped);
  }

  sheet.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowRight' || key === 'PageDown') next();
    else if ((key === 'ArrowLeft' || key === 'PageUp') && place > 0) back();
  });
  opened(sheet, () => leave(true));
  const { changed } = aloud;
  aloud.changed = speaks;
  sheet.addEventListener('close', () => { aloud.changed = changed; });
  places.append(...dots);
  strip.append(...items);
  show(0);
  void aloud.bring(); // what it can read tells whether there is a speaker
  on.focus();
  return sheet;
}

/** Show a dialog that fills the page; Escape leaves it. The page's own way on closes it without a word. */
export function opened(sheet: HTMLDialogElement, escaped: () => void): void {
  sheet.addEventListener('cancel', (event) => {
    event.preventDefault();
    escaped();
  });
  sheet.addEventListener('close', () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
}
