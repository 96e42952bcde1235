/** The door of the workshop: all of it is fetched only when somebody comes in. */

import type { App, Page } from '../app';
import { make } from '../dom';
import type { WordsFile } from '../words';

/** Its place, empty until what it needs is there. */
export function workshopDoor(app: App): Page {
  const element = make('div', { class: 'workshop-room' });
  const door: Page & { inside: Page | null } = { element, name: app.words.say('web.adult.workshop'), inside: null };
  let left = false;
  door.gone = () => {
    left = true;
    door.inside?.gone?.();
  };
  door.drop = (file) => door.inside?.drop?.(file);
  const parts = [import('../workshop/page'), read(app.words.language), style()] as const;
  Promise.all(parts).then(([{ workshopPage }, words]) => {
    if (left) return;
    door.inside = workshopPage(app, app.words.with(words));
    element.replaceChildren(door.inside.element);
  }).catch(() => app.announce(app.words.say('web.page.not_now')));
  return door;
}

/** Its sentences. */
async function read(language: string): Promise<WordsFile> {
  const answer = await fetch(new URL(`data/workshop.${language}.json`, document.baseURI));
  return (await answer.json()) as WordsFile;
}

let sheet: Promise<void> | null = null;

/** Its style sheet, once. */
function style(): Promise<void> {
  return (sheet ??= new Promise((done, lost) => {
    const link = make('link', { attributes: { rel: 'stylesheet', href: new URL('workshop.css', document.baseURI).href } });
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => {
      sheet = null;
      link.remove();
      lost(new Error('workshop.css'));
    });
    document.head.append(link);
  }));
}
