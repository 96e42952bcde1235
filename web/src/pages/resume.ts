/** The doors of « Continuer ailleurs » and « J'ai un code »: both are fetched only when somebody comes in. */

import type { App, Page } from '../app';
import { later, style } from './later';

export function elsewhereDoor(app: App): Page {
  return later(app, app.words.say('resume.title'), async () => {
    const [{ elsewherePage }] = await parts();
    return () => elsewherePage(app);
  });
}

export function codeDoor(app: App): Page {
  return later(app, app.words.say('resume.have'), async () => {
    const [{ codePage }] = await parts();
    return () => codePage(app);
  });
}

/** Their script and their style sheet. */
export const parts = () => Promise.all([import('../later'), style('resume.css')]);
