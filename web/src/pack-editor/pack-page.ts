/** A pack that is being made: what it says of itself, its levels in order, the zip to give. */

import { layout, type App, type Page } from '../app/app';
import type { LevelRow, PackView, PackOthers } from '../core/types';
import { KIND_PICTURES, KINDS, MOST_PACKS, MOST_OTHERS, OTHER_STEPS, USUAL_OTHERS } from '../generated/constants';
import { MadePack, MadePacks } from '../packs/pack-draft';
import type { Words } from '../text/sentences';
import { openMenu, openNote, openSheet } from '../ui/dialog';
import { button, make, attribute, picture } from '../ui/dom';
import { LEVEL_FILES, bytes, choose, download } from '../ui/file-picker';
import { line, choice, labelled, put, number } from '../workshop/fields';
import * as levelFiles from '../workshop/files';
import { rows, type Place, type RowActions } from './level-rows';

const SLICES = 20; // of a search, in one request

/** Where they are made. */
interface Wanting { readonly pack: MadePack; readonly words: Words; tell(sentence: string): void }

/** Ask how many, unless there can be none: then say why. */
async function openOthers({ pack, words, tell }: Wanting, { file, title }: LevelRow): Promise<void> {
  const say = (key: string, slots = {}): string => words.say(`pack_draft.others.${key}`, slots);
  const heading = say('title', { title });
  const first = await pack.others({ file, number: 1, how: 'same', slices: 0 });
  if (!first) return;
  if (first.over) return openNote({ words }, heading, first.told);
  const wish = { many: String(USUAL_OTHERS), how: 'same' };
  const many = number(1, MOST_OTHERS, (value) => { wish.many = value; });
  many.value = wish.many;
  const how = choice(OTHER_STEPS.map((name) => [name, say(name)]), (value) => { wish.how = value; });
  how.value = wish.how;
  const begin = (): void => {
    const asked = { file, number: Math.max(1, Math.min(Math.round(Number(many.value)) || USUAL_OTHERS, MOST_OTHERS)), how: how.value };
    void search({ pack, words, tell }, heading, asked);
  };
  openSheet({
    title: heading, notes: [{ words: say('how') }], class: 'others',
    body: make('div', { class: 'others-wish' }, labelled(say('many'), many), labelled(say('hard'), how)),
    answers: [{ label: words.say('pack_draft.cancel'), icon: 'back' }, { label: say('begin'), icon: 'plus', kind: 'primary', action: begin }],
  });
}

/** Look until there are enough or no more are found, or it is stopped; then they are added, all at once. */
async function search({ pack, words, tell }: Wanting, heading: string, asked: { file: string; number: number; how: string }): Promise<void> {
  const say = (key: string, slots = {}): string => words.say(`pack_draft.others.${key}`, slots);
  const told = make('p', { text: say('looking', { made: 0, number: asked.number }), attributes: { role: 'status' } });
  const bar = make('progress', { attributes: { max: 1, value: 0, 'aria-label': heading } });
  const sheet = openSheet({
    title: heading, body: make('div', { class: 'others-search' }, told, bar), class: 'others',
    answers: [{ label: words.say('pack_draft.cancel'), icon: 'back' }],
  });
  let packOthers: PackOthers | null = null;
  while (sheet.open && !packOthers?.over) {
    packOthers = await pack.others({ ...asked, slices: SLICES });
    if (!packOthers) break;
    told.textContent = say('looking', { made: packOthers.made, number: asked.number });
    bar.value = packOthers.part;
  }
  if (!sheet.open) return tell(say('stopped'));
  sheet.close();
  if (!packOthers) return;
  if (packOthers.texts.length === 0) return openNote({ words }, heading, packOthers.told);
  const before = pack.view?.levels;
  if (await pack.act({ do: 'add_beside', file: asked.file, texts: packOthers.texts })) tell(pack.view?.levels === before ? say('full') : packOthers.told);
}

/** What a pack says of itself: its title, who made it, its licence, its cover. */
class Form {
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


export class MakingPage implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  readonly pack: MadePack;
  private readonly form: Form;
  private readonly title: HTMLElement;
  private readonly list = make('div', { class: 'made-list' });
  private readonly todo = make('div', { class: 'made-todo', attributes: { role: 'status' } });
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly hands: RowActions;
  private focus = ''; // the control that has the keyboard after the next showing

  constructor(private readonly app: App, private readonly words: Words, id: string) {
    const say = (key: string): string => words.say(`pack_draft.${key}`);
    this.name = say('title');
    this.title = make('h1', { text: this.name });
    this.pack = new MadePack(id, app.door, new MadePacks(app.store), words.language, () => this.show(), (why) => this.tell(why || say('not_kept')));
    const act = (what: object): void => void this.pack.act(what);
    this.form = new Form(words, act);
    this.undo = button({ icon: 'undo', name: say('undo'), class: 'undo', action: () => void this.pack.undo() });
    this.redo = button({ icon: 'redo', name: say('redo'), class: 'redo', action: () => void this.pack.redo() });
    this.hands = {
      words, act, moved: (level, place) => this.move(level, place), edit: (level) => this.edit(level.file), tryIt: (level) => void this.tryIt(level),
      more: (level) => this.more(level), add: (chapter) => this.add(chapter), take: (chapter) => choose(LEVEL_FILES, (file) => void this.take(file, chapter)),
    };
    const bar = [
      button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'making', pack: '' }) }), this.title, this.undo, this.redo,
      button({ icon: 'plus', label: say('add_here'), class: 'add-here roomy', action: () => void this.addHere() }),
      button({ icon: 'save', label: say('give'), kind: 'primary', class: 'give', action: () => void this.give() }),
    ];
    const side = make('div', { class: 'made-side' }, this.form.element, this.todo, make('p', { class: 'hint-line', text: say('kept_here') }));
    const more = button({ icon: 'plus', label: say('add_chapter'), class: 'add-chapter', action: () => act({ do: 'add_chapter' }) });
    this.element = layout('making', bar, make('div', { class: 'made' }, side, make('div', { class: 'made-levels' }, this.list, more)));
    void this.begin();
  }

  private async begin(): Promise<void> {
    if (!(await this.pack.begin())) this.app.go({ page: 'making', pack: '' });
  }

  /** A file dropped on the page. */
  drop(file: File): void { void this.take(file, Math.max(0, (this.pack.view?.chapters.length ?? 1) - 1)); }

  private show(): void {
    const { view } = this.pack;
    if (!view) return;
    const writing = document.activeElement instanceof HTMLInputElement ? document.activeElement.dataset['chapter'] : undefined;
    const caret = document.activeElement instanceof HTMLInputElement ? document.activeElement.selectionStart : null;
    const { scrollTop } = this.list;
    this.title.textContent = view.title;
    this.undo.disabled = !this.pack.canUndo;
    this.redo.disabled = !this.pack.canRedo;
    this.form.show(view);
    this.list.replaceChildren(...rows(view, this.hands));
    this.list.scrollTop = scrollTop;
    this.todo.replaceChildren(...(view.todo.length > 0 ? view.todo : [this.words.say('pack_draft.ready')]).map((text) => make('p', { text })));
    this.todo.dataset['ready'] = String(view.todo.length === 0);
    this.refocus(writing, caret);
  }

  /** Rows are made anew: the keyboard stays where it was. */
  private refocus(writing: string | undefined, caret: number | null): void {
    const field = writing === undefined ? null : this.list.querySelector<HTMLInputElement>(`[data-chapter="${writing}"]`);
    field?.focus();
    field?.setSelectionRange(caret, caret);
    if (this.focus) this.list.querySelector<HTMLElement>(this.focus)?.focus();
    this.focus = '';
  }

  private tell(sentence: string, again?: () => void): void {
    this.app.announce(sentence);
    document.querySelector('.made-note')?.remove();
    const undo = again ? button({ icon: 'undo', label: this.words.say('pack_draft.undo'), action: () => { note.remove(); again(); } }) : null;
    const note: HTMLElement = make('div', { class: 'made-note' }, make('p', { text: sentence }), undo);
    this.element.append(note);
    setTimeout(() => note.remove(), 12_000);
  }

  private move(level: LevelRow, { chapter, place }: Place): void {
    const held = document.activeElement instanceof HTMLElement ? [...document.activeElement.classList].find((each) => each.startsWith('step-') || each === 'handle') : '';
    this.focus = `[data-file="${CSS.escape(level.file)}"] .${held || 'handle'}`;
    void this.pack.act({ do: 'move', file: level.file, chapter, place }).then(() => {
      const number = this.pack.view?.chapters.flatMap((chapterRow) => chapterRow.levels).find((levelRow) => levelRow.file === level.file)?.number ?? '';
      this.app.announce(this.words.say('pack_draft.moved', { title: level.title, number }));
    });
  }

  private edit(file: string): void { this.app.go({ page: 'workshop', pack: this.pack.id, file }); }

  private async tryIt(level: LevelRow): Promise<void> {
    const problems = await this.app.tryOut({ name: level.file.split('/').at(-1)!, content: { text: this.pack.files[level.file] ?? '' } }, null, { page: 'making', pack: this.pack.id });
    if (problems.length > 0) this.tell(problems[0]!.say);
  }

  private more(level: LevelRow): void {
    const say = (key: string): string => this.words.say(`pack_draft.${key}`, { title: level.title });
    openMenu(level.title, [
      { label: say('rename'), icon: 'pencil', action: () => this.rename(level) },
      { label: say('duplicate'), icon: 'copy', action: () => void this.pack.act({ do: 'duplicate', file: level.file }) },
      { label: say('others.make'), icon: 'plus', action: () => void openOthers({ pack: this.pack, words: this.words, tell: (why) => this.tell(why) }, level) },
      {
        label: say('remove'), icon: 'trash',
        action: () => void this.pack.act({ do: 'remove', file: level.file }).then(() => this.tell(say('removed'), () => void this.pack.undo())),
      },
    ], this.words.say('ui.menu.close'));
  }

  private rename(level: LevelRow): void {
    const say = (key: string): string => this.words.say(`pack_draft.${key}`);
    const field = line(() => undefined);
    field.value = level.title;
    const done = (): void => { if (field.value.trim()) void this.pack.act({ do: 'rename', file: level.file, title: field.value }); };
    const sheet = openSheet({
      title: say('new_title'), body: make('label', { class: 'field' }, make('span', { class: 'legend', text: say('new_title') }), field),
      answers: [{ label: say('cancel'), icon: 'back' }, { label: say('save'), icon: 'check', kind: 'primary', action: done }],
    });
    field.addEventListener('keydown', (event) => { if (event.key === 'Enter') { sheet.close(); done(); } });
    field.focus();
    field.select();
  }

  private add(chapter: number): void {
    const { words } = this;
    openMenu(words.say('pack_draft.new_level'), KINDS.map((kind) => ({
      label: words.say('pack_draft.new_of', { kind: words.say(`workshop.kind.${kind}`) }), icon: '', art: picture((KIND_PICTURES as Record<string, string>)[kind]!),
      action: () => void this.fresh(kind, chapter),
    })), words.say('ui.menu.close'), '', 'cards');
  }

  private async fresh(kind: string, chapter: number): Promise<void> {
    const answer = await this.app.door.ask('draft_new', { language: this.words.language, kind });
    if (!answer.ok) return this.tell(answer.say);
    await this.pack.act({ do: 'add', chapter, text: answer.text });
    const file = this.pack.view?.chapters[chapter]?.levels.at(-1)?.file;
    if (file) this.edit(file);
  }

  /** A level of a file, at the end of a chapter. */
  private async take(file: File, chapter: number): Promise<void> {
    const found = await levelFiles.read(this.app.door, this.words, file);
    if (found.text === null) return openNote(this.app, this.words.say('workshop.not_text', { name: file.name }), found.say, 'pictures/magnifier');
    await this.pack.act({ do: 'add', chapter, text: found.text });
    if (found.mended) this.tell(this.words.say('pack_draft.mended', { name: file.name }));
  }

  private async give(): Promise<void> {
    const made = await this.pack.zip();
    if (!made) return;
    download(made.name, new Blob([bytes(made.base64)]), 'application/zip');
    this.tell(this.words.say('pack_draft.given_page', { name: made.name }));
  }

  /** On the shelf of this browser, as another machine will have it. */
  private async addHere(): Promise<void> {
    const made = await this.pack.zip();
    if (!made) return;
    const { words, app } = this;
    const refused = await app.playing.add({ name: made.name, content: { base64: made.base64 } });
    const said = refused === 'packs.full' ? refused : refused ? 'pack_draft.not_kept' : 'packs.added';
    this.tell(words.say(said, { title: this.pack.view?.title ?? '', n: MOST_PACKS }));
  }
}

