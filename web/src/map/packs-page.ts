/** For the adult: the packs of this browser, what is wrong in them, and a file to add. */

import { layout, type App, type Page } from '../app/app';
import { button, lookClass, make, picture } from '../ui/dom';
import { openFilePicker, openProblems } from '../lazy/help-dialogs';
import { titleOf, type PackSummary } from '../packs/pack-store';
import { openNote, openSheet } from '../ui/dialog';

const ROBOT = 'pictures/robot';

/** The shelf on the map, by picture and title: the course, then the newest first; nothing with one alone, none of which all is closed today. */
export function shelf(app: App): HTMLElement | null {
  const { words, playing: { shelf: { packs } } } = app;
  const all = [{ key: app.course.key, title: words.say('packs.course'), hero: 'robot/space/hero', look: 'space' },
    ...[...packs].reverse().map((each) => ({ ...each, title: titleOf(each, words.language) }))];
  const shown = all.filter(({ key }) => key === app.pack.key || app.room?.today(key)?.length !== 0);
  if (shown.length < 2) return null;
  const row = make('ul', { class: 'shelf', attributes: { 'aria-label': words.say('packs.shelf') } }, ...shown.map(({ key, title, hero, look }) => spine(app, key, title, hero, look)));
  requestAnimationFrame(() => row.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' }));
  return row;
}

function spine(app: App, key: string, title: string, hero: string, look: string): HTMLElement {
  const now = key === app.pack.key;
  const choose = async (): Promise<void> => {
    if (!now && !(await app.playing.choose(key))) return openNote(app, app.words.say('packs.gone', { title }), app.words.say('packs.gone_why'));
    app.show();
  };
  return make('li', {}, make('button', {
    class: `spine ${lookClass(look)}`, attributes: { type: 'button', 'aria-current': now ? 'true' : null, title }, on: { click: () => void choose() },
  }, make('span', { class: 'round frame' }, picture(hero || ROBOT)), make('span', { class: 'name', text: title })));
}

export function packsPage(app: App): Page {
  const { words, playing: { shelf: { packs } } } = app;
  const title = words.say('packs.title');
  const bar = [button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'map' }) }), make('h1', { text: title })];
  const rows = packs.map((each) => row(app, each));
  const body = make('div', { class: 'packs-list' },
    make('p', { class: 'soft', text: words.say('packs.about') }),
    make('h2', { text: words.say('packs.here') }),
    rows.length > 0 ? make('ul', {}, ...rows) : make('p', { text: words.say('packs.nothing_here') }),
    make('div', { class: 'menu-items cards' },
      button({ icon: 'pictures/page', label: words.say('packs.choose'), kind: 'primary', class: 'choose', action: () => openFilePicker(app) }),
      button({ icon: 'pictures/parcel', label: words.say('packs.make'), class: 'make', action: () => app.go({ page: 'making', pack: '' }) })),
    make('p', { class: 'soft', text: words.say('packs.drop') }));
  return { element: layout('packs', bar, body), name: title };
}

function row(app: App, each: PackSummary): HTMLElement {
  const { words } = app;
  const title = titleOf(each, words.language);
  const facts = [words.say('packs.levels', { n: each.levels }), each.version ? words.say('packs.version', { version: each.version }) : ''];
  const read = async (): Promise<void> => openProblems(app, await app.playing.problemsOf(each.key), words.say('packs.notes', { title }));
  return make('li', { class: `pack ${lookClass(each.look)}` },
    make('span', { class: 'round frame' }, picture(each.hero || ROBOT)),
    make('span', { class: 'words' }, make('strong', { text: title }), make('span', { class: 'soft', text: facts.filter(Boolean).join(' · ') })),
    each.problems > 0 ? button({ icon: 'eye', label: words.say('packs.read', { n: each.problems }), action: () => void read() }) : null,
    button({ icon: 'trash', label: words.say('packs.remove'), action: () => ask(app, each, title) }));
}

function ask(app: App, each: PackSummary, title: string): void {
  const { words } = app;
  openSheet({
    title: words.say('packs.sure', { title }), notes: [{ words: words.say('packs.kept') }],
    answers: [
      { label: words.say('packs.remove'), icon: 'trash', action: () => void app.playing.remove(each.key).then(() => app.show()) },
      { label: words.say('packs.keep'), icon: 'back', kind: 'primary' },
    ],
  });
}
