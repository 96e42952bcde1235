/** A small picture that does not move: a program of a gallery, or an answer to choose, on a card. */

import type { Scene, Choice } from '../core/types';
import { letters } from '../text/language';
import { lookClass, make, attribute, button, icon, stepThrough } from '../ui/dom';
import { Painter } from './painter';
import { Pictures } from './sprites';
import { fit, type Frame } from './viewport';

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
    cell, columns: scene.width, rows: scene.height, above: 0,
  };
}

/** Where a sheet of that length starts, moved so that it fills the room if it can. */
function covering(start: number, room: number, length: number): number {
  return length >= room ? Math.min(0, Math.max(start, Math.round(room - length))) : start;
}

const SHORT = 10; // letters of what is only a word

/** The answers of a prediction as cards: a letter, with words or a drawing. */
export class Answers {
  readonly element: HTMLElement;
  private readonly cards: HTMLButtonElement[];

  /** `taken` is called with the number of the answer that was chosen. */
  constructor(choices: Choice[], look: string, name: string, private readonly taken: (chosen: number) => void) {
    const scenes = choices.flatMap((choice) => choice.scene ?? []);
    const part = drawnPart(scenes);
    this.cards = choices.map((choice, number) => this.card(choice, number, choice.scene ? still(choice.scene, look, part) : null));
    const lines = choices.some(({ letter, words }) => /^\d/.test(letter) && words);
    const size = lines ? 'lines' : scenes.length > 0 ? 'drawn' : choices.some((choice) => choice.words.length > SHORT) ? 'long' : 'short';
    const longest = Math.max(0, ...choices.flatMap(({ words }) => words.split(/\s+/)).map((word) => word.length));
    const paired = size === 'long' && choices.length > 2 && longest > SHORT; // a word of them is too long for a narrow card
    this.element = make('div', {
      class: `answers ${size}${paired ? ' paired' : ''}`, attributes: { role: 'radiogroup', 'aria-label': name },
      on: { keydown: (event) => stepThrough(event, this.cards, this.taken) },
    }, ...this.cards);
    this.show(null, null);
  }

  get first(): HTMLButtonElement { return this.cards[0]!; }

  /** Which one is chosen, and once the program has run which one came true. */
  show(chosen: number | null, right: number | null): void {
    this.cards.forEach((card, number) => {
      attribute(card, 'aria-checked', String(number === chosen));
      attribute(card, 'tabindex', number === (chosen ?? 0) ? 0 : -1);
      card.classList.toggle('right', number === right);
    });
  }

  private card(choice: Choice, number: number, picture: HTMLElement | null): HTMLButtonElement {
    const spoken = `${choice.letter} ${choice.words}`.trim();
    const card = button({ name: spoken, kind: 'answer', action: () => this.taken(number) });
    attribute(card, 'role', 'radio');
    attribute(card, 'title', null);
    const letter = choice.letter ? make('span', { class: 'letter', text: choice.letter }) : null;
    const words = picture ?? (choice.words ? make('span', { class: 'label', text: choice.words }) : null);
    card.append(...[letter, words].filter((part) => part !== null), icon('check'), icon('star'));
    return card;
  }
}
