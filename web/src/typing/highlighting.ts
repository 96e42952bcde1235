/** The parts of Python told apart: by the classes that the panel beside the blocks has too. */

import { tagHighlighter, tags } from '@lezer/highlight';

export const COLOURS = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], class: 'code-keyword' },
  { tag: tags.number, class: 'code-number' },
  { tag: tags.string, class: 'code-text' },
  { tag: tags.comment, class: 'code-comment' },
]);
