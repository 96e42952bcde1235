/** Where the guides and what is printed begin, beside the page, in a language that has all of them. */

import { WHOLE_LANGUAGES } from './generated/constants';

export function guidesIn(language: string): string {
  return `guides/papier/${WHOLE_LANGUAGES.find((whole) => whole === language) ?? WHOLE_LANGUAGES[0]}/index.html`;
}
