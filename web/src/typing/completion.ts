/** The words of a level, offered while they are written. */

import { pickedCompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { Completion as Offered } from '../core/types';

/** Those that begin as what stands before the caret; nothing in a text in quotes or in a note. */
export function completed(context: CompletionContext, words: readonly Offered[]): CompletionResult | null {
  const before = context.matchBefore(/[\p{L}_][\p{L}\w]*/u);
  if (!before && !context.explicit) return null;
  const line = context.state.doc.lineAt(context.pos);
  const ahead = line.text.slice(0, context.pos - line.from);
  if (/#|^[^"]*("[^"]*"[^"]*)*"[^"]*$/.test(ahead)) return null;
  return { from: before?.from ?? context.pos, options: words.map(option), validFor: /^[\p{L}\w]*$/u };
}

function option({ word, insert, what, at }: Offered): Completion {
  return { label: word, displayLabel: insert, detail: what, apply: (view, completion, from, to) => put(view, completion, insert, at, from, to) };
}

/** The brackets that stand there already are not written a second time. */
function put(view: EditorView, completion: Completion, insert: string, at: number, from: number, to: number): void {
  const written = view.state.sliceDoc(to, to + 1) === '(' ? insert.split('(')[0]! : insert;
  view.dispatch({ changes: { from, to, insert: written }, selection: { anchor: from + Math.min(at, written.length) }, annotations: pickedCompletion.of(completion), userEvent: 'input.complete' });
}
