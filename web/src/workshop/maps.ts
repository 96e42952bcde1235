/** The tabs of the maps, and what changes a whole map: its size, a surprise, one more, one less. */

import { attribute, button, make, stepThrough } from '../ui/dom';
import { MOST_MAPS } from '../generated/constants';
import type { Words } from '../text/sentences';
import type { Act, DraftMap, View } from './types';

/** What the maps of a level are: places, examples of what is asked and answered, games that are played in advance. */
type Group = 'maps' | 'examples' | 'scenarios' | 'tunes';
const NAMES: Record<Group, { all: string; one: string; acts: string }> = {
  maps: { all: 'web_workshop.maps.name', one: 'web_workshop.maps.one', acts: 'web_workshop.maps.' },
  examples: { all: 'ui.level.examples', one: 'workshop.example', acts: 'workshop.examples.' },
  tunes: { all: 'workshop.tune.name', one: 'workshop.tune.one', acts: 'workshop.tune.' },
  scenarios: { all: 'ui.level.scenarios', one: 'ui.level.scenario', acts: 'workshop.scenarios.' },
};

export interface MapsOptions { words: Words; act: (act: Act) => Promise<void>; chosen: (map: number) => void }

export class Maps {
  readonly tabs: HTMLElement;
  readonly size: HTMLElement;
  private readonly list: HTMLElement;
  private readonly add: HTMLButtonElement;
  private readonly remove: HTMLButtonElement;
  private readonly hide: HTMLButtonElement;
  private readonly counts: Record<'width' | 'height', HTMLElement> = { width: make('output'), height: make('output') };
  private group: Group = 'maps';
  private map = 0;
  private maps: DraftMap[] = [];

  constructor(private readonly options: MapsOptions) {
    const { words, act } = options;
    const say = (key: string): string => words.say(`web_workshop.maps.${key}`);
    this.list = make('div', { class: 'tabs', attributes: { role: 'tablist', 'aria-label': say('name') }, on: { keydown: (event) => stepThrough(event, [...this.list.querySelectorAll('button')], options.chosen, true) } });
    this.add = button({ icon: 'plus', name: say('add'), action: () => void this.added() });
    this.remove = button({ icon: 'minus', name: say('remove'), action: () => void act({ do: 'remove_map', map: this.map }) });
    this.hide = button({ icon: 'question', name: say('hide'), action: () => void act({ do: 'hide_map', map: this.map, hidden: !this.maps[this.map]?.hidden }) });
    this.tabs = make('div', { class: 'map-tabs' }, this.list, this.add, this.remove, this.hide);
    this.size = make('div', { class: 'map-size' }, this.stepper('width', say), this.stepper('height', say));
  }

  show({ maps, kind, examples }: View, map: number): void {
    this.maps = maps;
    this.map = map;
    const { words, chosen } = this.options;
    const count = Math.max(maps.length, kind === 'turtle' || kind === 'music' ? 1 : 0); // a sheet of which nothing is said has its tab too: nothing moves when it is touched
    const group = examples ? 'examples' : kind === 'stage' ? 'scenarios' : kind === 'music' ? 'tunes' : 'maps';
    if (this.list.childElementCount !== count || this.group !== group) {
      this.named(group);
      this.list.replaceChildren(...Array.from({ length: count }, (_none, place) => make('button', {
        class: 'tab', text: words.say(NAMES[group].one, { number: place + 1 }), attributes: { type: 'button', role: 'tab' }, on: { click: () => chosen(place) },
      })));
    }
    [...this.list.children].forEach((tab, place) => {
      attribute(tab, 'aria-selected', String(place === map));
      attribute(tab, 'tabindex', place === map ? 0 : -1);
    });
    this.add.disabled = maps.length === 0 || maps.length >= MOST_MAPS;
    this.remove.disabled = maps.length < 2;
    this.hide.disabled = maps.length === 0;
    attribute(this.hide, 'aria-pressed', String(maps[map]?.hidden ?? false));
    this.counts.width.textContent = String(maps[map]?.width ?? 0);
    this.counts.height.textContent = String(maps[map]?.height ?? 0);
    this.tabs.hidden = count === 0;
    this.size.hidden = maps.length === 0 || (kind !== 'robot' && kind !== 'stage');
  }

  /** Maps that are examples or scenarios are called so. */
  private named(group: Group): void {
    this.group = group;
    const { words } = this.options, { all, acts } = NAMES[group];
    attribute(this.list, 'aria-label', words.say(all));
    for (const [made, act] of [[this.add, 'add'], [this.remove, 'remove'], [this.hide, 'hide']] as const) {
      const name = words.say(`${acts}${act}${group === 'maps' ? '' : '_map'}`);
      attribute(made, 'aria-label', name);
      attribute(made, 'title', name);
    }
  }

  private async added(): Promise<void> {
    await this.options.act({ do: 'add_map' });
    this.options.chosen(this.maps.length - 1);
  }

  private stepper(side: 'width' | 'height', say: (key: string) => string): HTMLElement {
    const change = (more: number): void => {
      const { width = 1, height = 1 } = this.maps[this.map] ?? {};
      void this.options.act({ do: 'resize', map: this.map, width, height, [side]: Math.max(1, { width, height }[side] + more) });
    };
    return make('div', { class: 'stepper', attributes: { role: 'group', 'aria-label': say(side) } },
      button({ icon: 'minus', name: say(`less_${side}`), action: () => change(-1) }),
      make('span', { class: 'legend', text: say(side) }), this.counts[side],
      button({ icon: 'plus', name: say(`more_${side}`), action: () => change(1) }));
  }
}
