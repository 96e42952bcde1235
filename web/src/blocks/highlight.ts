/** The light on one block: the one that runs, or the one where something is to be seen. */

import type * as Blockly from 'blockly/core';

export class Lamp {
  private lit: { id: string; kind: string } | null = null;

  constructor(private readonly workspace: Blockly.WorkspaceSvg) {}

  light(id: string | null, kind: 'running' | 'problem'): void {
    if (this.lit?.id === id && this.lit?.kind === kind) return;
    const [before, block] = [this.lit?.id, id].map((each) => (each ? this.workspace.getBlockById(each) : null));
    before?.getSvgRoot().classList.remove('lit-running', 'lit-problem');
    this.lit = block && id ? { id, kind } : null;
    if (!block) return;
    block.getSvgRoot().classList.add(`lit-${kind}`);
    this.workspace.scrollBoundsIntoView(block.getBoundingRectangleWithoutChildren(), 12);
  }

  /** The blocks are others: none of them is lit. */
  forget(): void { this.lit = null; }
}
