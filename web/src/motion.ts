/** What is to be seen on the way from one scene to the next. */

import { HERO } from './generated/constants';
import type { Line, Moving, Scene, Shape, Sprite } from './types';

/**
 * The way from one scene to the next; `clock` null for perfectly still; `trail` lies between the ground and what moves.
 */
export interface Moment {
  ground: Scene; before: Moving; after: Moving; part: number; clock: number | null; cheer: number | null; trail?: Shape[];
}

/** How far a glide is when so much of its time is gone: it starts and ends gently. */
export function eased(part: number): number { return part * part * (3 - 2 * part); }

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
  const found = [...leaving, ...moment.after.sprites.map((sprite) => between(old.get(sprite.id), sprite, part))];
  return found.sort((one, other) => Number(one.id === HERO) - Number(other.id === HERO));
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
    angle: old.angle + way * part,
  };
}

/** A thing that was picked goes to the one who picked it, getting smaller. */
function goingTo(sprite: Sprite, hero: Sprite | undefined, part: number): Sprite {
  const x = hero ? sprite.x + (hero.x - sprite.x) * part : sprite.x;
  const y = hero ? sprite.y + (hero.y - sprite.y) * part : sprite.y;
  return { ...sprite, x, y: y - 0.3 * Math.sin(Math.PI * part), size: sprite.size * (1 - part), label: '', effect: '' };
}

/** How high a sprite floats: the hero breathes, things sway, a winner jumps. */
export function lift(sprite: Sprite, moment: Moment): number {
  if (sprite.id === HERO && moment.cheer !== null && moment.cheer < 1.6) {
    return Math.abs(Math.sin(moment.cheer * 7)) * 0.3 * (1 - moment.cheer / 1.6);
  }
  if (moment.clock === null) return 0;
  if (sprite.id === HERO) return 0.02 + 0.02 * Math.sin(moment.clock * 2.6);
  return sprite.id.startsWith('item') ? 0.035 * Math.sin(moment.clock * 1.9 + sprite.x * 1.7 + sprite.y) : 0;
}
