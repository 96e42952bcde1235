/** What is marked in a text: the line that runs, what is wrong in one, the words that were put right. */

import { StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Lines and columns are counted from 1; `until` is the column behind; without them it is the line. */
export interface Wrong { line: number; column: number | null; until: number | null }
export interface Marked { running: number | null; lit?: 'running' | 'problem'; wrong: Wrong | null; right?: readonly Wrong[] }

export const mark = StateEffect.define<Marked>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (now, transaction) => transaction.effects.reduce(
    (found, effect) => (effect.is(mark) ? Decoration.set(drawn(transaction.state, effect.value), true) : found), now.map(transaction.changes)),
  provide: (own) => EditorView.decorations.from(own),
});

export const marks: Extension = field;

function drawn(state: EditorState, { running, lit = 'running', wrong, right = [] }: Marked): Range<Decoration>[] {
  const lines: Range<Decoration>[] = [];
  const there = (number: number): boolean => number >= 1 && number <= state.doc.lines;
  const put = (where: Wrong, name: string): void => {
    const { from, to } = state.doc.line(where.line);
    const start = Math.min(from + Math.max(0, (where.column ?? 1) - 1), Math.max(from, to - 1));
    const end = Math.min(to, Math.max(from + (where.until ?? to - from + 1) - 1, start + 1));
    if (end > start) lines.push(Decoration.mark({ class: name }).range(start, end));
  };
  if (running && there(running)) lines.push(Decoration.line({ class: `lit-${lit}`, attributes: { 'aria-current': 'step' } }).range(state.doc.line(running).from));
  for (const where of right) if (there(where.line)) put(where, 'right');
  if (wrong && there(wrong.line)) {
    lines.push(Decoration.line({ class: 'has-wrong' }).range(state.doc.line(wrong.line).from));
    put(wrong, 'wrong');
  }
  return lines;
}
