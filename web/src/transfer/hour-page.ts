/** The hour for the adult who has never programmed: levels to play, made children to visit, a sheet to print. */

import { layout, type App, type Page } from '../app/app';
import { today } from '../base/today';
import { define } from '../blocks/blockly-theme';
import { showBlocks } from '../blocks/block-viewer';
import type { Hour, HourLevel, HourVisit } from '../core/types';
import { Journey } from '../progress/profile-store';
import { still } from '../scene/thumbnail';
import { Store } from '../storage/browser-store';
import { letters } from '../text/language';
import type { Words } from '../text/sentences';
import { openSheet } from '../ui/dialog';
import { download } from '../ui/file-picker';
import { button, make, picture, sprite, unbroken } from '../ui/dom';
import { lay } from './evaluation-page';

const KEPT = 'adult_hour'; // the name of what this browser keeps of it
const TICK = '✓ ';

let played: Journey | null = null; // the levels won since the page was opened: they are played apart

/** `words` has the sentences of what comes later too. */
export function hourPage(app: App, words: Words): Page {
  const name = words.say('hour.title');
  const room = make('div', { class: 'hour-room' }, make('p', { class: 'soft', text: words.say('hour.waits') }));
  const page: Page = { element: make('div', { class: 'later-room hour-pages' }), name };
  const bar = (leave: () => void, title: string, ...keys: HTMLElement[]): HTMLElement[] => [button({ icon: 'back', name: words.say('ui.menu.back'), action: leave }), make('h1', { text: title }), ...keys];
  page.element.append(layout('hour', bar(() => app.back(), name), room));
  void Promise.all([app.door.ask('hour', { language: words.language }), doneOf(app), app.blocklyWords(), letters()]).then(([hour, done]) => {
    if (!hour.ok) return void room.replaceChildren(make('p', { text: hour.say || words.say('web.page.not_now') }));
    define(app.course, app.words);
    new HourOf(app, words, hour, done, page, bar).all();
  }, () => room.replaceChildren(make('p', { text: words.say('web.page.not_now') })));
  return page;
}

/** What was done before, with the levels that were won since. */
async function doneOf(app: App): Promise<Set<string>> {
  const kept = await app.store.read(KEPT) as { done?: unknown } | null;
  const before = Array.isArray(kept?.done) ? kept.done.filter((each) => typeof each === 'string') : [];
  const done = new Set([...before, ...Object.keys(played?.progress.stars ?? {})]);
  if (done.size > before.length) void app.store.write(KEPT, { done: [...done] });
  return done;
}

class HourOf {
  private gone = (): void => undefined; // what takes the blocks away

  constructor(
    private readonly app: App, private readonly words: Words, private readonly hour: Hour, private readonly done: Set<string>,
    private readonly page: Page, private readonly bar: (leave: () => void, title: string, ...keys: HTMLElement[]) => HTMLElement[],
  ) {
    page.gone = () => this.gone();
  }

  /** All that there is to do. */
  all(): void {
    const { words, hour, app } = this;
    const levels = hour.levels.map((level) => this.card(level.level, level.title, still(level.scene, level.look), () => this.read(level)));
    const children = hour.visits.map((visit, place) => this.card(visit.key, visit.who, picture(`animals/${visit.profile.split('-')[0]}`), () => this.visit(place)));
    const paper = button({ icon: 'copy', label: words.say('hour.paper'), class: 'paper', action: () => void this.print() });
    this.show(layout('hour', this.bar(() => app.back(), words.say('hour.title'), paper), make('div', { class: 'hour-room' },
      make('p', {}, ...unbroken(words.say('hour.about'))),
      make('h2', { text: words.say('hour.play') }), make('ul', { class: 'hour-levels' }, ...levels),
      make('h2', { text: words.say('hour.visit') }), make('ul', { class: 'hour-children' }, ...children))));
  }

  private show(element: HTMLElement): void {
    this.gone();
    this.gone = () => undefined;
    this.page.element.replaceChildren(element);
    const heading = element.querySelector('h1')!;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  private card(key: string, title: string, art: HTMLElement, action: () => void): HTMLElement {
    const done = this.done.has(key);
    const card = make('button', { class: 'card', attributes: { type: 'button', 'aria-label': done ? this.words.say('hour.done', { title }) : title }, on: { click: action } },
      art, make('span', { class: 'label', text: `${done ? TICK : ''}${title}` }));
    return make('li', {}, card);
  }

  private read({ level, title, idea, mistake }: HourLevel): void {
    const { app, words } = this;
    openSheet({
      title, notes: [{ head: words.say('ui.adult.idea'), words: idea }, { head: words.say('ui.adult.mistake'), words: mistake }],
      answers: [{ label: words.say('ui.menu.close'), icon: 'back' }, { label: words.say('hour.begin'), icon: 'play', kind: 'primary', action: () => void this.play(level) }],
    });
    void app.playing.fetch(level).then((levels) => app.playing.keep(levels));
  }

  private async play(level: string): Promise<void> {
    const { app } = this;
    played ??= await Journey.open(new Store(), null, app.course.key);
    app.playing.apart(this.hour.levels.map((each) => each.level), { journey: played, home: { page: 'hour' } });
    app.go({ page: 'level', id: level });
  }

  /** A child: its program, its world, what may be said, what came of it. */
  private visit(place: number): void {
    const { app, words, hour } = this, visit = hour.visits[place]!, following = place + 1 < hour.visits.length;
    const blocks = make('div', { class: 'blocks hour-blocks' });
    const after = make('p', { class: 'hour-after', text: words.say('hour.choose'), attributes: { role: 'status' } });
    const next = button({ icon: 'forward', label: words.say(following ? 'hour.next' : 'hour.back'), class: 'next', action: () => (following ? this.visit(place + 1) : this.all()) });
    next.hidden = true;
    const choices = visit.choices.map(({ words: said }, number) => button({ label: said, class: 'said', action: () => this.choose(visit, number, choices, after, next) }));
    this.show(layout('hour', this.bar(() => this.all(), `${visit.who} · ${visit.title}`), make('div', { class: 'hour-visit' },
      make('p', { class: 'hour-now' }, ...unbroken(visit.now)),
      make('div', { class: 'hour-seen' }, blocks, make('div', { class: 'hour-world' }, still(visit.scene, visit.look), make('p', {}, ...unbroken(visit.said)))),
      make('div', { class: 'hour-choices' }, ...choices),
      make('div', { class: 'hour-foot' }, after, next))));
    this.gone = showBlocks(blocks, app.course, visit.script, undefined, undefined, visit.block);
  }

  private choose(visit: HourVisit, chosen: number, choices: HTMLElement[], after: HTMLElement, next: HTMLElement): void {
    const found = chosen === visit.asks;
    choices.forEach((choice, number) => {
      choice.setAttribute('aria-pressed', String(number === chosen));
      choice.classList.toggle('good', found && number === chosen);
      choice.classList.toggle('warm', !found && number === chosen);
    });
    after.replaceChildren(...unbroken(`${visit.choices[chosen]!.after} ${this.words.say(found ? 'hour.asked' : 'hour.others')}`));
    next.hidden = false;
    next.classList.toggle('primary', found);
    next.classList.toggle('plain', !found);
    if (!found || this.done.has(visit.key)) return;
    this.done.add(visit.key);
    void this.app.store.write(KEPT, { done: [...this.done] });
  }

  private async print(): Promise<void> {
    const { app, words, done } = this;
    const names = [...new Set(this.hour.visits.map(({ profile }) => `animals/${profile.split('-')[0]}`))];
    const found = await Promise.all(names.map((name) => fetch(sprite(name)).then((answer) => (answer.ok ? answer.text() : ''), () => '')));
    const sprites = Object.fromEntries(names.map((name, at) => [name, found[at] ?? '']));
    const answer = await app.door.ask('hour_sheet', { language: words.language, done: [...done], date: today(), sprites });
    if (!answer.ok) return app.announce(answer.say);
    const { page, name: file } = answer, name = words.say('hour.paper');
    const paper = make('div', { class: 'evaluation-paper', attributes: { tabindex: 0, role: 'region', 'aria-label': name } });
    this.show(layout('evaluation upright', this.bar(() => this.all(), name), make('div', { class: 'evaluation-keys' },
      button({ icon: 'copy', label: words.say('ui.gallery.print'), kind: 'primary', class: 'print', action: () => window.print() }),
      button({ icon: 'save', label: words.say('evaluation.page.file'), class: 'file', action: () => download(`${file}.html`, page, 'text/html') })), paper));
    lay(paper, page);
  }
}
