/** The bar of the workshop: the way back, what was done, files, a try; and the keys that do the same. */

import { button, make, picture } from '../ui/dom';
import { KIND_PICTURES, KINDS } from '../generated/constants';
import { openMenu, openSheet } from '../ui/dialog';
import { canChoose } from './files';
import { newOf } from './choose-page';
import type { Home, Drafted, DraftStorage } from './keeping';

/** What the buttons are about. */
export interface Barred extends Drafted { readonly home: Home | null; readonly keeping: DraftStorage; tryIt(): Promise<void> }

const KEYS = ['undo', 'save', 'try', 'help'];
const ON_MAP: Record<string, string[]> = { stage: ['walk', 'things', 'hero'], robot: ['walk', 'put', 'letters', 'edge'], turtle: ['place', 'turn', 'width'], music: ['roll', 'note', 'length', 'voice'] };
const NOTE = 4000; // milliseconds that a note is seen

export class Bar {
  readonly element: HTMLElement;
  private readonly title = make('h1');
  private readonly file = make('p', { class: 'file-name' });
  readonly note = make('p', { class: 'workshop-note', attributes: { hidden: true } });
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private timer = 0;

  constructor(private readonly page: Barred) {
    const { words, app } = page;
    const say = (key: string): string => words.say(`web_workshop.bar.${key}`);
    this.title.textContent = words.say('web_workshop.title'); // until there is a draft
    this.undo = button({ icon: 'undo', name: words.say('ui.level.undo'), action: () => void page.draft.undo() });
    this.redo = button({ icon: 'redo', name: words.say('ui.level.redo'), action: () => void page.draft.redo() });
    this.element = make('header', { class: 'bar' },
      button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go(page.home ? { page: 'making', pack: page.home.pack } : { page: 'make' }) }),
      make('div', { class: 'titles' }, this.title, this.file),
      this.undo, this.redo,
      page.home ? null : button({ icon: 'folder', label: say('open'), class: 'roomy', action: () => page.keeping.open() }),
      page.home ? null : button({ icon: 'list', label: words.say('pack_draft.mine'), class: 'to-packs', action: () => this.toPacks() }),
      button({ icon: 'save', label: say('save'), class: 'save', action: () => void page.keeping.save() }),
      button({ icon: 'play', label: say('try'), kind: 'primary', class: 'try', action: () => void page.tryIt() }),
      button({ icon: 'menu', name: words.say('ui.level.menu'), class: 'more', action: () => this.openMenu() }));
  }

  refresh(): void {
    const { draft, keeping, words } = this.page;
    this.title.textContent = draft.view?.title || words.say('web_workshop.title');
    this.file.textContent = words.say(this.page.home ? 'web_workshop.bar.in_pack' : draft.fresh ? 'web_workshop.bar.changed' : 'web_workshop.bar.kept', { name: keeping.name });
    this.undo.disabled = !draft.canUndo;
    this.redo.disabled = !draft.canRedo;
  }

  /** A sentence over the page, for a moment. */
  tell(sentence: string): void {
    this.note.textContent = sentence;
    this.note.hidden = false;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { this.note.hidden = true; }, NOTE);
  }

  /** A key anywhere on the page; what a field does itself with its letters stays its own. */
  pressed(event: KeyboardEvent): void {
    if (document.querySelector('dialog[open]') || !this.element.isConnected) return;
    const doing = this.meant(event);
    if (!doing) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.dispatchEvent(new Event('blur')); // a field tells its last letters
    doing();
  }

  private meant(event: KeyboardEvent): (() => void) | undefined {
    const { draft, keeping } = this.page;
    if (event.key === 'F1') return () => this.openKeys();
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
    const key = event.key.toLowerCase();
    if (key === 's') return () => void keeping.save();
    if (key === 'enter') return () => void this.page.tryIt();
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, .code-box')) return undefined;
    if (key === 'y' || (key === 'z' && event.shiftKey)) return () => void draft.redo();
    return key === 'z' ? () => void draft.undo() : undefined;
  }

  private openMenu(): void {
    const { words, keeping } = this.page;
    const say = (key: string): string => words.say(`web_workshop.bar.${key}`);
    const items = [
      ...(this.page.home ? [] : KINDS).map((kind) => ({ label: newOf(words, kind), icon: '', art: picture((KIND_PICTURES as Record<string, string>)[kind]!), action: () => void keeping.fresh(kind) })),
      ...(this.page.home ? [] : [{ label: say('open_file'), icon: 'folder', action: () => keeping.open() }]),
      ...(this.page.home ? [] : [{ label: words.say('pack_draft.mine'), icon: 'list', action: () => this.toPacks() }]),
      { label: say('save_file'), icon: 'save', action: () => void keeping.save() },
      ...(canChoose() ? [{ label: say('save_as'), icon: 'copy', action: () => void keeping.saveAs() }] : []),
      { label: words.say('ui.menu.keys'), icon: 'question', action: () => this.openKeys() },
    ];
    openMenu(words.say('ui.menu.title'), items, words.say('ui.menu.close'), '', 'cards');
  }

  private toPacks(): void { this.page.app.go({ page: 'making', pack: '' }); }

  private openKeys(): void {
    const { words } = this.page;
    openSheet({
      title: words.say('ui.help.title'), class: 'keys',
      notes: [...(ON_MAP[this.page.draft.view?.kind ?? ''] ?? []), ...KEYS].map((name) => ({ head: words.say(`web_workshop.keys.${name}_keys`), words: words.say(`web_workshop.keys.${name}_does`) })),
      answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
    });
  }
}
