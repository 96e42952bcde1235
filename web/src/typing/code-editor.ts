/** A text of Python that a child writes: CodeMirror in a place apart, where its style sheets are allowed. */

import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, moveCompletionSelection, selectedCompletionIndex, completionStatus } from '@codemirror/autocomplete';
import { defaultKeymap, history, indentLess, indentMore, invertedEffects, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Annotation, EditorSelection, EditorState, Prec, StateEffect, type Extension, type Text, type Transaction } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder, type Command, type ViewUpdate } from '@codemirror/view';
import { make } from '../ui/dom';
import { COLOURS } from './highlighting';
import type { Completion as Offered } from '../core/types';
import { completed } from './completion';
import { holes } from './holes';
import { marks, mark, type Marked } from './marks';

const INDENT = '    ';
const LEAVING = 10_000; // milliseconds after Esc in which Tab leaves the text

/** What happened beside the text in one act, and is taken back with it. */
export interface Beside<T> { before: T; after: T }

export interface CodeOptions<T> {
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
