/** The lands of the chapters on the map, in the colours of their looks; fetched when the map is seen. */

import type { Frame } from '../scene/viewport';
import { LAND } from '../generated/constants';
import { EDGE, FINISH, FLAG, FOOT, GLOW, HERO, HIGH, LANDS, LAP, NOW, TOP, WAIT, WIDE, type Land } from '../generated/lands';
import { Painter } from '../scene/painter';
import type { Pictures } from '../scene/sprites';
import type { Picture, Rect, Scene, Shape } from '../core/types';
import type { Way } from './path';

const PLATE = [0.5, 0.25, 3, 1.9, 0.25]; // a chapter in the sober look

/** How a chapter is for the child: where it goes now, all won, begun, not yet come to, none of it open. */
export type State = 'now' | 'done' | 'begun' | 'ahead' | 'locked';

export interface Drawn { look: string; hero: string; state: State; last: boolean }

function landOf({ look, hero }: Drawn): Land { return LANDS[hero] ?? LANDS[look] ?? LANDS['village']!; }

function waits(state: State): boolean { return state === 'ahead' || state === 'locked'; }

function rect([x, y, width, height, radius]: readonly number[], fill: string): Rect {
  return { shape: 'rect', x: x!, y: y!, width: width!, height: height!, fill, radius: radius! };
}

function image(name: string, [x, y, size]: readonly number[], face = ''): Picture { return { shape: 'image', image: name, x: x!, y: y!, size: size!, angle: 0, face, mirrored: false, colour: '' }; }

function scene(background: Shape[]): Scene { return { width: WIDE, height: HIGH, background, sprites: [], marks: [], rim: [], margin: 0, above: 0 }; }

/** The land itself, in a glow when it is the one to go to. */
function ground(drawn: Drawn, glow: string, plain: string): Scene {
  const land = landOf(drawn), shore = plain ? [PLATE] : land.shore, edge = plain ? 0 : EDGE;
  const light = shore.map(([x, y, width, height, radius]) => rect([x! - GLOW, y! - GLOW, width! + 2 * GLOW, height! + 2 * GLOW + edge, radius! + GLOW * 0.9], glow));
  const top = plain ? [rect(PLATE, plain)] : land.ground.map(([fill, ...round]) => rect(round, fill));
  return scene([...(drawn.state === 'now' ? light : []), ...top]);
}

/** What stands there: a flag once all is won; who lives there sleeps until the child comes. */
function things(drawn: Drawn, plain: string): Scene {
  const { hero, state, last } = drawn, finish = last ? [image('land/finish', FINISH)] : [];
  if (plain) return scene([...finish, image(hero, [HERO[0]! - 0.3, ...HERO.slice(1)])]);
  const { things: there, folder } = landOf(drawn);
  const flag = state === 'done' ? [image(`${folder}/flag`, FLAG)] : [];
  return scene([...there.map(([name, ...at]) => image(`${folder}/${name}`, at)), ...finish, image(hero, HERO, waits(state) ? 'asleep' : 'glad'), ...flag]);
}

/** Paint the grounds, or what stands on them; faintly where the child has not been. */
export function paintLands(pen: CanvasRenderingContext2D, pictures: Pictures, found: Way, lands: Drawn[], layer: 'ground' | 'things'): void {
  const colours = getComputedStyle(pen.canvas), glow = colours.getPropertyValue('--star'), plain = colours.getPropertyValue('--plate'), ratio = pen.getTransform().a;
  lands.forEach((land, i) => {
    const shown = layer === 'ground' ? ground(land, glow, plain) : things(land, plain);
    pen.save();
    pen.resetTransform();
    pen.globalAlpha = waits(land.state) ? WAIT : 1;
    new Painter(pictures, true).paint(pen, frameOf(found, i, land.state, ratio), { ground: shown, before: shown, after: shown, part: 1, clock: null, cheer: null });
    pen.restore();
  });
}

/** A land stands on the plate at the foot of its box. */
function frameOf({ middles, size }: Way, i: number, state: State, ratio: number): Frame {
  const [x, y] = middles[i]!, scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const plate = LAND.plate * scale, lap = LAP * scale;
  const cell = Math.max(4, Math.floor(Math.min(size[0] / WIDE, (size[1] - plate + lap) / (FOOT - TOP)) * (state === 'now' ? NOW : 1) * ratio));
  return { left: Math.round(x * ratio - (WIDE * cell) / 2), top: Math.round((y + size[1] / 2 - plate + lap) * ratio - FOOT * cell), cell, columns: WIDE, rows: HIGH, above: 0 };
}
