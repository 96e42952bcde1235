/** Who plays: those who played last first, then a new child, who chooses an animal and a colour. */

import { layout, type App, type Page } from '../app/app';
import { button, capital, icon, make, picture } from '../ui/dom';
import { openGate } from '../ui/question-card';
import { ANIMALS, COLOURS, DOORS } from '../generated/constants';
import { guides, tellProblem } from '../app/problem-file';
import { everybody, nameOf, profiles, spoken, type Door, type Profile } from '../progress/profile-store';
import { sweep } from '../progress/trash';
import type { Route } from '../session/route';
import { openNote, openSheet } from '../ui/dialog';

const NAME = 'codeweek';
const HEROES = ['village', 'garden', 'space', 'plaza', 'harbour']; // their looks, in the order they come

export interface Tile { label: string; picture?: string; many?: readonly string[]; icon?: string; colour?: string; action: () => void }

export function tile(options: Tile): HTMLElement {
  const round = make('span', { class: `round ${options.colour ? `tint-${options.colour}` : ''} ${options.many ? 'many-animals' : ''}` },
    ...(options.many ?? []).map((animal) => picture(`animals/${animal}`)),
    options.many ? null : options.picture ? picture(options.picture) : icon(options.icon ?? 'plus'));
  return make('li', {}, make('button', { class: 'tile', attributes: { type: 'button' }, on: { click: options.action } },
    round, make('span', { class: 'label', text: options.label })));
}

export function tilePage(
  app: App, name: string, title: string, back: (() => void) | null, tiles: HTMLElement[], below: HTMLElement | null = null, adult: HTMLElement | null = null, heading: HTMLElement = make('h1', { text: title }),
): HTMLElement {
  const { words } = app;
  return layout(`tiles ${name}`,
    [
      back ? button({ icon: 'back', name: words.say('ui.menu.back'), action: back }) : adult ?? make('span', { class: 'corner' }),
      heading,
      button({ icon: 'gear', name: words.say('ui.menu.settings'), action: () => app.go({ page: 'settings' }) }),
    ],
    tiles.length > 0 ? make('ul', { class: 'tile-grid' }, ...tiles) : null, below);
}

/** The name of the game, each letter on a block. */
function logo(): HTMLElement {
  return make('h1', { class: 'logo', attributes: { 'aria-label': NAME } }, ...[...NAME].map((letter) => make('span', { text: letter, attributes: { 'aria-hidden': 'true' } })));
}

/** Heroes who come along, hop a while, and then stand. */
function parade(): HTMLElement {
  return make('div', { class: 'parade', attributes: { 'aria-hidden': 'true' } }, ...HEROES.map((look) => picture(`robot/${look}/hero`)));
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
    const full = here.length >= ANIMALS.length * COLOURS.length; // those who were put away have their animal still
    const first = tiles.length === 0; // nobody has played here yet: the doors
    const begin = (then: Route): void => (full ? openNote(app, words.say('ui.profiles.full'), words.say('ui.profiles.full_why', { children: words.say('ui.profiles.here') })) : app.go(then));
    if (first) tiles.push(...doorTiles(app, (door) => { app.cameBy = door; begin({ page: 'animal' }); }));
    else tiles.push(tile({ label: words.say('ui.profiles.new'), many: ANIMALS, action: () => begin({ page: 'doors', mine: false }) }));
    const code = button({ icon: 'travel', label: words.say('resume.have'), class: 'code-open', action: () => app.go({ page: 'code' }) });
    const adult = button({ icon: 'person', label: words.say('ui.profiles.adult'), class: 'roster-open', action: () => openGate(app, () => askAdult(app, here.length > 0)) });
    const below = app.room ? make('div', { class: 'code-row' }, code, ...app.room.onPeople()) : code;
    const page = tilePage(app, first ? 'profiles doors' : 'profiles', title, null, tiles, below, adult, logo());
    page.querySelector('.bar')!.after(make('h2', { text: first ? words.say('ui.doors.title') : title }));
    below.before(parade());
    list.replaceChildren(page);
  });
  return { element: list, name: title };
}

/** What is for the adult before anybody plays: an hour of its own, the workshop, the children of this browser and what they can do (of all in a room, its board tells that), if there are any; the guides. */
function askAdult(app: App, someone: boolean): void {
  const { words } = app;
  const children = button({ icon: 'pictures/children', label: words.say('ui.profiles.here'), class: 'children', action: () => { sheet.close(); app.enter({ page: 'roster' }); } });
  const marks = button({ icon: 'pictures/marks', label: words.say('ui.profiles.marks'), class: 'marks', action: () => { sheet.close(); app.enter({ page: 'evaluation' }); } });
  const hour = button({ icon: 'pictures/hourglass', label: words.say('ui.profiles.hour'), class: 'hour', action: () => { sheet.close(); app.go({ page: 'hour' }); } });
  const problem = button({ icon: 'pictures/letter', label: words.say('ui.problem.open'), action: () => { sheet.close(); tellProblem(app); } });
  const workshop = button({ icon: 'pictures/tools', label: words.say('web.adult.workshop'), class: 'to-workshop', action: () => { sheet.close(); app.go({ page: 'make' }); } });
  const sheet = openSheet({
    title: words.say('ui.map.adult_title'), body: make('div', { class: 'menu-items cards' }, hour, workshop, ...(someone ? [children, app.room ? null : marks] : []), guides(words), problem), picture: 'pictures/teacher', class: 'menu wide',
    answers: [{ label: words.say('ui.menu.close'), icon: 'back' }],
  });
}

/** The ways into the course. */
function doorTiles(app: App, then: (door: Door) => void): HTMLElement[] {
  const { words, aloud } = app;
  const speakers: [HTMLElement, string][] = [];
  const tiles = DOORS.map((door) => {
    const label = words.say(`ui.doors.${door.name}`);
    const item = tile({ label, picture: door.picture, action: () => { aloud.stop(); then(door); } });
    const speaker = button({ icon: 'speaker', name: `${words.say('ui.voice.read_said')} (${label})`, class: 'reads', action: () => aloud.press({ shown: label, element: item.querySelector<HTMLElement>('.label')! }) });
    speakers.push([speaker, label]);
    item.append(speaker);
    return item;
  });
  aloud.changed = () => { for (const [speaker, label] of speakers) { speaker.setAttribute('aria-pressed', String(aloud.reading === label)); } };
  return tiles;
}

/** Where to begin: a new child, who then chooses an animal, or (`mine`) the one who plays. */
export function doorsPage(app: App, mine: boolean): Page {
  const title = app.words.say('ui.doors.title');
  const then = (door: Door): void => {
    if (mine) return void app.enterBy(door).then(() => app.go({ page: 'map' }));
    app.cameBy = door;
    app.go({ page: 'animal' });
  };
  const back = (): void => (mine ? app.back() : app.go({ page: 'profiles' }));
  const sentences = [title, ...DOORS.map((door) => app.words.say(`ui.doors.${door.name}`))];
  if (app.settings.sound && !app.settings.narrate) app.aloud.say(...sentences.map((shown) => ({ shown })));
  return { element: make('div', { class: 'tile-room' }, tilePage(app, 'doors', title, back, doorTiles(app, then))), name: title, gone: () => app.aloud.stop() };
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
      action: () => void app.seat(profile, true),
    }))));
  });
  return { element: list, name: title };
}
