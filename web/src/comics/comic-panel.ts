/** A panel: the same scene as the window's, and what is said in it as words of the page, in a bubble whose tail tells by whom. */

import { make } from '../ui/dom';
import { BUBBLE_LETTERS, BUBBLE_PAD, BUBBLE_ROOM, BUBBLE_TAIL, TINTS } from '../generated/constants';
import type { Profile } from '../progress/profile-store';
import { still } from '../scene/thumbnail';
import type { Panel, Scene, Shape } from '../core/types';
import { unbroken } from '../ui/no-break';

const LEAST = 11; // pixels: the smallest letters
const DRAWING = 'http://www.w3.org/2000/svg';
const NOBODY = ['pictures/robot', '#dfe5f3'] as const; // a visitor

/** The element of a panel, the child's own animal in it. */
export function panelOf(panel: Panel, who: Profile | null): HTMLElement {
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
