/** A small picture that does not move: an answer to choose, a program of a gallery. */

import { letters } from '../text/fonts';
import { lookClass, make } from '../ui/dom';
import { fit, type Frame } from './viewport';
import { Painter } from './painter';
import { Pictures } from './sprites';
import type { Scene } from '../core/types';

const EDGE = 0.7; // cells around what is drawn

/** A part of a scene: left, top, right, bottom, in cells. */
export type Part = [number, number, number, number];

/** Where something is drawn on some sheets: the same part for all, so that they compare; none where no line is. */
export function drawnPart(scenes: Scene[]): Part | undefined {
  const lines = scenes.flatMap((scene) => scene.marks).flatMap((mark) => (mark.shape === 'line' ? mark.points : []));
  const heroes = scenes.flatMap((scene) => scene.sprites).map((sprite): [number, number] => [sprite.x, sprite.y]);
  if (lines.length === 0) return undefined;
  const points = [...lines, ...heroes];
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...across) - EDGE, Math.min(...down) - EDGE, Math.max(...across) + EDGE, Math.max(...down) + EDGE];
}

/** The picture, as large as its place; `part` is all that is shown of it; `cast`: everybody in it stays who they are. */
export function still(scene: Scene, look: string, part?: Part | undefined, cast = false): HTMLElement {
  const canvas = make('canvas', { attributes: { 'aria-hidden': 'true' } });
  const element = make('div', { class: `still ${lookClass(look)}` }, canvas);
  const pictures = new Pictures(() => paint());
  const paint = (): void => {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(element.clientWidth * ratio);
    canvas.height = Math.round(element.clientHeight * ratio);
    const pen = canvas.getContext('2d');
    if (!pen || canvas.width < 8 || canvas.height < 8) return;
    const frame = part ? close(scene, part, canvas) : fit(scene, canvas.width, canvas.height, ratio);
    new Painter(pictures, cast).paint(pen, frame, { ground: scene, before: scene, after: scene, part: 1, clock: null, cheer: null });
  };
  new ResizeObserver(paint).observe(element);
  void letters().then(paint);
  return element;
}

/** The frame in which a part of a scene fills the canvas. */
function close(scene: Scene, [left, top, right, bottom]: Part, { width, height }: HTMLCanvasElement): Frame {
  const cell = Math.max(4, Math.floor(Math.min(width / (right - left), height / (bottom - top))));
  return {
    left: covering(Math.round(width / 2 - ((left + right) / 2) * cell), width, scene.width * cell),
    top: covering(Math.round(height / 2 - ((top + bottom) / 2) * cell), height, scene.height * cell),
    cell, columns: scene.width, rows: scene.height,
  };
}

/** Where a sheet of that length starts, moved so that it fills the room if it can. */
function covering(start: number, room: number, length: number): number {
  return length >= room ? Math.min(0, Math.max(start, Math.round(room - length))) : start;
}
