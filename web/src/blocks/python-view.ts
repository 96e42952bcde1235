/** The same program in Python: lines that follow the run, keywords and names told apart by weight and colour. */

import { attribute, button, make } from '../ui/dom';

const WORDS = /(#.*$)|("[^"\n]*"|'[^'\n]*')|\b(for|in|while|if|elif|else|def|return|and|or|not|True|False|None|range)\b|\b(\d+(?:\.\d+)?)\b/gm;
const KINDS = ['comment', 'text', 'keyword', 'number'];

export class PythonPanel {
  readonly element: HTMLElement;
  private readonly foot = make('div', { class: 'foot' });
  private readonly lines = make('ol', { class: 'lines', attributes: { lang: 'en', translate: 'no', tabindex: 0 } });
  source = ''; // as it is shown
  private blockOf: Record<number, string> = {};

  /** `chosen` is called with the block of a line that was touched. */
  constructor(name: string, private readonly waits: string, private readonly empty: string, private readonly chosen: (block: string) => void) {
    attribute(this.lines, 'aria-label', name);
    this.element = make('section', { class: 'python', attributes: { 'aria-label': name } }, this.lines, this.foot);
    this.wait();
  }

  /** Under its lines, the pencil with which a child begins to write. */
  offer(label: string, tip: string, write: () => void): void {
    const pencil = button({ icon: 'pencil', label, class: 'write', action: write });
    attribute(pencil, 'title', tip);
    this.foot.replaceChildren(pencil);
  }

  /** What is written in, in place of the lines that are only read; null: these again. */
  hold(written: HTMLElement | null): void { this.element.replaceChildren(...(written ? [written] : [this.lines, this.foot])); }

  /** Nothing to show yet, and why. */
  wait(why = this.waits): void {
    this.late = true;
    this.lines.replaceChildren(make('li', { class: 'said waits', text: why }));
  }

  /** Whether what is shown is of a program of before, and that of now is on its way. */
  set late(late: boolean) { attribute(this.element, 'aria-busy', late ? 'true' : null); }

  show(source: string, lines: Record<string, number>): void {
    this.late = false;
    // The first block of a line is the statement itself: values on it come after.
    this.blockOf = {};
    for (const [block, line] of Object.entries(lines)) this.blockOf[line] ??= block;
    if (source === this.source && this.lines.querySelector('.waits') === null) return;
    this.source = source;
    if (!source.trim()) return this.lines.replaceChildren(make('li', { class: 'said', text: this.empty }));
    const shown = source.replace(/\s+$/, '').split('\n');
    this.lines.replaceChildren(...shown.map((line, number) => this.line(line, number + 1)));
  }

  /** Light a line. */
  light(line: number | null, kind: 'running' | 'problem'): void {
    [...this.lines.children].forEach((child, number) => {
      child.classList.toggle('lit-running', number + 1 === line && kind === 'running');
      child.classList.toggle('lit-problem', number + 1 === line && kind === 'problem');
      attribute(child, 'aria-current', number + 1 === line ? 'step' : null);
    });
    const lit = line ? this.lines.children[line - 1] : undefined;
    lit?.scrollIntoView({ block: 'nearest' });
  }

  private line(words: string, number: number): HTMLElement {
    const code = make('code');
    let from = 0;
    for (const match of words.matchAll(WORDS)) {
      code.append(words.slice(from, match.index));
      const kind = KINDS[match.slice(1).findIndex((part) => part !== undefined)] ?? '';
      code.append(make('span', { class: `code-${kind}`, text: match[0] }));
      from = match.index + match[0].length;
    }
    code.append(words.slice(from));
    return make('li', { on: { click: () => { const block = this.blockOf[number]; if (block) this.chosen(block); } } }, code);
  }
}
