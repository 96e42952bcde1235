/** Where a scene stands on a canvas. */

import { LARGEST_CELL } from '../generated/constants';
import type { Scene } from '../core/types';

/** The top left corner of its first cell and the side of a cell, in pixels; `above`: cells over the first row that are painted too. */
export interface Frame { left: number; top: number; cell: number; columns: number; rows: number; above: number }

/** The largest frame of whole pixels for a scene, in the middle of a canvas. */
export function fit(scene: Scene, width: number, height: number, ratio: number): Frame {
  const wide = Math.max(scene.width, 1) + scene.margin;
  const high = Math.max(scene.height, 1) + scene.margin + scene.above;
  const cell = Math.max(4, Math.min(Math.floor(width / wide), Math.floor(height / high), Math.floor(LARGEST_CELL * ratio)));
  const rim = Math.round(cell * scene.margin), over = Math.round(cell * (scene.margin + scene.above));
  return {
    left: Math.round((width - cell * wide) / 2) + rim, top: Math.round((height - cell * high) / 2) + over,
    cell, columns: scene.width, rows: scene.height, above: scene.above,
  };
}

/** The frame of a scene on a canvas with an edge of that many units around it. */
export function fitWithin(scene: Scene, canvas: HTMLCanvasElement, units: number): Frame {
  const ratio = window.devicePixelRatio || 1, edge = Math.round(units * ratio);
  const frame = fit(scene, canvas.width - 2 * edge, canvas.height - 2 * edge, ratio);
  return { ...frame, left: frame.left + edge, top: frame.top + edge };
}

/** Give a canvas the pixels of its place; whether that changed how many it has. */
export function resized(canvas: HTMLCanvasElement, { clientWidth, clientHeight }: HTMLElement): boolean {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
  if (canvas.width === width && canvas.height === height) return false;
  canvas.width = width;
  canvas.height = height;
  return true;
}

/** The cell under a pixel of the canvas. */
export function cellAt(frame: Frame, x: number, y: number): [number, number] | null {
  const column = Math.floor((x - frame.left) / frame.cell);
  const row = Math.floor((y - frame.top) / frame.cell);
  return column < 0 || row < 0 || column >= frame.columns || row >= frame.rows ? null : [column, row];
}

/** The pixel of a point of the scene. */
export function at(frame: Frame, x: number, y: number): [number, number] {
  return [frame.left + x * frame.cell, frame.top + y * frame.cell];
}
