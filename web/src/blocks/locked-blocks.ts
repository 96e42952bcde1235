/** Of a case no block can be changed; the one that was found may be put elsewhere, without those under it. */

import * as Blockly from 'blockly/core';

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
