/** A comic: its panels come by themselves, all to be seen at once; one touch goes on, another one or Escape skips it all. */

import type { Comics, Panel, Scene, Shape, Pack } from '../core/types';
import { BUBBLE_LETTERS, BUBBLE_PAD, BUBBLE_ROOM, BUBBLE_TAIL, TINTS } from '../generated/constants';
import type { Profile, Journey } from '../progress/profile-store';
import type { Today } from '../progress/progress';
import { still } from '../scene/thumbnail';
import type { Playing } from '../session/current-course';
import type { Begun } from '../session/startup';
import type { Sounds } from '../sound/sound-effects';
import type { Words, WordsFile } from '../text/sentences';
import { attribute, button, lookClass, make, unbroken } from '../ui/dom';
import type { Aloud } from '../voice/read-aloud';
import type { SpokenText } from '../voice/voice';

const PAGES: Record<string, number> = { ArrowDown: 0.5, PageDown: 0.9, ArrowUp: -0.5, PageUp: -0.9 };

/** Panels to be shown; `go`: the key of the large button's words; `reads`: it is read by itself; `late`: a line more. */
interface Comic { title: string; panels: Panel[]; go: string; look: string; reads: boolean; late?: string }

/** The page's sentences, with those of the comics. */
export function wordsOf({ words }: Watcher, comics: Comics): Words { return words.with(comics.words as WordsFile); }

/** Show it; `done` once it is over, seen to its end or skipped. */
export function openComic(watcher: Watcher, comics: Comics, comic: Comic, done: (skipped: boolean) => void): HTMLDialogElement {
  const words = wordsOf(watcher, comics), { panels, late = '' } = comic, { aloud } = watcher;
  const told: SpokenText[] = [];
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
function opened(sheet: HTMLDialogElement, escaped: () => void): void {
  sheet.addEventListener('cancel', (event) => {
    event.preventDefault();
    escaped();
  });
  sheet.addEventListener('close', () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
}

/** A sheet of the story over the page, with the large button that goes on beside others. */
export function openStorySheet(watcher: Watcher, comics: Comics, looks: string, then: () => void, parts: (HTMLElement | null)[], ...others: HTMLElement[]): void {
  const on = button({ icon: 'play', label: wordsOf(watcher, comics).say('story.comic.on'), kind: 'primary', class: 'on', action: () => leave() });
  const sheet = make('dialog', { class: `comic ${looks}`, attributes: { 'aria-labelledby': 'comic-title' } }, ...parts, make('footer', {}, ...others, on));
  const leave = (): void => {
    sheet.close();
    then();
  };
  opened(sheet, leave);
  on.focus();
}

const LEAST = 11; // pixels: the smallest letters
const DRAWING = 'http://www.w3.org/2000/svg';
const NOBODY = ['pictures/robot', '#dfe5f3'] as const; // a visitor

/** The element of a panel, the child's own animal in it. */
function panelOf(panel: Panel, who: Profile | null): HTMLElement {
  const { words, tail: [across, down] } = panel;
  const scene = piloted(panel.scene, who);
  const [left, top, wide, high] = BUBBLE_ROOM as [number, number, number, number];
  const bubble = make('p', { class: 'words-said' }, make('span', { class: 'unseen', text: `${panel.who} : ` }), make('span', { class: 'words' }, ...unbroken(words)));
  const tail = document.createElementNS(DRAWING, 'svg');
  tail.setAttribute('viewBox', `0 0 ${scene.width} ${scene.height}`);
  tail.setAttribute('aria-hidden', 'true');
  const way = document.createElementNS(DRAWING, 'path');
  tail.append(way);
  const element = make('div', { class: 'comic-panel' }, still(scene, '', undefined, true), bubble, tail);

  const fit = (): void => {
    const unit = element.clientWidth / scene.width;
    if (unit < 1) return;
    let size = Math.max(LEAST, BUBBLE_LETTERS * unit);
    bubble.style.padding = `${BUBBLE_PAD * unit}px`;
    bubble.style.maxWidth = `${wide * unit}px`;
    bubble.style.borderRadius = `${0.2 * unit}px`;
    bubble.style.bottom = `${(scene.height - top - high) * unit}px`;
    do bubble.style.fontSize = `${size}px`; while (bubble.offsetHeight > high * unit && (size -= 0.5) > LEAST);
    const half = bubble.offsetWidth / 2;
    const middle = Math.max(left * unit + half, Math.min(across * unit, (left + wide) * unit - half));
    bubble.style.left = `${middle - half}px`;
    const foot = Math.max((middle - half) / unit + 0.3, Math.min(across, (middle + half) / unit - 0.3)), base = top + high - 0.03;
    way.setAttribute('d', `M${foot - BUBBLE_TAIL} ${base}L${across} ${down}L${foot + BUBBLE_TAIL} ${base}`);
  };
  new ResizeObserver(fit).observe(element);
  return element;
}

/** A scene with the child's animal, on its colour, where the pilot is. */
function piloted(scene: Scene, who: Profile | null): Scene {
  const [picture, colour] = who ? [`animals/${who.animal}`, (TINTS as Record<string, string>)[who.colour] ?? NOBODY[1]] : NOBODY;
  const theirs = (shape: Shape): Shape => {
    if (shape.shape === 'image' && shape.image === 'pilot') return { ...shape, image: picture };
    return shape.shape === 'rect' && shape.fill === 'pilot' ? { ...shape, fill: colour } : shape;
  };
  return { ...scene, background: scene.background.map(theirs) };
}

/** Who watches a comic: what the story has to know of the child and of what is played. */
export interface Watcher {
  readonly journey: Journey; readonly today: Today; readonly pack: Pack; readonly course: Pack;
  readonly words: Words; readonly sounds: Sounds; readonly aloud: Aloud; readonly playing: Pick<Playing, 'fetch'>; readonly door: Pick<Begun['door'], 'ask'>;
}
