/** What the children of this browser can do: the page and the table that the window and a room's board make too. */

import { layout, type App, type Page } from '../app/app';
import { bytes, download } from '../ui/file-picker';
import { button, make, sprite } from '../ui/dom';
import { everybody, nameOf, type Profile, type Saved } from '../progress/profile-store';
import { isTable } from '../base/json';
import { progressOf } from '../progress/progress';
import { today } from '../base/today';
import type { EvaluationRequest } from '../core/types';
import type { Words } from '../text/sentences';

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** `words` has the sentences of what comes later too. */
export function evaluationPage(app: App, words: Words): Page {
  const say = (key: string): string => words.say(`evaluation.page.${key}`);
  const name = words.say('ui.profiles.marks');
  const told = make('p', { class: 'soft', text: say('waits') });
  const paper = make('div', { class: 'evaluation-paper', attributes: { tabindex: 0, role: 'region', 'aria-label': name, hidden: true } });
  const keys = make('div', { class: 'evaluation-keys', attributes: { hidden: true } });
  const keep = (file: string, content: string | Blob, type: string): void => {
    download(file, content, type);
    app.announce(told.textContent = say('kept'));
  };
  void ask(app, words).then((answer) => {
    app.announce(told.textContent = answer.ok ? say('about') : answer.say || words.say('web.page.not_now'));
    if (!answer.ok) return;
    const { page, table, base64, name: file } = answer;
    keys.append(
      button({ icon: 'copy', label: words.say('ui.gallery.print'), kind: 'primary', class: 'print', action: () => window.print() }),
      button({ icon: 'list', label: say('table'), class: 'table', action: () => keep(`${file}.csv`, table, 'text/csv') }),
      button({ icon: 'list', label: say('ods'), class: 'ods', action: () => keep(`${file}.ods`, new Blob([bytes(base64)]), ODS) }),
      button({ icon: 'save', label: say('file'), class: 'file', action: () => keep(`${file}.html`, page, 'text/html') }));
    lay(paper, page);
    keys.hidden = paper.hidden = false;
  });
  const bar = [button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.back() }), make('h1', { text: name })];
  return { element: layout('evaluation', bar, told, keys, paper), name };
}

const STYLE = /<style>([^]*)<\/style>/;

/** A whole page inside this one, where neither dresses the other; nothing of it runs. */
export function lay(element: HTMLElement, page: string): void {
  const { body } = new DOMParser().parseFromString(page.replace(STYLE, ''), 'text/html'); // which may not have rules of its own here
  const rules = new CSSStyleSheet();
  rules.replaceSync(STYLE.exec(page)?.[1] ?? '');
  const inside = element.attachShadow({ mode: 'open' });
  inside.adoptedStyleSheets = [rules];
  inside.append(...body.childNodes);
}

async function ask(app: App, { language }: Words): ReturnType<typeof app.door.ask<'evaluation'>> {
  const found = await everybody(app.store);
  const children = Object.fromEntries(found.map(([profile, saved]) => [nameOf(profile), done(saved)]));
  const [packs, sprites] = await Promise.all([packsOf(app, Object.values(children)), pictures(found.map(([profile]) => profile))]);
  return app.door.ask('evaluation', { language, date: today(), children, packs, sprites });
}

type Done = EvaluationRequest['children'][string];

/** What a child has done in each course, with the programs of what it has won. */
function done({ courses }: Saved): Done {
  return Object.fromEntries(Object.entries(isTable(courses) ? courses : {}).map(([key, kept]) => {
    const { stars, tries, hints, alone, programs, days } = progressOf(kept);
    return [key, { stars, tries, hints, alone, days, programs: Object.fromEntries(Object.entries(programs).map(([level, program]) => [level, stars[level] ? program : {}])) }];
  }));
}

/** The files of the packs in which somebody has played. */
async function packsOf({ playing: { shelf } }: App, all: Done[]): Promise<EvaluationRequest['packs']> {
  const played = [...new Set(all.flatMap((each) => Object.keys(each)))];
  const files = await Promise.all(played.map(async (key) => [key, (await shelf.file(key))?.file] as const));
  return Object.fromEntries(files.flatMap(([key, file]) => (file ? [[key, { name: file.name, ...file.content }]] : [])));
}

/** The animals of some children; one that does not come is left out. */
async function pictures(profiles: Profile[]): Promise<Record<string, string>> {
  const names = [...new Set(profiles.map(({ animal }) => `animals/${animal}`))];
  const found = await Promise.all(names.map((name) => fetch(sprite(name)).then((answer) => (answer.ok ? answer.text() : ''), () => '')));
  return Object.fromEntries(names.map((name, at) => [name, found[at] ?? '']));
}
