/** What is to be seen on the way from one scene to the next; how a hero feels and rejoices is as `codeweek/play/life.py` says. */

import type { Label, Line, Moving, Scene, Shape, Sprite } from '../core/types';
import { CARRIES, HERO, HOP, JOY, OVER, REEL, WALK, BEAT, ENDS, JOYS, OTHER_JOY, RESTS, SHAKE, SLEEP, STEPS } from '../generated/constants';

/** How a run came out, once that was said. */
export type End = keyof typeof ENDS | '';

/** What is to be seen of a level. */
export interface Seen {
  quiet: number; // seconds since the last event
  asks: boolean; // a prediction, or the program, waits for an answer
  problem: boolean; // the program could not run
  playing: boolean; end: End; effect: string;
  lit: boolean; // a block is lit as the place to look at
}

/** The face of the hero. */
export function face({ quiet, asks, problem, playing, end, effect }: Seen): string {
  if (quiet >= SLEEP && !playing) return 'asleep';
  if (asks) return 'thinking';
  if (problem) return 'oops';
  return end ? ENDS[end] : ((STEPS as Record<string, string>)[effect] ?? 'neutral');
}

/** What the child's animal does: think, hop along, cheer, point at a block, or rest. */
export function pilot({ asks, playing, end, lit }: Seen): string {
  if (asks) return 'thinks';
  if (playing) return 'hops';
  if (end === 'won') return 'cheers';
  return lit ? 'points' : RESTS;
}

/** How far ahead and how high something is (cells), how far it leans (degrees). */
export type Held = readonly [ahead: number, lift: number, lean: number];

/** So long after a win. */
export function joy(image: string, seconds: number): Held {
  const known = (JOYS as Record<string, readonly number[]>)[image.slice(0, image.lastIndexOf('/'))] ?? OTHER_JOY;
  const [high, turns, lean, run] = known as [number, number, number, number];
  const gone = seconds / JOY;
  const beat = Math.sin(BEAT * seconds) * (1 - gone);
  const turned = 360 * turns * gone * gone * (3 - 2 * gone);
  return [run * beat, high * Math.abs(beat), turned + lean * Math.sin(SHAKE * seconds) * (1 - gone)];
}

/**
 * The way from one scene to the next; `clock` null for perfectly still; `trail` lies between the ground and what moves;
 * `face` is that of a hero that has none of its own.
 */
export interface Moment {
  ground: Scene; before: Moving; after: Moving; part: number; clock: number | null; cheer: number | null; trail?: Shape[]; face?: string;
}

/** How far a glide is when so much of its time is gone: it starts and ends gently. */
export function eased(part: number): number { return part * part * (3 - 2 * part); }

/** How far a turn is: it goes a little too far, and comes back. */
function swung(part: number): number {
  const left = part - 1;
  return 1 + (OVER + 1) * left ** 3 + OVER * left ** 2;
}

/** The strokes that this step draws, while it does: those that the scene before it had not. */
export function growing(moment: Moment): Line[] {
  const [kept, marks] = [moment.before.marks, moment.after.marks];
  if (moment.part >= 1 || marks.length <= kept.length) return [];
  const fresh = marks.slice(kept.length).filter((mark): mark is Line => mark.shape === 'line' && mark.grows);
  const same = fresh.length === marks.length - kept.length && kept.every((mark, i) => equal(mark, marks[i]!));
  return same ? fresh : [];
}

function equal(one: Shape, other: Shape): boolean { return one === other || JSON.stringify(one) === JSON.stringify(other); }

/** Every sprite where it is at a moment, those that leave included, in painting order: the hero last. */
export function spritesAt(moment: Moment): Sprite[] {
  const part = eased(moment.part);
  const old = new Map(moment.before.sprites.map((sprite) => [sprite.id, sprite]));
  const fresh = new Map(moment.after.sprites.map((sprite) => [sprite.id, sprite]));
  const hero = fresh.get(HERO);
  const leaving = part < 1
    ? moment.before.sprites.filter((sprite) => !fresh.has(sprite.id)).map((sprite) => goingTo(sprite, hero, part))
    : [];
  return [...leaving, ...moment.after.sprites.map((sprite) => between(old.get(sprite.id), sprite, part))];
}

function between(old: Sprite | undefined, next: Sprite, part: number): Sprite {
  if (part >= 1) return next;
  if (!old) return { ...next, size: next.size * part };
  const pop = ['pick', 'drop', 'say'].includes(next.effect) ? 1 + 0.16 * Math.sin(Math.PI * part) : 1;
  const ahead = next.effect === 'bump' ? 0.22 * Math.sin(Math.PI * part) : 0;
  const turn = (next.angle * Math.PI) / 180;
  const way = ((((next.angle - old.angle + 180) % 360) + 360) % 360) - 180;
  return {
    ...next,
    image: part > 0.5 ? next.image : old.image,
    x: old.x + (next.x - old.x) * part + ahead * Math.cos(turn),
    y: old.y + (next.y - old.y) * part + ahead * Math.sin(turn),
    size: (old.size + (next.size - old.size) * part) * pop,
    angle: old.angle + way * swung(part),
  };
}

/** A thing that was picked goes to the one who picked it, getting smaller. */
function goingTo(sprite: Sprite, hero: Sprite | undefined, part: number): Sprite {
  const x = hero ? sprite.x + (hero.x - sprite.x) * part : sprite.x;
  const y = hero ? sprite.y + (hero.y - sprite.y) * part : sprite.y;
  return { ...sprite, x, y: y - 0.3 * Math.sin(Math.PI * part), size: sprite.size * (1 - part), label: '', effect: '' };
}

/** A sprite as it is to be seen: the hero walks, breathes, reels and rejoices, things sway. */
export function posed(sprite: Sprite, moment: Moment): Sprite {
  const [ahead, lift, lean] = held(sprite, moment);
  const way = (sprite.angle * Math.PI) / 180;
  return {
    ...sprite, x: sprite.x + ahead * Math.cos(way), y: sprite.y + ahead * Math.sin(way) - lift, angle: sprite.angle + lean,
    face: sprite.face || (sprite.id === HERO ? (moment.face ?? '') : ''),
  };
}

function held(sprite: Sprite, moment: Moment): Held {
  const { cheer, clock, part, face } = moment;
  if (sprite.id !== HERO) return [0, sway(sprite, clock), 0];
  if (cheer !== null && cheer < JOY) return joy(sprite.image, cheer);
  if (part < 1 && goes(moment)) {
    const stride = Math.sin(2 * Math.PI * part);
    const high = sprite.image.startsWith('turtle/') ? 0 : WALK.lift; // a pen stays on its line
    return [0, high * Math.abs(stride), WALK.lean * stride];
  }
  if (clock === null) return [0, 0, 0];
  return [0, 0.02 + 0.02 * Math.sin(clock * 2.6), face === 'dizzy' ? REEL.lean * Math.sin(REEL.pace * clock) : 0];
}

/** Whether the hero goes from one place to another. */
function goes({ before, after }: Moment): boolean {
  const [old, now] = [before, after].map(({ sprites }) => sprites.find((sprite) => sprite.id === HERO));
  return old?.x !== now?.x || old?.y !== now?.y;
}

/** How high a thing floats. */
function sway(sprite: Sprite, clock: number | null): number {
  return clock !== null && sprite.id.startsWith('item') ? 0.035 * Math.sin(clock * 1.9 + sprite.x * 1.7 + sprite.y) : 0;
}

/** Two numbers that change places: the marks that stay, and those on their way, where they are now. */
interface Swap { stays: Shape[]; goes: Shape[] }

/** The swap of this step, while it lasts. */
export function swapping({ before: { marks: kept }, after: { marks }, part }: Moment): Swap | null {
  if (part >= 1 || kept === marks) return null;
  const [old, fresh] = [labels(kept), labels(marks)];
  const changed = [...old.values()].filter((label) => (fresh.get(placeOf(label))?.text ?? label.text) !== label.text);
  const [one, other] = changed;
  if (changed.length !== 2 || !one || !other || old.size !== fresh.size || [...old.keys()].some((place) => !fresh.has(place))) return null;
  if (one.text !== fresh.get(placeOf(other))!.text || other.text !== fresh.get(placeOf(one))!.text) return null;
  let [there, back]: [Shape[], Shape[]] = [carried(kept, one), carried(kept, other)];
  if (there.length !== back.length) [there, back] = [[one], [other]];
  const way = eased(part), [dx, dy] = [other.x - one.x, other.y - one.y], aside = HOP * Math.sin(Math.PI * way);
  const [right, down] = Math.abs(dx) >= Math.abs(dy) ? [0, -aside] : [aside, 0];
  const moved = (shapes: Shape[], sign: number): Shape[] => shapes.map((shape) => (
    'x' in shape ? { ...shape, x: shape.x + sign * (dx * way + right), y: shape.y + sign * (dy * way + down) } : shape));
  return { stays: kept.filter((mark) => !there.includes(mark) && !back.includes(mark)), goes: [...moved(back, -1), ...moved(there, 1)] };
}

function labels(marks: Shape[]): Map<string, Label> {
  return new Map(marks.flatMap((mark) => (mark.shape === 'label' ? [[placeOf(mark), mark]] : [])));
}

function placeOf({ x, y }: { x: number; y: number }): string { return `${x} ${y}`; }

/** A number, after the picture that carries it and what it is written on, if it has these. */
function carried(marks: Shape[], label: Label): Shape[] {
  const at = marks.findIndex((mark) => mark.shape === 'image' && CARRIES.some((end) => mark.image.endsWith(end))
    && Math.floor(mark.x) === Math.floor(label.x) && Math.floor(mark.y) === Math.floor(label.y));
  return at < 0 || at + 1 >= marks.length ? [label] : [marks[at]!, marks[at + 1]!, label];
}
