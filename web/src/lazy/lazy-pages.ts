/** Pages whose script, and style sheet, are fetched only when somebody comes in. */

import { layout, type App, type Page } from '../app/app';
import { isTable } from '../base/json';
import { note } from '../base/unexpected-errors';
import { INVENTED } from '../generated/constants';
import type { RoomSeen } from '../generated/room';
import { Journey } from '../progress/profile-store';
import { workshopWords } from '../text/sentences';
import { button, make, style } from '../ui/dom';

/** Its place, empty until what makes the page has come. */
function later(app: App, name: string, bring: () => Promise<() => Page>): Page & { inside: Page | null } {
  const element = make('div', { class: 'later-room' });
  const door: Page & { inside: Page | null } = { element, name, inside: null };
  let left = false;
  door.gone = () => {
    left = true;
    door.inside?.gone?.();
  };
  bring().then((made) => {
    if (left) return;
    door.inside = made();
    element.replaceChildren(door.inside.element);
    element.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
  }).catch(async (why: unknown) => {
    note(why instanceof Error ? why.stack ?? String(why) : String(why));
    if (left || (await app.news.renewed())) return;
    element.replaceChildren(absent(app, name));
    app.announce(app.words.say('web.page.not_now'));
  });
  return door;
}

/** In the place of a page that does not come: why, and the way back. */
function absent(app: App, name: string): HTMLElement {
  const back = button({ icon: 'back', name: app.words.say('ui.menu.back'), action: () => app.go({ page: 'map' }) });
  return layout('later', [back, make('h1', { text: name })], make('p', { text: app.words.say('web.page.not_now') }));
}

/** A level by itself, or one of a pack that is being made. */
export function workshopDoor(app: App, pack: string, file: string): Page {
  return dropsInto(later(app, app.words.say('web.adult.workshop'), async () => {
    const [{ workshopPage }, words] = await workshop(app);
    return () => workshopPage(app, words, pack && file ? { pack, file } : null);
  }));
}

/** What may be made there. */
export function chooseDoor(app: App): Page {
  return dropsInto(later(app, app.words.say('web.adult.workshop'), async () => {
    const [{ choosePage }, words] = await workshop(app);
    return () => choosePage(app, words);
  }));
}

/** The packs that are made, or one of them. */
export function makingDoor(app: App, pack: string): Page {
  return dropsInto(later(app, app.words.say('packs.make'), async () => {
    const [{ MakingList, MakingPage }, words] = await workshop(app);
    return () => (pack ? new MakingPage(app, words, pack) : new MakingList(app, words));
  }));
}

function dropsInto(door: ReturnType<typeof later>): Page {
  door.drop = (file) => door.inside?.drop?.(file);
  return door;
}

/** The levels that a child has invented, or one of them; where it has none yet, the first one. */
export function inventDoor(app: App, place: number | null): Page {
  return later(app, app.words.say('ui.map.invent_level'), async () => {
    const invented = Journey.open(app.store, app.journey.profile, INVENTED);
    const [[{ InventPage, MinePage }, words], journey] = await Promise.all([workshop(app), invented]);
    return () => (place === null ? new MinePage(app, words, journey) : new InventPage(app, words, journey, place));
  });
}

async function workshop(app: App) {
  const [pages, words] = await Promise.all([import('./lazy-bundle'), workshopWords(app.words.language), style('workshop.css')]);
  return [pages, app.words.with(words)] as const;
}

export function elsewhereDoor(app: App): Page { return transferDoor(app, 'resume.title', ({ elsewherePage }) => elsewherePage(app)); }

/** `openFile` opens a child's file. */
export function codeDoor(app: App, openFile: () => void): Page { return transferDoor(app, 'resume.have', ({ codePage }) => codePage(app, openFile)); }

export function rosterDoor(app: App): Page { return transferDoor(app, 'roster.adult.title', ({ rosterPage }) => rosterPage(app)); }

export function evaluationDoor(app: App): Page { return adultDoor(app, 'ui.profiles.marks', 'evaluationPage'); }

export function hourDoor(app: App): Page { return adultDoor(app, 'ui.profiles.hour', 'hourPage'); }

/** With the sentences of what comes later too. */
function adultDoor(app: App, title: string, made: 'evaluationPage' | 'hourPage'): Page {
  return later(app, app.words.say(title), async () => {
    const [[pages], words] = await Promise.all([parts(), workshopWords(app.words.language)]);
    return () => pages[made](app, app.words.with(words));
  });
}

function transferDoor(app: App, title: string, made: (pages: typeof import('./lazy-bundle')) => Page): Page {
  return later(app, app.words.say(title), async () => {
    const [pages] = await parts();
    return () => made(pages);
  });
}

/** The script and the style sheet of what leads elsewhere. */
export const parts = () => Promise.all([import('./lazy-bundle'), style('resume.css')]);

const AGAIN = 5000; // milliseconds until what did not come is asked for again
const KEPT = 'room'; // what this browser keeps of one: also in room-storage.ts

/** Whether there is a room: then this page joins it. One that was there before may only be far now. */
export async function findRoom(app: App): Promise<void> {
  const answer = await fetch(new URL('api/room', document.baseURI), { cache: 'no-store' }).catch(() => null);
  const told: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  const seen = isTable(told) && Array.isArray(told['children']) ? (told as unknown as RoomSeen) : null;
  if (!seen && (answer || !(await app.store.read(KEPT)))) return;
  try {
    const [{ enterRoom }] = await Promise.all([import('./lazy-bundle'), style('resume.css'), style('room.css')]);
    await enterRoom(app, seen);
  } catch {
    setTimeout(() => void findRoom(app), AGAIN);
  }
}
