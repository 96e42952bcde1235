/** The blocks of a workspace, and the chosen one, after which or in which a tapped one goes. */

import * as Blockly from 'blockly/core';

export const START = 'start';

/** The blocks of a workspace: the program, which hangs on its start, and what lies beside it. */
export function startOf(workspace: Blockly.WorkspaceSvg): Blockly.BlockSvg | null {
  return workspace.getTopBlocks(false).find((block) => block.type === START) ?? null;
}

/** The last block of the program, perhaps the start. */
function lastOf(workspace: Blockly.WorkspaceSvg): Blockly.BlockSvg | null {
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

function emptyBody(block: Blockly.BlockSvg | null): Blockly.Connection | null {
  const free = block?.inputList.find((input) => input.connection?.type === Blockly.ConnectionType.NEXT_STATEMENT && !input.connection.targetBlock());
  return free?.connection ?? null;
}

/** A saved block without ids, so that a copy gets its own. */
export function bare(saved: Blockly.serialization.blocks.State): Blockly.serialization.blocks.State {
  return JSON.parse(JSON.stringify(saved, (key, value: unknown) => (key === 'id' ? undefined : value))) as Blockly.serialization.blocks.State;
}

export class Cursor {
  private chosen: string | null = null;

  /** `changed` is told of the block that is chosen, if it can be thrown away. */
  constructor(private readonly workspace: Blockly.WorkspaceSvg, private readonly changed: (block: string | null) => void) {}

  get id(): string | null { return this.chosen; }

  /** Null when none is chosen, or when it is gone. */
  get block(): Blockly.BlockSvg | null { return this.chosen ? this.workspace.getBlockById(this.chosen) : null; }

  choose(block: Blockly.BlockSvg | null): void {
    const id = block?.id ?? null;
    if (id === this.chosen) return;
    this.chosen = id;
    this.changed(block?.isDeletable() ? id : null);
  }

  /** Choose the statement, or the value that can be taken out, that a block belongs to. */
  chooseAround(block: Blockly.BlockSvg): void { this.choose(block.isShadow() ? (block.getParent() ?? block) : block); }

  /** The chosen block may be gone. */
  renew(): void { if (!this.block) this.choose(null); }

  /** Put a new block where it goes: after the chosen one or in its body, in a hole, or at the end. */
  attach(block: Blockly.BlockSvg): void {
    if (!block.previousConnection) {
      if (block.outputConnection) this.hole(block)?.connect(block.outputConnection);
      return;
    }
    const chosen = statement(this.block);
    const after = chosen ?? lastOf(this.workspace);
    const way = emptyBody(chosen) ?? after?.nextConnection ?? lastOf(this.workspace)?.nextConnection;
    way?.connect(block.previousConnection);
  }

  /** The first hole that takes a value: in the chosen block, then anywhere in the program. */
  hole(value: Blockly.Block): Blockly.Connection | null {
    const { workspace } = this;
    const all = [...(this.block?.getDescendants(true) ?? []), ...(startOf(workspace)?.getDescendants(true) ?? [])];
    for (const block of all) {
      for (const input of block.inputList) {
        const way = input.connection;
        const inside = way?.targetBlock();
        const free = way?.type === Blockly.ConnectionType.INPUT_VALUE && (!inside || inside.isShadow());
        if (free && workspace.connectionChecker.doTypeChecks(way, value.outputConnection!)) return way;
      }
    }
    return null;
  }
}
