/** The packs that were made in this browser: a new one, one that somebody gave, or one to go on with. */

import { layout, type App, type Page } from '../app';
import { base64, choose } from '../choosing';
import { button, lookClass, make, picture } from '../dom';
import type { Answer } from '../door';
import { openNote } from '../sheet';
import type { Words } from '../words';
import { MadePacks, type Brief } from './kept';
import { briefOf } from './made';

const ROBOT = 'pictures/robot';

export class MakingList implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  private readonly kept: MadePacks;
  private readonly list = make('ul');
  private readonly note = make('div', { class: 'made-said', attributes: { role: 'status' } });

  constructor(private readonly app: App, private readonly words: Words) {
    const say = (key: string): string => words.say(`pack_draft.${key}`);
    this.name = say('title');
    this.kept = new MadePacks(app.store);
    const bar = [button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'workshop' }) }), make('h1', { text: this.name })];
    this.element = layout('making-list', bar, make('div', { class: 'packs-list' },
      make('p', { class: 'soft', text: say('about') }),
      make('div', { class: 'made-adds' },
        button({ icon: 'plus', label: say('make'), kind: 'primary', class: 'make', action: () => void this.fresh() }),
        button({ icon: 'folder', label: say('open'), class: 'open', action: () => choose('.zip,.yaml,.yml', (file) => void this.take(file)) })),
      this.note, this.list));
    void this.show();
  }

  drop(file: File): void { void this.take(file); }

  private async show(): Promise<void> {
    const briefs = await this.kept.list();
    const none = make('li', {}, make('p', { text: this.words.say('pack_draft.none') }));
    this.list.replaceChildren(...(briefs.length > 0 ? [...briefs].reverse().map((each) => this.row(each)) : [none]));
  }

  private row(brief: Brief): HTMLElement {
    const say = (key: string): string => this.words.say(`pack_draft.${key}`, { title: brief.title, n: brief.levels });
    return make('li', { class: `pack ${lookClass(brief.look)}` },
      make('span', { class: 'round frame' }, picture(brief.picture || ROBOT)),
      make('span', { class: 'words' }, make('strong', { text: brief.title }), make('span', { class: 'soft', text: say('levels') })),
      button({ icon: 'pencil', label: say('edit'), class: 'edit', action: () => this.app.go({ page: 'making', pack: brief.id }) }),
      button({ icon: 'trash', name: say('drop_pack'), class: 'remove', action: () => void this.remove(brief) }));
  }

  /** It can be had again as long as one stays here. */
  private async remove(brief: Brief): Promise<void> {
    const files = await this.kept.files(brief.id);
    await this.kept.remove(brief.id);
    const again = button({
      icon: 'undo', label: this.words.say('pack_draft.undo'),
      action: () => void (files ? this.kept.keep(brief, files) : Promise.resolve()).then(() => { this.note.replaceChildren(); return this.show(); }),
    });
    this.note.replaceChildren(make('p', { text: this.words.say('pack_draft.dropped', { title: brief.title }) }), again);
    await this.show();
  }

  private async fresh(): Promise<void> { await this.keep(await this.app.door.ask('pack_new', { language: this.words.language })); }

  /** A pack or a level that somebody gave. */
  private async take(file: File): Promise<void> {
    const { words } = this;
    const content = /\.zip$/i.test(file.name) ? { base64: await base64(file) } : { text: await file.text() };
    const answer = await this.app.door.ask('pack_take', { language: words.language, name: file.name, ...content });
    if (!answer.ok) return openNote(this.app, this.name, words.say('pack_draft.not_opened', { name: file.name }));
    await this.keep(answer, answer.added > 0 ? words.say('pack_draft.gathered', { n: answer.added }) : '');
  }

  private async keep(answer: Answer<'pack_new'>, told = ''): Promise<void> {
    if (!answer.ok) return openNote(this.app, this.name, answer.say);
    const id = await this.kept.free();
    await this.kept.keep({ ...briefOf(answer.view), id }, answer.files);
    this.app.go({ page: 'making', pack: id }, told ? () => openNote(this.app, answer.view.title, told) : undefined);
  }
}
