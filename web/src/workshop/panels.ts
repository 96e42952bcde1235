/** The leaves beside the map: what the level says, its blocks, its programs, its hints, its file. */

import { attribute, button, make, stepThrough } from '../ui/dom';
import type { Category } from '../core/types';
import type { Words } from '../text/sentences';
import { check, checked, choice, code, labelled, line, lines, number, put, written, type Field, type WrittenField } from './fields';
import type { Act, DraftProblem, FormField, Offer, Shown } from './types';

/** What the leaves need of the page. */
export interface Bench {
  words: Words;
  act: (act: Act, group?: unknown) => void;
  write: (text: string, group: unknown) => void;
  build: (field: string) => void;
}

export interface Leaf { name: string; element: HTMLElement; show: (shown: Shown, map: number) => void }

/** A form as Python tells it: made anew when its fields are others, the keyboard being where it was; under how it is used. */
export function formLeaf(name: 'about' | 'hints', { act }: Bench, told: (shown: Shown, map: number) => FormField[], how = ''): Leaf {
  const element = make('div', { class: `leaf ${name}-leaf` });
  let form: FormField[] = [], inputs: (Field | null)[] = [], drawn = '';
  const inputOf = ({ name: field, sort, options, most, rows }: FormField, place: number): Field | null => {
    const wrote = (value: unknown, group?: unknown): void => act({ ...(form[place]!.act as unknown as Act), value }, group);
    const made = sort === 'lines' ? (rows > 1 ? lines(rows, wrote) : line(wrote))
      : sort === 'choice' ? choice(options.map(({ value, label }) => [value, label]), wrote)
        : sort === 'number' ? number(0, most, (value, group) => wrote(Number(value) || null, group)) : sort === 'switch' ? check(wrote) : null;
    if (made) made.dataset['field'] = field;
    return made;
  };
  const draw = (): void => {
    const held = element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['field'] : undefined;
    inputs = form.map(inputOf);
    element.replaceChildren(...(how ? [make('p', { class: 'hint-line', text: how })] : []));
    form.forEach(({ sort, label, brief }, place) => {
      const input = inputs[place], row = element.lastElementChild;
      const part = input ? (sort === 'switch' ? checked : labelled)(label, input) : make('p', { class: sort === 'note' ? 'hint-line' : '', text: label });
      if (brief && sort !== 'head' && row?.matches('.short-fields')) row.append(part);
      else element.append(brief ? make('div', { class: 'short-fields' }, part) : part);
    });
    if (held) element.querySelector<HTMLElement>(`[data-field="${held}"]`)?.focus();
  };
  return {
    name, element,
    show: (shown, map) => {
      form = told(shown, map);
      const wanted = JSON.stringify(form.map(({ act: _act, value: _value, rows: _rows, ...field }) => field));
      if (wanted !== drawn) draw();
      drawn = wanted;
      inputs.forEach((input, place) => {
        const { sort, value, rows } = form[place]!;
        if (input && sort !== 'switch') put(input, String(value ?? ''));
        else if (input instanceof HTMLInputElement) input.checked = value === true;
        if (input instanceof HTMLTextAreaElement) input.rows = rows;
      });
    },
  };
}

/** The blocks of the kind, family by family; a touch offers one, or takes it back. */
export function blocksLeaf({ words, act }: Bench, categories: Category[]): Leaf {
  const element = make('div', { class: 'leaf blocks-leaf' });
  let shown = '';
  const chip = (offer: Offer): HTMLElement => {
    const made = button({ icon: offer.in ? 'check' : 'plus', label: offer.label, kind: 'chip', action: () => act({ do: 'block', name: offer.name, in: !offer.in }) });
    attribute(made, 'aria-pressed', String(offer.in));
    made.dataset['block'] = offer.name;
    return made;
  };
  const family = (category: Category, offers: Offer[]): HTMLElement => {
    const made = make('section', { class: 'family-chips' }, make('h3', { text: category.label }), make('div', { class: 'chips' }, ...offers.map(chip)));
    made.style.setProperty('--family', category.colour);
    return made;
  };
  return {
    name: 'blocks', element,
    show: ({ view: { offers } }) => {
      const now = JSON.stringify(offers);
      if (now === shown) return;
      shown = now;
      const held = element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['block'] : undefined;
      const families = categories.map((category) => [category, offers.filter((offer) => offer.category === category.name)] as const);
      element.replaceChildren(make('p', { class: 'hint-line', text: words.say('web_workshop.blocks.how') }),
        ...families.filter(([, own]) => own.length > 0).map(([category, own]) => family(category, own)));
      if (held) element.querySelector<HTMLElement>(`[data-block="${CSS.escape(held)}"]`)?.focus();
    },
  };
}

/** The program that wins, and the one that is given: as Python, or built with blocks. */
export function programsLeaf({ words, act, build }: Bench): Leaf {
  const say = (key: string): string => words.say(`web_workshop.programs.${key}`);
  const part = (field: 'solution' | 'given', rows: number): [WrittenField, HTMLElement] => {
    const area = written(code(rows, '    ', (value, group) => act({ do: 'set', field, value, language: words.language }, group)), say(field), words);
    const made = make('section', { class: 'program', data: { field } }, labelled(say(field), area.element),
      button({ icon: 'blocks', label: say(`build_${field}`), class: 'build', action: () => build(field) }));
    return [area, made];
  };
  const [[solution, first], [given, second]] = [part('solution', 7), part('given', 5)];
  const element = make('div', { class: 'leaf programs-leaf' }, first, second, make('p', { class: 'hint-line', text: say('given_why') }));
  return {
    name: 'programs', element,
    show: ({ view }) => {
      solution.show(view.solution);
      given.show(view.given);
    },
  };
}

export interface FileLeaf extends Leaf { /** Put the cursor where a problem is. */ goTo: (problem: DraftProblem) => void }

/** The text of the file itself. */
export function fileLeaf({ words, write }: Bench): FileLeaf {
  const area = code(18, '  ', (value, group) => write(value, group));
  attribute(area, 'aria-label', words.say('web_workshop.leaves.file'));
  const element = make('div', { class: 'leaf file-leaf' }, make('p', { class: 'hint-line', text: words.say('web_workshop.file.how') }), area);
  return {
    name: 'file', element,
    show: ({ text }) => put(area, text),
    goTo: ({ line: row, column }) => {
      const before = area.value.split('\n').slice(0, Math.max(0, (row ?? 1) - 1));
      const start = before.reduce((sum, each) => sum + each.length + 1, 0);
      const end = area.value.indexOf('\n', start);
      area.focus();
      area.setSelectionRange(start + Math.max(0, (column ?? 1) - 1), end < 0 ? area.value.length : end);
      const height = parseFloat(getComputedStyle(area).lineHeight) || 20;
      area.scrollTop = Math.max(0, before.length * height - area.clientHeight / 2);
    },
  };
}

export class Leaves {
  readonly element: HTMLElement;
  private readonly tabs: HTMLButtonElement[];

  constructor(private readonly leaves: Leaf[], name: string, label: (leaf: string) => string) {
    this.tabs = leaves.map((leaf) => make('button', {
      class: 'tab', id: `tab-${leaf.name}`, text: label(leaf.name), data: { leaf: leaf.name },
      attributes: { type: 'button', role: 'tab', 'aria-controls': `leaf-${leaf.name}` }, on: { click: () => this.open(leaf.name) },
    }));
    for (const leaf of leaves) {
      leaf.element.id = `leaf-${leaf.name}`;
      attribute(leaf.element, 'role', 'tabpanel');
      attribute(leaf.element, 'aria-labelledby', `tab-${leaf.name}`);
    }
    this.element = make('section', { class: 'leaves', attributes: { 'aria-label': name } },
      make('div', { class: 'tabs leaf-tabs', attributes: { role: 'tablist', 'aria-label': name }, on: { keydown: (event) => stepThrough(event, this.tabs, (place) => this.open(leaves[place]!.name), true) } }, ...this.tabs),
      ...leaves.map((leaf) => leaf.element));
    this.open(leaves[0]!.name);
  }

  open(name: string): void {
    this.leaves.forEach((leaf, place) => {
      const shown = leaf.name === name;
      leaf.element.hidden = !shown;
      attribute(this.tabs[place]!, 'aria-selected', String(shown));
      attribute(this.tabs[place]!, 'tabindex', shown ? 0 : -1);
    });
  }
}
