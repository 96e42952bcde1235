/** Where a block may be dropped to be thrown away: the bin, and the palette that it came from. */

import * as Blockly from 'blockly/core';
import type { Shelf } from './palette';

const PLACES = ['bin', 'families'] as const;

export class Bins {
  private offered = false; // what is in hand comes from the palette

  /** They are seen as soon as a block is lifted from the `host`. */
  constructor(private readonly workspace: Blockly.WorkspaceSvg, private readonly host: HTMLElement, bin: HTMLElement, shelf: Shelf) {
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
