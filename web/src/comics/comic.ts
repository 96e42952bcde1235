/** A comic: its panels come by themselves, all to be seen at once; one touch goes on, another one or Escape skips it all. */

import type { Told } from '../voice/voice';
import { attribute, button, lookClass, make } from '../ui/dom';
import type { Comics, Panel } from '../core/types';
import type { Words, WordsFile } from '../text/sentences';
import { panelOf } from './comic-panel';
import type { Watcher } from './watcher';

const PAGES: Record<string, number> = { ArrowDown: 0.5, PageDown: 0.9, ArrowUp: -0.5, PageUp: -0.9 };

/** Panels to be shown; `go`: the key of the large button's words; `reads`: it is read by itself; `late`: a line more. */
export interface Comic { title: string; panels: Panel[]; go: string; look: string; reads: boolean; late?: string }

/** The page's sentences, with those of the comics. */
export function wordsOf({ words }: Watcher, comics: Comics): Words { return words.with(comics.words as WordsFile); }

/** Show it; `done` once it is over, seen to its end or skipped. */
export function openComic(watcher: Watcher, comics: Comics, comic: Comic, done: (skipped: boolean) => void): HTMLDialogElement {
  const words = wordsOf(watcher, comics), { panels, late = '' } = comic, { aloud } = watcher;
  const told: Told[] = [];
  const strip = make('ol', { id: 'comic-strip', class: 'comic-strip', data: { count: String(panels.length) } }, ...panels.map((panel, place) => {
    const item = make('li', { on: { click: () => aloud.say(told[place]!), animationstart: () => { if (place > 0) watcher.sounds.play('step'); } } }, panelOf(panel, watcher.journey.profile));
    item.style.setProperty('--place', String(place));
    told.push({ shown: panel.words, element: item.querySelector<HTMLElement>('.words')! });
    return item;
  }));
  const skip = button({ icon: 'forward', label: words.say('story.comic.skip'), class: 'skip', action: () => leave(true) });
  const speaker = button({ icon: 'speaker', name: watcher.words.say('ui.voice.read_said'), class: 'reads', action: () => { if (aloud.reading) aloud.stop(); else aloud.say(...told); } });
  const on = button({ icon: 'play', label: words.say(comic.go), kind: 'primary', class: 'on', action: () => leave(false) });
  const sheet = make('dialog', { class: `comic ${lookClass(comic.look)}`, attributes: { 'aria-labelledby': 'comic-title', 'aria-describedby': 'comic-strip' } },
    make('header', {}, make('h2', { id: 'comic-title', text: comic.title }), skip), strip, late ? make('p', { class: 'late', text: late }) : null, make('footer', {}, on, speaker));
  const speaks = (): void => {
    speaker.hidden = !told.some((each) => aloud.can(each));
    attribute(speaker, 'aria-pressed', String(aloud.reading !== ''));
    told.find(({ shown }) => shown === aloud.reading)?.element?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };

  function leave(skipped: boolean): void {
    aloud.stop();
    sheet.close();
    done(skipped);
  }

  sheet.addEventListener('keydown', ({ key }) => { strip.scrollBy({ top: strip.clientHeight * (PAGES[key] ?? 0) }); });
  opened(sheet, () => leave(true));
  strip.tabIndex = strip.scrollHeight > strip.clientHeight ? 0 : -1; // by the keys of a browser too, where it is longer than the page
  const { changed } = aloud;
  aloud.changed = speaks;
  sheet.addEventListener('close', () => { aloud.changed = changed; });
  speaks();
  if (comic.reads) aloud.say(...told);
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
