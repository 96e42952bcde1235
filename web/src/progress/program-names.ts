/** Programs saved in other words: with what a level calls its boxes and blocks, and the loops that it offers, now. */

import type { Level, SavedBlock, Script } from '../core/types';

const ONE = ['variable', 'name'], SEVERAL = 'parameters', CODE = 'code'; // fields of saved blocks that hold a name, or names
const WORDS = /#[^\n]*|[fF]?(?:"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<![.\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*/gu;

/** A program as a level says it; a name that it has given to something else is left to it. */
export function adopted(script: Script, { names, texts, reads_until }: Pick<Level, 'names' | 'texts' | 'reads_until'>): Script {
  const found = named(reads_until ? until(script) as Script : script, names);
  return Object.keys(texts).length > 0 ? retold(found, texts) as Script : found;
}

/** « Tant que non », from before, as « répéter jusqu'à ». */
function until(saved: unknown): unknown {
  if (Array.isArray(saved)) return saved.map(until);
  if (typeof saved !== 'object' || saved === null) return saved;
  const block = saved as SavedBlock, asked = block.inputs?.condition?.block;
  const inside = block.type === 'while' && asked?.type === 'not'
    ? { ...block, type: 'until', inputs: { ...block.inputs, condition: asked.inputs?.value ?? {} } } : block;
  return Object.fromEntries(Object.entries(inside).map(([key, value]) => [key, until(value)]));
}

function named(script: Script, names: Readonly<Record<string, string>>): Script {
  const there = new Set<string>();
  renamed({ ...script, text: null }, (name) => { there.add(name); return name; });
  const changes = new Map<string, string>();
  for (const word of there) {
    const known = plain(word), name = Object.hasOwn(names, known) ? names[known] : undefined;
    if (name !== undefined && !there.has(name) && ![...changes.values()].includes(name)) changes.set(word, name);
  }
  const other = (name: string): string => changes.get(name) ?? name;
  return changes.size > 0 ? renamed(script, other) as Script : script;
}

/** A word without accents or capitals. */
const plain = (word: string): string => word.replace(/œ/gi, 'oe').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

type Other = (name: string) => string;

/** A saved program with other names in its blocks, and in what was typed. */
function renamed(saved: unknown, other: Other): unknown {
  if (Array.isArray(saved)) return saved.map((each) => renamed(each, other));
  if (typeof saved !== 'object' || saved === null) return saved;
  return Object.fromEntries(Object.entries(saved).map(([key, value]) => {
    if (key === 'text' && typeof value === 'string') return [key, retyped(value, other)];
    return [key, key === 'fields' ? fields(value, other) : renamed(value, other)];
  }));
}

function fields(saved: unknown, other: Other): unknown {
  return Object.fromEntries(Object.entries(saved ?? {}).map(([key, value]) => {
    if (typeof value !== 'string') return [key, value];
    if (key === CODE) return [key, retyped(value, other)];
    if (key === SEVERAL) return [key, value.split(',').map((name) => other(name.trim())).join(', ')];
    return [key, ONE.includes(key) ? other(value) : value];
  }));
}

/** What was typed with other names: notes and texts stay, but for the values in a text. */
function retyped(text: string, other: Other): string {
  return text.replace(WORDS, (word) => {
    if (/^f["']/i.test(word)) return word.replace(/\{[^{}]*\}/g, (value) => retyped(value, other));
    return /^[#"']/.test(word) ? word : other(word);
  });
}

/** A saved program with the level's own texts in its blocks, and in what was typed. */
function retold(saved: unknown, texts: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(saved)) return saved.map((each) => retold(each, texts));
  if (typeof saved !== 'object' || saved === null) return saved;
  const { type } = saved as SavedBlock;
  return Object.fromEntries(Object.entries(saved).map(([key, value]) => {
    if (typeof value === 'string' && key === 'text') return [key, withTexts(value, texts)];
    return [key, key === 'fields' ? told(type, value, texts) : retold(value, texts)];
  }));
}

function told(type: string, saved: unknown, texts: Readonly<Record<string, string>>): unknown {
  return Object.fromEntries(Object.entries(saved ?? {}).map(([key, value]) => {
    if (typeof value !== 'string') return [key, value];
    if (key === CODE) return [key, withTexts(value, texts)];
    return [key, type === 'text' && key === 'value' ? Object.hasOwn(texts, value) ? texts[value] : value : value];
  }));
}

/** What was typed, with other texts: each where a quotation mark begins it and something ends it. */
function withTexts(source: string, texts: Readonly<Record<string, string>>): string {
  const found = Object.entries(texts).sort(([one], [other]) => other.length - one.length);
  return found.reduce((text, [word, own]) =>
    text.replace(new RegExp(`(?<=["'])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=["')\n]|$)`, 'g'), () => own), source);
}
