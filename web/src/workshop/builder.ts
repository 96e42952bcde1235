/** A program built with the ordinary blocks, in place of the workshop for as long as it takes. */

import type { App } from '../app';
import { letters } from '../begun';
import { attribute, button, make } from '../dom';
import { Editor } from '../editor';
import { Families } from '../families';
import type { Script, Toolbox } from '../types';
import type { Words } from '../words';
import type { Building } from './types';

const PAUSE = 150; // milliseconds after a change

export interface BuilderOptions {
  app: App; words: Words; title: string; building: Building;
  /** What is offered beside a program: its own boxes and blocks too. */
  offered: (script: Script) => Promise<Toolbox | null>;
  /** Given a program that was changed. */
  kept: (script: Script) => void;
  left: () => void;
}

export class Builder {
  readonly element: HTMLElement;
  private readonly host = make('div', { class: 'blocks' });
  private readonly bin: HTMLButtonElement;
  private readonly families: Families;
  private readonly below = matchMedia('(orientation: portrait) and (max-width: 600px)').matches;
  private readonly watcher = new ResizeObserver(() => this.editor?.resize());
  private editor: Editor | null = null;
  private first = ''; // the program as it was found
  private timer = 0;

  constructor(private readonly options: BuilderOptions) {
    const { words, building, title, left } = options;
    const say = (key: string): string => words.say(key);
    this.families = new Families(building, say('web.editor.families'), (block) => this.editor?.showOffered(block));
    this.bin = button({ icon: 'trash', name: say('web.editor.discard'), class: 'over', action: () => this.editor?.discard() });
    this.element = make('main', { class: 'page builder' },
      make('header', { class: 'bar' },
        button({ icon: 'back', label: say('web_workshop.builder.leave'), kind: 'primary', action: left }), make('h1', { text: title }),
        button({ icon: 'undo', name: say('ui.level.undo'), action: () => this.editor?.undo() }),
        button({ icon: 'redo', name: say('ui.level.redo'), action: () => this.editor?.redo() })),
      make('section', { class: 'editor', attributes: { 'aria-label': say('web.editor.blocks') } }, this.families.element, this.host,
        make('div', { class: 'over-blocks' },
          button({ icon: 'zoom_in', name: say('web.editor.zoom_in'), class: 'over zoom', action: () => this.editor?.zoom(1) }),
          button({ icon: 'zoom_out', name: say('web.editor.zoom_out'), class: 'over zoom', action: () => this.editor?.zoom(-1) }), this.bin)));
    this.watcher.observe(this.host);
  }

  /** Blockly in its place, once that place is on the page. */
  async begin(): Promise<void> {
    const { app, building } = this.options;
    await Promise.all([app.blocklyWords(), letters()]);
    if (!this.element.isConnected) return;
    for (const part of [this.host, this.families.element]) part.classList.toggle('below', this.below);
    this.offer(building.toolbox);
    this.editor = new Editor({
      host: this.host, pack: { key: `draft of ${building.blocks.definitions.length}`, blocks: building.blocks },
      level: { toolbox: building.toolbox, read_only: false, max_instances: null }, words: app.words, script: building.start,
      sideways: this.below, large: Math.min(1.3, app.settings.zoom), still: app.settings.reduced_motion, bin: this.bin,
      changed: (script) => this.changed(script), told: (sentence) => app.announce(sentence), sound: (name) => app.sounds.play(name),
      chosen: (block) => attribute(this.bin, 'aria-disabled', block === null ? 'true' : null),
    });
    this.first = JSON.stringify(this.editor.script());
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

  private changed(script: Script): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.options.offered(script).then((toolbox) => { if (toolbox) this.offer(toolbox); }), PAUSE);
  }

  private offer(toolbox: Toolbox): void {
    this.host.classList.toggle('beside-families', this.families.show(toolbox));
    this.editor?.offer(toolbox);
  }
}
