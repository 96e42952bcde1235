/** The page is made of elements and text, never of markup. */

import { LOOKS } from '../generated/constants';

type Child = Node | string | null | undefined | false;
type Options = {
  class?: string; id?: string; text?: string; data?: Record<string, string>;
  attributes?: Record<string, string | number | boolean | null | undefined>;
  on?: { [name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[name]) => void };
};

/** A new element with its attributes, listeners and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, options: Options = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  if (options.id) element.id = options.id;
  if (options.text !== undefined) element.textContent = options.text;
  for (const [name, value] of Object.entries(options.data ?? {})) element.dataset[name] = value;
  for (const [name, value] of Object.entries(options.attributes ?? {})) attribute(element, name, value);
  for (const [name, listener] of Object.entries(options.on ?? {})) {
    element.addEventListener(name, listener as EventListener);
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** Set, or take away, an attribute. */
export function attribute(element: Element, name: string, value: string | number | boolean | null | undefined): void {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** The address of a picture of the folder `sprites`. */
export function sprite(name: string): string {
  return new URL(`sprites/${name}.svg`, document.baseURI).href;
}

/** The signs, by name: in the page itself, as each would be one more file to wait for. Written by the build. */
declare const ICONS: Record<string, string>;

/** A one-colour sign, in the colour of the text around it. */
export function icon(name: string): HTMLSpanElement {
  const sign = make('span', { class: 'icon', attributes: { 'aria-hidden': 'true' } });
  setIcon(sign, name);
  return sign;
}

/** Change the sign. */
export function setIcon(sign: HTMLElement, name: string): void {
  if (sign.dataset['icon'] === name) return;
  sign.dataset['icon'] = name;
  sign.replaceChildren(drawn(name));
}

const drawings = new Map<string, Element>();

/** A sign as a part of the page: as a picture, each would be a page of its own, which takes a hundred times longer. */
export function drawn(name: string): Element {
  const known = drawings.get(name) ?? document.createRange().createContextualFragment(ICONS[name] ?? '<svg/>').firstElementChild!;
  drawings.set(name, known);
  return known.cloneNode(true) as Element;
}

/** The address of a sign in one colour, to be painted. */
export function inked(name: string, colour: string): string {
  const source = ICONS[name.slice(name.lastIndexOf('/') + 1)] ?? '<svg xmlns="http://www.w3.org/2000/svg"/>';
  return `data:image/svg+xml,${encodeURIComponent(source.replaceAll('currentColor', colour))}`;
}

/** A picture that says nothing the words beside it do not say. */
export function picture(name: string, className = ''): HTMLImageElement {
  return make('img', { class: className, attributes: { src: sprite(name), alt: '', draggable: 'false' } });
}

/** A medal with a picture on it. */
export function medal(name: string): HTMLElement {
  const on = name.startsWith('icons/') ? icon(name.slice('icons/'.length)) : picture(name);
  on.classList.add('on-it');
  return make('span', { class: 'won-medal', attributes: { 'aria-hidden': 'true' } }, picture('story/medal'), on);
}

export interface ButtonOptions {
  icon?: string; label?: string; name?: string; class?: string; action: () => void; kind?: string; id?: string;
}

/** A button with a sign or a picture (`pictures/map`), words, or both; `name` is said when the words are not shown. */
export function button(options: ButtonOptions): HTMLButtonElement {
  const made = make('button', {
    class: `button ${options.kind ?? 'plain'} ${options.class ?? ''}`.trim(),
    attributes: {
      type: 'button',
      'aria-label': options.label ? null : options.name,
      title: options.label ? null : options.name,
    },
    on: { click: options.action },
  });
  if (options.id) made.id = options.id;
  if (options.icon) made.append(options.icon.includes('/') ? picture(options.icon) : icon(options.icon));
  if (options.label) made.append(make('span', { class: 'label', text: options.label }));
  return made;
}

/** A row of stars, those earned full. */
export function stars(count: number, words: string): HTMLSpanElement {
  const row = make('span', { class: 'stars', attributes: { role: 'img', 'aria-label': words } });
  for (let i = 0; i < 3; i++) row.append(make('span', { class: i < count ? 'star full' : 'star' }, icon('star')));
  return row;
}

/** Once what is there now has been drawn. */
export function frame(): Promise<void> { return new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); }); }

export function pause(milliseconds: number): Promise<void> { return new Promise((done) => { setTimeout(done, milliseconds); }); }

/** The first letter in capital. */
export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The class that dresses a page, or a part of it, in a look; the village for any other name. */
export function lookClass(look: string): string { return `look-${known(look)}`; }

function known(look: string): string { return LOOKS.includes(look) ? look : 'village'; }

/** Put the hills, waves or stars of a look around a world. */
export function scenery(element: HTMLElement, look: string): void {
  element.style.backgroundImage = `url("${sprite(`around/${known(look)}`)}")`;
}

/** A slider that shows how far it is; `spoken` says it in words. */
export function slider(
  name: string, low: number, high: number, now: number, moved: (value: number) => void, spoken: (value: number) => string,
): HTMLInputElement {
  const made = make('input', { attributes: { type: 'range', min: low, max: high, step: 1, value: now, 'aria-label': name } });
  const part = (): void => {
    made.style.setProperty('--part', String((Number(made.value) - low) / Math.max(1, Number(made.max) - low)));
    made.setAttribute('aria-valuetext', spoken(Number(made.value)));
  };
  made.addEventListener('input', () => {
    part();
    moved(Number(made.value));
  });
  part();
  return made;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** As in every group of choices: the arrows go from one to the next, and choose it; in a `row`, up and down are the page's. */
export function stepThrough(event: KeyboardEvent, group: readonly HTMLElement[], chosen: (place: number) => void, row = false): void {
  const step = row && /Up|Down/.test(event.key) ? undefined : STEPS[event.key];
  const place = group.findIndex((each) => each === document.activeElement);
  if (!step || place < 0) return;
  event.preventDefault();
  const next = (place + step + group.length) % group.length;
  chosen(next);
  group[next]!.focus();
}

const WRITTEN_IN = 'input:not([type="range"]), textarea, select, [contenteditable], .blocks, .cm-editor';

/** Whether a letter is for what is pressed there: a field, a text (which has a tree of its own), the blocks. */
export function writes(event: Event): boolean {
  return event.composedPath().some((each) => each instanceof Element && each.matches(WRITTEN_IN));
}

/** A bar that shows how much of what is waited for has come. */
export class Waiting {
  readonly element = make('div', { class: 'coming', attributes: { role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100, hidden: true } }, make('i'));

  /** `part` of it, named by what is said of it; null: nothing is waited for. */
  show(part: number | null, name: string): void {
    const percent = Math.round(100 * (part ?? 0));
    this.element.hidden = part === null;
    attribute(this.element, 'aria-label', name);
    attribute(this.element, 'aria-valuenow', percent);
    (this.element.firstElementChild as HTMLElement).style.width = `${percent}%`;
  }
}

const GAPS = /((?<!«)(?<!\bI) (?![;:!?»▶])|\n)/; // where the window's `Fonts.wrap` ends a line
const ENDS = /[ -]/; // where a browser would, too
const LONGEST = 28; // letters: more might be wider than the room

/** A text in pieces, and whether each is one that a browser must be told not to cut: it ends lines at hyphens (« donne-moi ») and spaces of signs. */
export function pieces(text: string): [piece: string, whole: boolean][] {
  return text.split(GAPS).filter(Boolean).map((piece) => [piece, !GAPS.test(piece) && ENDS.test(piece) && piece.length <= LONGEST]);
}

/** The same as parts of an element: its text stays what it was. */
export function unbroken(text: string): (string | HTMLElement)[] {
  return pieces(text).map(([piece, whole]) => (whole ? make('span', { class: 'whole', text: piece }) : piece));
}

const sheets = new Map<string, Promise<void>>();

/** A style sheet, once. */
export function style(name: string): Promise<void> {
  const found = sheets.get(name) ?? linked(name);
  sheets.set(name, found);
  found.catch(() => sheets.delete(name)); // and again when it did not come
  return found;
}

function linked(name: string): Promise<void> {
  return new Promise((done, lost) => {
    const link = make('link', { attributes: { rel: 'stylesheet', href: new URL(name, document.baseURI).href } });
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => {
      link.remove();
      lost(new Error(name));
    });
    document.body.append(link); // after the page's own sheet, that stands in the body: what comes later adds to it
  });
}
