/** Where Blockly is mended. */

import * as Blockly from 'blockly/core';

/** What is undone: a change of a block that is gone is passed over, as Blockly itself passes over its move. */
// Its own `run` throws then, and the rest of what was to be undone at once stays done.
class Change extends Blockly.Events.BlockChange {
  override run(forward: boolean): void {
    if (this.blockId && this.getEventWorkspace_().getBlockById(this.blockId)) super.run(forward);
  }
}

Blockly.registry.register(Blockly.registry.Type.EVENT, Blockly.Events.BLOCK_CHANGE, Change, true);

/** Ctrl+Enter runs the program, here as everywhere, and only that: Blockly would also open the menu of a block. */
const { registry } = Blockly.ShortcutRegistry;
const { CTRL_CMD, ENTER } = Blockly.utils.KeyCodes;
registry.removeKeyMapping(registry.createSerializedKey(ENTER, [CTRL_CMD]), Blockly.ShortcutItems.names.MENU);

/** What is drawn: a block that is not made yet, that goes away, or that is a shadow in no hole, does not ask to be. */
// To fill a hole Blockly makes its shadow first, then throws it away. It draws no dead block, and never takes one off its
// list either: each would stay there, and its whole workspace with it.
const { queueRender } = Blockly.BlockSvg.prototype;
Blockly.BlockSvg.prototype.queueRender = function queued(this: Blockly.BlockSvg): Promise<void> {
  const shown = this.initialized && !this.isDeadOrDying() && (!this.isShadow() || this.getParent());
  return shown ? queueRender.call(this) : Blockly.renderManagement.finishQueuedRenders();
};

/** What is read aloud: the name of a block ends in no comma, and a heading is none of the blocks to choose from. */
const named = Blockly.BlockSvg.prototype as unknown as { recomputeAriaContext(this: Blockly.BlockSvg): void };
const { recomputeAriaContext } = named;
named.recomputeAriaContext = function said(): void {
  recomputeAriaContext.call(this);
  if (this.getFullBlockField()) return; // it says it itself
  const element = this.getFocusableElement(), label = element.getAttribute('aria-label');
  if (label?.endsWith(',')) element.setAttribute('aria-label', label.slice(0, -1));
};
const { show } = Blockly.FlyoutButton.prototype;
Blockly.FlyoutButton.prototype.show = function shown(this: Blockly.FlyoutButton): void {
  show.call(this);
  if (this.isLabel()) this.getFocusableElement().setAttribute('role', 'group');
};

/** What is left: Blockly keeps the last workspace, and others by what was copied and by what menus were shown in; not their pages too. */
export function forget(workspace: Blockly.WorkspaceSvg): void {
  const { clipboard, DropDownDiv } = Blockly;
  DropDownDiv.setBoundsElement(null);
  // Its type says that there always is one, but at first there is none.
  if (clipboard.getLastCopiedWorkspace() === workspace) clipboard.setLastCopiedWorkspace(null as unknown as Blockly.WorkspaceSvg);
  workspace.getInjectionDiv().replaceChildren();
}
