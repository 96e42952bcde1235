/** Where the guides and what is printed begin, beside the page, in a language that has all of them. */

import { icon, make } from '../ui/dom';
import { WHOLE_LANGUAGES } from '../generated/constants';
import { keepToo } from '../offline/file-sets';
import type { Words } from '../text/sentences';

export function guidesIn(language: string): string {
  return `guides/papier/${WHOLE_LANGUAGES.find((whole) => whole === language) ?? WHOLE_LANGUAGES[0]}/index.html`;
}

/** The guides and what is printed, in a tab of their own; from then on they are there without a network. */
export function guides(words: Words): HTMLElement {
  const link = make('a', { class: 'button plain', attributes: { href: guidesIn(words.language), target: '_blank', rel: 'noopener' } },
    icon('bulb'), make('span', { class: 'label', text: words.say('ui.guides.open') }));
  link.addEventListener('click', () => keepToo('guides'));
  return link;
}
