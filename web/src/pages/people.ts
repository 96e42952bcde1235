/** Who plays: those who played last first, then a new child, who chooses an animal and a colour. */

import { layout, type App, type Page } from '../app';
import { button, capital, icon, make, picture } from '../dom';
import { openGate } from '../gate';
import { ANIMALS, COLOURS } from '../generated/constants';
import { everybody, nameOf, profiles, spoken, type Profile } from '../journey';
import { sweep } from '../roster';

export interface Tile { label: string; picture?: string; icon?: string; colour?: string; action: () => void }

export function tile(options: Tile): HTMLElement {
  const round = make('span', { class: `round ${options.colour ? `tint-${options.colour}` : ''}` },
    options.picture ? picture(options.picture) : icon(options.icon ?? 'plus'));
  return make('li', {}, make('button', { class: 'tile', attributes: { type: 'button' }, on: { click: options.action } },
    round, make('span', { class: 'label', text: options.label })));
}

export function tilePage(
  app: App, name: string, title: string, back: (() => void) | null, tiles: HTMLElement[], below: HTMLElement | null = null, adult: HTMLElement | null = null,
): HTMLElement {
  const { words } = app;
  return layout(`tiles ${name}`,
    [
      back ? button({ icon: 'back', name: words.say('ui.menu.back'), action: back }) : adult ?? make('span', { class: 'corner' }),
      make('h1', { text: title }),
      button({ icon: 'gear', name: words.say('ui.menu.settings'), action: () => app.go({ page: 'settings' }) }),
    ],
    make('ul', { class: 'tile-grid' }, ...tiles), below);
}

export function profilesPage(app: App): Page {
  const { words } = app;
  const list = make('div', { class: 'tile-room' });
  const title = words.say('ui.profiles.title');
  void sweep(app.store).then(async () => {
    const [here, playing] = [await everybody(app.store), await profiles(app.store)];
    const tiles = playing.map((profile) => tile({
      label: capital(spoken(profile, words)), picture: `animals/${profile.animal}`, colour: profile.colour,
      action: () => void app.seat(profile),
    }));
    if (here.length < ANIMALS.length * COLOURS.length) {
      tiles.push(tile({ label: words.say('ui.profiles.new'), icon: 'plus', action: () => app.go({ page: 'animal' }) }));
    }
    const code = button({ icon: 'travel', label: words.say('resume.have'), class: 'code-open', action: () => app.go({ page: 'code' }) });
    const adult = button({ icon: 'person', label: words.say('ui.profiles.adult'), class: 'roster-open', action: () => openGate(app, () => app.go({ page: 'roster' })) });
    const below = app.room ? make('div', { class: 'code-row' }, code, ...app.room.onPeople()) : code;
    list.replaceChildren(tilePage(app, 'profiles', title, null, tiles, below, here.length > 0 ? adult : null));
  });
  return { element: list, name: title };
}

export function animalPage(app: App): Page {
  const { words } = app;
  const list = make('div', { class: 'tile-room' });
  const title = words.say('ui.profiles.animal');
  void everybody(app.store).then((everyone) => {
    const free = ANIMALS.filter((animal) => everyone.filter(([one]) => one.animal === animal).length < COLOURS.length);
    list.replaceChildren(tilePage(app, 'animals', title, () => app.go({ page: 'profiles' }), free.map((animal) => tile({
      label: capital(words.say(`ui.animals.${animal}.name`)), picture: `animals/${animal}`,
      action: () => app.go({ page: 'colour', animal }),
    }))));
  });
  return { element: list, name: title };
}

export function colourPage(app: App, animal: string): Page {
  const { words } = app;
  const list = make('div', { class: 'tile-room' });
  const title = words.say('ui.profiles.colour');
  const wanted = ANIMALS.includes(animal) ? animal : ANIMALS[0]!;
  void Promise.all([everybody(app.store), app.room?.taken()]).then(([everyone, there = []]) => {
    const taken = new Set([...everyone.map(([one]) => nameOf(one)), ...there]);
    const free = COLOURS.map((colour): Profile => ({ animal: wanted, colour })).filter((profile) => !taken.has(nameOf(profile)));
    list.replaceChildren(tilePage(app, 'colours', title, () => app.go({ page: 'animal' }), free.map((profile) => tile({
      label: capital(spoken(profile, words)), picture: `animals/${profile.animal}`, colour: profile.colour,
      action: () => void app.seat(profile),
    }))));
  });
  return { element: list, name: title };
}
