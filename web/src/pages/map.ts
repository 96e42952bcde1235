/** The chapters of a pack, and the levels of one chapter as stops along a path. */

import { layout, type App, type Page } from '../app';
import { kept } from '../causes';
import { openConcepts } from '../concepts';
import { button, icon, lookClass, make, picture, stars } from '../dom';
import { openGate } from '../gate';
import { openFilePicker, openMapHelp } from '../helps';
import { isOpen, numberOf, resume, waitsFor } from '../progress';
import { openSheet } from '../sheet';
import type { Brief, Chapter } from '../types';
import { shelf } from './packs';

/** The picture of the one who moves. */
export function heroOf(level: Brief | undefined): string {
  return level?.hero ?? 'pictures/robot';
}

export function mapPage(app: App): Page {
  const { words, journey, pack } = app;
  const next = resume(pack, journey.progress, app.today);
  const begun = Boolean(journey.progress.last) || Object.keys(journey.progress.stars).length > 0;
  const who = journey.profile;
  const name = next ? [numberOf(pack, next), next.title].filter(Boolean).join(' · ') : '';
  const bar = [
    button({ icon: 'people', name: words.say('ui.map.who'), action: () => app.go({ page: 'profiles' }) }),
    who ? make('span', { class: `round small tint-${who.colour}` }, picture(`animals/${who.animal}`)) : null,
    make('h1', { text: pack.title }),
    button({ icon: 'question', name: words.say('ui.map.help'), class: 'roomy', action: () => openMapHelp(app, name) }),
    button({ icon: 'gear', name: words.say('ui.menu.settings'), action: () => app.go({ page: 'settings' }) }),
    button({ icon: 'person', label: words.say('ui.map.adult'), class: 'adult', action: () => askAdult(app) }),
  ];
  const go = next
    ? button({
      icon: 'play', kind: 'primary', class: 'go-on',
      label: words.say(begun ? 'ui.map.go_on' : 'ui.map.begin', { name, title: next.title }),
      action: () => app.go({ page: 'level', id: next.id }),
    })
    : null;
  if (go) go.dataset['first'] = '';
  const news = button({ icon: 'restart', label: words.say('web.news.there'), class: 'news', action: () => void app.news.renew() });
  news.hidden = !app.news.there;
  app.news.shown = () => {
    news.hidden = false;
    app.announce(words.say('web.news.there'));
  };
  void app.news.look();
  const concepts = button({ icon: 'star', label: words.say('ui.menu.concepts'), class: 'concepts-open', action: () => openConcepts(app, heroOf) });
  const elsewhere = who ? button({ icon: 'travel', label: words.say('resume.title'), class: 'elsewhere-open', action: () => app.go({ page: 'elsewhere' }) }) : null;
  const { today } = app;
  const open = (chapter: Chapter): boolean => !today || chapter.levels.some((level) => today.includes(level.id));
  const cards = pack.chapters.flatMap((chapter, place) => (open(chapter) ? card(app, chapter, place, chapter.levels.some((level) => level.id === next?.id)) : []));
  return { element: layout('map', bar, news, shelf(app), app.room?.onMap(go !== null) ?? null, make('div', { class: 'go-row' }, go, concepts, elsewhere), make('ul', { class: cards.length > 6 ? 'chapters many' : 'chapters' }, ...cards)), name: pack.title };
}

function card(app: App, chapter: Chapter, place: number, now: boolean): HTMLElement {
  const { words, journey } = app;
  const earned = chapter.levels.map((level) => journey.progress.stars[level.id] ?? 0);
  const sum = earned.reduce((all, each) => all + each, 0);
  const dots = make('span', { class: 'dots', attributes: { 'aria-hidden': 'true' } },
    ...earned.map((count) => make('span', { class: count ? 'dot won' : 'dot' }, count ? icon('check') : null)));
  return make('li', {}, make('button', {
    class: `chapter ${lookClass(chapter.look)} ${now ? 'now' : ''}`, attributes: { type: 'button' },
    on: { click: () => app.go({ page: 'chapter', place }) },
  },
  make('span', { class: 'round frame' }, picture(heroOf(chapter.levels[0]))),
  make('span', { class: 'words' },
    make('span', { class: 'name', text: `${place + 1} · ${chapter.title}` }), dots,
    make('span', { class: 'sum' }, make('span', { class: 'star full' }, icon('star')),
      words.say('ui.map.stars', { n: sum, all: 3 * earned.length })))));
}

export function chapterPage(app: App, place: number): Page {
  const { words, pack, journey } = app;
  const chapter = pack.chapters[place]!;
  const name = pack.chapters.length > 1 ? `${place + 1} · ${chapter.title}` : chapter.title;
  const waiting = chapter.levels.filter((level) => isOpen(pack, journey.progress, level, app.today) && !journey.progress.stars[level.id]);
  const now = waiting.find((level) => level.id === journey.progress.last) ?? waiting[0];
  const bar = [
    button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'map' }) }),
    make('span', { class: 'round small plain' }, picture(heroOf(chapter.levels[0]))),
    make('h1', { text: name }),
  ];
  const stops = chapter.levels.map((level, number) => stop(app, level, number, level.id === now?.id));
  const page = layout(`chapter-page ${lookClass(chapter.look)}`, bar,
    make('ol', { class: 'path', data: { count: String(stops.length) } }, ...stops));
  const watcher = new ResizeObserver(() => winding(stops, page.clientWidth));
  watcher.observe(page);
  return { element: page, name, gone: () => watcher.disconnect() };
}

/** The way winds: one row to the right, the next to the left. */
function winding(stops: HTMLElement[], width: number): void {
  const most = Math.max(2, Math.min(5, Math.floor(width / 150)));
  const rows = Math.ceil(stops.length / most);
  const columns = Math.max(1, Math.min(most, Math.ceil(stops.length / Math.max(rows, stops.length > 5 ? 2 : 1))));
  stops.forEach((each, i) => {
    const [row, place] = [Math.floor(i / columns), i % columns];
    const right = row % 2 === 0;
    each.style.gridRow = String(row + 1);
    each.style.gridColumn = String(right ? place + 1 : columns - place);
    const way = i === stops.length - 1 ? 'last' : place === columns - 1 ? 'down' : right ? 'right' : 'left';
    each.classList.remove('last', 'down', 'right', 'left');
    each.classList.add(way);
  });
}

function stop(app: App, level: Brief, number: number, now: boolean): HTMLElement {
  const { words, pack, journey } = app;
  const earned = journey.progress.stars[level.id] ?? 0;
  const open = isOpen(pack, journey.progress, level, app.today);
  const state = now ? 'now' : earned ? 'done' : open ? 'open' : 'locked';
  const disc = open ? make('span', { class: 'disc', text: String(number + 1) }) : make('span', { class: 'disc' }, icon('lock'));
  const first = waitsFor(pack, journey.progress, level, app.today);
  const title = first ? words.say('ui.map.waits', { title: level.title, name: numberOf(pack, first) }) : level.title;
  const made = make('button', {
    class: `stop ${state}`,
    attributes: { type: 'button', disabled: !open, 'aria-label': open ? null : (app.today && app.room?.closed(level.title)) || words.say('web.stars.locked', { title }) },
    on: { click: () => app.go({ page: 'level', id: level.id }) },
  },
  disc,
  now ? picture(heroOf(level), 'hero') : null,
  open ? earnedOf(app, level, earned) : null,
  make('span', { class: 'label', text: title }));
  if (now) made.dataset['first'] = '';
  return make('li', { class: earned ? 'walked' : '' }, made);
}

/** Its stars, and its medal. */
function earnedOf({ words, journey }: App, level: Brief, earned: number): HTMLElement {
  const medal = journey.progress.medals.includes(level.id);
  const told = words.say('web.stars.of', { n: earned });
  const row = stars(earned, medal ? `${told}. ${words.say('ui.win.medal')}` : told);
  if (medal) row.append(make('span', { class: 'medal' }, icon('medal')));
  return row;
}

/** Every level open, or each behind the one before it again; and a word to say so, as the map looks the same. */
function openAll(app: App, unlocked: boolean): void {
  const { words, journey } = app;
  journey.keep({ unlocked });
  app.show();
  openSheet({
    title: words.say(unlocked ? 'web.adult.opened' : 'web.adult.closed'), picture: 'pictures/teacher',
    notes: [{ words: words.say(unlocked ? 'web.adult.opened_how' : 'web.adult.closed_how') }],
    answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
  });
}

/** What got stuck in this session, to be sent to whoever looks after codeweek. */
function openCauses({ words }: App): void {
  const close = { label: words.say('ui.menu.close'), icon: 'check' };
  const copy = { label: words.say('ui.trouble.copy'), icon: 'copy', stays: true, action: () => void navigator.clipboard.writeText(kept().join('\n\n')) };
  openSheet({
    title: words.say('ui.trouble.causes'), class: 'problems',
    notes: [{ words: words.say('ui.trouble.send') }, ...[...kept()].reverse().map((cause) => ({ words: cause, code: true }))],
    answers: 'clipboard' in navigator ? [copy, close] : [close], // a plain address in the room's network has none
  });
}

/** What is for the adult: open every level, files in and out. */
function askAdult(app: App): void {
  const { words, journey } = app;
  const { unlocked } = journey.progress;
  const files = make('div', { class: 'menu-items' },
    make('p', { text: words.say(unlocked ? 'ui.map.adult_closed' : 'ui.map.adult_open') }),
    button({
      icon: unlocked ? 'lock' : 'check', label: words.say(unlocked ? 'ui.map.close_all' : 'ui.map.open_all'),
      action: () => {
        sheet.close();
        if (unlocked) openAll(app, false);
        else openGate(app, () => openAll(app, true));
      },
    }),
    make('h3', { text: words.say('web.adult.files') }),
    button({ icon: 'blocks', label: words.say('web.file.open'), action: () => { sheet.close(); openFilePicker(app); } }),
    button({ icon: 'folder', label: words.say('packs.title'), action: () => { sheet.close(); app.go({ page: 'packs' }); } }),
    button({ icon: 'pencil', label: words.say('web.adult.workshop'), action: () => { sheet.close(); app.go({ page: 'workshop' }); } }),
    kept().length > 0 ? button({ icon: 'eye', label: words.say('ui.trouble.causes'), action: () => { sheet.close(); openCauses(app); } }) : null);
  const sheet = openSheet({
    title: words.say('ui.map.adult_title'), body: files, picture: 'pictures/teacher', class: 'menu',
    answers: [{ label: words.say('ui.menu.close'), icon: 'back' }],
  });
}

