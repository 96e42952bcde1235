/** Whether a program can be shown. */

import type { Blocks, Level, SavedBlock, Script } from '../core/types';

/** Whether every block of a saved program has a definition: Blockly empties the workspace at the first unknown one. */
export function allKnown(script: Script, pack: Blocks): boolean {
  const types = new Set(pack.blocks.definitions.map((definition) => definition.type));
  const known = (block: SavedBlock | undefined): boolean => {
    for (let savedBlock = block; savedBlock; savedBlock = savedBlock.next?.block) {
      if (!types.has(savedBlock.type)) return false;
      for (const input of Object.values(savedBlock.inputs ?? {})) if (!known(input.block) || !known(input.shadow)) return false;
    }
    return true;
  };
  return Array.isArray(script?.blocks?.blocks) && script.blocks.blocks.every((block) => known(block));
}

/** Whether a level shows a block of each type in a saved program; the core is asked about one that has others. */
export function allShown(script: Script, { toolbox, start }: Pick<Level, 'toolbox' | 'start'>): boolean {
  const there = typesIn(toolbox, typesIn(start));
  return [...typesIn(script)].every((type) => there.has(type));
}

function typesIn(saved: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof saved !== 'object' || saved === null) return found;
  if ('type' in saved) found.add(saved.type);
  for (const each of Object.values(saved)) typesIn(each, found);
  return found;
}
