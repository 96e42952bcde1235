/** The block editor: Blockly with our look, tap-to-place beside dragging, and lights on blocks. */

import * as Blockly from 'blockly/core';
import type { Blocks, Level, Pack, Script, StepTold, Toolbox, SavedBlock } from '../core/types';
import type { Words } from '../text/sentences';
import { hideIdleBars, define, inject, MEDIA, RENDERER, theme, Lamp } from './blockly-theme';
import { forget } from './blockly-patches';
import { Cursor, bare, dimLoose, looseIn, START, startOf, statement } from './cursor';
import { abandon, attend, type Keyed } from './editor-keys';
import './number-field';
import { PALETTE, type PaletteView } from './block-palette';
import { Chips } from './value-chips';

const SCALE = 0.86;
const MOST_BLOCKS = 400;

interface EditorOptions {
  host: HTMLElement; pack: Blocks & Pick<Pack, 'key'>; level: Pick<Level, 'kind' | 'toolbox' | 'read_only' | 'max_instances'>;
  touched?: (block: string) => void; // of a case: no block can be changed but the one that is let move
  words: Words; script: Script; shelf: PaletteView; large: number; still: boolean;
  changed: (script: Script) => void; told: (sentence: string, loud: boolean) => void; sound: (name: string) => void;
  chosen: (block: string | null) => void; bin: HTMLElement; // the button where a block may be dropped too
}

/** What was done, where it is taken back. */
interface Acts { readonly canUndo: boolean; readonly canRedo: boolean; undo(): void; redo(): void }

export class Editor implements Keyed {
  private acts: Acts | null = null; // null: Blockly's own
  private shut = false; // what is shown is not the program
  readonly workspace: Blockly.WorkspaceSvg;
  private told = ''; // the program as it was last told
  private pending = 0;
  private readonly cursor: Cursor;
  private readonly lamp: Lamp;
  private readonly chips: Chips;
  private readonly held: Held | null; // of a case
  private readonly bins: Bins | null;

  constructor(private readonly options: EditorOptions) {
    define(options.pack, options.words);
    options.shelf.offer(options.level.toolbox);
    this.workspace = inject(options.host, this.injection());
    options.shelf.attach(this.workspace);
    this.cursor = new Cursor(this.workspace, options.chosen);
    this.lamp = new Lamp(this.workspace);
    this.chips = new Chips(this.workspace, options.words);
    this.held = options.touched ? new Held(this.workspace) : null;
    Blockly.Events.disable();
    this.load(options.script);
    Blockly.Events.enable();
    this.told = JSON.stringify(this.script());
    this.workspace.addChangeListener((event) => this.heard(event));
    this.workspace.getFlyout()?.getWorkspace().addChangeListener((event) => this.heardFlyout(event));
    this.bins = this.given ? null : new Bins(this.workspace, options.host, options.bin, options.shelf);
    dimLoose(this.workspace);
    this.home();
    hideIdleBars(this.workspace);
    attend(this);
  }

  get isCase(): boolean { return this.options.touched !== undefined; }

  /** Whether there are no blocks to choose from: the program is given. */
  private get given(): boolean { return this.options.level.read_only || this.options.touched !== undefined; }

  private injection(): Blockly.BlocklyOptions {
    const { level, shelf } = this.options;
    return {
      renderer: RENDERER, theme: theme(this.options.pack), media: new URL(MEDIA, document.baseURI).href, css: false,
      ...(this.given ? {} : { toolbox: shelf.contents }),
      readOnly: level.read_only, comments: false, collapse: false, disable: false, sounds: false, modalInputs: false,
      trashcan: false, maxBlocks: MOST_BLOCKS,
      ...(level.max_instances ? { maxInstances: level.max_instances } : {}),
      plugins: PALETTE,
      grid: { spacing: 26, length: 2, colour: getComputedStyle(document.documentElement).getPropertyValue('--line').trim(), snap: false },
      move: { scrollbars: true, drag: true, wheel: true },
      zoom: { controls: false, wheel: false, pinch: true, startScale: SCALE * this.options.large, minScale: 0.4, maxScale: 1.8 },
    };
  }

  /** The program, as Blockly saves it. */
  script(): Script { return Blockly.serialization.workspaces.save(this.workspace) as unknown as Script; }

  /** Another program in place of this one; one undo brings this one back. */
  replace(script: Script): void {
    Blockly.Events.setGroup(true);
    this.load(script);
    Blockly.Events.setGroup(false);
  }

  /** Another program that is only to be looked at. */
  present(script: Script): void {
    this.follow(script);
    this.home();
  }

  /** A program in place of this one for a while, when nothing is taken back; then this one again. */
  show(script: Script, shut: boolean): void {
    this.follow(script);
    this.shut = shut;
  }

  /** The program of a text that is being typed, of which nothing is told; blocks whose line cannot be read are grey. */
  follow(script: Script, pending: readonly string[] = []): void {
    Blockly.Events.disable();
    this.load(script);
    Blockly.Events.enable();
    this.told = JSON.stringify(this.script());
    this.lamp.forget();
    dimLoose(this.workspace);
    for (const id of pending) this.block(id)?.getSvgRoot().classList.add('pending');
  }

  private load(script: Script): void {
    Blockly.serialization.workspaces.load(script as unknown as { [key: string]: unknown }, this.workspace, { recordUndo: true });
    if (!startOf(this.workspace)) Blockly.serialization.blocks.append({ type: START, id: START, x: 20, y: 20, deletable: false }, this.workspace);
    startOf(this.workspace)?.setDeletable(false);
    this.nameStart();
    this.held?.hold();
  }

  /** A game does not begin by its first block: its blocks wait, each for its event. */
  private nameStart(): void {
    if (this.options.level.kind !== 'stage') return;
    Blockly.Events.disable();
    startOf(this.workspace)?.setFieldValue(this.options.words.say('editor.game'), 'WORDS');
    Blockly.Events.enable();
  }

  /** One block of a case may be put elsewhere, or none. */
  letMove(block: string | null): void { if (this.held) this.held.movable = block; }

  /** From now on acts are taken back elsewhere, with those of the text. */
  leaveActsTo(acts: Acts): void {
    this.acts = acts;
    this.workspace.clearUndo();
  }

  undo(): void { if (!this.takesBack('undo')) this.workspace.undo(false); }
  redo(): void { if (!this.takesBack('redo')) this.workspace.undo(true); }

  /** Whether what was done is taken back elsewhere; it is then. */
  takesBack(way: 'undo' | 'redo'): boolean {
    if (this.shut) return true;
    this.acts?.[way]();
    return this.acts !== null;
  }

  get canUndo(): boolean { return this.acts?.canUndo ?? this.workspace.getUndoStack().length > 0; }
  get canRedo(): boolean { return this.acts?.canRedo ?? this.workspace.getRedoStack().length > 0; }
  zoom(way: 1 | -1): void { this.workspace.zoomCenter(way); }

  /** Throw the chosen block away. */
  discard(): void {
    const { block } = this.cursor;
    if (!block?.isDeletable() || block.isShadow()) return;
    Blockly.Events.setGroup(true);
    block.dispose(true, true);
    Blockly.Events.setGroup(false);
    this.options.sound('trash');
  }

  /** Whether the chosen block can have one hole more or less; the pieces of a puzzle are as they are. */
  canLengthen(more: 1 | -1): boolean { return this.longer(more) !== null; }

  lengthen(more: 1 | -1): void {
    const { cursor: { id } } = this;
    const script = this.longer(more);
    if (!id || !script) return;
    this.replace(script);
    this.select(id);
    this.options.sound('snap');
  }

  private longer(more: 1 | -1): Script | null {
    const { options: { level, pack }, cursor: { id } } = this;
    return id && !this.given && !level.max_instances ? lengthened(this.script(), id, more, pack) : null;
  }

  /** Blocks that are not attached to the start. */
  get loose(): number { return looseIn(this.workspace); }

  /** Light one block: the one that runs, or the one where something is to be seen. */
  light(id: string | null, kind: 'running' | 'problem'): void { this.lamp.light(id, kind); }

  /** What the step shown writes on its blocks. */
  write(step: StepTold | null): void { this.chips.show(step?.turns ?? [], step?.badges ?? []); }

  /** Show a block of the program as chosen. */
  select(id: string): void {
    const block = this.block(id);
    if (block) Blockly.getFocusManager().focusNode(block);
  }

  /** The blocks offered, when they change with the program. */
  offer(toolbox: Toolbox): void { this.options.shelf.offer(toolbox); }

  resize(): void {
    Blockly.svgResize(this.workspace);
    this.workspace.recordDragTargets();
  }

  /** Where the last block of the program ends. */
  get foot(): DOMRect | null {
    const last = this.workspace.getAllBlocks(true).filter((block) => !block.isShadow()).at(-1)?.getSvgRoot().getBoundingClientRect();
    return last ? new DOMRect(last.left, last.bottom - 8, last.width, 16) : null;
  }

  /** The usual scale of blocks. */
  get usual(): number { return SCALE * this.options.large; }

  /** The width of the program that stands there, at that scale, in units of the page. */
  get wide(): number { return this.workspace.getMetricsManager().getContentMetrics(true).width * this.usual; }

  /** Blocks at a part of their usual size, where they would else be cut; the program back at its corner. */
  shrink(size: number): void {
    this.workspace.setScale(this.usual * size);
    this.home();
  }

  focus(): void { Blockly.getFocusManager().focusTree(this.workspace); }

  /** Whether the blocks are seen. */
  get there(): boolean { return this.options.host.checkVisibility(); }

  /** A key that was pressed elsewhere does what it does on the blocks: T goes to those offered, W to the program. */
  lead(event: KeyboardEvent): void { Blockly.ShortcutRegistry.registry.onKeyDown(this.workspace, event); }

  /** By the keyboard, to the families of blocks; false when all the blocks are shown. */
  reach(): boolean { return !this.given && this.options.shelf.reach(); }

  /** The words of the block under a finger; empty where there is none. */
  wordsAt(target: EventTarget | null): string {
    const id = target instanceof Element ? target.closest('[data-id]')?.getAttribute('data-id') : null;
    const block = id ? this.block(id) ?? this.workspace.getFlyout()?.getWorkspace().getBlockById(id) : null;
    return block && block.type !== START ? block.toString() : '';
  }

  dispose(): void {
    abandon(this);
    // What is in the child's hand goes back where it was: afterwards Blockly would look for it in what is gone.
    if (Blockly.KeyboardMover.mover.isMoving()) Blockly.KeyboardMover.mover.abortMove();
    this.workspace.hideChaff(); // or Blockly goes back to the block whose number was being written, which is gone
    this.tell(); // what changed in this very moment
    clearTimeout(this.pending);
    this.bins?.dispose();
    this.workspace.dispose();
    forget(this.workspace);
  }

  // What happens.

  private heard(event: Blockly.Events.Abstract): void {
    if (event.type === Blockly.Events.SELECTED) {
      const { newElementId } = event as Blockly.Events.Selected;
      const block = this.block(newElementId ?? null);
      if (block && !block.isInFlyout) this.cursor.chooseAround(block);
    }
    if (event.type === Blockly.Events.CLICK) {
      const { targetType, blockId } = event as Blockly.Events.Click;
      if (targetType === 'workspace') this.cursor.choose(null);
      else this.touch(this.block(blockId ?? null));
    }
    if (event.type === Blockly.Events.BLOCK_DRAG) {
      const { isStart } = event as Blockly.Events.BlockDrag;
      this.bins?.show(isStart === true);
      if (!isStart) this.options.sound('snap');
      else this.options.shelf.taken();
    }
    if (event.isUiEvent) return;
    // Blockly tells a change in several events: the program is told once, when they are all said.
    clearTimeout(this.pending);
    this.pending = window.setTimeout(() => this.tell(), 0);
  }

  /** Tell the program of now, if that was not done yet. */
  tell(): void {
    if (this.workspace.isDragging()) {
      this.pending = window.setTimeout(() => this.tell(), 60);
      return;
    }
    this.cursor.renew();
    dimLoose(this.workspace);
    const script = this.script();
    const now = JSON.stringify(script);
    if (now === this.told) return;
    this.told = now;
    this.options.changed(script);
  }

  private heardFlyout(event: Blockly.Events.Abstract): void {
    if (event.type !== Blockly.Events.CLICK) return;
    const id = (event as Blockly.Events.Click).blockId;
    const block = id ? this.workspace.getFlyout()?.getWorkspace().getBlockById(id) : null;
    if (block) this.place(block, false);
  }

  /** Put a block of the palette in the program: after the chosen one, in its first hole, or at the end. */
  place(offered: Blockly.BlockSvg, byKeyboard: boolean): boolean {
    const root = offered.getRootBlock();
    if (!root.isEnabled() || this.workspace.remainingCapacity() < 1) return false;
    const saved = Blockly.serialization.blocks.save(root, { addCoordinates: false, addInputBlocks: true }) as Blockly.serialization.blocks.State;
    if (!root.previousConnection && !this.cursor.hole(root)) {
      this.options.told(this.options.words.say('editor.no_hole'), true);
      return false;
    }
    Blockly.Events.setGroup(true);
    const block = Blockly.serialization.blocks.append(bare(saved), this.workspace, { recordUndo: true }) as Blockly.BlockSvg;
    this.cursor.attach(block);
    Blockly.Events.setGroup(false);
    this.cursor.choose(block);
    this.options.sound('snap');
    this.options.told(this.options.words.say('web.editor.placed', { block: block.toString() }), false);
    Blockly.renderManagement.finishQueuedRenders();
    this.workspace.scrollBoundsIntoView(block.getBoundingRectangleWithoutChildren(), 12);
    if (this.options.shelf.taken() || !byKeyboard) Blockly.getFocusManager().focusNode(block);
    return true;
  }

  /** Of a case: a block is touched, by a finger or by Enter; whether it is one. */
  touch(block: Blockly.BlockSvg | null): boolean {
    const { touched } = this.options;
    if (touched && block) touched(statement(block)?.id ?? block.id);
    return touched !== undefined && block !== null;
  }

  private block(id: string | null): Blockly.BlockSvg | null { return id ? this.workspace.getBlockById(id) : null; }

  /** The top left corner of the program in sight. */
  private home(): void {
    const metrics = this.workspace.getMetricsManager().getContentMetrics(true);
    this.workspace.scroll(-(metrics.left - 20) * this.workspace.scale, -(metrics.top - 16) * this.workspace.scale);
  }
}

const PLACES = ['bin', 'families'] as const;

/** Where a block may be dropped to be thrown away: the bin, and the palette that it came from. */
class Bins {
  private offered = false; // what is in hand comes from the palette

  /** They are seen as soon as a block is lifted from the `host`. */
  constructor(private readonly workspace: Blockly.WorkspaceSvg, private readonly host: HTMLElement, bin: HTMLElement, shelf: PaletteView) {
    const { DRAG_TARGET, DELETE_AREA } = Blockly.ComponentManager.Capability;
    const places = [bin, shelf.element];
    for (const [at, id] of PLACES.entries()) {
      workspace.getComponentManager().addComponent({ component: new Bin(id, places[at]!), weight: 1, capabilities: [DRAG_TARGET, DELETE_AREA] });
    }
    workspace.recordDragTargets();
    host.addEventListener('pointerdown', (event) => { this.offered = shelf.holds(event.target); }, { capture: true });
  }

  /** Their workspace goes, and what Blockly keeps of it no longer holds the page. */
  dispose(): void {
    for (const id of PLACES) this.workspace.getComponentManager().removeComponent(id);
    this.workspace.recordDragTargets();
  }

  /** A block is in hand, or let go. */
  show(lifted: boolean): void { this.host.parentElement?.classList.toggle('lifting', lifted && !this.offered); }
}

/** A place of the page where a block may be dropped. */
class Bin extends Blockly.DeleteArea {
  constructor(override readonly id: string, private readonly button: HTMLElement) { super(); }

  override getClientRect(): Blockly.utils.Rect {
    const { top, bottom, left, right } = this.button.getBoundingClientRect();
    return new Blockly.utils.Rect(top - 14, bottom + 14, left - 14, right + 14);
  }

  override onDragEnter(): void { this.button.classList.add('hot'); }
  override onDragExit(): void { this.button.classList.remove('hot'); }
  override onDrop(): void { this.button.classList.remove('hot'); }
}

/** Of a case no block can be changed; the one that was found may be put elsewhere, without those under it. */
export class Held {
  /** The block that may be put elsewhere. */
  movable: string | null = null;

  constructor(private readonly workspace: Blockly.WorkspaceSvg) {}

  /** Hold the blocks that are there now. */
  hold(): void {
    const never = (): boolean => false;
    for (const block of this.workspace.getAllBlocks(false)) {
      // While one is in hand all seem to move, or Blockly would not put it between two that cannot.
      const moves = (): boolean => block.id === this.movable || this.workspace.isDragging() || Blockly.KeyboardMover.mover.isMoving();
      Object.assign(block, { isMovable: moves, isDeletable: never, isEditable: never });
      block.setDragStrategy(new OneBlock(block));
    }
  }
}

/** A block is taken out from between its neighbours, which close up. */
class OneBlock extends Blockly.dragging.BlockDragStrategy {
  protected override shouldHealStack(): boolean { return true; }
}

const SHADOW = { type: 'number', fields: { value: 0 } }; // what the core shows in an empty hole of a list

/** The program with one hole more or less in a block; null when there is no such block, or something is in the hole. */
function lengthened(script: Script, id: string, more: 1 | -1, pack: Blocks): Script | null {
  const copy = structuredClone(script);
  const block = copy.blocks.blocks.map((stack) => find(stack, id)).find(Boolean);
  const type = block && sibling(block.type, more);
  const [now, then] = [holes(block?.type, pack), holes(type, pack)];
  if (!block || !type || !now || !then) return null;
  block.inputs ??= {};
  for (const name of now.filter((each) => !then.includes(each))) {
    if (block.inputs[name]?.block) return null;
    delete block.inputs[name];
  }
  for (const name of then.filter((each) => !now.includes(each))) block.inputs[name] = { shadow: structuredClone(SHADOW) };
  block.type = type;
  return copy;
}

function find(stack: SavedBlock, id: string): SavedBlock | undefined {
  for (let savedBlock: SavedBlock | undefined = stack; savedBlock; savedBlock = savedBlock.next?.block) {
    if (savedBlock.id === id) return savedBlock;
    for (const input of Object.values(savedBlock.inputs ?? {})) {
      const found = input.block && find(input.block, id);
      if (found) return found;
    }
  }
  return undefined;
}

/** `list` has none, `list.1` one, and so on. */
function sibling(type: string, more: number): string | undefined {
  const [name = '', count = '0'] = type.split('.');
  const wanted = Number(count) + more;
  return wanted < 0 ? undefined : wanted ? `${name}.${wanted}` : name;
}

/** The names of the holes of a type; undefined when there is no such type. */
function holes(type: string | undefined, pack: Blocks): string[] | undefined {
  const definition = pack.blocks.definitions.find((each) => each.type === type);
  if (!definition) return undefined;
  const parts = Object.entries(definition).filter(([key]) => /^args\d+$/.test(key)).flatMap(([, value]) => value as { type: string; name: string }[]);
  return parts.filter((part) => part.type === 'input_value').map((part) => part.name);
}
