/** For the adult: the children of this browser, who can be put away for a while or erased for good. */

import type { App, Page } from '../app/app';
import { button, capital, make } from '../ui/dom';
import { awaySince, erase, everybody, nameOf, profiles, setAway, spoken, type Profile } from '../progress/profile-store';
import { daysLeft } from '../progress/trash';
import { today } from '../base/today';
import { noteOf, openNote, openSheet } from '../ui/dialog';
import { tile, tilePage } from './profiles-page';

export function rosterPage(app: App): Page {
  const { words } = app;
  const element = make('div', { class: 'tile-room' });
  const name = words.say('roster.adult.title');
  const show = async (): Promise<void> => {
    const put = (await everybody(app.store)).map(([profile, saved]) => ({ profile, day: awaySince(saved) })).filter(({ day }) => day !== null);
    const playing = (await profiles(app.store)).map((profile) => ({ profile, day: null }));
    const tiles = [...playing, ...put].map(({ profile, day }) => {
      const who = capital(spoken(profile, words));
      return tile({
        label: day === null ? who : words.say('roster.adult.away', { who, n: daysLeft(day) }), picture: `animals/${profile.animal}`,
        ...(day === null ? { colour: profile.colour } : {}), action: () => ask(app, profile, day, show),
      });
    });
    element.replaceChildren(tilePage(app, 'roster', name, () => app.back(), tiles));
  };
  void show();
  return { element, name };
}

/** Leave a child as it is, put it away or bring it back, or erase it. */
function ask(app: App, profile: Profile, day: string | null, show: () => Promise<void>): void {
  const { words, store } = app;
  const say = (key: string, slots = {}): string => words.say(`roster.adult.${key}`, slots);
  const act = (key: string, icon: string, done: () => void): HTMLElement => button({ icon, label: say(key), action: () => { sheet.close(); done(); } });
  const notes = day === null
    ? [{ head: say('put'), words: say('put_how') }, { head: say('erase'), words: say('erase_how') }] : [{ words: say('left', { n: daysLeft(day) }) }];
  const first = day === null
    ? act('put', 'box', () => void setAway(store, profile, today()).then(() => left(app, profile)).then(show))
    : act('back', 'undo', () => void setAway(store, profile, null).then(show));
  const body = make('div', { class: 'menu-items' }, ...notes.map(noteOf), first, act('erase', 'trash', () => beSure(app, profile, show)));
  const sheet = openSheet({
    title: capital(spoken(profile, words)), picture: `animals/${profile.animal}`, body, class: 'menu',
    answers: [{ label: say('keep'), icon: 'back', kind: 'primary' }],
  });
}

function beSure(app: App, profile: Profile, show: () => Promise<void>): void {
  const { words, store } = app;
  const who = capital(spoken(profile, words));
  const erased = async (): Promise<void> => {
    await left(app, profile); // or this page would write it again
    if (!(await erase(store, profile))) openNote(app, who, words.say('roster.adult.refused'));
    await show();
  };
  openSheet({
    title: words.say('roster.adult.sure', { who }), picture: `animals/${profile.animal}`, notes: [{ words: words.say('roster.adult.lost') }],
    answers: [{ label: words.say('roster.adult.erase'), icon: 'trash', action: () => void erased() }, { label: words.say('roster.adult.keep'), icon: 'back', kind: 'primary' }],
  });
}

/** Nobody plays any more, if it was this child. */
async function left(app: App, profile: Profile): Promise<void> {
  if (app.settings.profile === nameOf(profile)) app.change({ profile: '' });
  if (app.journey.profile && nameOf(app.journey.profile) === nameOf(profile)) await app.sit(null);
}
