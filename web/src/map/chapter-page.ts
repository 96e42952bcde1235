/** The levels of a chapter as stops along a way. */

import { layout, type App, type Page } from '../app/app';
import { enter, storyButton } from '../comics/story-cues';
import { openSheet } from '../ui/dialog';
import { button, icon, lookClass, make, picture, stars } from '../ui/dom';
import { LEVEL, MODE_SIGNS } from '../generated/constants';
import { Pictures } from '../scene/sprites';
import { isOpen, numberOf, stopIn, waitsFor, wayTo } from '../progress/progress';
import { road } from './road';
import type { Brief, Chapter } from '../core/types';
import { walked, type Point } from './path';
import { heroOf } from './map-page';
import { showLevels } from './level-sight';

const SCENERY = [60, 46, 54]; // pixels: sides of what stands between the stops

export function chapterPage(app: App, place: number): Page {
  const { words, pack, journey } = app;
  const chapter = pack.chapters[place]!;
  const name = pack.chapters.length > 1 ? `${place + 1} · ${chapter.title}` : chapter.title;
  const at = stopIn(chapter.levels, journey.progress, (level) => isOpen(pack, journey.progress, level, app.today));
  const now = at && !journey.progress.stars[at.id] ? at : null;
  const bar = [
    button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'map' }) }),
    make('span', { class: 'round small plain' }, picture(heroOf(chapter.levels[0]))),
    make('h1', { text: name }),
    storyButton(app, chapter),
  ];
  const stops = chapter.levels.map((level, number) => stop(app, chapter, level, number, level.id === now?.id));
  const here = at ? chapter.levels.indexOf(at) : -1;
  const pictures = new Pictures(() => laid.paint());
  const laid = road(app, {
    place: chapter.folder || '.', list: make('ol', { class: 'path' }, ...stops), items: stops, stop: LEVEL, here,
    walked: walked(chapter.levels.map((level) => Boolean(journey.progress.stars[level.id])), here),
    aside: () => corner(stops[here]), over: (pen, { spare }) => scatter(pen, pictures, chapter.look, spare),
  });
  const page = layout(`chapter-page ${lookClass(chapter.look)}`, bar, laid.element);
  void showLevels(app, chapter.levels, stops.map((each) => each.querySelector('.sight')));
  return { element: page, name, gone: laid.gone };
}

/** Walls of the look between the stops. */
function scatter(pen: CanvasRenderingContext2D, pictures: Pictures, look: string, spare: Point[]): void {
  const style = getComputedStyle(pen.canvas), colour = style.getPropertyValue('--meadow');
  if (style.getPropertyValue('--plate')) return; // plain
  spare.forEach(([x, y], i) => {
    const side = SCENERY[i % SCENERY.length]!, image = pictures.at(`robot/${look || 'village'}/wall`, side * 2);
    pen.fillStyle = colour;
    pen.beginPath();
    pen.roundRect(x - 48, y - 13, 96, 50, 24);
    pen.fill();
    if (image) pen.drawImage(image, x - side / 2, y - side / 2, side, side);
  });
}

/** The pilot stands at the corner of a picture: how far that is from where the way meets it. */
function corner(stop: HTMLElement | undefined): Point {
  const view = stop?.querySelector<HTMLElement>('.sight');
  if (!stop || !view) return [0, 0];
  return [view.offsetLeft - stop.offsetWidth / 2, view.offsetTop + view.offsetHeight - footOf(stop)];
}

/** How far down a stop the way meets it. */
function footOf(stop: HTMLElement): number {
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return LEVEL.foot * (stop.offsetHeight - LEVEL.plate * scale);
}

function stop(app: App, chapter: Chapter, level: Brief, number: number, now: boolean): HTMLElement {
  const { words, pack, journey } = app;
  const earned = journey.progress.stars[level.id] ?? 0;
  const open = isOpen(pack, journey.progress, level, app.today);
  const state = now ? 'now' : earned ? 'done' : open ? 'open' : 'locked';
  const disc = make('span', open ? { class: 'disc', text: String(number + 1) } : { class: 'disc', attributes: { 'data-number': String(number + 1) } }); // a shut one is named by its title
  const sign = MODE_SIGNS[level.mode as keyof typeof MODE_SIGNS];
  const first = waitsFor(pack, journey.progress, level, app.today), near = first && chapter.levels.some(({ id }) => id === first.id);
  const title = first && !near ? words.say('ui.map.waits', { title: level.title, name: numberOf(pack, first) }) : level.title;
  const made = make('button', {
    class: `stop ${state}`,
    attributes: { type: 'button', 'aria-disabled': open ? null : 'true', 'aria-label': open ? null : (app.today && app.room?.closed(level.title)) || words.say('ui.map.locked', { title }) },
    on: { click: () => { if (open || app.today) app.go({ page: 'level', id: level.id }); else sayHow(app, chapter, level); } }, // on a day with its own levels the room says why
  },
  make('span', { class: 'sight' }, disc, open ? null : make('span', { class: 'shut' }, icon('lock')), make('span', { class: 'sign' }, icon(sign)), now ? make('span', { class: 'here unseen', text: `${words.say('ui.map.here')} ` }) : null, number > 0 && number === chapter.levels.length - 1 ? make('span', { class: 'finish' }, picture('land/finish')) : null),
  make('span', { class: 'plate' }, open ? earnedOf(app, level, earned) : null, make('span', { class: 'label', text: title })));
  if (now) made.dataset['first'] = '';
  return make('li', { class: earned ? 'walked' : '' }, made);
}

/** Why a level is shut, and the way to open it. */
function sayHow(app: App, chapter: Chapter, level: Brief): void {
  const { words, pack, journey } = app, first = wayTo(pack, journey.progress, level);
  const open = (): void => app.go({ page: 'level', id: first.id });
  const go = (): void => { if (chapter.levels.includes(first)) open(); else enter(app, pack.chapters.find(({ levels }) => levels.includes(first)), open); };
  openSheet({
    title: words.say('ui.map.shut', { title: level.title }), picture: 'pictures/map',
    notes: [{ words: words.say('ui.map.shut_how', { first: first.title, name: numberOf(pack, first) }) }],
    answers: [{ label: words.say('ui.menu.close'), icon: 'check' }, { label: words.say('ui.map.shut_go'), icon: 'play', kind: 'primary', action: go }],
  });
}

/** Its stars, and its medal. */
function earnedOf({ words, journey }: App, level: Brief, earned: number): HTMLElement {
  const medal = journey.progress.medals.includes(level.id);
  const told = words.say('web.stars.of', { n: earned });
  const row = stars(earned, medal ? `${told}. ${words.say('ui.win.medal')}` : told);
  if (medal) row.append(make('span', { class: 'medal' }, icon('medal')));
  return row;
}
