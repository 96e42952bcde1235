/** A dial for an angle: touch or drag round it, by steps of 15 degrees. */

import * as Blockly from 'blockly/core';

const SIDE = 132; // units, also pixels
const RADIUS = 52;
const STEP = 15; // degrees
const FULL = 360;
const { CIRCLE, LINE, PATH, SVG } = Blockly.utils.Svg;
const svg = Blockly.utils.dom.createSvgElement;

/** The point at an angle from straight up, clockwise, and at a distance from the middle. */
function at(degrees: number, far: number): [number, number] {
  const turn = (degrees * Math.PI) / 180;
  return [SIDE / 2 + far * Math.sin(turn), SIDE / 2 - far * Math.cos(turn)];
}

/** A dial that shows the number of a field, and writes the angle that is touched; left turns run backwards. */
export function dial(input: HTMLInputElement, turns: 'left' | 'right', write: (text: string) => void): SVGElement {
  const way = turns === 'left' ? -1 : 1;
  const wedge = svg(PATH, { class: 'wedge' });
  const hand = svg(LINE, { class: 'hand', x1: SIDE / 2, y1: SIDE / 2 });
  const ticks = Array.from({ length: FULL / STEP }, (_, index) => {
    const [x1, y1] = at(index * STEP, RADIUS);
    const [x2, y2] = at(index * STEP, RADIUS - (index % 6 === 0 ? 10 : 5));
    return svg(LINE, { class: 'tick', x1, y1, x2, y2 });
  });
  const face = svg(CIRCLE, { class: 'face', cx: SIDE / 2, cy: SIDE / 2, r: RADIUS });
  const drawn = svg(SVG, { class: 'dial', viewBox: `0 0 ${SIDE} ${SIDE}`, width: SIDE, height: SIDE });
  drawn.append(face, wedge, ...ticks, hand);
  const show = (): void => {
    const degrees = Math.max(-FULL, Math.min(Number(input.value.replace(',', '.')) || 0, FULL));
    const [x, y] = at(way * degrees, RADIUS - 4);
    hand.setAttribute('x2', String(x));
    hand.setAttribute('y2', String(y));
    wedge.setAttribute('d', sector(way * degrees));
  };
  const follow = (event: PointerEvent): void => {
    const box = drawn.getBoundingClientRect();
    const [across, down] = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
    const degrees = (Math.atan2(across, -down) * 180) / Math.PI * way;
    write(String((Math.round(degrees / STEP) * STEP + FULL) % FULL || FULL));
  };
  drawn.addEventListener('pointerdown', (event) => { drawn.setPointerCapture(event.pointerId); follow(event); });
  drawn.addEventListener('pointermove', (event) => { if (event.buttons) follow(event); });
  input.addEventListener('input', show);
  show();
  return drawn;
}

/** The part of the face between straight up and an angle. */
function sector(degrees: number): string {
  if (Math.abs(degrees) >= FULL) return `M ${at(0, RADIUS).join(' ')} A ${RADIUS} ${RADIUS} 0 1 1 ${at(180, RADIUS).join(' ')} A ${RADIUS} ${RADIUS} 0 1 1 ${at(0, RADIUS).join(' ')}`;
  const large = Math.abs(degrees) > 180 ? 1 : 0;
  const sweep = degrees < 0 ? 0 : 1;
  return `M ${SIDE / 2} ${SIDE / 2} L ${at(0, RADIUS).join(' ')} A ${RADIUS} ${RADIUS} 0 ${large} ${sweep} ${at(degrees, RADIUS).join(' ')} Z`;
}
