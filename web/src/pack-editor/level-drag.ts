/** A level is dragged by its handle to another place, in its chapter or another; a line shows where it would go. */

import { make } from '../ui/dom';

/** Where a level goes: `place` counts the others of the chapter. */
export interface Place { chapter: number; place: number }

const NEAR = 90; // units from the edge of the window, in which it scrolls
const STEP = 14;

export function draggable(handle: HTMLElement, row: HTMLElement, list: HTMLElement, dropped: (place: Place) => void): void {
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const line = make('li', { class: 'drop-line', attributes: { 'aria-hidden': 'true' } });
    let found: Place | null = null;
    const move = ({ clientY }: PointerEvent): void => {
      row.classList.add('dragged');
      scroll(list, clientY);
      found = placeAt(list, row, clientY, line);
    };
    const end = (taken: boolean): void => {
      handle.removeEventListener('pointermove', move);
      line.remove();
      row.classList.remove('dragged');
      if (taken && found) dropped(found);
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
  const chapter = Math.max(0, chapters.filter((each) => each.getBoundingClientRect().top <= y).length - 1);
  const levels = chapters[chapter]?.querySelector('ol');
  if (!levels) return null;
  const others = [...levels.querySelectorAll<HTMLElement>('.made-level')].filter((each) => each !== row);
  const below = others.findIndex((each) => y < each.getBoundingClientRect().top + each.offsetHeight / 2);
  const place = below < 0 ? others.length : below;
  if (below < 0) levels.append(line);
  else levels.insertBefore(line, others[below]!);
  return { chapter, place };
}
