/** The program of a level: its blocks, the same in Python, and its keeping. */

import { make } from '../dom';
import { allKnown, Editor } from '../editor';
import { Families } from '../families';
import type { Journey } from '../journey';
import { adopted } from '../names';
import { PythonPanel } from '../python';
import type { Script, Toolbox } from '../types';
import type { LevelPage } from './level';

const PYTHON_DELAY = 150; // milliseconds after a change
const WIDEST = 0.55; // part of the width that a palette may take
const LOWEST = 330; // units of height that a palette under the program needs
const SMALL = 0.7; // of the usual size of blocks

export class Program {
  readonly host = make('div', { class: 'blocks' });
  readonly invite: HTMLElement;
  readonly python: PythonPanel;
  readonly families: Families;
  editor: Editor | null = null;
  script: Script;
  loose = 0; // blocks that are not attached to the start
  lines: Record<string, number> = {};
  private readonly journey: Journey; // of who plays now: when the page goes it may be another's turn
  private readonly saved: Script | undefined;
  private seen: Script | undefined; // the one kept, as far as this page knows
  private readonly portrait = matchMedia('(orientation: portrait) and (max-width: 600px)');
  private timer = 0;

  constructor(private readonly page: LevelPage) {
    const { app: { words, journey, pack }, level } = page;
    this.families = new Families(pack, words.say('web.editor.families'), (block) => this.editor?.showOffered(block));
    this.invite = make('p', { class: 'invite', text: words.say('editor.invitation') });
    this.python = new PythonPanel(words.say('ui.level.python'), words.say('web.editor.python_waits'), (block) => this.editor?.select(block));
    this.journey = journey;
    const saved = this.seen = journey.progress.programs[level.id];
    this.saved = saved && adopted(saved, level);
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
    this.portrait.addEventListener('change', () => this.inject(), { signal });
    const watcher = new ResizeObserver(() => {
      this.editor?.resize();
      this.placeInvitation();
    });
    watcher.observe(this.host);
    signal.addEventListener('abort', () => watcher.disconnect());
  }

  /**
   * Blockly in its place; again when the page turns. A palette that leaves no room beside it goes under the program;
   * on a low page it is small. */
  inject(): void {
    const below = this.portrait.matches;
    this.put(below);
    const { clientWidth, clientHeight } = this.host;
    if (!below && this.editor!.paletteWidth > WIDEST * clientWidth) this.put(clientHeight > LOWEST, clientHeight > LOWEST ? 1 : SMALL);
    this.loose = this.editor!.loose;
    this.placeInvitation();
    this.page.bars.choose(null);
  }

  private put(below: boolean, size = 1): void {
    const { app, level, bars } = this.page;
    this.editor?.dispose();
    this.host.replaceChildren();
    for (const part of [this.host, this.families.element]) part.classList.toggle('below', below);
    this.offer(level.toolbox);
    this.editor = new Editor({
      host: this.host, pack: app.pack, level, words: app.words, script: this.script, sideways: below,
      large: size * Math.min(1.3, app.settings.zoom), still: app.settings.reduced_motion,
      changed: (script) => this.changed(script),
      told: (sentence, loud) => (loud ? this.page.say(sentence, 'warm') : app.announce(sentence)),
      sound: (name) => app.sounds.play(name),
      chosen: (block) => bars.choose(block), bin: bars.buttons.discard,
    });
  }

  /** A program from elsewhere, with blocks that this page has no form for: the core reads it first. */
  async readSaved(): Promise<void> {
    const { saved, page: { app, level } } = this;
    if (!saved || level.read_only || (allKnown(saved, app.pack) && !level.max_instances)) return;
    const before = this.script;
    const answer = await app.door.checkScript(app.pack.key, level.id, saved);
    if (before === saved && this.script !== before) return; // the child has gone on meanwhile
    if (answer.ok && this.page.here && allKnown(answer.script, app.pack)) this.editor?.replace(answer.script);
  }

  askPython(): void {
    const { script, page: { app, level } } = this;
    void app.door.python(app.pack.key, level.id, script, app.words.language).then((answer) => {
      if (answer.ok && answer.begun) this.journey.begun(level.id);
      if (!answer.ok || script !== this.script || !this.page.here) return;
      this.show(answer);
      if (!level.read_only) this.offer(answer.toolbox);
    });
  }

  /** The blocks offered, and their families when there are many. */
  private offer(toolbox: Toolbox): void {
    this.host.classList.toggle('beside-families', this.families.show(toolbox));
    this.editor?.offer(toolbox);
  }

  /** Its Python, and the line of each block. */
  show({ source, lines }: { source: string; lines: Record<string, number> }): void {
    this.lines = lines;
    this.python.show(source, lines);
  }

  /** Light a block and its line. */
  light(block: string | null, line: number | null, kind: 'running' | 'problem'): void {
    this.editor?.light(block, kind);
    this.python.light(line, kind);
  }

  dispose(): void {
    this.editor?.dispose();
    this.editor = null;
    clearTimeout(this.timer);
  }

  private changed(script: Script): void {
    this.script = script;
    this.keep(script);
    if (!this.page.here) return;
    this.loose = this.editor?.loose ?? 0;
    this.page.bars.lengths();
    this.page.forget();
    this.page.refresh();
    this.page.tellWorld();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.askPython(), PYTHON_DELAY);
  }

  private keep(script: Script | null): void {
    const { journey, page: { level } } = this;
    if (!script) return journey.keep({ last: level.id });
    journey.put(level.id, script, this.seen);
    this.seen = script;
  }

  /** Beside the palette. */
  private placeInvitation(): void {
    this.invite.style.left = `${this.host.offsetLeft + (this.editor?.paletteWidth ?? 0) + 14}px`;
  }
}
