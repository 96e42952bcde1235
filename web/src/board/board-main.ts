/** The adult's board: which of its pages is seen, in which language, and for whom. */

import { Store, settingsOf } from '../storage/browser-store';
import { languageOf } from '../text/language';
import { Words, type WordsFile } from '../text/sentences';
import { button, make } from '../ui/dom';
import { textField } from './board-dialog';
import { BoardPage } from './board-page';
import { ask, RefusedError, post, Feed } from './board-requests';
import { Said } from './board-sentences';
import { Room, type View } from './board-state';
import { write } from './child-card';
import { CardsPage } from './join-address';
import { Lessons } from './level-list';
import { Projector } from './projector';
import { SessionPage } from './session-page';
import { pause } from './take-away';

const SECOND = 1000, LOCKED = 401, NO_ROOM = 404;
const root = document.getElementById('page')!;

/** The sentences in the language that was chosen in this browser, else that of the browser. */
async function words(): Promise<Words> {
  const store = new Store();
  await store.open();
  const language = languageOf(settingsOf(await store.read('settings')).language);
  document.documentElement.lang = language;
  const answer = await fetch(new URL(`salle/words.${language}.json`, document.baseURI));
  return new Words((await answer.json()) as WordsFile);
}

/** Whether the board is this adult's to see: the code is asked for otherwise. */
async function opened(said: Said): Promise<void> {
  for (;;) {
    const status = await ask('board').then(() => 0, (cause: unknown) => (cause instanceof RefusedError ? cause.status : -1));
    if (status !== LOCKED && status !== NO_ROOM) return; // a server that is far is told of on the board
    await new Promise<void>((right) => { root.replaceChildren(status === NO_ROOM ? nothing(said) : door(said, right)); });
  }
}

/** The page that the address asks for. */
function view(room: Room): View {
  switch (location.hash) {
    case '#projecteur': return new Projector(room, go, false);
    case '#projecteur/lancer': return new Projector(room, go, true);
    case '#seance': return new SessionPage(room, go);
    case '#cartes': return new CardsPage(room, go);
    default: return new BoardPage(room, go);
  }
}

function go(page: string): void { location.hash = page; }

async function begin(): Promise<void> {
  const spoken = await words();
  const said = new Said(spoken);
  document.title = said.say('page');
  await opened(said);
  let shown: View | null = null;
  const feed = new Feed(() => shown?.show(feed.board, feed.age, feed.far), () => location.reload());
  const room = new Room(spoken, new Lessons(), feed);
  await Promise.all([feed.ask(), learn(room), ask<{ id: string }>('board/mine').then(({ id }) => { room.mine = id; }, () => undefined)]);
  const show = (): void => {
    for (const open of document.querySelectorAll('dialog')) open.close();
    shown = view(room);
    if (location.hash.endsWith('/lancer')) history.replaceState(null, '', `${location.pathname}#projecteur`); // so that it can be asked for again
    root.replaceChildren(shown.element);
    shown.show(feed.board, feed.age, feed.far);
    root.querySelector('h1')?.focus();
  };
  addEventListener('hashchange', show);
  addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
    if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'e') pause(room);
    else shown?.key?.(event);
  });
  setInterval(() => shown?.tick?.(feed.board, feed.age), SECOND);
  show();
}

/** The levels there are; without them they have no titles until the server is back. */
async function learn(room: Room): Promise<void> {
  const again = (): void => { setTimeout(() => void learn(room), 5 * SECOND); };
  await room.lessons.load(room.said.words.language).catch(again);
}

void begin();

const LONGEST = 12, TOO_MANY = 429;

/** Ask for the code until it is right; what opens the board is called then. */
export function door(said: Said, opened: () => void): HTMLElement {
  const field = textField(LONGEST);
  field.inputMode = 'numeric';
  const problem = make('p', { class: 'problem', attributes: { role: 'alert' } });
  const go = button({ icon: 'lock', label: said.say('door.open'), kind: 'primary', action: () => undefined });
  go.type = 'submit';
  const form = make('form', { class: 'door' }, make('h1', { text: said.say('door.title') }), make('p', { text: said.say('door.how') }),
    make('label', { class: 'asked' }, make('span', { text: said.say('door.label') }), field), problem, go);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    post('adult', { code: field.value.replace(/\s/g, '') }).then(opened, (cause: unknown) => {
      write(problem, said.say(reason(cause)));
      field.select();
    });
  });
  setTimeout(() => field.focus());
  return make('main', { class: 'door-room' }, form);
}

function reason(cause: unknown): string {
  const status = cause instanceof RefusedError ? cause.status : 0;
  if (!status) return 'unsent';
  return status === TOO_MANY ? 'door.too_many' : 'door.wrong';
}

/** Where no room is: how to have one. */
export function nothing(said: Said): HTMLElement {
  return make('main', { class: 'door-room' }, make('div', { class: 'door' }, make('h1', { text: said.say('door.title') }), make('p', { text: said.say('door.nothing') })));
}
