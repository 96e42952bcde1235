/** What Blockly undoes: a change of a block that is gone is passed over, as Blockly itself passes over its move. */

import * as Blockly from 'blockly/core';

// Its own `run` throws then, and the rest of what was to be undone at once stays done.
class Change extends Blockly.Events.BlockChange {
  override run(forward: boolean): void {
    if (this.blockId && this.getEventWorkspace_().getBlockById(this.blockId)) super.run(forward);
  }
}

Blockly.registry.register(Blockly.registry.Type.EVENT, Blockly.Events.BLOCK_CHANGE, Change, true);
