/** The block editor: Blockly with our look, tap-to-place beside dragging, and lights on blocks. */

import * as Blockly from 'blockly/core';
import { define, inject, MEDIA, RENDERER, theme } from './blockly-look';
import { Chips } from './chips';
import { lengthened } from './length';
import { hideIdleBars } from './scrollbars';
import { PALETTE, type Shelf } from './shelf';
import type { Blocks, Level, Pack, Script, StepTold, Toolbox } from './types';
import type { Words } from './words';
import './blockly-mends';
import './number-field';

const START = 'start';
const SCALE = 0.86;
const MOST_BLOCKS = 400;

export interface EditorOptions {
  host: HTMLElement; pack: Blocks & Pick<Pack, 'key'>; level: Pick<Level, 'toolbox' | 'read_only' | 'max_instances'>;
  touched?: (block: string) => void; // of a case: no block can be changed but the one that is let move
  words: Words; script: Script; shelf: Shelf; large: number; still: boolean;
  changed: (script: Script) => void; told: (sentence: string, loud: boolean) => void; sound: (name: string) => void;
  chosen: (block: string | null) => void; bin: HTMLElement; // the button where a block may be dropped too
}

export class Editor {
  readonly workspace: Blockly.WorkspaceSvg;
  private cursor: string | null = null; // the block after which a tapped one goes
  private lit: { id: string; kind: string } | null = null;
  private told = ''; // the program as it was last told
  private pending = 0;
  private movable: string | null = null; // of a case, the block that may be put elsewhere
  private offered = false; // what is in hand comes from the palette
  private readonly chips: Chips;

  constructor(private readonly options: EditorOptions) {
    define(options.pack, options.words);
    options.shelf.offer(options.level.toolbox);
    this.workspace = inject(options.host, this.injection());
    options.shelf.attach(this.workspace);
    this.chips = new Chips(this.workspace, options.words);
    Blockly.Events.disable();
    this.load(options.script);
    Blockly.Events.enable();
    this.told = JSON.stringify(this.script());
    this.workspace.addChangeListener((event) => this.heard(event));
    this.workspace.getFlyout()?.getWorkspace().addChangeListener((event) => this.heardFlyout(event));
    if (!this.given) this.addBin();
    this.dim();
    this.home();
    hideIdleBars(this.workspace);
    current = this;
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

  /** What is dropped on the bin, or on the families of blocks, is thrown away; where, is seen as soon as a block is lifted. */
  private addBin(): void {
    const { bin, shelf, host } = this.options;
    const { DRAG_TARGET, DELETE_AREA } = Blockly.ComponentManager.Capability;
    for (const [id, place] of [['bin', bin], ['families', shelf.element]] as const) {
      this.workspace.getComponentManager().addComponent({ component: new Bin(id, place), weight: 1, capabilities: [DRAG_TARGET, DELETE_AREA] });
    }
    this.workspace.recordDragTargets();
    host.addEventListener('pointerdown', (event) => { this.offered = shelf.holds(event.target); }, { capture: true });
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
    Blockly.Events.disable();
    this.load(script);
    Blockly.Events.enable();
    this.told = JSON.stringify(this.script());
    this.lit = null;
    this.home();
  }

  private load(script: Script): void {
    Blockly.serialization.workspaces.load(script as unknown as { [key: string]: unknown }, this.workspace, { recordUndo: true });
    if (!this.start()) Blockly.serialization.blocks.append({ type: START, id: START, x: 20, y: 20, deletable: false }, this.workspace);
    const start = this.start() as Blockly.BlockSvg;
    start.setDeletable(false);
    if (this.options.touched) this.hold();
  }

  /** Of a case no block can be changed; the one that was found may be put elsewhere, without those under it. */
  private hold(): void {
    const never = (): boolean => false;
    for (const block of this.workspace.getAllBlocks(false)) {
      // While one is in hand all seem to move, or Blockly would not put it between two that cannot.
      const moves = (): boolean => block.id === this.movable || this.workspace.isDragging() || Blockly.KeyboardMover.mover.isMoving();
      Object.assign(block, { isMovable: moves, isDeletable: never, isEditable: never });
      block.setDragStrategy(new OneBlock(block));
    }
  }

  /** One block of a case may be put elsewhere, or none. */
  letMove(block: string | null): void { this.movable = block; }

  undo(): void { this.workspace.undo(false); }
  redo(): void { this.workspace.undo(true); }
  get canUndo(): boolean { return this.workspace.getUndoStack().length > 0; }
  get canRedo(): boolean { return this.workspace.getRedoStack().length > 0; }
  zoom(way: 1 | -1): void { this.workspace.zoomCenter(way); }

  /** Throw the chosen block away. */
  discard(): void {
    const block = this.block(this.cursor);
    if (!block?.isDeletable() || block.isShadow()) return;
    Blockly.Events.setGroup(true);
    block.dispose(true, true);
    Blockly.Events.setGroup(false);
    this.options.sound('trash');
  }

  /** Whether the chosen block can have one hole more or less; the pieces of a puzzle are as they are. */
  canLengthen(more: 1 | -1): boolean { return this.longer(more) !== null; }

  lengthen(more: 1 | -1): void {
    const { cursor } = this;
    const script = this.longer(more);
    if (!cursor || !script) return;
    this.replace(script);
    this.select(cursor);
    this.options.sound('snap');
  }

  private longer(more: 1 | -1): Script | null {
    const { level, pack } = this.options;
    return this.cursor && !this.given && !level.max_instances ? lengthened(this.script(), this.cursor, more, pack) : null;
  }

  /** Blocks that are not attached to the start. */
  get loose(): number {
    return this.workspace.getTopBlocks(false).filter((block) => block.type !== START)
      .reduce((sum, block) => sum + block.getDescendants(false).filter((each) => !each.isShadow()).length, 0);
  }

  /** Light one block: the one that runs, or the one where something is to be seen. */
  light(id: string | null, kind: 'running' | 'problem'): void {
    if (this.lit?.id === id && this.lit?.kind === kind) return;
    const before = this.block(this.lit?.id ?? null);
    before?.getSvgRoot().classList.remove('lit-running', 'lit-problem');
    const block = this.block(id);
    this.lit = block && id ? { id, kind } : null;
    if (!block) return;
    block.getSvgRoot().classList.add(`lit-${kind}`);
    this.workspace.scrollBoundsIntoView(block.getBoundingRectangleWithoutChildren(), 12);
  }

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

  /** By the keyboard, to the families of blocks; false when all the blocks are shown. */
  reach(): boolean { return !this.given && this.options.shelf.reach(); }

  /** The words of the block under a finger; empty where there is none. */
  wordsAt(target: EventTarget | null): string {
    const id = target instanceof Element ? target.closest('[data-id]')?.getAttribute('data-id') : null;
    const block = id ? this.block(id) ?? this.workspace.getFlyout()?.getWorkspace().getBlockById(id) : null;
    return block && block.type !== START ? block.toString() : '';
  }

  dispose(): void {
    if (current === this) current = null;
    // What is in the child's hand goes back where it was: afterwards Blockly would look for it in what is gone.
    if (Blockly.KeyboardMover.mover.isMoving()) Blockly.KeyboardMover.mover.abortMove();
    this.workspace.hideChaff(); // or Blockly goes back to the block whose number was being written, which is gone
    this.tell(); // what changed in this very moment
    clearTimeout(this.pending);
    this.workspace.dispose();
  }

  // What happens.

  private heard(event: Blockly.Events.Abstract): void {
    if (event.type === Blockly.Events.SELECTED) {
      const { newElementId } = event as Blockly.Events.Selected;
      const block = this.block(newElementId ?? null);
      if (block && !block.isInFlyout) this.choose(this.owner(block));
    }
    if (event.type === Blockly.Events.CLICK) {
      const { targetType, blockId } = event as Blockly.Events.Click;
      if (targetType === 'workspace') this.choose(null);
      else this.touch(this.block(blockId ?? null));
    }
    if (event.type === Blockly.Events.BLOCK_DRAG) {
      const { isStart } = event as Blockly.Events.BlockDrag;
      this.options.host.parentElement?.classList.toggle('lifting', isStart === true && !this.offered && !this.given);
      if (!isStart) this.options.sound('snap');
      else this.options.shelf.taken();
    }
    if (event.isUiEvent) return;
    // Blockly tells a change in several events: the program is told once, when they are all said.
    clearTimeout(this.pending);
    this.pending = window.setTimeout(() => this.tell(), 0);
  }

  private tell(): void {
    if (this.workspace.isDragging()) {
      this.pending = window.setTimeout(() => this.tell(), 60);
      return;
    }
    if (this.cursor && !this.block(this.cursor)) this.choose(null);
    this.dim();
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
    if (!root.previousConnection && !this.hole(root)) {
      this.options.told(this.options.words.say('editor.no_hole'), true);
      return false;
    }
    Blockly.Events.setGroup(true);
    const block = Blockly.serialization.blocks.append(bare(saved), this.workspace, { recordUndo: true }) as Blockly.BlockSvg;
    this.attach(block);
    Blockly.Events.setGroup(false);
    this.choose(block.id);
    this.options.sound('snap');
    this.options.told(this.options.words.say('web.editor.placed', { block: block.toString() }), false);
    Blockly.renderManagement.finishQueuedRenders();
    this.workspace.scrollBoundsIntoView(block.getBoundingRectangleWithoutChildren(), 12);
    if (this.options.shelf.taken() || !byKeyboard) Blockly.getFocusManager().focusNode(block);
    return true;
  }

  private attach(block: Blockly.BlockSvg): void {
    if (!block.previousConnection) {
      if (block.outputConnection) this.hole(block)?.connect(block.outputConnection);
      return;
    }
    const chosen = statement(this.block(this.cursor));
    const after = chosen ?? this.last();
    const inside = emptyBody(chosen);
    const way = inside ?? after?.nextConnection ?? this.last()?.nextConnection;
    way?.connect(block.previousConnection);
  }

  /** The first hole that takes a value: in the chosen block, then anywhere in the program. */
  private hole(value: Blockly.Block): Blockly.Connection | null {
    const chosen = this.block(this.cursor);
    const all = [...(chosen?.getDescendants(true) ?? []), ...(this.start()?.getDescendants(true) ?? [])];
    for (const block of all) {
      for (const input of block.inputList) {
        const way = input.connection;
        const inside = way?.targetBlock();
        const free = way?.type === Blockly.ConnectionType.INPUT_VALUE && (!inside || inside.isShadow());
        if (free && this.workspace.connectionChecker.doTypeChecks(way, value.outputConnection!)) return way;
      }
    }
    return null;
  }

  /** Of a case: a block is touched, by a finger or by Enter; whether it is one. */
  touch(block: Blockly.BlockSvg | null): boolean {
    const { touched } = this.options;
    if (touched && block) touched(statement(block)?.id ?? block.id);
    return touched !== undefined && block !== null;
  }

  private choose(id: string | null): void {
    if (id === this.cursor) return;
    this.cursor = id;
    this.options.chosen(this.block(id)?.isDeletable() ? id : null);
  }

  /** The statement, or the value that can be taken out, that a block belongs to. */
  private owner(block: Blockly.BlockSvg): string {
    return block.isShadow() ? (block.getParent()?.id ?? block.id) : block.id;
  }

  private block(id: string | null): Blockly.BlockSvg | null { return id ? this.workspace.getBlockById(id) : null; }

  private start(): Blockly.BlockSvg | null {
    return this.workspace.getTopBlocks(false).find((block) => block.type === START) ?? null;
  }

  private last(): Blockly.BlockSvg | null {
    let block = this.start();
    for (let next = block?.getNextBlock(); next; next = next.getNextBlock()) block = next;
    return block;
  }

  /** Blocks that the program does not read are pale. */
  private dim(): void {
    for (const block of this.workspace.getTopBlocks(false)) {
      block.getSvgRoot().classList.toggle('loose', block.type !== START && !this.workspace.isDragging());
    }
    for (const block of this.workspace.getAllBlocks(false)) {
      if (block.getParent()) block.getSvgRoot().classList.remove('loose');
    }
  }

  /** The top left corner of the program in sight. */
  private home(): void {
    const metrics = this.workspace.getMetricsManager().getContentMetrics(true);
    this.workspace.scroll(-(metrics.left - 20) * this.workspace.scale, -(metrics.top - 16) * this.workspace.scale);
  }
}

/** A block is taken out from between its neighbours, which close up. */
class OneBlock extends Blockly.dragging.BlockDragStrategy {
  protected override shouldHealStack(): boolean { return true; }
}

/** A place of the page where a block may be dropped, to be thrown away. */
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

/** A block, or the one whose hole it is in. */
function statement(block: Blockly.BlockSvg | null): Blockly.BlockSvg | null {
  let found = block;
  while (found?.outputConnection) found = found.getParent();
  return found;
}

function emptyBody(block: Blockly.BlockSvg | null): Blockly.Connection | null {
  const free = block?.inputList.find((input) => input.connection?.type === Blockly.ConnectionType.NEXT_STATEMENT && !input.connection.targetBlock());
  return free?.connection ?? null;
}

/** A saved block without ids, so that a copy gets its own. */
function bare(saved: Blockly.serialization.blocks.State): Blockly.serialization.blocks.State {
  return JSON.parse(JSON.stringify(saved, (key, value: unknown) => (key === 'id' ? undefined : value))) as Blockly.serialization.blocks.State;
}

let keys = false;
let current: Editor | null = null; // the one on the page

/** Once: T goes to the families of a folded palette, Enter and Space on a block of the palette place it. */
export function placeByKeyboard(): void {
  if (keys) return;
  keys = true;
  const offered = (): Blockly.BlockSvg | null => {
    const node = Blockly.getFocusManager().getFocusedNode();
    return node instanceof Blockly.BlockSvg && node.isInFlyout ? node : null;
  };
  Blockly.ShortcutRegistry.registry.register({
    name: 'place',
    preconditionFn: () => offered() !== null && current !== null,
    callback: (_workspace, event) => {
      event.preventDefault();
      const block = offered();
      return block ? (current?.place(block, true), true) : false;
    },
    keyCodes: [Blockly.utils.KeyCodes.ENTER, Blockly.utils.KeyCodes.SPACE],
    allowCollision: true,
  });
  Blockly.ShortcutRegistry.registry.register({
    name: 'touch',
    preconditionFn: () => current?.isCase === true && Blockly.getFocusManager().getFocusedNode() instanceof Blockly.BlockSvg && !Blockly.KeyboardMover.mover.isMoving(),
    callback: (_workspace, event) => {
      event.preventDefault();
      const node = Blockly.getFocusManager().getFocusedNode();
      return current?.touch(node instanceof Blockly.BlockSvg ? node : null) ?? false;
    },
    keyCodes: [Blockly.utils.KeyCodes.ENTER],
    allowCollision: true,
  });
  Blockly.ShortcutRegistry.registry.register({ // before Blockly's own, which goes into a palette that is not shown
    name: 'families',
    preconditionFn: (workspace) => !workspace.isDragging(),
    callback: () => current?.reach() ?? false,
    keyCodes: [Blockly.utils.KeyCodes.T],
    allowCollision: true,
  });
}
