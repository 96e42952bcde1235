/** The search for the shortest programs, live: some slices at a time, so that the map can be painted between them. */

import { MOST_SLICES } from '../generated/constants';
import type { Words } from '../text/sentences';
import { button, icon, make, setIcon } from '../ui/dom';
import type { Solved, DraftProblem } from './types';

const PAUSE = 400; // milliseconds after the last change
const TURN = 120; // milliseconds that one request may take

/** Who goes on with a search. */
interface Solver<S> { solve(text: string, slices: number): Promise<({ ok: true } & S) | { ok: false }> }

export class Search<S extends Solved = Solved> {
  now: S | null = null;
  /** What is searched. */
  text = '';
  private timer = 0;
  private slices = 1;
  private over = false;

  /** `told` is called when there is something new to say. */
  constructor(private readonly asking: Solver<S>, private readonly draft: { readonly text: string }, private readonly told: () => void) {}

  /** What is known of a text. */
  of(text: string): S | null { return text === this.text ? this.now : null; }

  /** The draft has changed, perhaps. */
  follow(pause = PAUSE): void {
    const { text } = this.draft;
    if (!text || text === this.text) return;
    this.text = text;
    this.now = null;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.go(text), pause);
  }

  end(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  private async go(text: string): Promise<void> {
    while (!this.over && text === this.text) {
      const begun = performance.now();
      const answer = await this.asking.solve(text, this.slices);
      if (this.over || text !== this.text) return;
      if (!answer.ok) return;
      this.now = answer;
      this.told();
      if (answer.over) return;
      this.pace(performance.now() - begun);
    }
  }

  /** More slices when they are quick: what is found is the same, however it is cut. */
  private pace(time: number): void {
    const fitting = Math.floor((this.slices * TURN) / Math.max(1, time));
    this.slices = Math.max(1, Math.min(fitting, 2 * this.slices, MOST_SLICES));
  }
}

interface VerdictOptions { words: Words; shortest: (program: string) => void; goTo: (problem: DraftProblem) => void; all: () => void }

/** Under the map: what the search found, and the first problem of the file. */
export class Verdict {
  readonly element: HTMLElement;
  private readonly sign = icon('restart');
  private readonly sentence = make('p');
  private readonly found: HTMLElement;
  private readonly shortest: HTMLButtonElement;
  private readonly place: HTMLButtonElement;
  private readonly problem = make('p');
  private readonly problems: HTMLElement;
  private readonly rest: HTMLButtonElement;
  private program = '';
  private first: DraftProblem | null = null;

  constructor(private readonly options: VerdictOptions) {
    const { words, shortest, goTo, all } = options;
    this.shortest = button({ icon: 'eye', label: words.say('web_workshop.search.see'), class: 'see', action: () => shortest(this.program) });
    this.place = button({ label: '…', class: 'place', action: () => { if (this.first) goTo(this.first); } });
    this.rest = button({ label: '…', class: 'rest', action: all });
    this.found = make('div', { class: 'found', attributes: { role: 'status' } }, this.sign, this.sentence, this.shortest);
    this.problems = make('div', { class: 'first-problem' }, this.problem, this.place, this.rest);
    this.element = make('section', { class: 'verdict', attributes: { 'aria-label': words.say('web_workshop.search.name') } }, this.found, this.problems);
  }

  show(solved: Solved | null, problems: DraftProblem[]): void {
    this.tell(solved);
    this.warn(problems);
  }

  private tell(solved: Solved | null): void {
    const tone = !solved?.over ? 'search' : solved.good ? 'good' : 'warm';
    this.found.dataset['tone'] = tone;
    setIcon(this.sign, tone === 'search' ? 'restart' : tone === 'warm' ? 'eye' : solved?.sure ? 'check' : 'star');
    const said = solved?.say ?? this.options.words.say('web_workshop.search.waits');
    if (this.sentence.textContent !== said) this.sentence.textContent = said;
    this.program = solved?.program ?? '';
    this.shortest.hidden = !this.program;
  }

  private warn(problems: DraftProblem[]): void {
    const { words } = this.options;
    const first = problems.find(({ severity }) => severity === 'error') ?? problems[0] ?? null;
    this.first = first;
    this.problems.hidden = !first;
    if (!first) return;
    this.problems.dataset['severity'] = first.severity;
    this.problem.textContent = first.words;
    this.place.querySelector('.label')!.textContent = words.say('web_workshop.search.line', { line: first.line ?? 1 });
    this.rest.hidden = problems.length < 2;
    this.rest.querySelector('.label')!.textContent = words.say('web_workshop.search.others', { n: problems.length - 1 });
  }
}
