/** The holes of a given text: only they are written in, and a touch on one that was not chooses it whole. */

import { EditorSelection, EditorState, type AnnotationType, type Extension, type Text } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

const HOLE = '__';
const ground = Decoration.mark({ class: 'hole', inclusive: true });

/** What the page itself writes, as `by` says, may be anything. */
export function holes(given: string, by: AnnotationType<boolean>): Extension {
  const filled = new RegExp(`^${given.split(/\b__\b/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^\\n]*)')}$`, 'd');
  const found = (doc: Text): [number, number][] => (filled.exec(doc.toString())?.indices?.slice(1) ?? []).flatMap((each) => (each ? [each] : []));
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

