/** The program of a level as its child types it: text and blocks in step, and what is said of what cannot be read. */

import type { App } from '../app/app';
import { same } from '../base/json';
import type { Corrected, Level, Script, Slip, StepTold, Completion as Offered } from '../core/types';
import { parts } from '../scene/speech-bubble';
import type { Words } from '../text/sentences';
import { attribute, button, make, style, icon } from '../ui/dom';
import { Code } from './code-editor';

const SOON = 150; // milliseconds after a key until the blocks follow
const PAUSE = 1500; // until what is wrong is said

/** What is written, and what changes with it on the page. */
export interface Written {
  readonly app: App; readonly level: Level; readonly here: boolean;
  readonly script: Script;
  /** The text has changed; its blocks are still those of before. */
  typed(): void;
  /** The blocks of what is written now. */
  follow(script: Script, pending: readonly string[]): void;
  /** A state of before is back. */
  restore(script: Script): void;
  /** The text that goes with blocks that a hand has changed. */
  rewritten(): void;
  /** Something is to be worked out at each step shown. */
  look(typed: string): void;
  /** To a step of the film. */
  go(step: number): void;
  refresh(): void;
}

export class Writing {
  readonly element: HTMLElement;
  readonly look: Look;
  lines: Record<string, number> = {};
  private readonly code: Code<Script>;
  private readonly keys: Keys;
  private readonly mender: HTMLButtonElement;
  private readonly told: HTMLElement;
  private problem: Slip | null = null;
  private corrected: Corrected | null = null; // the words that were put right last
  private heard = false; // whether the child has typed since
  private readonly wrong = new Map<string, Corrected>(); // each text in which words were not yet put right
  private readonly left = new Set<string>(); // words that the child has taken back
  private light: { line: number | null; kind: 'running' | 'problem'; values: string } = { line: null, kind: 'running', values: '' };
  private soon = 0;
  private pause = 0;
  private synced: Script; // what the text says, as far as the blocks know
  private pending = '';
  private patching: Promise<void> = Promise.resolve();

  constructor(private readonly page: Written, text: string, close: () => void) {
    const { app: { words } } = page;
    this.synced = page.script;
    this.code = new Code({
      text, ...(page.level.mode === 'fill' ? { holes: page.level.start.text ?? '' } : {}), label: `${words.say('typing.box')}. ${words.say('typing.help')}`, empty: '',
      changed: (_text, undone) => this.typed(undone), left: () => this.leave(), back: (script) => this.restored(script),
    });
    this.keys = new Keys(this.code, words, page.level.writing === 'text' ? null : close);
    this.mender = button({ icon: 'check', label: words.say('typing.mend'), class: 'mend', action: () => void this.mend() });
    this.look = new Look(words, page);
    this.told = make('div', { class: 'told', attributes: { hidden: true } }, make('p', { attributes: { role: 'status' } }), this.mender);
    this.element = make('div', { class: 'writing' }, this.keys.element, this.code.element, this.told);
    void this.offer();
    void this.read(null);
  }

  get text(): string { return this.code.text; }
  get canUndo(): boolean { return this.code.canUndo; }
  get canRedo(): boolean { return this.code.canRedo; }

  focus(): void { this.code.focus(); }

  /** Another text in place of this one; undo brings this one back. */
  open(text: string): void {
    this.still();
    this.code.write(text);
    this.page.typed();
    this.code.focus();
    void this.read(null);
  }

  undo(): void { this.code.undo(); }
  redo(): void { this.code.redo(); }

  dispose(): void {
    this.still();
    this.code.dispose();
  }

  /** Light the line of a block; behind it stands what it computed. */
  show(line: number | null, kind: 'running' | 'problem', values: string): void {
    if (line === this.light.line && kind === this.light.kind && values === this.light.values) return;
    this.light = { line, kind, values };
    this.mark();
  }

  /** What cannot be read of the text of now, if anything: before it runs. */
  async whole(): Promise<Pick<Slip, 'say' | 'aloud'> | null> {
    await this.patching;
    this.tell(this.problem, null); // what was put right before was told
    const absent = await this.read(null, []) && this.page.app.words.say('web.state.absent'); // what was taken back is put right too, as it would be run
    return absent ? { say: absent, aloud: absent } : this.problem;
  }

  /** A hand has changed the blocks: only their lines are written anew. */
  blocks(after: Script): void { this.patching = this.patching.then(() => this.patch(after)); }

  private async patch(after: Script): Promise<void> {
    const { page, page: { app }, code } = this;
    const before = this.synced;
    for (;;) {
      const { text } = code;
      const answer = await app.door.ask('patch', { ...this.about, text, before, after });
      if (!page.here || !answer.ok) return;
      if (text !== code.text) continue; // the child has typed meanwhile
      this.synced = after;
      code.write(answer.text, { before, after });
      page.rewritten();
      return void this.read(null);
    }
  }

  private typed(undone: boolean): void {
    this.page.typed();
    this.still();
    this.heard = true;
    for (const { typed } of (undone && this.wrong.get(this.code.text)?.words) || []) this.left.add(typed);
    this.soon = window.setTimeout(() => void this.read(this.code.line), SOON);
    this.pause = window.setTimeout(() => void this.read(null), PAUSE);
  }

  private leave(): void {
    if (!this.pause) return;
    this.still();
    void this.read(null);
  }

  private still(): void {
    clearTimeout(this.soon);
    clearTimeout(this.pause);
    this.soon = this.pause = 0;
  }

  private restored(script: Script): void {
    this.synced = script;
    this.page.restore(script);
    void this.read(null);
  }

  /** What the text says; what is nearly a word is put right. In the line of the caret nothing is told or put right. Whether what reads it is not here. */
  private async read(caret: number | null, left: readonly string[] = [...this.left]): Promise<boolean> {
    const { page, code } = this;
    const { text } = code, script = this.synced;
    const answer = await page.app.door.ask('read', { ...this.about, text, caret, left: [...left], script });
    if (!answer.ok || !page.here || text !== code.text || script !== this.synced) return !answer.ok && answer.absent === true;
    const { corrected } = answer;
    if (corrected) {
      this.heard = false;
      this.wrong.set(text, corrected);
      code.write(corrected.text);
      page.typed();
    }
    this.lines = answer.lines;
    const pending = String(answer.pending);
    if (!same(answer.script, script) || pending !== this.pending) page.follow(answer.script, answer.pending);
    [this.synced, this.pending] = [answer.script, pending];
    this.tell(answer.problem, corrected ?? (caret === null && this.heard ? null : this.corrected));
    page.refresh();
    return false;
  }

  private get about(): { pack: string; level: string; language: string } {
    const { app: { pack, words }, level } = this.page;
    return { pack: pack.key, level: level.id, language: words.language };
  }

  private async offer(): Promise<void> {
    const answer = await this.page.app.door.ask('words', this.about);
    if (!answer.ok) return;
    this.code.offer(answer.words);
    this.keys.offer(answer.words);
  }

  /** One sentence of what is wrong, with what mends it if there is one thing to mend; before it, what was put right. */
  private tell(problem: Slip | null, corrected: Corrected | null): void {
    if (same(problem, this.problem) && same(corrected, this.corrected)) return;
    [this.problem, this.corrected] = [problem, corrected];
    const { told, mender, page: { app: { words } } } = this;
    told.hidden = !problem && !corrected;
    told.classList.toggle('right', !problem);
    told.querySelector('p')!.textContent = [corrected?.say, problem?.say].filter(Boolean).join(' ');
    mender.hidden = (problem?.mend ?? null) === null;
    attribute(mender, 'title', problem && words.say('typing.mend_tip', { line: problem.line }));
    this.mark();
  }

  /** What is to be mended is asked again: the child may have typed since it was told. */
  private async mend(): Promise<void> {
    this.still();
    await this.read(null);
    const { problem, page, code } = this;
    if (!problem || problem.mend === null) return;
    code.write(problem.mend);
    page.typed();
    code.go(problem.line, Infinity);
    code.focus();
    page.app.announce(page.app.words.say('typing.mended'));
    await this.read(null);
  }

  private mark(): void {
    const { light, problem, corrected } = this;
    const wrong = problem ? { line: problem.line, column: problem.column, until: problem.until } : null;
    this.code.mark({ running: light.line, lit: light.kind, values: light.values, wrong, right: (corrected?.words ?? []).filter(({ line, column, until, put }) => this.code.text.split('\n')[line - 1]?.slice(column - 1, until - 1) === put) });
  }
}

/** The style of it, before it is shown. */
export const dressed = (): Promise<void> => style('typing.css');

/** The line under the console: what is worked out at the step shown, what it is worth, where that comes from. A box that is touched is asked about. */
class Look {
  private readonly element: HTMLElement;
  private readonly line: HTMLInputElement;
  private readonly said = make('output');
  private readonly boxes = document.querySelector<HTMLElement>('.boxes');
  private asked = '';
  private shown = '';

  constructor(private readonly words: Words, private readonly page: Pick<Written, 'look' | 'go'>) {
    const label = words.say('typing.look');
    this.line = make('input', { attributes: { 'aria-label': label, placeholder: label, maxlength: 200, autocapitalize: 'off', autocomplete: 'off', spellcheck: 'false' } });
    this.element = make('form', { class: 'look', attributes: { hidden: true }, on: { submit: (event) => { event.preventDefault(); page.look(this.line.value.trim()); } } }, this.line, this.said);
    document.querySelector('.console')?.after(this.element);
    this.boxes?.addEventListener('click', ({ target }) => this.touch(target as Element));
    this.boxes?.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); this.touch(event.target as Element); } });
  }

  private touch(part: Element): void {
    const name = this.element.hidden ? null : part.closest('li')?.querySelector('.name')?.textContent;
    if (name) this.page.look(name);
  }

  /** Whether it has come or gone. */
  show(there: boolean, asked: string, told: StepTold | null): boolean {
    const before = this.element.hidden;
    this.element.hidden = !there;
    if (asked !== this.asked) this.asked = this.line.value = asked;
    const { answer = '', origin = '', since = null } = told ?? {};
    const shown = String([answer, origin, since]);
    if (shown !== this.shown) this.write(answer, origin, since);
    this.shown = shown;
    for (const name of this.boxes?.querySelectorAll('.name') ?? []) {
      for (const [key, value] of [['role', 'button'], ['tabindex', 0], ['title', this.words.say('typing.whence')]] as const) attribute(name, key, there && value);
    }
    return before === there;
  }

  private write(answer: string, origin: string, since: number | null): void {
    const [first, place, rest] = parts(origin);
    const go = since === null ? place : make('button', { class: 'place', text: place, attributes: { type: 'button', title: this.words.say('ui.level.here_does') }, on: { click: () => this.page.go(since) } });
    this.said.replaceChildren(answer, ...(origin ? [make('br'), first, go, rest] : []));
  }
}

export { Code } from './code-editor';

/** What the buttons do. */
export interface Writes {
  insert(before: string, after?: string): void;
  indent(): void; unindent(): void; undo(): void; redo(): void; focus(): void;
}

const SIGNS: [name: string, before: string, after?: string][] = [
  ['round', '(', ')'], ['colon', ':'], ['quotes', '"', '"'], ['square', '[', ']'],
  ['underscore', '_'], ['equals', '='], ['less', '<'], ['more', '>'], ['hash', '# '],
];
const ARROWS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Signs that are hard to find on a keyboard or a tablet, and the words of a level, as buttons that leave the caret where it is. */
export class Keys {
  readonly element: HTMLElement;
  private readonly words: HTMLElement;

  /** `close`: where what is written may be only read again. */
  constructor(private readonly writes: Writes, texts: Words, close: (() => void) | null) {
    const say = (name: string): string => texts.say(`typing.key.${name}`);
    const signs = bar('signs', texts.say('typing.keys'),
      this.key(say('indent'), icon('right'), () => writes.indent()), this.key(say('unindent'), icon('left'), () => writes.unindent()),
      ...SIGNS.map(([name, before, after]) => this.key(say(name), `${before.trim()}${after ? ` ${after}` : ''}`, () => writes.insert(before, after))),
      this.key(say('undo'), icon('undo'), () => writes.undo()), this.key(say('redo'), icon('redo'), () => writes.redo()));
    this.words = bar('chips', texts.say('typing.words'));
    const stop = close ? button({ icon: 'check', name: texts.say('typing.stop'), class: 'written-out', action: close }) : null;
    this.element = make('div', { class: 'keys' }, signs, this.words, stop);
  }

  /** The words that can be written here. */
  offer(words: readonly Offered[]): void {
    const shortest = new Map<string, Offered>(); // keys that look the same cannot be told apart
    for (const key of words) if (key.insert.length < (shortest.get(key.word)?.insert.length ?? Infinity)) shortest.set(key.word, key);
    this.words.replaceChildren(...[...shortest.values()].map(({ word, insert, what, at }) => this.key(what ? `${insert} : ${what}` : insert, word, () => this.writes.insert(insert.slice(0, at), insert.slice(at)))));
    rove(this.words);
  }

  private key(name: string, shown: Node | string, action: () => void): HTMLButtonElement {
    const made = make('button', { class: 'key', attributes: { type: 'button', 'aria-label': name, title: name } }, shown);
    made.addEventListener('pointerdown', (event) => event.preventDefault()); // the caret and its keyboard stay
    made.addEventListener('click', () => { action(); this.writes.focus(); });
    return made;
  }
}

/** One stop of Tab; the arrows go from one key to the next. */
function bar(kind: string, name: string, ...keys: HTMLElement[]): HTMLElement {
  const made = make('div', { class: kind, attributes: { role: 'toolbar', 'aria-label': name }, on: { keydown: (event) => moved(made, event) } }, ...keys);
  rove(made);
  return made;
}

function rove(toolbar: HTMLElement): void { [...toolbar.children].forEach((key, place) => attribute(key, 'tabindex', place === 0 ? 0 : -1)); }

function moved(toolbar: HTMLElement, event: KeyboardEvent): void {
  const keys = [...toolbar.children] as HTMLElement[], place = keys.findIndex((key) => key === event.target), way = ARROWS[event.key];
  if (!way || place < 0) return;
  event.preventDefault();
  const next = keys[(place + way + keys.length) % keys.length]!;
  attribute(keys[place]!, 'tabindex', -1);
  attribute(next, 'tabindex', 0);
  next.focus();
}
