/** The pages, and what is the same on all of them. */

import { App, type Page } from './app/app';
import type { Begun } from './session/startup';
import { listen } from './base/unexpected-errors';
import { make, pause } from './ui/dom';
import { listenToKeys } from './blocks/editor-keys';
import { partToPlay } from './progress/exercise';
import { openKeys, openLoadPicker, takeFile } from './lazy/help-dialogs';
import { News, watchKeeping } from './app/notices';
import { keepToo, savesData } from './offline/file-sets';
import { LevelPage } from './level/level-page';
import { chapterPage } from './map/chapter-page';
import { chooseDoor, inventDoor, makingDoor, workshopDoor, codeDoor, elsewhereDoor, evaluationDoor, hourDoor, rosterDoor, findRoom } from './lazy/lazy-pages';
import { mapPage } from './map/map-page';
import { packsPage } from './map/packs-page';
import { animalPage, colourPage, doorsPage, profilesPage } from './pages/profiles-page';
import { settingsPage } from './pages/settings-page';
import { addressOf, packOf, routeOf, type Route } from './session/route';
import { OVER, openNote } from './ui/dialog';

const REST = 15_000; // milliseconds without a touch or a key, after which more is kept: what a child types with, and the workshop
const QUIET = 3000; // milliseconds after the start, once all files are kept
const MOST = 60_000; // milliseconds that keeping them may take

function build(app: App, route: Route): Page {
  switch (route.page) {
    case 'profiles': return profilesPage(app);
    case 'doors': return doorsPage(app, route.mine);
    case 'animal': return animalPage(app);
    case 'colour': return colourPage(app, route.animal);
    case 'chapter': return chapterPage(app, route.place);
    case 'settings': return settingsPage(app);
    case 'level': return new LevelPage(app, partToPlay(app.playing.level(route.id)!, app.journey.progress.stars));
    case 'map': return mapPage(app);
    case 'packs': return packsPage(app);
    case 'workshop': return workshopDoor(app, route.pack ?? '', route.file ?? '');
    case 'make': return chooseDoor(app);
    case 'making': return makingDoor(app, route.pack);
    case 'invented': return inventDoor(app, null);
    case 'invent': return inventDoor(app, route.place);
    case 'elsewhere': return elsewhereDoor(app);
    case 'code': return codeDoor(app, () => openLoadPicker(app));
    case 'roster': return rosterDoor(app);
    case 'evaluation': return evaluationDoor(app);
    case 'hour': return hourDoor(app);
  }
}

/** A file dropped anywhere on the page. */
function listenToDrops(app: App): void {
  const veil = make('div', { class: 'drop', attributes: { hidden: true } }, make('p'));
  document.body.append(veil);
  const holdsFile = (event: DragEvent): boolean => Boolean(event.dataTransfer?.types.includes('Files'));
  window.addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    veil.hidden = false;
    veil.firstElementChild!.textContent = app.words.say('web.file.drop');
  });
  window.addEventListener('dragleave', (event) => { if (!event.relatedTarget) veil.hidden = true; });
  window.addEventListener('drop', (event) => {
    veil.hidden = true;
    const file = event.dataTransfer?.files[0];
    if (!holdsFile(event) || !file) return;
    event.preventDefault();
    if (!app.dropped(file)) void takeFile(app, file);
  });
}

/** F1 shows the keys; the workshop shows its own. */
function listenToF1(app: App): void {
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'F1' || routeOf(location.hash).page === 'workshop') return;
    event.preventDefault();
    if (!document.querySelector(OVER)) openKeys(app);
  });
}

export async function begin(begun: Promise<Begun>): Promise<void> {
  const news = new News();
  const [found] = await Promise.all([begun, news.begin()]);
  const app = new App(found, news, build);
  listen(() => openNote(app, app.words.say('ui.trouble.title'), app.words.say('ui.trouble.page')));
  listenToKeys();
  watchKeeping(app);
  const given = packOf(location.hash);
  if (given) history.replaceState(history.state, '', addressOf({ page: 'packs' }));
  await app.start();
  if (given) void import('./lazy/lazy-bundle').then(({ askToAdd }) => askToAdd(app, given), () => openNote(app, app.words.say('packs.ask'), app.words.say('web.page.not_now')));
  void findRoom(app);
  listenToDrops(app);
  listenToF1(app);
  for (const name of ['pointerdown', 'keydown']) window.addEventListener(name, () => app.sounds.prepare(), { once: true });
  await app.door.awake; // what is kept for later would slow down what is needed now
  await keepForLater(news, app.words.language);
  await pause(QUIET);
  app.door.quiet();
  await rest();
  if (!savesData()) for (const set of ['typing', 'rest']) keepToo(set);
}

/** Until nothing has been touched for a while: what comes then is in nobody's way. */
function rest(): Promise<void> {
  return new Promise((done) => {
    const stop = new AbortController();
    let timer = 0;
    const begin = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => { stop.abort(); done(); }, REST);
    };
    for (const act of ['pointerdown', 'keydown']) window.addEventListener(act, begin, { capture: true, signal: stop.signal });
    begin();
  });
}

/** The files of the page, where a browser allows it: not from a plain address in the room's network. */
async function keepForLater(news: News, language: string): Promise<void> {
  try {
    const kept = await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
    if (kept) news.watch(kept);
    if (kept?.installing) await Promise.race([navigator.serviceWorker.ready, pause(MOST)]);
    if (!(await caches.match(new URL(`data/words.${language}.json`, document.baseURI)))) keepToo(language);
  } catch {
    // Then the files are asked for again.
  }
}
