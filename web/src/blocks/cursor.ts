/** The chosen block, after which or in which a tapped one goes. */

import * as Blockly from 'blockly/core';
import { emptyBody, lastOf, startOf, statement } from './block-tree';

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
