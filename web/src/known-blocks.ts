/** Whether a program can be shown. */

import type { Blocks, SavedBlock, Script } from './types';

/** Whether every block of a saved program has a definition: Blockly empties the workspace at the first unknown one. */
export function allKnown(script: Script, pack: Blocks): boolean {
  const types = new Set(pack.blocks.definitions.map((definition) => definition.type));
  const known = (block: SavedBlock | undefined): boolean => {
    for (let each = block; each; each = each.next?.block) {
      if (!types.has(each.type)) return false;
      for (const input of Object.values(each.inputs ?? {})) if (!known(input.block) || !known(input.shadow)) return false;
    }
    return true;
  };
  return Array.isArray(script?.blocks?.blocks) && script.blocks.blocks.every((block) => known(block));
}
