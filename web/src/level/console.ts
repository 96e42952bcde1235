/** What a program printed, asked and was answered, up to the step shown; under the world, as in the window. */

import { make } from '../ui/dom';
import type { Written } from '../core/types';

type Row = [words: string, kind: string];
const WRITES = /\b(print|input)\s*\(/;

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
