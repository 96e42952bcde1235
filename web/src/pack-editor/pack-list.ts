/** The packs that were made in this browser: a new one, one that somebody gave, or one to go on with. */

import { layout, type App, type Page } from '../app/app';
import { LARGEST, PACK_FILES, base64, choose } from '../ui/file-picker';
import { button, lookClass, make, picture } from '../ui/dom';
import type { Answer } from '../pyodide/rpc-client';
import { daysLeft } from '../progress/trash';
import { openNote } from '../ui/dialog';
import type { Words } from '../text/sentences';
import { MadePacks, briefOf, type Away, type Brief } from '../packs/pack-draft';

const ROBOT = 'pictures/robot';

export class MakingList implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  private readonly kept: MadePacks;
  private readonly list = make('ul');
  private readonly deleted = make('section', { class: 'deleted' });
  private readonly note = make('div', { class: 'made-said', attributes: { role: 'status' } });

  constructor(private readonly app: App, private readonly words: Words) {
    const say = (key: string): string => words.say(`pack_draft.${key}`);
    this.name = say('title');
    this.kept = new MadePacks(app.store);
    const bar = [button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'make' }) }), make('h1', { text: this.name })];
    this.element = layout('making-list', bar, make('div', { class: 'packs-list' },
      make('p', { class: 'soft', text: say('about') }),
      make('div', { class: 'made-adds' },
        button({ icon: 'plus', label: say('make'), kind: 'primary', class: 'make', action: () => void this.fresh() }),
        button({ icon: 'folder', label: say('open'), class: 'open', action: () => choose(PACK_FILES, (file) => void this.take(file)) })),
      this.note, this.list, this.deleted));
    void this.kept.sweep().then(() => this.show());
  }

  drop(file: File): void { void this.take(file); }

  private async show(): Promise<void> {
    const briefs = await this.kept.list();
    const none = make('li', {}, make('p', { text: this.words.say('pack_draft.none') }));
    this.list.replaceChildren(...(briefs.length > 0 ? [...briefs].reverse().map((brief) => this.row(brief)) : [none]));
    const away = await this.kept.deleted();
    this.deleted.replaceChildren(...(away.length > 0 ? this.away(away) : []));
  }

  /** The packs that can still be brought back. */
  private away(packs: Away[]): HTMLElement[] {
    const say = (key: string, n = 0): string => this.words.say(`pack_draft.${key}`, { n });
    const rows = packs.map((pack) => make('li', { class: `pack ${lookClass(pack.look)}` },
      make('span', { class: 'round frame' }, picture(pack.picture || ROBOT)),
      make('span', { class: 'words' }, make('strong', { text: pack.title }),
        make('span', { class: 'soft', text: `${say('levels', pack.levels)} · ${say('days_left', daysLeft(pack.away))}` })),
      this.back(pack, say('bring_back'))));
    return [make('h2', { text: say('deleted') }), make('p', { class: 'soft', text: say('deleted_how') }), make('ul', {}, ...rows)];
  }

  private back(brief: Brief, label: string): HTMLElement {
    const action = (): void => void this.kept.bringBack(brief.id).then(() => { this.note.replaceChildren(); return this.show(); });
    return button({ icon: 'undo', label, class: 'bring-back', action });
  }

  private row(brief: Brief): HTMLElement {
    const say = (key: string): string => this.words.say(`pack_draft.${key}`, { title: brief.title, n: brief.levels });
    return make('li', { class: `pack ${lookClass(brief.look)}` },
      make('span', { class: 'round frame' }, picture(brief.picture || ROBOT)),
      make('span', { class: 'words' }, make('strong', { text: brief.title }), make('span', { class: 'soft', text: say('levels') })),
      button({ icon: 'pencil', label: say('edit'), class: 'edit', action: () => this.app.go({ page: 'making', pack: brief.id }) }),
      button({ icon: 'trash', name: say('drop_pack'), class: 'remove', action: () => void this.remove(brief) }));
  }

  private async remove(brief: Brief): Promise<void> {
    await this.kept.putAway(brief.id);
    const say = (key: string): string => this.words.say(`pack_draft.${key}`, { title: brief.title });
    this.note.replaceChildren(make('p', { text: say('dropped') }), this.back(brief, say('undo')));
    await this.show();
  }

  private async fresh(): Promise<void> { await this.keep(await this.app.door.ask('pack_new', { language: this.words.language })); }

  /** A pack or a level that somebody gave. */
  private async take(file: File): Promise<void> {
    const { words } = this;
    const answer = file.size > LARGEST ? null : await this.app.door.ask('pack_take', { language: words.language, name: file.name, base64: await base64(file) });
    if (!answer?.ok) return openNote(this.app, this.name, words.say('pack_draft.not_opened', { name: file.name }));
    await this.keep(answer, answer.added > 0 ? words.say('pack_draft.gathered', { n: answer.added }) : '');
  }

  private async keep(answer: Answer<'pack_new'>, told = ''): Promise<void> {
    if (!answer.ok) return openNote(this.app, this.name, answer.say);
    const id = await this.kept.free();
    await this.kept.keep({ ...briefOf(answer.view), id }, answer.files);
    this.app.go({ page: 'making', pack: id }, told ? () => openNote(this.app, answer.view.title, told) : undefined);
  }
}
