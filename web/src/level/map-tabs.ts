/** The maps of a level, each with the sign of what is known of it. */

import { attribute, icon, make, setIcon } from '../ui/dom';
import type { Film } from '../film/film';
import { MAP } from '../generated/constants';
import type { Level } from '../core/types';
import type { Words } from '../text/sentences';

const OF: Record<string, string> = { console: 'example', stage: 'scenario' }; // what the maps of a kind are called
const MOST = 27, SIGN = 2; // letters of all the names that a telephone has room for; a sign beside one takes as much as two
const ARROWS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

export class Tabs {
  readonly element: HTMLElement;
  private readonly tabs: HTMLButtonElement[];

  constructor(private readonly level: Level, private readonly film: Film, words: Words, private readonly chosen: (map: number) => void) {
    const name = (number: number): string => (level.trap && number === level.maps.length - 1 ? words.say('trap.map') : words.say(`ui.level.${OF[level.kind] ?? 'map'}`, { number: number + 1 }));
    this.tabs = level.maps.map((_map, number) => make('button', {
      class: 'tab', attributes: { type: 'button', role: 'tab' }, on: { click: () => chosen(number) },
    }, make('span', {}, ...numbered(name(number), number + 1)), icon('check')));
    this.element = make('div', {
      class: 'tabs', attributes: { role: 'tablist', 'aria-label': words.say(`ui.level.${OF[level.kind] ?? 'map'}s`), hidden: level.maps.length < 2 || level.predict?.ask === MAP || level.part?.type === 'choice' },
      on: { keydown: (event) => this.key(event) },
    }, ...this.tabs);
    const letters = level.maps.reduce((sum, _map, number) => sum + name(number).length + SIGN, 0);
    this.element.classList.toggle('many', letters > MOST);
  }

  refresh(): void {
    this.tabs.forEach((tab, number) => {
      const shown = number === this.film.map;
      attribute(tab, 'aria-selected', String(shown));
      attribute(tab, 'tabindex', shown ? 0 : -1);
      const sign = this.sign(number);
      tab.classList.toggle('known', sign !== '');
      tab.dataset['sign'] = sign;
      if (sign) setIcon(tab.querySelector<HTMLElement>('.icon')!, sign);
    });
  }

  /** A tick on the maps passed, an eye on the one that failed, a question mark on a surprise. */
  private sign(number: number): string {
    const { verdict, told, lastMap, map, runs } = this.film;
    const passed = verdict !== null && (number < lastMap || verdict.won) && (told || number < map);
    if (passed) return 'check';
    if (verdict && told && number === lastMap) return 'eye';
    return this.level.maps[number]?.hidden && runs.length === 0 ? 'question' : '';
  }

  private key(event: KeyboardEvent): void {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    const next = (this.film.map + way + this.tabs.length) % this.tabs.length;
    this.chosen(next);
    this.tabs[next]!.focus();
  }
}

/** « Scénario 1 » as its words and its number: where they are many, a telephone shows the numbers only. */
function numbered(name: string, number: number): (string | HTMLElement)[] {
  const [before, after] = name.split(String(number));
  return after === undefined ? [name] : [make('span', { class: 'of', text: before }), String(number), after];
}
