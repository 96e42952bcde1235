/** The stops of a way: where they stand, the stones between them, and the child's animal that walks there. */

import type { App } from '../app/app';
import { make, picture } from '../ui/dom';
import { dressed } from '../cosmetics/dressed-animal';
import { TRIP } from '../generated/constants';
import { on, placeOn, way, type Bend, type Leg, type Point, type Stop, type Way } from './path';

const APART = 26, STONE = 14, FAINT = 10, RIM = 3; // pixels: between two stones, how large they are, their rim
const PART = 0.74; // of the pin's disc that the animal takes
const FRAMES = 30; // of a walk, from one stop to the next
const ARROWS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export interface Stops {
  /** Where the pilot is remembered: on the map (''), in each chapter. */
  place: string;
  list: HTMLElement;
  items: HTMLElement[];
  stop: Stop;
  /** The stop of now, -1 where the child is at none yet; and of each leg whether the child was along it. */
  here: number;
  walked: boolean[];
  /** Where the pilot stands beside the foot of its stop. */
  aside?: () => Point;
  /** Paints what lies under the way, and what stands on it. */
  under?: (pen: CanvasRenderingContext2D, found: Way) => void;
  over?: (pen: CanvasRenderingContext2D, found: Way) => void;
}

export interface Road { element: HTMLElement; gone: () => void; paint: () => void }

export function road(app: App, stops: Stops): Road {
  const { list, items } = stops;
  const canvas = make('canvas', { attributes: { 'aria-hidden': 'true' } });
  const who = app.journey.profile;
  const pilot = dressed(make('span', { class: `pin tint-${who?.colour ?? 'blue'}${app.journey.worn['hat'] ? ' hatted' : ''}`, data: { says: app.words.say('ui.map.here') }, attributes: { 'aria-hidden': 'true' } }, picture(who ? `animals/${who.animal}` : 'pictures/robot')), app.journey, PART);
  const element = make('div', { class: 'road' }, canvas, list, stops.here >= 0 && items.length > 0 ? pilot : null);
  let found: Way | null = null, asked = 0;
  const paint = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => { if (found) painted(canvas, found, stops); });
  };
  const lay = (): void => {
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const room = roomUnder(element);
    if (element.clientWidth === 0) return;
    const first = !found;
    found = scaled(way(items.length, element.clientWidth / scale, room / scale, stops.stop), scale);
    element.style.minHeight = `${found.height}px`;
    items.forEach((item, i) => place(item, found!, i));
    if (stops.here >= 0) stand(pilot, found, stops, stops.here);
    paint();
    if (first && stops.here >= 0) arrive(app, element, pilot, found, stops);
  };
  list.addEventListener('keydown', (event) => follow(event, items));
  const watcher = new ResizeObserver(lay);
  watcher.observe(element);
  window.addEventListener('resize', lay);
  return { element, paint, gone: () => { watcher.disconnect(); window.removeEventListener('resize', lay); cancelAnimationFrame(asked); } };
}

/** How much of the window is left under what stands above. */
function roomUnder(element: HTMLElement): number {
  const page = document.getElementById('page')!;
  return page.clientHeight - (element.getBoundingClientRect().top - page.getBoundingClientRect().top) - 8;
}

function scaled(found: Way, scale: number): Way {
  const point = ([x, y]: Point): Point => [x * scale, y * scale];
  const bend = (each: Bend): Bend => [point(each[0]), point(each[1]), point(each[2]), point(each[3])];
  return {
    width: found.width * scale, height: found.height * scale, size: point(found.size), middles: found.middles.map(point), feet: found.feet.map(point),
    legs: found.legs.map((leg) => leg.map(bend)), spare: found.spare.map(point),
  };
}

function place({ style }: HTMLElement, { middles, size }: Way, i: number): void {
  const [x, y] = middles[i]!;
  style.left = `${x - size[0] / 2}px`;
  style.top = `${y - size[1] / 2}px`;
  style.width = `${size[0]}px`;
  style.height = `${size[1]}px`;
}

function tipOf(found: Way, { aside }: Stops, passed: number): string {
  const [x, y] = placeOn(found, passed), [right, down] = aside?.() ?? [0, 0];
  return `translate(${x + right}px, ${y + down}px)`;
}

function stand(pilot: HTMLElement, found: Way, stops: Stops, passed: number): void { pilot.style.transform = tipOf(found, stops, passed); }

/** The stop of now comes into sight; the pilot walks there from where the child last saw it. */
function arrive(app: App, element: HTMLElement, pilot: HTMLElement, found: Way, stops: Stops): void {
  const { stood } = app.journey, { here, place: where } = stops;
  const before = Math.min(stood.get(where) ?? here, stops.items.length - 1);
  stood.set(where, here);
  stops.items[here]?.scrollIntoView({ block: 'nearest' });
  if (before === here || document.documentElement.dataset['still'] !== 'false') return;
  const frames = Math.abs(here - before) * FRAMES;
  const steps = Array.from({ length: frames + 1 }, (_each, i) => ({ transform: tipOf(found, stops, before + ((here - before) * i) / frames) }));
  element.classList.add('walking');
  const walk = pilot.animate(steps, { duration: 1000 * Math.min(TRIP.LONGEST, TRIP.STEP * Math.abs(here - before)), easing: 'ease-in-out' });
  walk.addEventListener('finish', () => element.classList.remove('walking'));
}

/** The arrows: left and right to the stop before or after on the way, up and down to the nearest one of another row. */
function follow(event: KeyboardEvent, items: HTMLElement[]): void {
  const turn = ARROWS[event.key], at = items.findIndex((item) => item.contains(document.activeElement)), now = items[at];
  if (!turn || !now || event.altKey || event.ctrlKey || event.metaKey) return;
  const control = (item: HTMLElement): HTMLButtonElement | null => item.querySelector('button:not(:disabled)');
  const [across, down] = turn, beside = across < 0 ? items.slice(0, at).reverse() : items.slice(at + 1);
  let best = across ? beside.find(control) : undefined, nearest = Infinity;
  for (const item of across ? [] : items) {
    const ahead = (item.offsetTop - now.offsetTop) * down, far = ahead + Math.abs(item.offsetLeft - now.offsetLeft) / 2;
    if (control(item) && ahead > now.offsetHeight / 2 && far < nearest) [best, nearest] = [item, far];
  }
  event.preventDefault();
  if (best) control(best)?.focus();
}

function painted(canvas: HTMLCanvasElement, found: Way, stops: Stops): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = Math.round(found.width * ratio);
  canvas.height = Math.round(found.height * ratio);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(ratio, ratio);
  stops.under?.(pen, found);
  found.legs.forEach((leg, i) => pave(pen, leg, stops.walked[i] ?? false));
  stops.over?.(pen, found);
}

/** The stones of a leg: round ends of strokes without a length. */
function pave(pen: CanvasRenderingContext2D, leg: Leg, walked: boolean): void {
  const colours = getComputedStyle(pen.canvas), size = walked ? STONE : FAINT;
  pen.beginPath();
  pen.moveTo(...leg[0]![0]);
  for (const [, one, other, end] of leg) pen.bezierCurveTo(...one, ...other, ...end);
  pen.lineCap = 'round';
  pen.setLineDash([0, evenly(leg)]);
  for (const [width, colour] of [[size + 2 * RIM, '--card'], [size, walked ? '--star' : '--faint']] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = colours.getPropertyValue(colour);
    pen.stroke();
  }
  pen.setLineDash([]);
}

/** How far apart the stones of a leg are, so that the last one is as far from the first of the next. */
function evenly(leg: Leg): number {
  const points = leg.flatMap((bend) => Array.from({ length: 41 }, (_each, i) => on(bend, i / 40)));
  const length = points.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - points[i]![0], y - points[i]![1]), 0);
  return length / Math.max(1, Math.round(length / APART)) + 0.01; // none where the next leg begins
}
