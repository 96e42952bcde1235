/** The goals of the map shown in pictures: ticked once they are met, lit once a run has missed them. */

import { attribute, icon, make, picture } from '../ui/dom';
import { surprised, type Film } from '../film/film';
import type { Guess } from './prediction';
import type { Steps } from '../film/step-details';
import { still } from '../scene/thumbnail';
import type { GoalState, GoalTile, Level, Scene } from '../core/types';
import type { Words } from '../text/sentences';

const GUESS = 'guess'; // the name of what is to be foreseen
const NONE: GoalTile[] = [];

/** What of the page of a level they depend on. */
export interface Aimed { readonly film: Film; readonly guess: Guess; readonly steps: Pick<Steps, 'known' | 'showing'> }

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
    const first = lost ? states.find((each) => !done(each) && !(noted && each[0].name === GUESS)) : undefined;
    this.missed = first ? { scene: first[0].scene, left: first[1].left } : null;
    states.forEach((each, number) => this.paint(this.tiles[number]!, each, done(each), lost, noted && each[0].name === GUESS));
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
    this.element.replaceChildren(make('span', { class: 'goal-hero', attributes: { 'aria-hidden': 'true' } }, picture(this.hero)), ...parts);
    this.element.style.setProperty('--goals', String(goals.length + 1));
    this.element.hidden = goals.length === 0;
  }
}
