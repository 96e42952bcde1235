/** The chapters of a pack and their levels, to be put in order. */

import type { ChapterRow, LevelRow, PackView } from '../core/types';
import type { Words } from '../text/sentences';
import { button, lookClass, make, picture } from '../ui/dom';
import { labelled, line } from '../workshop/fields';

/** What can be asked of the rows. */
export interface RowActions {
  words: Words;
  act: (act: object) => void;
  moved: (level: LevelRow, place: Place) => void;
  edit: (level: LevelRow) => void;
  tryIt: (level: LevelRow) => void;
  more: (level: LevelRow) => void;
  add: (chapter: number) => void;
  take: (chapter: number) => void;
}

const ROBOT = 'pictures/robot';

export function rows(view: PackView, hands: RowActions): HTMLElement[] {
  return view.chapters.map((chapter, place) => chapterRow(view, chapter, place, hands));
}

function chapterRow(view: PackView, chapter: ChapterRow, place: number, hands: RowActions): HTMLElement {
  const { words, act } = hands;
  const say = (key: string, slots = {}): string => words.say(`pack_draft.${key}`, slots);
  const name = line((value) => { if (value.trim()) act({ do: 'set_chapter', chapter: place, field: 'title', value }); });
  name.value = chapter.title;
  name.dataset['chapter'] = String(place);
  const many = view.chapters.length > 1;
  const head = make('div', { class: 'chapter-head' },
    labelled(say('chapter_name', { number: place + 1 }), name),
    many ? button({ icon: 'up', name: say('up', { title: chapter.title }), class: 'move-up', action: () => act({ do: 'move_chapter', chapter: place, place: place - 1 }) }) : null,
    many ? button({ icon: 'down', name: say('down', { title: chapter.title }), class: 'move-down', action: () => act({ do: 'move_chapter', chapter: place, place: place + 1 }) }) : null,
    many ? button({ icon: 'trash', name: say('remove_chapter'), class: 'remove', action: () => act({ do: 'remove_chapter', chapter: place }) }) : null);
  const levels = chapter.levels.map((level, index) => levelRow(view, level, { chapter: place, place: index }, hands));
  return make('section', { class: `made-chapter ${lookClass(chapter.look)}`, attributes: { 'aria-label': chapter.title } }, head,
    make('ol', {}, ...levels),
    chapter.levels.length > 0 ? null : make('p', { class: 'soft', text: say('no_level') }),
    make('div', { class: 'chapter-adds' },
      button({ icon: 'plus', label: say('new_level'), class: 'new-level', action: () => hands.add(place) }),
      button({ icon: 'folder', label: say('take_level'), class: 'take-level', action: () => hands.take(place) })));
}

function levelRow(view: PackView, level: LevelRow, at: Place, hands: RowActions): HTMLElement {
  const { words } = hands;
  const say = (key: string): string => words.say(`pack_draft.${key}`, { title: level.title });
  const handle = make('button', { class: 'handle', attributes: { type: 'button', 'aria-label': say('drag'), title: say('drag') } });
  const step = (by: number): void => {
    const place = beside(view, at, by);
    if (place) hands.moved(level, place);
  };
  handle.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });
  const move = (by: number, key: string): HTMLButtonElement => {
    const made = button({ icon: key, name: say(key), class: `step-${key}`, action: () => step(by) });
    made.disabled = !beside(view, at, by);
    return made;
  };
  const row = make('li', { class: `made-level ${lookClass(level.look)}`, data: { file: level.file } }, handle,
    make('span', { class: 'number', text: level.number }),
    make('span', { class: 'round frame' }, picture(level.hero || ROBOT)),
    make('span', { class: 'words' }, make('strong', { text: level.title }), make('span', { class: level.trouble ? 'trouble' : 'soft', text: level.trouble || level.facts })),
    move(-1, 'up'), move(1, 'down'),
    button({ icon: 'pencil', label: say('edit'), class: 'edit', action: () => hands.edit(level) }),
    button({ icon: 'play', label: say('try'), class: 'try', action: () => hands.tryIt(level) }),
    button({ icon: 'menu', name: say('more'), class: 'more', action: () => hands.more(level) }));
  requestAnimationFrame(() => {
    const list = row.closest<HTMLElement>('.made-list');
    if (list) draggable(handle, row, list, (place) => hands.moved(level, place));
  });
  return row;
}

/** The place before or after, in the next chapter past an end; null past the ends of the pack. */
function beside(view: PackView, at: Place, by: number): Place | null {
  const place = at.place + by;
  if (place >= 0 && place < view.chapters[at.chapter]!.levels.length) return { chapter: at.chapter, place };
  const chapter = at.chapter + by;
  const next = view.chapters[chapter];
  return next ? { chapter, place: by > 0 ? 0 : next.levels.length } : null;
}

/** Where a level goes: `place` counts the others of the chapter. */
export interface Place { chapter: number; place: number }

const NEAR = 90; // units from the edge of the window, in which it scrolls
const STEP = 14;

/** A level is dragged by its handle to another place, in its chapter or another; a line shows where it would go. */
export function draggable(handle: HTMLElement, row: HTMLElement, list: HTMLElement, dropped: (place: Place) => void): void {
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const line = make('li', { class: 'drop-line', attributes: { 'aria-hidden': 'true' } });
    let place: Place | null = null;
    const move = ({ clientY }: PointerEvent): void => {
      row.classList.add('dragged');
      scroll(list, clientY);
      place = placeAt(list, row, clientY, line);
    };
    const end = (taken: boolean): void => {
      handle.removeEventListener('pointermove', move);
      line.remove();
      row.classList.remove('dragged');
      if (taken && place) dropped(place);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', () => end(true), { once: true });
    handle.addEventListener('pointercancel', () => end(false), { once: true });
  });
}

function scroll(list: HTMLElement, y: number): void {
  const { top, bottom } = list.getBoundingClientRect();
  if (y < top + NEAR) list.scrollBy(0, -STEP);
  else if (y > bottom - NEAR) list.scrollBy(0, STEP);
}

/** The place under a height of the window, and the line put there. */
function placeAt(list: HTMLElement, row: HTMLElement, y: number, line: HTMLElement): Place | null {
  const chapters = [...list.querySelectorAll<HTMLElement>('.made-chapter')];
  const chapter = Math.max(0, chapters.filter((element) => element.getBoundingClientRect().top <= y).length - 1);
  const levels = chapters[chapter]?.querySelector('ol');
  if (!levels) return null;
  const others = [...levels.querySelectorAll<HTMLElement>('.made-level')].filter((element) => element !== row);
  const below = others.findIndex((element) => y < element.getBoundingClientRect().top + element.offsetHeight / 2);
  const place = below < 0 ? others.length : below;
  if (below < 0) levels.append(line);
  else levels.insertBefore(line, others[below]!);
  return { chapter, place };
}
