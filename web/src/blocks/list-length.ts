/** One hole more or less in a list or a call: a block with n of them is a type of its own, `list.n`. */

import type { Blocks, SavedBlock, Script } from '../core/types';

const SHADOW = { type: 'number', fields: { value: 0 } }; // what the core shows in an empty hole of a list

/** The program with one hole more or less in a block; null when there is no such block, or something is in the hole. */
export function lengthened(script: Script, id: string, more: 1 | -1, pack: Blocks): Script | null {
  const copy = structuredClone(script);
  const block = copy.blocks.blocks.map((stack) => find(stack, id)).find(Boolean);
  const type = block && sibling(block.type, more);
  const [now, then] = [holes(block?.type, pack), holes(type, pack)];
  if (!block || !type || !now || !then) return null;
  block.inputs ??= {};
  for (const name of now.filter((each) => !then.includes(each))) {
    if (block.inputs[name]?.block) return null;
    delete block.inputs[name];
  }
  for (const name of then.filter((each) => !now.includes(each))) block.inputs[name] = { shadow: structuredClone(SHADOW) };
  block.type = type;
  return copy;
}

function find(stack: SavedBlock, id: string): SavedBlock | undefined {
  for (let each: SavedBlock | undefined = stack; each; each = each.next?.block) {
    if (each.id === id) return each;
    for (const input of Object.values(each.inputs ?? {})) {
      const found = input.block && find(input.block, id);
      if (found) return found;
    }
  }
  return undefined;
}

/** `list` has none, `list.1` one, and so on. */
function sibling(type: string, more: number): string | undefined {
  const [name = '', count = '0'] = type.split('.');
  const wanted = Number(count) + more;
  return wanted < 0 ? undefined : wanted ? `${name}.${wanted}` : name;
}

/** The names of the holes of a type; undefined when there is no such type. */
function holes(type: string | undefined, pack: Blocks): string[] | undefined {
  const definition = pack.blocks.definitions.find((each) => each.type === type);
  if (!definition) return undefined;
  const parts = Object.entries(definition).filter(([key]) => /^args\d+$/.test(key)).flatMap(([, value]) => value as { type: string; name: string }[]);
  return parts.filter((part) => part.type === 'input_value').map((part) => part.name);
}
