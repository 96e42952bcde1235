/** The pencil of the Python of a level: what is written in comes when a child wants it, or the level does. */

import { note } from '../base/unexpected-errors';
import { pause } from '../ui/dom';
import type { Script, Slip } from '../core/types';
import { bringWriting } from '../typing/load-editor';
import type { Writing, Written } from '../typing/typed-program';
import type { Program, Programmed } from './level-program';

const AGAIN = 5000; // milliseconds between two times that what is missing is asked for

/** What of the program and of its page it needs. */
type Page = Programmed & { readonly layout: { inPython: boolean } };

export class Typing implements Written {
  writing: Writing | null = null;
  open = false; // it is written in; else it is only read
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
