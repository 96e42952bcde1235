/** The wall of pictures, where a child chooses its three, or touches them to come in. */

import type { App } from '../app/app';
import { KEY, KEY_PICTURES } from '../generated/constants';
import { spoken, type Profile } from '../progress/profile-store';
import { openSheet, type Answer } from '../ui/dialog';
import { attribute, capital, icon, make, picture } from '../ui/dom';
import type { Said } from './room-sentences';

const SPRITES: Record<string, string> = KEY_PICTURES;
const STEPS: Record<string, (columns: number) => number> = { ArrowLeft: () => -1, ArrowRight: () => 1, ArrowUp: (columns) => -columns, ArrowDown: (columns) => columns };

export interface WallOptions {
  how: 'choose' | 'show'; // to choose them, or to show those that were chosen
  others: Answer[]; // what else can be answered
  yes: string;
  /** What three pictures lead to: words for the child, which tries again, or nothing. */
  touched: (pictures: string[]) => Promise<string>;
  closed: () => void;
}

/** Open the wall for a child. */
export function openWall(app: App, said: Said, profile: Profile, { how, others, yes, touched, closed }: WallOptions): void {
  const names = Object.keys(SPRITES);
  let mine: string[] = [];
  const slots = make('div', { class: 'wall-slots', attributes: { 'aria-hidden': 'true' } });
  const told = make('p', { class: 'telling', attributes: { role: 'status' } });
  const tiles = names.map((name) => {
    const words = capital(nameOf(said, name));
    return make('button', {
      class: 'wall-picture', attributes: { type: 'button', 'aria-label': words, title: words, tabindex: -1 }, on: { click: () => touch(name) },
    }, picture(SPRITES[name]!), icon('check'));
  });
  const wall = make('div', { class: 'wall', attributes: { role: 'group', 'aria-labelledby': 'sheet-title' }, on: { keydown: walk } }, ...tiles);
  const sheet = openSheet({
    title: said.say(`key.${how}`, { who: capital(spoken(profile, app.words)) }), picture: `animals/${profile.animal}`, class: 'wide room-wall',
    body: make('div', { class: 'wall-parts' }, make('p', { text: said.say(`key.${how}_how`) }), slots, wall, told),
    answers: [...others, { label: yes, icon: 'check', kind: 'primary', stays: true, action: () => void give() }], closed,
  });
  const go = sheet.querySelector<HTMLButtonElement>('.sheet-answers .primary')!;
  show('');
  attribute(tiles[0]!, 'tabindex', 0);
  tiles[0]!.focus();

  function touch(name: string): void {
    if (mine.includes(name)) mine = mine.filter((each) => each !== name);
    else if (mine.length < KEY) mine.push(name);
    else return show(said.say('key.full'));
    show(mine.length ? said.say('key.touched', { n: mine.length, all: KEY, pictures: listOf(said, mine) }) : said.say('key.none'));
  }

  function show(words: string): void {
    tiles.forEach((tile, place) => attribute(tile, 'aria-pressed', String(mine.includes(names[place]!))));
    slots.replaceChildren(...Array.from({ length: KEY }, (_none, place) => make('span', {}, mine[place] ? picture(SPRITES[mine[place]]!) : null)));
    told.textContent = words;
    go.disabled = mine.length < KEY;
  }

  function walk(event: KeyboardEvent): void {
    const step = STEPS[event.key]?.(getComputedStyle(wall).gridTemplateColumns.split(' ').length);
    const from = tiles.indexOf(document.activeElement as HTMLButtonElement), to = tiles[from + (step ?? 0)];
    if (!step || from < 0) return;
    event.preventDefault();
    if (!to) return;
    attribute(tiles[from]!, 'tabindex', -1);
    attribute(to, 'tabindex', 0);
    to.focus();
  }

  async function give(): Promise<void> {
    go.disabled = true;
    const words = await touched(mine);
    if (!words) return sheet.close();
    mine = [];
    show(words);
    tiles[0]!.focus();
  }
}

function nameOf(said: Said, name: string): string { return said.say(`picture.${name}`); }

/** Some pictures in words. */
export function listOf(said: Said, names: string[]): string { return names.map((name) => nameOf(said, name)).join(', '); }
