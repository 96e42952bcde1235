/** The blocks of a workspace: the program, which hangs on its start, and what lies beside it. */

import * as Blockly from 'blockly/core';

export const START = 'start';

export function startOf(workspace: Blockly.WorkspaceSvg): Blockly.BlockSvg | null {
  return workspace.getTopBlocks(false).find((block) => block.type === START) ?? null;
}

/** The last block of the program, perhaps the start. */
export function lastOf(workspace: Blockly.WorkspaceSvg): Blockly.BlockSvg | null {
  let block = startOf(workspace);
  for (let next = block?.getNextBlock(); next; next = next.getNextBlock()) block = next;
  return block;
}

/** How many blocks are not attached to the start. */
export function looseIn(workspace: Blockly.WorkspaceSvg): number {
  return workspace.getTopBlocks(false).filter((block) => block.type !== START)
    .reduce((sum, block) => sum + block.getDescendants(false).filter((each) => !each.isShadow()).length, 0);
}

/** Blocks that the program does not read are pale. */
export function dimLoose(workspace: Blockly.WorkspaceSvg): void {
  for (const block of workspace.getTopBlocks(false)) {
    block.getSvgRoot().classList.toggle('loose', block.type !== START && !workspace.isDragging());
  }
  for (const block of workspace.getAllBlocks(false)) {
    if (block.getParent()) block.getSvgRoot().classList.remove('loose');
  }
}

/** A block, or the one whose hole it is in. */
export function statement(block: Blockly.BlockSvg | null): Blockly.BlockSvg | null {
  let found = block;
  while (found?.outputConnection) found = found.getParent();
  return found;
}

export function emptyBody(block: Blockly.BlockSvg | null): Blockly.Connection | null {
  const free = block?.inputList.find((input) => input.connection?.type === Blockly.ConnectionType.NEXT_STATEMENT && !input.connection.targetBlock());
  return free?.connection ?? null;
}

/** A saved block without ids, so that a copy gets its own. */
export function bare(saved: Blockly.serialization.blocks.State): Blockly.serialization.blocks.State {
  return JSON.parse(JSON.stringify(saved, (key, value: unknown) => (key === 'id' ? undefined : value))) as Blockly.serialization.blocks.State;
}
