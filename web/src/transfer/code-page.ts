/** « J'ai un code »: its words are typed one by one, and each is told as it was understood; or a file is opened. */

import { layout, type App, type Page } from '../app/app';
import type { Heard, Decoded } from '../core/types';
import { profileOf, spoken } from '../progress/profile-store';
import { progressOf } from '../progress/progress';
import { button, make, picture } from '../ui/dom';
import { arrive, decode, spell, fileOf } from './arrival';
import { card } from './elsewhere-page';
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
    this.tell(answer.words.find((word) => !word.word)?.say ?? ''); // words that are all known may have more to come
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

/** Whom a code is about: an animal, its stars, and a button to go on. */
class Found {
  readonly element = make('div', { class: 'found', attributes: { hidden: true } });

  constructor(private readonly app: App) {}

  hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** The keyboard on the way on. */
  focus(): void { this.element.querySelector('button')?.focus(); }

  show(decoded: Decoded): void {
    const { words } = this.app;
    const profile = profileOf(decoded.profile);
    const who = profile ? words.say('resume.found', { who: spoken(profile, words) }) : words.say('resume.ready');
    const stars = words.say('resume.stars', { n: Object.values(progressOf(decoded.progress).stars).reduce((sum, each) => sum + each, 0) });
    const go = (): void => void arrive(this.app, fileOf(this.app, decoded), profile);
    this.element.replaceChildren(
      make('span', { class: `round ${profile ? `tint-${profile.colour}` : ''}` }, picture(profile ? `animals/${profile.animal}` : 'pictures/robot')),
      make('div', { class: 'words' }, make('strong', { text: who }), make('p', { text: stars })),
      button({ icon: 'play', kind: 'primary', class: 'arrives', label: words.say('resume.go'), action: go }));
    this.element.hidden = false;
    this.element.scrollIntoView({ block: 'nearest' });
    this.app.announce(`${words.say('resume.ready')} ${who} ${stars}`);
  }
}
