/** What a pack says of itself: its title, who made it, its licence, its cover. */

import { attribute, button, make, picture } from '../ui/dom';
import type { PackView } from '../core/types';
import type { Words } from '../text/sentences';
import { choice, labelled, line, put } from '../workshop/fields';

export class Form {
  readonly element: HTMLElement;
  private readonly title: HTMLInputElement;
  private readonly author: HTMLInputElement;
  private licence: HTMLSelectElement | null = null;
  private readonly licences = make('div');
  private readonly covers = make('div', { class: 'covers', attributes: { role: 'group' } });

  constructor(private readonly words: Words, private readonly act: (act: object) => void) {
    const set = (field: string) => (value: string): void => act({ do: 'set', field, value });
    this.title = line((value) => { if (value.trim()) set('title')(value); });
    this.author = line(set('author'));
    const say = (key: string): string => words.say(`pack_draft.${key}`);
    this.title.dataset['field'] = 'title';
    this.author.dataset['field'] = 'author';
    attribute(this.author, 'placeholder', say('author_how'));
    attribute(this.covers, 'aria-label', say('cover'));
    this.element = make('div', { class: 'made-form' },
      labelled(say('name'), this.title), labelled(say('author'), this.author), this.licences,
      make('p', { class: 'hint-line', text: say('licence_how') }),
      make('span', { class: 'legend', text: say('cover') }), this.covers);
  }

  show(view: PackView): void {
    put(this.title, view.title);
    put(this.author, view.author);
    if (!this.licence) {
      this.licence = choice(['', ...view.licences].map((name) => [name, name || '—']), (value) => this.act({ do: 'set', field: 'licence', value }));
      this.licences.replaceChildren(labelled(this.words.say('pack_draft.licence'), this.licence));
    }
    put(this.licence, view.licence);
    const cover = (look: string, label: string, image: string): HTMLButtonElement => {
      const made = button({ name: label, class: 'cover', action: () => this.act({ do: 'set', field: 'cover', value: look }) });
      attribute(made, 'aria-pressed', String(view.cover === look));
      made.append(image ? picture(image) : make('span', { text: '—' }));
      return made;
    };
    const focused = [...this.covers.children].indexOf(document.activeElement!);
    this.covers.replaceChildren(cover('', this.words.say('pack_draft.no_cover'), ''), ...view.covers.map((each) => cover(each.look, each.label, each.picture)));
    if (focused >= 0) (this.covers.children[focused] as HTMLElement).focus();
  }
}
