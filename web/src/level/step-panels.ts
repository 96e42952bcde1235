/** What is shown of a step beside the world: its variables, and what a program printed. */

import type { Box, Cell, Written } from '../core/types';
import { make } from '../ui/dom';

/** The variables of the step shown as boxes: what has just changed flashes, a list is a row of cells. */
export class Variables {
  readonly element: HTMLElement;
  private shown = '[]';

  constructor(name: string) {
    this.element = make('ul', { class: 'boxes', attributes: { 'aria-label': name, hidden: true } });
  }

  /** Once there was a box its place stays, so that nothing jumps. */
  show(boxes: Box[]): void {
    const wanted = JSON.stringify(boxes);
    if (this.shown === wanted) return;
    this.shown = wanted;
    if (boxes.length > 0) this.element.hidden = false;
    this.element.replaceChildren(...boxes.map(made));
    this.element.querySelector('.fresh')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

function made(box: Box): HTMLElement {
  const cells = make('span', { class: box.many ? 'cells' : 'one' }, ...box.cells.map(cell));
  return make('li', { class: box.many ? 'many' : '' }, make('span', { class: 'name', text: box.name }), cells);
}

/** The value; when it has just changed, the one before it struck out. */
function cell({ shown, before, index }: Cell): HTMLElement {
  return make('span', { class: before === null ? 'cell' : 'cell fresh' },
    index === null ? null : make('span', { class: 'index', attributes: { 'aria-hidden': 'true' }, text: String(index) }),
    make('span', { class: 'value' }, before ? make('s', { text: before, attributes: { 'aria-hidden': 'true' } }) : null, shown));
}

type Row = [words: string, kind: string];
const WRITES = /\b(print|input)\s*\(/;

/** What a program printed, asked and was answered, up to the step shown; under the world, as in the window. */
export class Console {
  readonly element: HTMLElement;
  private shown: Row[] | null = null;

  constructor(name: string, private readonly empty: string) {
    this.element = make('div', { class: 'console', attributes: { role: 'log', 'aria-label': name, tabindex: 0, hidden: true } });
  }

  /** Its place is there as soon as the program may write. */
  show(source: string, lines: readonly Written[], step: number): void {
    this.element.hidden = lines.length === 0 && !WRITES.test(source);
    const rows = rowsOf(lines.filter((line) => line.step <= step));
    if (String(rows) === String(this.shown)) return;
    this.shown = rows;
    const written = rows.map(([words, kind]) => make('div', { class: kind, text: words || ' ' }));
    this.element.replaceChildren(...(rows.length > 0 ? written : [make('div', { class: 'ask', text: this.empty })]));
    this.element.scrollTop = this.element.scrollHeight;
  }
}

/** Cut into lines; what does not end one goes on where the piece before it ended. */
function rowsOf(lines: readonly Written[]): Row[] {
  const found: Row[] = [];
  let open = false;
  for (const { text, kind } of lines.filter((line) => line.text)) {
    const [first = '', ...others] = text.split('\n');
    const last = found.at(-1);
    if (open && last) last[0] += first;
    else found.push([first, kind]);
    found.push(...others.map((words): Row => [words, kind]));
    open = !text.endsWith('\n');
    if (!open) found.pop();
  }
  return found;
}
