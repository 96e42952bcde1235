/** The end of the session: what is left of it, and the room made ready for the next one. */

import { button, make } from '../ui/dom';
import { openSheet } from '../ui/dialog';
import { heading, openErase, openTidy } from './child-acts';
import { link } from './board-dialog';
import type { Room } from './board-state';

export function openEnd(room: Room): void {
  const { said } = room;
  const close = (): void => sheet.close();
  const language = `?language=${said.words.language}`;
  const body = make('div', { class: 'menu-items' },
    link(`api/slips${language}`, 'copy', said.say('end.slips')),
    link(`api/session.zip${language}`, 'save', said.say('end.zip'), { download: true }),
    link(`api/family${language}`, 'medal', said.say('end.family')),
    link(`api/session.csv${language}`, 'list', said.say('end.csv'), { download: true }),
    link(`api/evaluation${language}`, 'star', said.say('end.evaluation')),
    link(`api/evaluation.csv${language}`, 'list', said.say('end.evaluation_csv'), { download: true }),
    heading(said.say('end.after')),
    button({ icon: 'box', label: said.say('end.tidy'), action: () => openTidy(room, '', close) }),
    button({ icon: 'trash', label: said.say('end.erase'), action: () => openErase(room, '', close) }));
  const sheet = openSheet({ title: said.say('lead.end'), class: 'menu', notes: [], body, answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }] });
  body.before(make('p', { text: said.say('end.how') }));
}
