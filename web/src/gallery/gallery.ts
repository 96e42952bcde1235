/** The gallery of a level to invent in: each program kept, as the picture it makes. */

import type { App } from '../app/app';
import { button, make, unbroken } from '../ui/dom';
import { GALLERY } from '../generated/constants';
import { same } from '../base/json';
import { titleOf, untitled } from '../progress/numbered-programs';
import { dropped, kept, titled, type Progress } from '../progress/progress';
import { openSheet } from '../ui/dialog';
import { still } from '../scene/thumbnail';
import { saidOf } from '../text/two-word-titles';
import type { Level, Scene, Script } from '../core/types';
import { workshopWords, type Words } from '../text/sentences';

/** What of the page of a level it needs: its program, and where another one goes. */
export interface Shown { readonly app: App; readonly level: Level; readonly script: Script; readonly empty: boolean; put(script: Script): void }

/** Open the gallery; `keep` puts the program of now into it first. */
export function openGallery(page: Shown, keep = false): void { new Gallery(page, keep); }

class Gallery {
  private readonly list = make('ul', { class: 'works' });
  private readonly next: HTMLElement; // how another work comes beside the first one
  private readonly pictures = new Map<Script, Promise<Scene | null>>();
  private thrown: Progress[] = []; // what undo brings back
  private readonly sheet: HTMLDialogElement;
  private words: Words; // with those of titles, once they have come
  private readonly keepButton: HTMLButtonElement;
  private readonly undoButton: HTMLButtonElement;

  constructor(private readonly page: Shown, keep: boolean) {
    const { words } = page.app;
    this.words = words;
    this.keepButton = button({ icon: 'save', label: words.say('ui.gallery.keep'), kind: 'primary', action: () => this.keepNow() });
    this.undoButton = button({ icon: 'undo', label: words.say('ui.gallery.undo'), action: () => this.undo() });
    this.next = make('p', { class: 'next' }, ...unbroken(words.say('ui.gallery.next')));
    this.sheet = openSheet({
      title: words.say('ui.gallery.title'), class: 'wide gallery',
      body: make('div', { class: 'gallery-body' }, make('div', { class: 'gallery-bar' }, this.keepButton, this.undoButton), this.list, this.next),
      answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
    });
    if (keep) this.keepNow();
    else this.show();
    workshopWords(words.language).then((more) => { this.words = words.with(more); this.show(); }, () => undefined); // away from the network: without titles
  }

  private get programs(): Script[] { return this.page.app.journey.progress.gallery[this.page.level.id] ?? []; }

  /** One more; when the gallery is full the oldest leaves, and can be brought back. */
  private keepNow(): void {
    const { app: { journey }, level, script } = this.page;
    this.thrown = this.thrown.map((progress) => kept(progress, level.id, script)); // what is brought back does not undo it
    if (this.programs.length >= GALLERY) this.thrown.push(journey.progress);
    this.hang(kept(journey.progress, level.id, script), 'snap');
  }

  private throwAway(index: number): void {
    const { app: { journey }, level } = this.page;
    this.thrown.push(journey.progress);
    this.hang(dropped(journey.progress, level.id, index), 'trash');
  }

  private undo(): void {
    const before = this.thrown.pop();
    if (before) this.hang(before, 'snap');
  }

  private hang({ gallery, hung }: Progress, sound: string): void {
    this.page.app.journey.keep({ gallery, hung });
    this.page.app.sounds.play(sound);
    this.show();
  }

  private show(): void {
    const { app: { words }, script, empty } = this.page;
    this.keepButton.disabled = empty || this.programs.some((program) => same(untitled(program), script));
    this.undoButton.disabled = this.thrown.length === 0;
    const works = this.programs.map((program, index) => this.work(program, index)).reverse();
    this.list.replaceChildren(...(works.length > 0 ? works : [make('li', { class: 'none', text: words.say('ui.gallery.empty') })]));
    this.next.hidden = works.length !== 1;
    if (!this.sheet.contains(document.activeElement) || document.activeElement === document.body) this.sheet.querySelector<HTMLElement>('.sheet-answers .button')?.focus();
  }

  private work(program: Script, index: number): HTMLElement {
    const { app: { words }, level } = this.page;
    const title = saidOf(this.words, titleOf(program)), n = index + 1;
    const open = button({
      name: title ? words.say('ui.gallery.one_titled', { n, title }) : words.say('ui.gallery.one', { n }), kind: 'hung',
      action: () => void this.enlarge(program, n),
    });
    void this.picture(program).then((scene) => scene && open.append(still(scene, level.look)));
    return make('li', {}, open, title ? make('p', { class: 'work-title', text: title, attributes: { 'aria-hidden': 'true' } }) : null,
      button({ icon: 'trash', name: words.say('ui.gallery.throw'), class: 'throw', action: () => this.throwAway(index) }));
  }

  /** One of them large, over the others. */
  private async enlarge(program: Script, number: number): Promise<void> {
    const { app, level } = this.page;
    const [{ openWork }, scene] = await Promise.all([import('./gallery-work'), this.picture(program)]);
    if (scene && this.sheet.open) openWork({
      app, level, program, scene, number, title: saidOf(this.words, titleOf(program)), score: this.words.say('tune.keep_score'),
      titled: (title) => this.name(program, title),
      opened: () => { this.sheet.close(); this.page.put(untitled(program)); },
    });
  }

  /** A work has another title, also in what undo brings back. */
  private name(program: Script, title: string): void {
    const { app: { journey }, level } = this.page;
    this.thrown = this.thrown.map((progress) => titled(progress, level.id, program, title));
    this.hang(titled(journey.progress, level.id, program, title), 'snap');
  }

  /** What a program makes, asked once. */
  private picture(program: Script): Promise<Scene | null> {
    const { app, level } = this.page;
    const asked = this.pictures.get(program) ?? app.door.ask('picture', { pack: app.pack.key, level: level.id, script: program, language: app.words.language })
      .then((answer) => (answer.ok ? answer.scene : null));
    this.pictures.set(program, asked);
    return asked;
  }
}
