/** A program built with the ordinary blocks, in place of the workshop for as long as it takes. */

import type { App } from '../app/app';
import { letters } from '../text/language';
import { attribute, button, make } from '../ui/dom';
import { Editor } from '../blocks/block-editor';
import { PaletteView } from '../blocks/block-palette';
import type { Script } from '../core/types';
import type { Answer } from '../pyodide/rpc-client';
import type { Words } from '../text/sentences';
import type { Building } from './types';

const PAUSE = 150; // milliseconds after a change
const WIDEST = 0.4; // part of the width that a palette with all its blocks may take

export interface BuilderOptions {
  app: App; words: Words; title: string; building: Building; kind: string;
  /** What is offered beside a program: its own boxes and blocks too. */
  offered: (script: Script) => Promise<Answer<'draft_offer'>>;
  /** Given a program that was changed. */
  kept: (script: Script) => void;
  left: () => void;
}

export class Builder {
  readonly element: HTMLElement;
  private readonly host = make('div', { class: 'blocks' });
  private readonly bin: HTMLButtonElement;
  private readonly shelf: PaletteView;
  private readonly watcher = new ResizeObserver(() => this.arrange());
  private editor: Editor | null = null;
  private first = ''; // the program as it was found
  private timer = 0;

  constructor(private readonly options: BuilderOptions) {
    const { words, building, title, left } = options;
    const say = (key: string): string => words.say(key);
    this.shelf = new PaletteView(building, words);
    this.bin = button({ icon: 'trash', name: say('web.editor.discard'), class: 'tool', action: () => this.editor?.discard() });
    this.element = make('main', { class: 'page builder' },
      make('header', { class: 'bar' },
        button({ icon: 'back', label: say('web_workshop.builder.leave'), kind: 'primary', action: left }), make('h1', { text: title }),
        button({ icon: 'undo', name: say('ui.level.undo'), action: () => this.editor?.undo() }),
        button({ icon: 'redo', name: say('ui.level.redo'), action: () => this.editor?.redo() }), this.bin,
        button({ icon: 'zoom_out', name: say('web.editor.zoom_out'), class: 'zoom', action: () => this.editor?.zoom(-1) }),
        button({ icon: 'zoom_in', name: say('web.editor.zoom_in'), class: 'zoom', action: () => this.editor?.zoom(1) })),
      make('section', { class: 'editor work', attributes: { 'aria-label': say('web.editor.blocks') } }, this.shelf.element, this.host, this.shelf.bin));
    this.watcher.observe(this.host);
  }

  /** Blockly in its place, once that place is on the page. */
  async begin(): Promise<void> {
    const { app, building, kind } = this.options;
    await Promise.all([app.blocklyWords(), letters()]);
    if (!this.element.isConnected) return;
    this.editor = new Editor({
      host: this.host, pack: { key: `draft of ${building.blocks.definitions.length}`, blocks: building.blocks },
      level: { kind, toolbox: building.toolbox, read_only: false, max_instances: null }, words: app.words, script: building.start,
      shelf: this.shelf, large: Math.min(1.3, app.settings.zoom), still: app.settings.reduced_motion, bin: this.bin,
      changed: (script) => this.changed(script), told: (sentence) => app.announce(sentence), sound: (name) => app.sounds.play(name),
      chosen: (block) => attribute(this.bin, 'aria-disabled', block === null ? 'true' : null),
    });
    this.first = JSON.stringify(this.editor.script());
    this.arrange();
    this.editor.focus();
  }

  /** What was built goes into the draft; a program that nobody changed stays as it is written. */
  keep(): void {
    const script = this.editor?.script();
    if (script && JSON.stringify(script) !== this.first) this.options.kept(script);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.watcher.disconnect();
    this.editor?.dispose();
  }

  /** A palette that is too high, or leaves the program too little, is folded. */
  private arrange(): void {
    const { editor, shelf, host } = this;
    if (!editor) return;
    const { palette, paletteHeight } = shelf.measure();
    shelf.fold(paletteHeight > host.clientHeight || palette > WIDEST * this.element.clientWidth);
    editor.resize();
  }

  private changed(script: Script): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.options.offered(script).then((answer) => { if (answer.ok) this.editor?.offer(answer.toolbox); }), PAUSE);
  }
}
