/** The map: the chapters of a pack as lands along a way. */

import { layout, type App, type Page } from '../app/app';
import { guides, tellProblem } from '../app/problem-file';
import { enter } from '../comics/story-cues';
import type { Brief, Chapter } from '../core/types';
import { dressed } from '../cosmetics/dressed-animal';
import { INVENTED, LAND, STATE_SIGNS } from '../generated/constants';
import { openFilePicker, openMapHelp } from '../lazy/help-dialogs';
import { Journey, type Profile } from '../progress/profile-store';
import { isDone, isOpen, numberOf, playground, resume, stateOf, type Progress } from '../progress/progress';
import { Pictures } from '../scene/sprites';
import { openGate } from '../ui/question-card';
import { openMenu, openSheet } from '../ui/dialog';
import { attribute, button, icon, make, medal, picture, lookClass, style } from '../ui/dom';
import type { Drawn, paintLands, State } from './chapter-lands';
import { shelf } from './packs-page';
import { showLevels } from './level-sight';
import { walked } from './path';
import { road, type Road } from './road';
import { askFor, dueIn } from './similar-level';

const PART = 0.7; // of its disc that the child's animal takes
const LONG = 18; // letters of a name that are written smaller

/** The picture of the one who moves. */
export function heroOf(level: Brief | undefined): string {
  return level?.hero ?? 'pictures/robot';
}

/** What one does on the level to go to: begin, go on, or invent once all is won. */
function wayTo({ id, mode }: Brief, { last, stars }: Progress): string {
  if (mode === 'create' && stars[id]) return 'go_create';
  return last || Object.keys(stars).length > 0 ? 'go_on' : 'begin';
}

export function mapPage(app: App): Page {
  const { words, journey, pack } = app;
  const next = resume(pack, journey.progress, app.today);
  const who = journey.profile;
  const name = next ? [numberOf(pack, next), next.title].filter(Boolean).join('\u00a0· ') : '';
  const go = next
    ? button({
      icon: 'play', kind: 'primary', class: 'go-on',
      label: words.say(`ui.map.${wayTo(next, journey.progress)}`, { name, title: next.title }),
      action: () => enter(app, pack.chapters.find(({ levels }) => levels.includes(next)), () => app.go({ page: 'level', id: next.id })),
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
  const concepts = corner('star', words.say('ui.map.concepts'), words.say('ui.menu.concepts'), 'concepts-open', () => openConcepts(app, heroOf));
  const elsewhere = who ? corner('travel', words.say('ui.map.elsewhere'), words.say('resume.title'), 'elsewhere-open', () => app.go({ page: 'elsewhere' })) : null;
  const { today } = app;
  const open = (chapter: Chapter): boolean => !today || chapter.levels.some((level) => today.includes(level.id));
  const chapters = pack.chapters.flatMap((chapter, place) => (open(chapter) ? [{ chapter, place }] : []));
  const here = Math.max(0, chapters.findIndex(({ chapter }) => chapter.levels.some((level) => level.id === next?.id)));
  const states = chapters.map(({ chapter }, at) => stopState(app, chapter, at === here && next !== null));
  const items = chapters.map(({ chapter, place }, at) => land(app, chapter, place, states[at]!));
  const lands = chapters.map(({ chapter: { look, levels } }, at): Drawn => ({ look, hero: heroOf(levels[0]), state: states[at]!, last: at > 0 && at === chapters.length - 1 }));
  const won = chapters.map(({ chapter: { levels } }) => levels.some(({ id }) => journey.progress.stars[id] && (!today || today.includes(id))));
  const laid = travelled(app, items, lands, won, here);
  const bar = [
    corner('people', words.say('ui.map.who'), words.say('ui.map.who'), 'who', () => app.go({ page: 'profiles' })),
    who ? me(app, who) : null,
    make('h1', { text: pack.title }), go, invents(app), concepts,
    corner('question', words.say('ui.map.help_short'), words.say('ui.map.help'), 'roomy', () => openMapHelp(app, name)),
    corner('gear', words.say('ui.menu.settings'), words.say('ui.menu.settings'), '', () => app.go({ page: 'settings' })), elsewhere,
    corner('person', words.say('ui.map.adult'), words.say('ui.map.adult'), 'adult', () => askAdult(app)),
  ];
  return { element: layout('map look-sea', bar, news, again(app), shelf(app), app.room?.onMap(go !== null) ?? null, laid.element), name: pack.title, gone: laid.gone };
}

/** A sign with its words under it, where there is room; its whole name where they are short of it. */
function corner(sign: string, label: string, name: string, look: string, action: () => void): HTMLButtonElement {
  const made = button({ icon: sign, label, class: `under ${look}`.trim(), action });
  attribute(made, 'aria-label', name);
  made.title = name;
  return made;
}

/** Another one like a level that comes back now: beside the way on, and only offered. */
function again(app: App): HTMLButtonElement | null {
  const waits = dueIn(app);
  return waits && button({ icon: 'repeat', label: app.words.say('ui.map.due', { title: waits.title }), class: 'again', action: () => askFor(app, waits.id) });
}

/** Who plays, dressed; touched, the wardrobe opens, where there is something to wear. */
function me(app: App, { animal, colour }: Profile): HTMLElement {
  const { words, journey, pack } = app;
  const won = pack.chapters.filter((chapter) => chapter.gives && isDone(chapter, journey.progress)).at(-1)?.gives;
  const shown = [picture(`animals/${animal}`), won ? make('span', { class: 'new' }, picture(`worn/${won.thing}`)) : null];
  const look = `round small tint-${colour}`, name = words.say('ui.wear.title');
  const open = (): void => {
    const close = { label: words.say('ui.menu.close'), icon: 'check' };
    Promise.all([import('../cosmetics/wardrobe'), style('wear.css')]).then(([{ openWardrobe }]) => openWardrobe(app))
      .catch(() => openSheet({ title: name, notes: [{ words: words.say('web.page.not_now') }], answers: [close] }));
  };
  const box = pack.chapters.some(({ gives }) => gives)
    ? make('button', { class: `${look} me`, attributes: { type: 'button', 'aria-label': name, title: name }, on: { click: open } }, ...shown)
    : make('span', { class: `${look} me` }, ...shown);
  return dressed(box, journey, PART);
}

/** To the levels that the child invents; where there is none yet, on to the first one. */
async function toDrawings(app: App): Promise<void> {
  const { progress: { gallery } } = await Journey.open(app.store, app.journey.profile, INVENTED);
  app.go({ page: 'invented' });
  if (Object.keys(gallery).length === 0) app.go({ page: 'invent', place: 1 });
}

/** To a level of one's own, or to one to make something in. Not on a day that has its own levels. */
function invents(app: App): HTMLButtonElement | null {
  const { words, pack, journey, today } = app;
  if (today) return null;
  const into = (level: Brief): void => enter(app, pack.chapters.find(({ levels }) => levels.includes(level)), () => {
    journey.inventing = level.id;
    app.go({ page: 'level', id: level.id });
  });
  const free = playground(pack, journey.progress);
  const draw = { label: words.say('ui.map.invent_level'), icon: 'map', art: picture('pictures/map'), kind: 'primary', action: () => void toDrawings(app) };
  return button({
    icon: 'pencil', label: words.say('ui.map.invent'), class: 'under invent',
    action: () => {
      const arts = free.map(() => make('span', { class: 'art' }));
      const made = free.map((level, i) => ({ label: level.title, icon: 'pencil', art: arts[i]!, action: () => into(level) }));
      openMenu(words.say('ui.map.invent_what'), [draw, ...made], words.say('ui.menu.close'), '', 'cards');
      void showLevels(app, free, arts);
    },
  });
}

/** The lands along their way; they are painted once their shapes have come. */
function travelled(app: App, items: HTMLElement[], lands: Drawn[], won: boolean[], here: number): Road {
  let paint: typeof paintLands | null = null;
  const pictures = new Pictures(() => laid.paint());
  const laid = road(app, {
    place: '', list: make('ul', { class: 'chapters' }, ...items), items, stop: LAND, here,
    walked: walked(won, here),
    under: (pen, found) => paint?.(pen, pictures, found, lands, 'ground'), over: (pen, found) => paint?.(pen, pictures, found, lands, 'things'),
  });
  void import('./chapter-lands').then((come) => { paint = come.paintLands; laid.paint(); }).catch(() => undefined); // away from the network: names and way alone
  return laid;
}

/** How a chapter is for the child. */
function stopState(app: App, chapter: Chapter, now: boolean): State {
  const { pack, journey: { progress }, today } = app;
  const levels = chapter.levels.filter((level) => !today || today.includes(level.id));
  const won = levels.filter((level) => progress.stars[level.id]).length;
  if (now) return 'now';
  if (won > 0 && won === levels.length) return 'done';
  if (won > 0) return 'begun';
  return levels.some((level) => isOpen(pack, progress, level, today)) ? 'ahead' : 'locked';
}

/** A chapter's name and stars on its land. */
function land(app: App, chapter: Chapter, place: number, state: State): HTMLElement {
  const { words, journey } = app;
  const earned = chapter.levels.map((level) => journey.progress.stars[level.id] ?? 0);
  const sum = earned.reduce((all, each) => all + each, 0);
    return make('li', { class: state }, make('button', {
    class: `chapter ${state === 'now' ? 'now' : ''}`, attributes: { type: 'button', 'aria-current': state === 'now' ? 'step' : null },
    on: { click: () => enter(app, chapter, () => app.go({ page: 'chapter', place })) },
  },
  state === 'now' ? make('span', { class: 'here unseen', text: `${words.say('ui.map.here')} ` }) : null,
  make('span', { class: 'number' }, String(place + 1), make('span', { class: 'unseen', text: ' · ' })),
  medalOf(chapter, journey.progress, earned),
  make('span', { class: 'plate' },
    make('span', { class: chapter.title.length > LONG ? 'name long' : 'name', text: chapter.title }), state === 'locked' ? icon('lock') : null,
    make('span', { class: sum > 0 ? 'sum' : 'sum unseen' }, make('span', { class: 'star full' }, icon('star')),
      words.say('ui.map.stars', { n: sum, all: 3 * earned.length })))));
}

/** The medal of a chapter that is done, with its name; a sign where its story has none and all is won. */
function medalOf(chapter: Chapter, progress: Progress, earned: number[]): HTMLElement | null {
  if (chapter.medal && isDone(chapter, progress)) return make('span', { class: 'crown' }, medal(chapter.medal.picture), make('span', { class: 'unseen', text: ` ${chapter.medal.name} ` }));
  return earned.length > 0 && earned.every(Boolean) ? make('span', { class: 'medal', attributes: { 'aria-hidden': 'true' } }, icon('medal')) : null;
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

/** What is for the adult: open every level, files in and out. */
function askAdult(app: App): void {
  const { words, journey } = app;
  const { unlocked } = journey.progress;
  const card = (art: string, label: string, action: () => void): HTMLElement => button({ icon: `pictures/${art}`, label, action: () => { sheet.close(); action(); } });
  const files = make('div', { class: 'menu-items cards' },
    make('p', { text: words.say(unlocked ? 'ui.map.adult_closed' : 'ui.map.adult_open') }),
    card(unlocked ? 'padlock' : 'key', words.say(unlocked ? 'ui.map.close_all' : 'ui.map.open_all'), () => {
      if (unlocked) openAll(app, false);
      else openGate(app, () => openAll(app, true));
    }),
    card('page', words.say('web.file.open'), () => openFilePicker(app)),
    card('parcel', words.say('packs.title'), () => app.go({ page: 'packs' })),
    card('tools', words.say('web.adult.workshop'), () => app.go({ page: 'make' })),
    guides(words),
    card('letter', words.say('ui.problem.open'), () => tellProblem(app)));
  const sheet = openSheet({
    title: words.say('ui.map.adult_title'), body: files, picture: 'pictures/teacher', class: 'menu wide',
    answers: [{ label: words.say('ui.menu.close'), icon: 'back' }],
  });
}

/** What the child can do: a sentence for each chapter, seen, done, with help or alone. */
function openConcepts(app: App, heroOf: (level: Chapter['levels'][number] | undefined) => string): void {
  const { words, pack, journey } = app;
  const rows = pack.chapters.map((chapter, place) => {
    const state = stateOf(chapter, journey.progress);
    const won = isDone(chapter, journey.progress) ? chapter.medal : null;
    return make('li', { class: `concept ${lookClass(chapter.look)}`, data: { state } },
      make('span', { class: 'round frame' }, picture(heroOf(chapter.levels[0])), won ? medal(won.picture) : null),
      make('div', { class: 'words' }, make('h3', { text: `${place + 1} · ${chapter.title}` }), won ? make('span', { class: 'unseen', text: won.name }) : null, make('p', { text: chapter.can })),
      make('span', { class: 'state' }, icon(STATE_SIGNS[state]), words.say(`ui.concepts.${state || 'waiting'}`)));
  });
  openSheet({
    title: words.say('ui.concepts.title'), body: make('ul', { class: 'concepts' }, ...rows), class: 'wide',
    answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
  });
}
