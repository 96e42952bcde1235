/** Programs saved under another language, with what the level calls its boxes and blocks in the language of now. */

import type { Script } from './types';

const ONE = ['variable', 'name'], SEVERAL = 'parameters'; // fields of saved blocks that hold a name, or names

/** A program with the names of the level; a name that it has given to something else is left to it. */
export function adopted(script: Script, names: Readonly<Record<string, string>>): Script {
  const there = new Set<string>();
  renamed(script, (name) => { there.add(name); return name; });
  const changes = new Map<string, string>();
  for (const word of there) {
    const name = names[plain(word)];
    if (name !== undefined && !there.has(name) && ![...changes.values()].includes(name)) changes.set(word, name);
  }
  return changes.size > 0 ? renamed(script, (name) => changes.get(name) ?? name) as Script : script;
}

/** A word without accents or capitals. */
const plain = (word: string): string => word.replace(/œ/gi, 'oe').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function renamed(saved: unknown, other: (name: string) => string): unknown {
  if (Array.isArray(saved)) return saved.map((each) => renamed(each, other));
  if (typeof saved !== 'object' || saved === null) return saved;
  return Object.fromEntries(Object.entries(saved).map(([key, value]) => [key, key === 'fields' ? fields(value, other) : renamed(value, other)]));
}

function fields(saved: unknown, other: (name: string) => string): unknown {
  return Object.fromEntries(Object.entries(saved ?? {}).map(([key, value]) => {
    if (typeof value !== 'string') return [key, value];
    if (key === SEVERAL) return [key, value.split(',').map((name) => other(name.trim())).join(', ')];
    return [key, ONE.includes(key) ? other(value) : value];
  }));
}
