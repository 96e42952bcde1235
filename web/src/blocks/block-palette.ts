/** The blocks to choose from: all beside the program, or the names of their families, and the blocks of one over it. */

import * as Blockly from 'blockly/core';
import { attribute, button, icon, make } from '../ui/dom';
import type { Blocks, Toolbox, ToolboxItem } from '../core/types';
import type { Words } from '../text/sentences';

const HEADING = 'heading-'; // before the name of the family, in the toolbox
const PAD = 12; // units under the last block

/** Tells when it is shown or put away, whoever does it. */
class Flyout extends Blockly.VerticalFlyout {
  told: ((shown: boolean) => void) | null = null;
  part = 1; // of the size of blocks in the program

  over = false; // it comes over the program, and goes once something else is touched; Blockly's own way would place blocks anywhere

  override autoHide(popupsOnly: boolean): void {
    if (this.over && !popupsOnly) this.hide();
    else super.autoHide(popupsOnly);
  }

  /** Where blocks are thrown: not over the program. */
  override getClientRect(): Blockly.utils.Rect | null { return this.over ? null : super.getClientRect(); }

  override getFlyoutScale(): number { return super.getFlyoutScale() * (this.part ?? 1); }

  override setVisible(shown: boolean): void {
    super.setVisible(shown);
    this.told?.(shown);
  }
}

/** What is over the program takes none of its room. */
class Metrics extends Blockly.MetricsManager {
  override getFlyoutMetrics(own?: boolean): Blockly.MetricsManager.ToolboxMetrics {
    const found = super.getFlyoutMetrics(own), flyout = this.workspace_.getFlyout(own);
    return flyout instanceof Flyout && flyout.over ? { ...found, width: 0, height: 0 } : found;
  }
}

export const PALETTE = {
  [String(Blockly.registry.Type.FLYOUTS_VERTICAL_TOOLBOX)]: Flyout, [String(Blockly.registry.Type.METRICS_MANAGER)]: Metrics,
};

interface Family { name: string; key: HTMLButtonElement; blocks: ToolboxItem[] }

export class PaletteView {
  /** The keys of the families; hidden while all the blocks are shown. */
  readonly element: HTMLElement;
  /** Where a block in hand is thrown: over the palette, while it is lifted. */
  readonly bin: HTMLElement;
  folded = false;
  private shown: Toolbox = { kind: '', contents: [] };
  private families: Family[] = [];
  private called: readonly string[] = [];
  private open = ''; // the family whose blocks are over the program
  private workspace: Blockly.WorkspaceSvg | null = null;

  constructor(private readonly pack: Blocks, private readonly words: Words) {
    this.element = make('nav', { class: 'families', attributes: { 'aria-label': words.say('web.editor.families'), hidden: true } });
    this.bin = this.throwing();
  }

  /** What Blockly is given at first. */
  get contents(): Blockly.utils.toolbox.ToolboxInfo { return this.definition(this.shown.contents); }

  /** The palette of an editor that was just made; its blocks are all shown. */
  attach(workspace: Blockly.WorkspaceSvg): void {
    this.workspace = workspace;
    if (this.flyout) this.flyout.told = (shown) => { if (!shown) this.mark(''); };
  }

  /** The blocks offered; whether they are others than before. */
  offer(toolbox: Toolbox): boolean {
    if (JSON.stringify(toolbox) === JSON.stringify(this.shown)) return false;
    const before = this.inSight;
    this.shown = toolbox;
    this.fill();
    this.renew(before, this.inSight);
    this.light();
    return true;
  }

  /** What may be seen of what is offered: all, or one family. */
  private get inSight(): ToolboxItem[] {
    return this.folded ? this.families.find(({ name }) => name === this.open)?.blocks ?? [] : this.shown.contents;
  }

  /** Other blocks in sight. Where only their words differ they stay, with what a hand or the keyboard has of them. */
  private renew(before: ToolboxItem[], now: ToolboxItem[]): void {
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    const bare = (items: ToolboxItem[]): string => JSON.stringify(items.map((item) => ({ ...item, fields: {} })));
    if (bare(before) !== bare(now)) return void this.flyout?.show(this.definition(now));
    const items = now.filter(({ kind }) => kind === 'block');
    for (const [index, block] of this.blocks().entries()) {
      for (const [name, value] of Object.entries(items[index]?.fields ?? {})) block.setFieldValue(value, name);
    }
  }

  /** How much room it would take with all its blocks in sight, in units of the page; they are shown. */
  measure(): { palette: number; paletteHeight: number; families: number } {
    const { flyout, families } = this;
    if (!flyout) return { palette: 0, paletteHeight: 0, families: 0 };
    this.fold(false);
    const bottom = flyout.getContents().reduce((low, item) => Math.max(low, item.getElement().getBoundingRectangle().bottom), 0);
    return { palette: flyout.getWidth(), paletteHeight: bottom * flyout.getWorkspace().scale + PAD, families: Math.max(1, families.length) };
  }

  /** All the blocks beside the program, at a part of their size, or the keys of their families. */
  fold(folded: boolean, part = 1): void {
    this.folded = folded;
    this.element.hidden = !folded;
    const { flyout } = this;
    if (!flyout) return;
    flyout.part = part;
    flyout.over = folded;
    if (folded) flyout.hide();
    else flyout.show(this.contents);
    this.light();
  }

  /** Block types that somebody points at: they are lit, or the key of their family. */
  call(types: readonly string[]): void {
    if (types.join() === this.called.join()) return;
    this.called = types;
    this.light();
  }

  /** What is to be touched to get a block of a type. */
  touchFor(type: string): Element | null {
    if (this.folded && !this.open) return this.families.find(({ blocks }) => blocks.some((block) => block.type === type))?.key ?? null;
    return this.blocks().find((block) => block.type === type)?.getSvgRoot() ?? null;
  }

  private light(): void {
    for (const block of this.blocks()) block.getSvgRoot().classList.toggle('lit-running', this.called.includes(block.type));
    for (const { name, key, blocks } of this.families) {
      key.classList.toggle('calls', name !== this.open && blocks.some(({ type }) => type !== undefined && this.called.includes(type)));
    }
  }

  private blocks(): Blockly.BlockSvg[] {
    return (this.flyout?.getContents() ?? []).flatMap((item) => { const each = item.getElement(); return each instanceof Blockly.BlockSvg ? [each] : []; });
  }

  /** How far it reaches from the left while no family is open. */
  get width(): number { return this.folded || !this.flyout ? 0 : this.flyout.getWidth(); }

  /** A block was taken: the program is what counts again. Whether a family was put away. */
  taken(): boolean {
    if (!this.folded || !this.open) return false;
    this.flyout?.hide();
    return true;
  }

  /** Whether a place of the page belongs to it. */
  holds(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest('.blocklyFlyout') !== null;
  }

  /** By the keyboard, to the blocks: those of the family that is open, or the keys of the families. Whether it is folded. */
  reach(): boolean {
    if (!this.folded) return false;
    if (this.open && !this.holds(document.activeElement)) this.enter();
    else (this.families.find(({ name }) => name === this.open) ?? this.families[0])?.key.focus();
    return true;
  }

  private get flyout(): Flyout | null {
    const found = this.workspace?.getFlyout(true);
    return found instanceof Flyout ? found : null;
  }

  /** The families of what is offered; the keys of those that were there stay, and the keyboard on them. */
  private fill(): void {
    const before = this.families;
    this.families = [];
    for (const item of this.shown.contents) {
      const name = item['web-class']?.replace(HEADING, '') ?? '', known = before.find((family) => family.name === name);
      if (item.kind === 'label') this.families.push({ name, key: known?.key ?? this.key(name, item.text ?? ''), blocks: [] });
      else this.families.at(-1)?.blocks.push(item);
    }
    const same = before.map(({ name }) => name).join() === this.families.map(({ name }) => name).join();
    if (!same || before.length === 0) this.element.replaceChildren(...this.families.map(({ key }) => key), this.throwing());
    this.mark(this.open);
  }

  private throwing(): HTMLElement {
    return make('div', { class: 'bin', attributes: { 'aria-hidden': 'true' } }, icon('trash'), make('span', { text: this.words.say('editor.drop_bin') }));
  }

  private key(name: string, words: string): HTMLButtonElement {
    const category = this.pack.blocks.categories.find((each) => each.name === name);
    const made = button({ label: words, kind: 'family', action: () => this.toggle(name) });
    made.addEventListener('click', (event) => { if (event.detail === 0) this.enter(); }); // by the keyboard
    made.style.setProperty('--family', category?.colour ?? 'var(--plain)');
    made.style.setProperty('--family-text', category?.text ?? 'var(--plain-text)');
    return made;
  }

  private toggle(name: string): void {
    if (this.open === name) this.flyout?.hide();
    else this.show(name);
  }

  private show(name: string): void {
    const family = this.families.find((each) => each.name === name);
    if (!family) return;
    this.flyout?.show(this.definition(family.blocks));
    this.flyout?.scrollToStart();
    this.mark(name);
  }

  /** On to the blocks of the family that was opened. */
  private enter(): void {
    const inside = this.flyout?.getWorkspace();
    if (this.open && inside) Blockly.getFocusManager().focusTree(inside);
  }

  private mark(open: string): void {
    this.open = open;
    for (const { name, key } of this.families) attribute(key, 'aria-expanded', String(name === open));
    this.light();
  }

  private definition(contents: ToolboxItem[]): Blockly.utils.toolbox.ToolboxInfo {
    // A palette without blocks would disappear, and everything would move.
    const shown = contents.length > 0 ? contents : [{ kind: 'label', text: this.words.say('editor.pool_empty') }];
    // Blockly writes in what it is given.
    return { kind: 'flyoutToolbox', contents: structuredClone(shown) } as unknown as Blockly.utils.toolbox.ToolboxInfo;
  }
}
