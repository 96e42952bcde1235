/** The program of a level: its blocks, the same in Python, and its keeping. */

import type { App } from '../app/app';
import { same } from '../base/json';
import { note } from '../base/unexpected-errors';
import { Editor } from '../blocks/block-editor';
import { allKnown, allShown } from '../blocks/known-blocks';
import { PaletteView } from '../blocks/block-palette';
import { PythonPanel } from '../blocks/python-view';
import type { Level, Script, Slip, StepTold } from '../core/types';
import { GIVEN } from '../generated/constants';
import type { Film } from '../film/film';
import type { Journey } from '../progress/profile-store';
import { adopted } from '../progress/program-names';
import type { Tone } from '../scene/speech-bubble';
import { workshopWords } from '../text/sentences';
import { bringWriting } from '../typing/load-editor';
import type { Writing, Written } from '../typing/typed-program';
import { make, pause } from '../ui/dom';
import type { Banter } from './run-messages';
import type { Case } from './special-tasks';
import type { Bars } from './toolbars';

const AGAIN = 5000; // milliseconds between two times that what is missing is asked for

/** What of the program and of its page it needs. */
type Page = Programmed & { readonly layout: { inPython: boolean } };

/** The pencil of the Python of a level: what is written in comes when a child wants it, or the level does. */
export class Typing implements Written {
  writing: Writing | null = null;
  open = false; // it is written in; else it is only read
  looked = ''; // what is worked out at each step shown
  /** What the level is written with does not come: nothing of its text can be shown, and it is asked for again. */
  missing = false;
  private asked = false;

  constructor(private readonly program: Program, private readonly page: Page) {
    const { app: { words } } = page;
    if (this.mayWrite) program.python.offer(words.say('typing.write'), words.say('typing.write_tip'), () => void this.write());
  }

  get app(): Programmed['app'] { return this.page.app; }
  get level(): Programmed['level'] { return this.page.level; }
  get here(): boolean { return this.page.here; }
  get script(): Script { return this.program.script; }

  /** Whether the level is only written in: nothing is built. */
  get alone(): boolean { return this.level.writing === 'text'; }

  /** Whether it is written in while blocks follow. */
  get beside(): boolean { return this.open && !this.alone; }

  /** Whether blocks stand beside it that are only to be read. */
  get translates(): boolean { return this.level.mode === 'translate'; }

  /** Written in from the start, as the level wants it, or as the child left it; while that does not come, it says so. */
  async begin(): Promise<void> {
    if (!this.mayWrite || (this.level.writing === 'blocks' && this.script.text === undefined)) return;
    while (this.here && !await this.write(false)) {
      if (!this.missing && this.here) {
        this.missing = true;
        this.program.python.wait(this.absent);
        this.page.say(this.absent, 'warm');
      }
      await pause(AGAIN);
    }
  }

  private get absent(): string { return this.app.words.say('typing.absent'); }

  /** Open it, and go into it; whether it is there. */
  async write(into = true): Promise<boolean> {
    if (this.asked && !this.writing) return false;
    this.asked = true;
    try {
      this.writing ??= await this.brought();
    } catch (why) {
      this.asked = false;
      note(why instanceof Error ? why.stack ?? String(why) : String(why));
      if (this.here && !(await this.app.news.renewed()) && into) this.page.say(this.app.words.say('web.page.not_now'), 'warm');
      return false;
    }
    if (!this.here) return false;
    if (this.missing) this.page.forget();
    this.missing = false;
    this.open = true;
    this.page.layout.inPython = true;
    this.program.python.hold(this.writing.element);
    this.page.layout.arrange(true);
    this.page.refresh();
    if (into) this.writing.focus();
    return true;
  }

  /** Only to be read again. */
  close(): void {
    if (!this.open || this.alone) return;
    this.open = false;
    this.program.python.hold(null);
    this.page.layout.arrange(true);
    this.page.refresh();
  }

  private async brought(): Promise<Writing> {
    const { app: { door, pack, words }, level, script } = this;
    const [{ Writing, dressed }, answer] = await Promise.all([
      bringWriting(), door.ask('python', { pack: pack.key, level: level.id, script, language: words.language }),
    ]);
    if (!answer.ok && script.text === undefined) throw new Error('the given text does not come');
    await dressed();
    const made = new Writing(this, script.text ?? (answer.ok ? answer.source : ''), () => this.close());
    this.program.editor?.leaveActsTo(made);
    return made;
  }

  // What is written changes the program.

  typed(): void { this.program.take(this.with(this.script)); }
  /** The film stands still for it. */
  look(typed: string): void {
    this.looked = typed;
    this.page.film.head.pause();
    this.page.refresh();
  }

  go(step: number): void { this.page.goTo(step); }

  /** What that is worth at the step shown; `there`: it can be asked. */
  answer(there: boolean, told: StepTold | null): void {
    if (this.writing?.look.show(there && this.open, this.looked, told)) this.page.layout.arrange(true);
  }

  rewritten(): void { this.program.follow(this.with(this.script)); }

  follow(script: Script, pending: readonly string[]): void {
    if (!this.translates) this.program.editor?.follow(script, pending);
    this.program.follow(this.with(script));
  }

  restore(script: Script): void {
    if (!this.translates) this.program.editor?.follow(script, []);
    this.program.take(this.with(script));
  }

  /** With what is typed beside it. */
  private with(script: Script): Script { return this.writing ? { ...script, text: this.writing.text } : script; }

  refresh(): void { this.page.refresh(); }

  /** What cannot be read, before it runs. */
  async unread(): Promise<Pick<Slip, 'say' | 'aloud'> | null> {
    return this.missing ? { say: this.absent, aloud: this.absent } : this.writing ? this.writing.whole() : null;
  }

  dispose(): void { this.writing?.dispose(); }

  private get mayWrite(): boolean { return !this.level.read_only && !this.page.case && !this.level.max_instances; }
}

const PYTHON_DELAY = 150; // milliseconds after a change

/** What a change of the program, and what the editor tells, changes on the page. */
interface Programmed {
  readonly app: App; readonly level: Level; readonly here: boolean;
  readonly banter: Banter; readonly film: Film;
  readonly bars: Pick<Bars, 'buttons' | 'choose' | 'lengths'>; readonly layout: { inPython: boolean; arrange(again: boolean): void };
  readonly case: Case | null; accuse(block: string): void;
  say(words: string, tone: Tone): void; forget(): void; refresh(): void; tellWorld(): void; goTo(step: number): void;
}

export class Program {
  readonly host = make('div', { class: 'blocks' });
  readonly invite: HTMLElement;
  readonly python: PythonPanel;
  readonly shelf: PaletteView;
  readonly typing: Typing;
  editor: Editor | null = null;
  script: Script;
  loose = 0; // blocks that are not attached to the start
  lines: Record<string, number> = {};
  private readonly journey: Journey; // of who plays now: when the page goes it may be another's turn
  private readonly saved: Script | undefined;
  private seen: Script | undefined; // the one kept, as far as this page knows
  private timer = 0;
  private tried: Script | null = null; // a wrong choice that is played
  private anew: Script | undefined; // the level's program, put in place of one that no longer fits

  constructor(private readonly page: Programmed) {
    const { app: { words, journey, pack }, level } = page;
    this.shelf = new PaletteView(pack, words);
    this.invite = make('p', { class: 'invite', text: words.say(level.read_only ? 'editor.chosen_here' : 'editor.invitation') });
    this.python = new PythonPanel(words.say('ui.level.python'), words.say('web.editor.python_waits'), words.say('ui.level.python_here'), (block) => this.editor?.select(block));
    this.typing = new Typing(this, page);
    this.journey = journey;
    const saved = this.seen = journey.progress.programs[level.id];
    const own = saved && adopted(saved, level);
    const gives = level.start.blocks.blocks.some(({ next }) => next);
    const untouched = gives && journey.progress.saved[level.id] === GIVEN && !same(own, level.start); // it was the level's of before
    this.saved = untouched ? undefined : own;
    this.script = this.saved && !level.read_only && allKnown(this.saved, pack) ? this.saved : level.start;
  }

  /** Whether there is nothing but the start. */
  get empty(): boolean {
    return this.script.blocks.blocks.every((block) => block.type === 'start' && !block.next);
  }

  /** What is kept when a child comes: a saved program that is still to be read by the core stays as it is until then. */
  arrive(): void {
    const { saved, page: { level } } = this;
    const shown = !saved || level.read_only || this.script === saved;
    this.keep(shown ? this.script : null);
  }

  listen(signal: AbortSignal): void {
    const watcher = new ResizeObserver(() => {
      this.editor?.resize();
      this.placeInvitation();
    });
    watcher.observe(this.host);
    signal.addEventListener('abort', () => watcher.disconnect());
  }

  /** Blockly in its place. */
  inject(): void {
    const { app, level, bars } = this.page;
    const { translates } = this.typing;
    this.editor = new Editor({
      host: this.host, pack: app.pack, level: translates ? { ...level, read_only: true } : level, words: app.words,
      script: translates ? level.shown : this.script, shelf: this.shelf,
      large: Math.min(1.3, app.settings.zoom), still: app.settings.reduced_motion,
      changed: (script) => this.changed(script),
      told: (sentence, loud) => (loud ? this.page.say(sentence, 'warm') : app.announce(sentence)),
      sound: (name) => app.sounds.play(name),
      ...(this.page.case ? { touched: (block: string) => this.page.accuse(block) } : {}),
      chosen: (block) => bars.choose(block), bin: bars.buttons.discard,
    });
    this.loose = this.editor.loose;
    const { editor } = this;
    if (level.chosen) void Promise.all([import('../blocks/name-fields'), workshopWords(app.words.language)]).then(([{ chooseNames }, more]) => chooseNames(editor.workspace, level.chosen!, app.words.with(more).say('named.other')));
    bars.choose(null);
    this.page.layout.arrange(true);
    this.placeInvitation();
  }

  /** A program from elsewhere, with blocks that this page has no form for: the core reads it first. */
  async readSaved(): Promise<void> {
    const { saved, page: { app, level } } = this;
    if (!saved || level.read_only || this.typing.translates || (allKnown(saved, app.pack) && !level.max_instances && allShown(saved, level))) return;
    const before = this.script;
    const answer = await app.door.ask('check_script', { pack: app.pack.key, level: level.id, script: saved });
    if (before === saved && this.script !== before) return; // the child has gone on meanwhile
    if (answer.ok && !answer.fits && this.page.here) return this.outgrow();
    if (answer.ok && this.page.here && allKnown(answer.script, app.pack)) this.editor?.replace(answer.script);
  }

  /** The saved program goes to the gallery of the level, which has changed; the level begins anew. */
  private outgrow(): void {
    const { level } = this.page;
    if (this.seen) this.journey.hang(level.id, this.seen);
    if (this.script === this.saved) this.editor?.replace(level.start);
    this.anew = this.editor?.script() ?? level.start;
    this.keep(this.anew);
    this.page.banter.tell(this.page.app.words.say('ui.gallery.outgrown'));
    this.page.bars.buttons.gallery.hidden = false;
    this.page.refresh();
  }

  askPython(): void {
    const { script, page: { app, level } } = this;
    void app.door.ask('python', { pack: app.pack.key, level: level.id, script, language: app.words.language }).then((answer) => {
      if (answer.ok && answer.begun) this.journey.begun(level.id);
      if (script !== this.script || !this.page.here) return;
      if (!answer.ok) return void (this.python.late = false);
      this.show(answer);
      if (!level.read_only && !this.page.case && !this.typing.translates) this.editor?.offer(answer.toolbox);
    });
  }

  /** Another program to look at, which the child cannot change. */
  consider(script: Script): void {
    this.script = script;
    this.editor?.present(script);
    this.askPython();
  }

  /** A wrong choice of a question stands there while its film is played, and cannot be changed; then the child's own again. */
  tries(script: Script | null): void {
    if (script === this.tried) return;
    this.tried = script;
    this.host.parentElement!.inert = script !== null;
    this.editor?.show(script ?? this.script, script !== null);
  }

  /** Its Python, and the line of each block; as it was typed, where it was or where the level offers less. */
  show({ source, lines }: { source: string; lines: Record<string, number> }): void {
    if (this.typing.missing) return;
    const typed = this.typing.writing, usual = this.script.text?.trimEnd() === source.trimEnd();
    if (usual && allShown(this.script, this.page.level)) this.keepPlain();
    this.lines = typed?.lines ?? lines;
    this.python.show(typed?.text ?? source, this.lines);
  }

  /** Light a block and its line. */
  light(block: string | null, line: number | null, kind: 'running' | 'problem', values: string): void {
    const { writing } = this.typing, shown = writing && block && !(block in writing.lines) ? null : line;
    this.editor?.light(block, kind);
    this.python.light(shown, kind);
    writing?.show(shown, kind, values);
  }

  dispose(): void {
    this.typing.dispose();
    this.editor?.dispose();
    this.editor = null;
    clearTimeout(this.timer);
  }

  /** Hear of a change at once, where Blockly tells it a frame later: it would end what is begun meanwhile. */
  hear(): void { this.editor?.tell(); }

  /** A hand has changed the blocks. */
  private changed(script: Script): void {
    this.take(script);
    this.typing.writing?.blocks(script);
  }

  /** The program of now: no run of it any more. */
  take(script: Script): void {
    this.script = script;
    this.keep(script);
    this.page.app.room?.told({ kind: 'build', level: this.page.level.id });
    if (!this.page.here) return;
    this.page.forget();
    this.settle();
  }

  /** What is typed is these blocks: nothing new is run or judged. */
  follow(script: Script): void {
    this.script = script;
    this.keep(script);
    this.settle();
  }

  private settle(): void {
    const { script } = this;
    this.loose = this.editor?.loose ?? 0;
    this.page.bars.lengths();
    if (this.anew && same(script, this.anew)) this.page.banter.tell(this.page.app.words.say('ui.gallery.outgrown'));
    this.page.refresh();
    this.page.tellWorld();
    this.python.late = true;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.askPython(), PYTHON_DELAY);
  }

  /** A text as blocks write it is not kept beside them. */
  private keepPlain(): void {
    const { text: _plain, ...script } = this.script;
    this.script = script;
    this.keep(script);
  }

  private keep(script: Script | null): void {
    const { journey, page: { level } } = this;
    if (!script) return journey.keep({ last: level.id });
    journey.put(level.id, script, this.seen);
    this.seen = script;
  }

  /** Beside the palette; not at all where the room for the program ends above it. */
  private placeInvitation(): void {
    const { invite, host } = this;
    invite.style.left = `${host.offsetLeft + this.shelf.width + 14}px`;
    invite.style.visibility = invite.offsetTop + invite.offsetHeight > host.offsetTop + host.offsetHeight ? 'hidden' : '';
  }
}
