/** The file that an adult sends about a problem, as the window writes it, without Python, which may be what failed; where the guides are. */

import { kept } from '../base/unexpected-errors';
import { PLACES, TOLD, WHOLE_LANGUAGES } from '../generated/constants';
import { keepToo } from '../offline/file-sets';
import type { Words } from '../text/sentences';
import { openSheet } from '../ui/dialog';
import { make, picture } from '../ui/dom';
import { download } from '../ui/file-picker';
import type { App } from './app';

const PATTERNS = PLACES.map((place) => new RegExp(place));

/** What of a cause is the code's: no message, which may quote a child, no address. */
export function places(cause: string): string {
  const found = cause.split('\n').map((line) => PATTERNS.map((pattern) => pattern.exec(line)).find(Boolean));
  return found.flatMap((match) => (match ? [match.slice(1).filter(Boolean).join(' ')] : [])).join('\n');
}

export function content(words: Words, shell: 'window' | 'page', facts: Record<'version' | 'system' | 'size', string>, causes: readonly string[]): string {
  const told = causes.map(places).filter(Boolean).slice(-TOLD);
  const head = words.say('ui.problem.file', { ...facts, shell: words.say(`ui.problem.${shell}`), language: words.language });
  return `${[head, ...(told.length > 0 ? told : [words.say('ui.problem.none')])].join('\n\n')}\n`;
}

/** « Signaler un souci »: the file goes to the downloads; it is shown, and its text may be copied too. */
export function tellProblem({ words }: App): void {
  const size = `${innerWidth} × ${innerHeight} (${screen.width} × ${screen.height}, ${devicePixelRatio})`;
  const said = content(words, 'page', { version: document.documentElement.dataset['version'] ?? '', system: navigator.userAgent, size }, kept());
  const name = words.say('ui.problem.name', { day: new Date().toLocaleDateString('sv') }); // year, month, day
  download(name, said, 'text/plain;charset=utf-8');
  const copy = { label: words.say('ui.problem.copy'), icon: 'copy', stays: true, action: () => void navigator.clipboard.writeText(said) };
  const close = { label: words.say('ui.menu.close'), icon: 'check' };
  openSheet({
    title: words.say('ui.problem.open'), class: 'problems', notes: [{ words: words.say('ui.problem.downloaded', { name }) }, { words: said, code: true }],
    answers: 'clipboard' in navigator ? [copy, close] : [close], // a plain address in the room's network has none
  });
}

/** Where the guides and what is printed begin, beside the page, in a language that has all of them. */
export function guidesIn(language: string): string {
  return `guides/papier/${WHOLE_LANGUAGES.find((whole) => whole === language) ?? WHOLE_LANGUAGES[0]}/index.html`;
}

/** The guides and what is printed, in a tab of their own; from then on they are there without a network. */
export function guides(words: Words): HTMLElement {
  const link = make('a', { class: 'button plain', attributes: { href: guidesIn(words.language), target: '_blank', rel: 'noopener' } },
    picture('pictures/book'), make('span', { class: 'label', text: words.say('ui.guides.open') }));
  link.addEventListener('click', () => keepToo('guides'));
  return link;
}
