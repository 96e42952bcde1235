/** A dial for an angle: touch or drag round it, by steps of 15 degrees. */

import * as Blockly from 'blockly/core';

const SIDE = 132; // units, also pixels
const RADIUS = 52;
export const STEP = 15; // degrees
export const FULL = 360;
const { CIRCLE, LINE, PATH, SVG } = Blockly.utils.Svg;
const svg = Blockly.utils.dom.createSvgElement;

export interface Face { element: SVGElement; show: (degrees: number) => void }

/** The point at an angle from straight up, clockwise, and at a distance from the middle. */
function at(degrees: number, far: number): [number, number] {
  const turn = (degrees * Math.PI) / 180;
  return [SIDE / 2 + far * Math.sin(turn), SIDE / 2 - far * Math.cos(turn)];
}

/** The face of a dial, in degrees from straight up, clockwise; `turned` is the part of it that is marked. */
export function face(write: (degrees: number) => void, turned = true): Face {
  const wedge = svg(PATH, { class: 'wedge' });
  const arm = svg(LINE, { class: 'arm', x1: SIDE / 2, y1: SIDE / 2 });
  const ticks = Array.from({ length: FULL / STEP }, (_, index) => {
    const [x1, y1] = at(index * STEP, RADIUS);
    const [x2, y2] = at(index * STEP, RADIUS - (index % 6 === 0 ? 10 : 5));
    return svg(LINE, { class: 'tick', x1, y1, x2, y2 });
  });
  const ground = svg(CIRCLE, { class: 'face', cx: SIDE / 2, cy: SIDE / 2, r: RADIUS });
  const element = svg(SVG, { class: 'dial', viewBox: `0 0 ${SIDE} ${SIDE}`, width: SIDE, height: SIDE });
  element.append(ground, ...(turned ? [wedge] : []), ...ticks, arm);
  const follow = (event: PointerEvent): void => {
    const box = element.getBoundingClientRect();
    const [across, down] = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
    write((Math.atan2(across, -down) * 180) / Math.PI);
  };
  element.addEventListener('pointerdown', (event) => { element.setPointerCapture(event.pointerId); follow(event); });
  element.addEventListener('pointermove', (event) => { if (event.buttons) follow(event); });
  const show = (degrees: number): void => {
    const [x, y] = at(degrees, RADIUS - 4);
    arm.setAttribute('x2', String(x));
    arm.setAttribute('y2', String(y));
    wedge.setAttribute('d', sector(degrees));
  };
  return { element, show };
}

/** The nearest angle that has a tick. */
export function ticked(degrees: number): number { return (Math.round(degrees / STEP) * STEP + FULL) % FULL; }

/** A dial that shows the number of a field, and writes the angle that is touched; left turns run backwards. */
export function dial(input: HTMLInputElement, turns: 'left' | 'right', write: (text: string) => void): SVGElement {
  const way = turns === 'left' ? -1 : 1;
  const { element, show } = face((degrees) => write(String(ticked(way * degrees) || FULL)));
  const follow = (): void => show(way * Math.max(-FULL, Math.min(Number(input.value.replace(',', '.')) || 0, FULL)));
  input.addEventListener('input', follow);
  follow();
  return element;
}

/** The part of the face between straight up and an angle. */
function sector(degrees: number): string {
  if (Math.abs(degrees) >= FULL) return `M ${at(0, RADIUS).join(' ')} A ${RADIUS} ${RADIUS} 0 1 1 ${at(180, RADIUS).join(' ')} A ${RADIUS} ${RADIUS} 0 1 1 ${at(0, RADIUS).join(' ')}`;
  const large = Math.abs(degrees) > 180 ? 1 : 0;
  const sweep = degrees < 0 ? 0 : 1;
  return `M ${SIDE / 2} ${SIDE / 2} L ${at(0, RADIUS).join(' ')} A ${RADIUS} ${RADIUS} 0 ${large} ${sweep} ${at(degrees, RADIUS).join(' ')} Z`;
}
