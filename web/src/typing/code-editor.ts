/** A text of Python that a child writes: CodeMirror in a place apart, where its style sheets are allowed. */

import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, moveCompletionSelection, selectedCompletionIndex, completionStatus, pickedCompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, indentLess, indentMore, invertedEffects, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { forceParsing, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Annotation, EditorSelection, EditorState, Prec, StateEffect, StateField, type Extension, type Text, type Transaction, type AnnotationType, type Range } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder, Decoration, WidgetType, type Command, type ViewUpdate, type DecorationSet } from '@codemirror/view';
import { tagHighlighter, tags } from '@lezer/highlight';
import type { Completion as Offered } from '../core/types';
import { make } from '../ui/dom';

const INDENT = '    ';
const LEAVING = 10_000; // milliseconds after Esc in which Tab leaves the text

/** What happened beside the text in one act, and is taken back with it. */
export interface Beside<T> { before: T; after: T }

interface CodeOptions<T> {
  text: string; label: string; empty: string;
  /** A text with holes: only they are written in. */
  holes?: string;
  /** The child changed the text, or an undo did. */
  changed: (text: string, undone: boolean) => void;
  /** The caret is on another line, or the text was left. */
  left: () => void;
  /** An act of elsewhere was taken back, or done again. */
  back: (state: T) => void;
}

const ours = Annotation.define<boolean>(); // a change that the page itself makes

/** The text, its marks, and the one history of it and of what goes with it. */
export class Code<T> {
  readonly element = make('div', { class: 'code-box' });
  private readonly view: EditorView;
  private readonly besides = StateEffect.define<Beside<T>>();
  private offered: readonly Offered[] = [];

  constructor(private readonly options: CodeOptions<T>) {
    const root = this.element.attachShadow({ mode: 'open', delegatesFocus: true });
    const link = make('link', { attributes: { rel: 'stylesheet', href: new URL('code.css', document.baseURI).href } });
    const parent = make('div', { class: 'inside' });
    root.append(link, parent);
    this.view = new EditorView({ root, parent, state: EditorState.create({ doc: options.text, extensions: this.extensions() }) });
  }

  get text(): string { return this.view.state.doc.toString(); }

  /** The line that holds the caret, from 1. */
  get line(): number { return lineOf(this.view.state.doc, this.view.state.selection.main.head); }

  get focused(): boolean { return this.view.hasFocus; }
  get canUndo(): boolean { return undoDepth(this.view.state) > 0; }
  get canRedo(): boolean { return redoDepth(this.view.state) > 0; }

  focus(): void { this.view.focus(); }

  /** To the start of a line, or of a place in it. */
  go(line: number, column = 0): void {
    const at = this.view.state.doc.line(Math.min(line, this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: Math.min(at.to, at.from + column) }, scrollIntoView: true });
  }

  /** Another text in place of this one, as one act with what goes with it; only what differs is written. */
  write(text: string, beside?: Beside<T>): void {
    const { doc } = this.view.state, before = doc.toString();
    this.view.dispatch({
      ...(before === text ? {} : { changes: difference(before, text) }),
      effects: beside ? [this.besides.of(beside)] : [],
      annotations: [isolateHistory.of('full'), ours.of(true)],
    });
  }

  undo(): void { undo(this.view); }
  redo(): void { redo(this.view); }

  indent(): void { indentMore(this.view); }
  unindent(): void { indentLess(this.view); }

  /** Write at the caret, or around what is selected; the caret goes between the two. */
  insert(before: string, after = ''): void {
    const { state } = this.view;
    this.view.dispatch(state.update(state.changeByRange((range) => {
      const anchor = range.from + before.length;
      const changes = [{ from: range.from, insert: before }, { from: range.to, insert: after }];
      return { changes, range: range.empty || !after ? EditorSelection.cursor(range.empty ? anchor : range.to + before.length) : EditorSelection.range(anchor, range.to + before.length) };
    }), { scrollIntoView: true, userEvent: 'input.type' }));
  }

  /** The words to choose from while writing. */
  offer(words: readonly Offered[]): void { this.offered = words; }

  /** What is marked in it: the line that runs, what is wrong. */
  mark(marked: Marked): void {
    this.view.dispatch({ effects: [mark.of(marked), ...(marked.running ? [EditorView.scrollIntoView(this.startOf(marked.running))] : [])] });
  }

  dispose(): void { this.view.destroy(); }

  private startOf(line: number): number { const { doc } = this.view.state; return doc.line(Math.min(Math.max(line, 1), doc.lines)).from; }

  private extensions(): Extension[] {
    const { options } = this;
    return [
      lineNumbers(), history(), python(), indentUnit.of(INDENT), syntaxHighlighting(COLOURS), marks, placeholder(options.empty),
      EditorState.tabSize.of(INDENT.length), closeBrackets(), EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['(', '[', '"'] } }]),
      EditorView.contentAttributes.of({ 'aria-label': options.label, autocapitalize: 'off', translate: 'no', lang: 'en' }),
      autocompletion({ override: [(context) => completed(context, this.offered)], icons: false, selectOnOpen: false, interactionDelay: 0 }),
      invertedEffects.of((transaction) => transaction.effects.flatMap((effect) => (effect.is(this.besides) ? [this.besides.of({ before: effect.value.after, after: effect.value.before })] : []))),
      Prec.high(keymap.of([
        { key: 'Tab', run: (view) => choose(view) || indentMore(view), shift: indentLess },
        { key: 'Enter', run: (view) => { forceParsing(view, view.state.selection.main.head); return false; } }, // where the text is not read to there, the line would begin at the margin
        { key: 'Mod-z', run: () => (this.undo(), true), shift: () => (this.redo(), true), preventDefault: true },
        { key: 'Mod-y', run: () => (this.redo(), true), preventDefault: true },
        { key: 'Mod-Enter', run: () => true }, // the page runs the program
      ])),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap]),
      EditorView.domEventHandlers({ keyup: (event, view) => { if (event.key === 'Escape') view.setTabFocusMode(LEAVING); } }), // longer than its own two seconds
      options.holes ? holes(options.holes, ours) : [],
      EditorView.updateListener.of((update) => this.updated(update)),
    ];
  }

  private updated(update: ViewUpdate): void {
    const { options } = this;
    const taken = update.transactions.flatMap((transaction) => this.beside(transaction)).at(-1);
    const own = update.transactions.some((transaction) => transaction.annotation(ours));
    if (taken) options.back(taken.after);
    if (update.docChanged && !own && !taken) options.changed(update.state.doc.toString(), update.transactions.some((transaction) => transaction.isUserEvent('undo')));
    const line = (state: EditorState): number => lineOf(state.doc, state.selection.main.head);
    if ((update.selectionSet && !update.docChanged && line(update.startState) !== line(update.state)) || (update.focusChanged && !update.view.hasFocus)) options.left();
  }

  /** What an undo or a redo brings back beside the text. */
  private beside(transaction: Transaction): Beside<T>[] {
    if (!transaction.isUserEvent('undo') && !transaction.isUserEvent('redo')) return [];
    return transaction.effects.flatMap((effect) => (effect.is(this.besides) ? [effect.value] : []));
  }
}

/** Tab takes the first of the words that are offered, or the one that was gone to. */
const choose: Command = (view) => {
  if (completionStatus(view.state) !== 'active') return false;
  if (selectedCompletionIndex(view.state) === null) moveCompletionSelection(true)(view);
  return acceptCompletion(view);
};



function lineOf(doc: Text, place: number): number { return doc.lineAt(place).number; }

/** The one part in which two texts differ. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const least = Math.min(before.length, after.length);
  let from = 0, same = 0;
  while (from < least && before[from] === after[from]) from++;
  while (same < least - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

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

/** The parts of Python told apart: by the classes that the panel beside the blocks has too. */
export const COLOURS = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], class: 'code-keyword' },
  { tag: tags.number, class: 'code-number' },
  { tag: tags.string, class: 'code-text' },
  { tag: tags.comment, class: 'code-comment' },
]);

const HOLE = '__';
const ground = Decoration.mark({ class: 'hole', inclusive: true });

/** What the page itself writes, as `by` says, may be anything. */
export function holes(given: string, by: AnnotationType<boolean>): Extension {
  const filled = new RegExp(`^${given.split(/\b__\b/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^\\n]*)')}$`, 'd');
  const found = (doc: Text): [number, number][] => (filled.exec(doc.toString())?.indices?.slice(1) ?? []).flatMap((index) => (index ? [index] : []));
  return [
    EditorState.changeFilter.of((change) => change.annotation(by) === true || filled.test(change.newDoc.toString())),
    EditorView.decorations.compute(['doc'], ({ doc }): DecorationSet => (
      Decoration.set(found(doc).filter(([from, to]) => to > from).map(([from, to]) => ground.range(from, to))))),
    EditorView.domEventHandlers({
      mouseup: (_event, view) => {
        const { doc, selection: { main } } = view.state;
        const hole = main.empty ? found(doc).find(([from, to]) => from <= main.head && main.head <= to && doc.sliceString(from, to) === HOLE) : undefined;
        if (hole) view.dispatch({ selection: EditorSelection.single(...hole) });
        return false;
      },
    }),
  ];
}

/** What a line computed, behind it. */
class Values extends WidgetType {
  constructor(private readonly words: string) { super(); }

  override eq(other: Values): boolean { return other.words === this.words; }
  override toDOM(): HTMLElement { return make('span', { class: 'values', text: this.words }); }
}

/** Lines and columns are counted from 1; `until` is the column behind; without them it is the line. */
interface Wrong { line: number; column: number | null; until: number | null }
interface Marked { running: number | null; lit?: 'running' | 'problem'; values?: string; wrong: Wrong | null; right?: readonly Wrong[] }

export const mark = StateEffect.define<Marked>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (now, transaction) => transaction.effects.reduce(
    (found, effect) => (effect.is(mark) ? Decoration.set(drawn(transaction.state, effect.value), true) : found), now.map(transaction.changes)),
  provide: (own) => EditorView.decorations.from(own),
});

export const marks: Extension = field;

function drawn(state: EditorState, { running, lit = 'running', values = '', wrong, right = [] }: Marked): Range<Decoration>[] {
  const lines: Range<Decoration>[] = [];
  const there = (number: number): boolean => number >= 1 && number <= state.doc.lines;
  const put = (where: Wrong, name: string): void => {
    const { from, to } = state.doc.line(where.line);
    const start = Math.min(from + Math.max(0, (where.column ?? 1) - 1), Math.max(from, to - 1));
    const end = Math.min(to, Math.max(from + (where.until ?? to - from + 1) - 1, start + 1));
    if (end > start) lines.push(Decoration.mark({ class: name }).range(start, end));
  };
  if (running && there(running)) {
    const { from, to } = state.doc.line(running);
    lines.push(Decoration.line({ class: `lit-${lit}`, attributes: { 'aria-current': 'step' } }).range(from));
    if (values) lines.push(Decoration.widget({ widget: new Values(values), side: 1 }).range(to));
  }
  for (const where of right) if (there(where.line)) put(where, 'right');
  if (wrong && there(wrong.line)) {
    lines.push(Decoration.line({ class: 'has-wrong' }).range(state.doc.line(wrong.line).from));
    put(wrong, 'wrong');
  }
  return lines;
}
