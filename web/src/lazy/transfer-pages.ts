/** The doors of « Continuer ailleurs », « J'ai un code » the adult's children and what they can do: fetched only when somebody comes in. */

import type { App, Page } from '../app/app';
import { style } from '../ui/stylesheets';
import { workshopWords } from '../text/workshop-sentences';
import { later } from './lazy-page';

export function elsewhereDoor(app: App): Page {
  return later(app, app.words.say('resume.title'), async () => {
    const [{ elsewherePage }] = await parts();
    return () => elsewherePage(app);
  });
}

/** `openFile` opens a child's file. */
export function codeDoor(app: App, openFile: () => void): Page {
  return later(app, app.words.say('resume.have'), async () => {
    const [{ codePage }] = await parts();
    return () => codePage(app, openFile);
  });
}

export function rosterDoor(app: App): Page {
  return later(app, app.words.say('roster.adult.title'), async () => {
    const [{ rosterPage }] = await parts();
    return () => rosterPage(app);
  });
}

export function evaluationDoor(app: App): Page {
  return later(app, app.words.say('ui.profiles.marks'), async () => {
    const [[{ evaluationPage }], words] = await Promise.all([parts(), workshopWords(app.words.language)]);
    return () => evaluationPage(app, app.words.with(words));
  });
}

/** Their script and their style sheet. */
export const parts = () => Promise.all([import('./lazy-bundle'), style('resume.css')]);
