/** « J'ai un code »: its words are typed one by one, and each is told as it was understood; or a file is opened. */

import { layout, type App, type Page } from '../app/app';
import { button, make } from '../ui/dom';
import type { Heard } from '../core/types';
import { decode, spell } from './code-requests';
import { card } from './elsewhere-page';
import { Found } from './found-child';
import { Typing } from './word-cells';

class CodePage implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  private readonly sentence = make('p', { class: 'telling', attributes: { hidden: true } });
  private readonly found: Found;
  private readonly typing: Typing;
  private turn = 0;

  constructor(private readonly app: App, openFile: () => void) {
    const { words } = app;
    this.name = words.say('resume.have');
    this.found = new Found(app);
    this.typing = new Typing(app, (text) => this.read(text));
    this.typing.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.defaultPrevented) return;
      event.preventDefault();
      void this.all();
    });
    const bar = [button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'profiles' }) }), make('h1', { text: this.name })];
    const body = make('div', { class: 'resume-cards' },
      card(words.say('web.resume.code'), words.say('resume.type'), this.typing.element, this.sentence, this.found.element,
        button({ icon: 'check', label: words.say('web.resume.all'), class: 'all', action: () => void this.all() })),
      card(words.say('web.resume.file'), words.say('web.resume.file_open'),
        button({ icon: 'folder', label: words.say('resume.open_file'), class: 'opens', action: openFile })));
    this.element = layout('resume', bar, body);
    this.element.addEventListener('keydown', (event) => this.typing.wake(event));
  }

  /** What is understood of all words so far; nothing when more came meanwhile. */
  private async read(text: string): Promise<Heard[]> {
    const turn = ++this.turn;
    this.found.hide();
    this.tell(this.app.door.state === 'ready' ? '' : this.app.words.say('web.resume.waits'));
    const answer = await spell(this.app, text);
    if (turn !== this.turn) return [];
    if (!answer.ok) {
      this.tell(this.said(answer.say));
      return [];
    }
    this.tell(answer.words.find((each) => !each.word)?.say ?? ''); // words that are all known may have more to come
    if (answer.whole) await this.tellAll(text, turn);
    if (turn === this.turn && !this.found.element.hidden && this.typing.rest()) this.found.focus();
    return answer.words;
  }

  /** The child says that these are all the words. */
  private async all(): Promise<void> {
    const text = await this.typing.end();
    if (!text) this.tell(this.app.words.say('web.resume.none'));
    else if (this.found.element.hidden) await this.tellAll(text, this.turn);
    this.found.focus();
  }

  private async tellAll(text: string, turn: number): Promise<void> {
    const answer = await decode(this.app, text);
    if (turn !== this.turn) return;
    if (!answer.ok) return this.tell(this.said(answer.say));
    this.tell('');
    this.found.show(answer);
  }

  private said(sentence: string): string { return sentence || this.app.words.say('web.page.not_now'); }

  private tell(sentence: string): void {
    this.sentence.textContent = sentence;
    this.sentence.hidden = !sentence;
    this.app.announce(sentence);
  }
}

export function codePage(app: App, openFile: () => void): Page { return new CodePage(app, openFile); }
