/** The words of a sentence that name a place of the film: the same rule as `codeweek/play/feedback/voice.py`. */

import { MARK } from '../generated/constants';

/** What stands before the words, the words, what stands after; no words when there is no place. */
export function parts(sentence: string): [before: string, words: string, after: string] {
  const [before = '', words = '', ...after] = sentence.split(MARK);
  return [before, words, after.join(MARK)];
}
