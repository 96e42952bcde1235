/** Under the map: what the search found, and the first problem of the file. */

import { button, icon, make, setIcon } from '../ui/dom';
import type { Words } from '../text/sentences';
import type { DraftProblem, Solved } from './types';

export interface VerdictOptions { words: Words; shortest: (program: string) => void; goTo: (problem: DraftProblem) => void; all: () => void }

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
