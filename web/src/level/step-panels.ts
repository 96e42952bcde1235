/** What is shown of a step beside the world: its variables, what a program printed, the goals in pictures. */

import type { Box, Cell, Written, GoalState, GoalTile, Level, Scene } from '../core/types';
import { surprised, type Film } from '../film/film';
import type { Steps } from '../film/step-details';
import { HeroPicture } from '../scene/hero-picture';
import { still } from '../scene/thumbnail';
import type { Words } from '../text/sentences';
import { make, attribute, icon } from '../ui/dom';
import type { Guess } from './prediction';

/** The variables of the step shown as boxes: what has just changed flashes, a list is a row of cells. */
export class Variables {
  readonly element: HTMLElement;
  private shown = '[]';

  constructor(name: string) {
    this.element = make('ul', { class: 'boxes', attributes: { 'aria-label': name, hidden: true } });
  }

  /** Once there was a box its place stays, so that nothing jumps. */
  show(boxes: Box[]): void {
    const wanted = JSON.stringify(boxes);
    if (this.shown === wanted) return;
    this.shown = wanted;
    if (boxes.length > 0) this.element.hidden = false;
    this.element.replaceChildren(...boxes.map(made));
    this.element.querySelector('.fresh')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

function made(box: Box): HTMLElement {
  const cells = make('span', { class: box.many ? 'cells' : 'one' }, ...box.cells.map(cell));
  return make('li', { class: box.many ? 'many' : '' }, make('span', { class: 'name', text: box.name }), cells);
}

/** The value; when it has just changed, the one before it struck out. */
function cell({ shown, before, index }: Cell): HTMLElement {
  return make('span', { class: before === null ? 'cell' : 'cell fresh' },
    index === null ? null : make('span', { class: 'index', attributes: { 'aria-hidden': 'true' }, text: String(index) }),
    make('span', { class: 'value' }, before ? make('s', { text: before, attributes: { 'aria-hidden': 'true' } }) : null, shown));
}

type Row = [words: string, kind: string];
const WRITES = /\b(print|input)\s*\(/;

/** What a program printed, asked and was answered, up to the step shown; under the world, as in the window. */
export class Console {
  readonly element: HTMLElement;
  private shown: Row[] | null = null;

  constructor(name: string, private readonly empty: string) {
    this.element = make('div', { class: 'console', attributes: { role: 'log', 'aria-label': name, tabindex: 0, hidden: true } });
  }

  /** Its place is there as soon as the program may write. */
  show(source: string, lines: readonly Written[], step: number): void {
    this.element.hidden = lines.length === 0 && !WRITES.test(source);
    const rows = rowsOf(lines.filter((line) => line.step <= step));
    if (String(rows) === String(this.shown)) return;
    this.shown = rows;
    const written = rows.map(([words, kind]) => make('div', { class: kind, text: words || ' ' }));
    this.element.replaceChildren(...(rows.length > 0 ? written : [make('div', { class: 'ask', text: this.empty })]));
    this.element.scrollTop = this.element.scrollHeight;
  }
}

/** Cut into lines; what does not end one goes on where the piece before it ended. */
function rowsOf(lines: readonly Written[]): Row[] {
  const found: Row[] = [];
  let open = false;
  for (const { text, kind } of lines.filter((line) => line.text)) {
    const [first = '', ...others] = text.split('\n');
    const last = found.at(-1);
    if (open && last) last[0] += first;
    else found.push([first, kind]);
    found.push(...others.map((words): Row => [words, kind]));
    open = !text.endsWith('\n');
    if (!open) found.pop();
  }
  return found;
}

const GUESS = 'guess'; // the name of what is to be foreseen
const NONE: GoalTile[] = [];

/** What of the page of a level they depend on. */
interface Aimed { readonly film: Film; readonly guess: Guess; readonly steps: Pick<Steps, 'known' | 'showing'> }

/** The goals of the map shown in pictures: ticked once they are met, lit once a run has missed them. */
export class Goals {
  readonly element: HTMLElement;
  /** The first goal that a run has missed. */
  missed: { scene: Scene; left: readonly string[] } | null = null;
  private shown: GoalTile[] | null = null;
  private tiles: HTMLElement[] = [];

  constructor(private readonly level: Level, private readonly hero: string, private readonly words: Words) {
    this.element = make('div', { class: 'goals', attributes: { role: 'group', 'aria-label': words.say('ui.goals.title') } });
  }

  /** Those of the map shown, as they are at the step shown; those of a surprise are not told. */
  show(page: Aimed): void {
    const { film, film: { map, verdict } } = page;
    const goals = film.hidden ? NONE : this.level.maps[map]!.goals;
    if (goals !== this.shown) this.make(goals);
    const told = film.ended && film.told && verdict?.map === map && page.steps.known ? verdict : null; // what was met is known
    const noted = page.guess.noted || (told === null && !page.guess.missing); // not yet known to be right
    const other = told !== null && !noted && (surprised(told) || (page.guess.inquires && !told.won)); // what was looked for is not found yet
    const states = goals.map((goal, number): [GoalTile, GoalState] => [goal, this.state(page, goal, number)]);
    const done = ([{ name }, { met }]: [GoalTile, GoalState]): boolean => (name === GUESS ? told !== null && !other && !noted : met);
    const lost = told !== null && (other || !told.won);
    const first = lost ? states.find((state) => !done(state) && !(noted && state[0].name === GUESS)) : undefined;
    this.missed = first ? { scene: first[0].scene, left: first[1].left } : null;
    states.forEach((state, number) => this.paint(this.tiles[number]!, state, done(state), lost, noted && state[0].name === GUESS));
  }

  private state({ film, steps: { showing } }: Aimed, goal: GoalTile, number: number): GoalState {
    return (film.player.index > 0 && showing?.goals[number]) || goal;
  }

  private paint(tile: HTMLElement, [{ say }, { count, kept }]: [GoalTile, GoalState], done: boolean, lost: boolean, noted: boolean): void {
    const ticked = done && !kept;
    attribute(tile, 'data-met', String(ticked));
    attribute(tile, 'data-missed', lost && !done && !noted ? 'true' : null);
    attribute(tile, 'data-noted', noted ? 'true' : null);
    const key = ticked ? 'ui.goals.done' : noted ? 'ui.goals.noted' : '';
    attribute(tile, 'aria-label', key ? this.words.say(key, { goal: say }) : say);
    const badge = tile.querySelector('.count')!;
    if (badge.textContent !== count) badge.textContent = count;
  }

  private make(goals: GoalTile[]): void {
    this.shown = goals;
    this.tiles = goals.map(({ scene }) => make('div', { class: 'goal', attributes: { role: 'img' } },
      still(scene, this.level.look), make('span', { class: 'count' }), make('span', { class: 'tick' }, icon('check')), make('span', { class: 'pencil' }, icon('pencil'))));
    const parts = this.tiles.flatMap((tile) => [make('span', { class: 'to', attributes: { 'aria-hidden': 'true' } }, icon('forward')), tile]);
    this.element.replaceChildren(new HeroPicture(this.hero, 'goal-hero').element, ...parts);
    this.element.style.setProperty('--goals', String(goals.length + 1));
    this.element.hidden = goals.length === 0;
  }
}
