/** Keys beside Blockly's own: T goes to the families of a folded palette, Enter and Space on a block of the palette place it. */

import * as Blockly from 'blockly/core';

/** What the keys do. */
export interface Keyed {
  readonly isCase: boolean;
  place(offered: Blockly.BlockSvg, byKeyboard: boolean): boolean;
  touch(block: Blockly.BlockSvg | null): boolean;
  reach(): boolean;
  takesBack(way: 'undo' | 'redo'): boolean;
}

const { ENTER, SPACE, T } = Blockly.utils.KeyCodes;
let known = false;
let current: Keyed | null = null; // the editor on the page

/** From now on the keys are this editor's. */
export function attend(editor: Keyed): void { current = editor; }

/** It is gone. */
export function abandon(editor: Keyed): void { if (current === editor) current = null; }

/** Once for all editors. */
export function listenToKeys(): void {
  if (known) return;
  known = true;
  for (const shortcut of [...SHORTCUTS, ...elsewhere()]) Blockly.ShortcutRegistry.registry.register({ ...shortcut, allowCollision: true });
}

/** Blockly's own undo and redo, where acts are taken back elsewhere. */
function elsewhere(): Blockly.ShortcutRegistry.KeyboardShortcut[] {
  const own = Blockly.ShortcutRegistry.registry.getRegistry();
  return (['undo', 'redo'] as const).map((way) => ({ ...own[way]!, name: `${way} elsewhere`, callback: () => current?.takesBack(way) === true }));
}

const SHORTCUTS: Blockly.ShortcutRegistry.KeyboardShortcut[] = [
  {
    name: 'place',
    preconditionFn: () => offered() !== null && current !== null,
    callback: (_workspace, event) => {
      event.preventDefault();
      const block = offered();
      return block ? (current?.place(block, true), true) : false;
    },
    keyCodes: [ENTER, SPACE],
  },
  {
    name: 'touch',
    preconditionFn: () => current?.isCase === true && focused() !== null && !Blockly.KeyboardMover.mover.isMoving(),
    callback: (_workspace, event) => {
      event.preventDefault();
      return current?.touch(focused()) ?? false;
    },
    keyCodes: [ENTER],
  },
  { // before Blockly's own, which goes into a palette that is not shown
    name: 'families',
    preconditionFn: (workspace) => !workspace.isDragging(),
    callback: () => current?.reach() ?? false,
    keyCodes: [T],
  },
];

/** The block that has the keyboard. */
function focused(): Blockly.BlockSvg | null {
  const node = Blockly.getFocusManager().getFocusedNode();
  return node instanceof Blockly.BlockSvg ? node : null;
}

/** The same, of the palette. */
function offered(): Blockly.BlockSvg | null {
  const block = focused();
  return block?.isInFlyout ? block : null;
}
