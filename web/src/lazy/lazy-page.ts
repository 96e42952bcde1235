/** A page whose script, and style sheet, are fetched only when somebody comes in. */

import { layout, type App, type Page } from '../app/app';
import { note } from '../base/unexpected-errors';
import { button, make } from '../ui/dom';

/** Its place, empty until what makes the page has come. */
export function later(app: App, name: string, bring: () => Promise<() => Page>): Page & { inside: Page | null } {
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
