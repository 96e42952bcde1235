/** The leaves beside the map: what the level says, its blocks, its programs, its hints, its file. */

import { attribute, button, make, stepThrough } from '../ui/dom';
import { ADULT, ASKS, CLASSES, KINDS, MODES, MOST_HINTS, STAGE_PARTS, STAGE_SEVERAL, WRITINGS } from '../generated/constants';
import type { Category } from '../core/types';
import type { Words } from '../text/sentences';
import { check, checked, choice, code, labelled, line, lines, number, put, written, type Field, type Wrote, type WrittenField } from './fields';
import type { Act, Control, DraftProblem, Offer, View } from './types';

/** What the leaves need of the page. */
export interface Bench {
  words: Words;
  act: (act: Act, group?: unknown) => void;
  write: (text: string, group: unknown) => void;
  build: (field: string) => void;
}

export interface Leaf { name: string; element: HTMLElement; show: (view: View, text: string, map: number) => void }

/** What the child reads, and what sort of level it is. */
export function aboutLeaf({ words, act }: Bench): Leaf {
  const say = (key: string): string => words.say(`workshop.field.${key}`);
  const named = (key: string, values: readonly string[]): [string, string][] => values.map((value) => [value, words.say(`workshop.${key}.${value}`)]);
  const write = (field: string, value: unknown, group?: unknown): void => act({ do: 'set', field, value, language: words.language }, group);
  const set = (field: string): Wrote => (value, group) => write(field, value, group);
  const title = line(set('title'));
  const story = lines(3, set('story'));
  const kind = choice(named('kind', KINDS), set('kind'));
  const mode = choice(named('mode', MODES), set('mode'));
  const grade = choice([['', '—'], ...CLASSES.map((each): [string, string] => [each, each])], set('class'));
  const way = choice(named('writing', WRITINGS), set('writing'));
  const example = exampleFields(words, act);
  const stage = stageFields(words, act);
  const ask = choice([['', '—'], ...named('ask', ASKS)], set('predict.ask'));
  const question = lines(2, set('predict.question'));
  const predicting = make('div', { class: 'predicting' }, labelled(say('predict_ask'), ask), labelled(say('predict_question'), question));
  const settings = controlFields(write);
  const ruled = ruleFields(words, act);
  const element = make('div', { class: 'leaf about-leaf' },
    labelled(say('title'), title), labelled(say('story'), story),
    make('div', { class: 'short-fields' }, labelled(say('kind'), kind), labelled(say('mode'), mode), labelled(say('class'), grade), labelled(say('writing'), way)),
    settings.element, example.element, stage.element, predicting, ruled.element);
  return {
    name: 'about', element,
    show: (view, _text, map) => {
      example.show(view, map);
      stage.show(view, map);
      ruled.show(view, map);
      const values: [Field, string][] = [
        [title, view.title], [story, view.story], [kind, view.kind], [mode, view.mode], [grade, view.grade], [way, view.writing],
        [ask, view.more['predict.ask'] ?? ''], [question, view.more['predict.question'] ?? ''],
      ];
      for (const [field, value] of values) put(field, value);
      settings.show(view.settings, view.values);
      predicting.hidden = view.mode !== 'predict';
    },
  };
}

/** What the example shown answers, and what is to be written for it. */
function exampleFields(words: Words, act: Bench['act']): { element: HTMLElement; show: (view: View, map: number) => void } {
  let shown = 0;
  const parts = (['inputs', 'said'] as const).map((name) => {
    const field = lines(3, (value, group) => act({ do: 'example', map: shown, name, value }, group));
    return { name, field, around: labelled('', field) };
  });
  const element = make('div', { class: 'example-fields' }, ...parts.map(({ around }) => around));
  return {
    element,
    show: ({ examples, maps }, map) => {
      element.hidden = !examples;
      shown = map;
      for (const { name, field, around } of parts) {
        around.firstElementChild!.textContent = words.say(`workshop.field.${name}`, { number: map + 1 });
        put(field, maps[map]?.[name] ?? '');
      }
    },
  };
}

/** What stands on a stage, then the scenario shown: line by line. */
function stageFields(words: Words, act: Bench['act']): { element: HTMLElement; show: (view: View, map: number) => void } {
  let shown = 0;
  const parts = STAGE_PARTS.map((name) => {
    const wrote: Wrote = (value, group) => act({ do: 'stage', map: shown, name, value, language: words.language }, group);
    const field = STAGE_SEVERAL.includes(name) ? lines(3, wrote) : line(wrote);
    attribute(field, 'data-part', name);
    return { name, field, around: labelled('', field) };
  });
  const pictures = make('p', { class: 'hint-line' });
  const element = make('div', { class: 'stage-fields' }, ...parts.flatMap(({ name, around }) => (name === 'heroes' ? [around, pictures] : [around])));
  return {
    element,
    show: ({ lines: written, pictures: names }, map) => {
      element.hidden = written.length === 0;
      shown = map;
      pictures.textContent = words.say('workshop.stage_pictures', { words: names.join(', ') });
      for (const { name, field, around } of parts) {
        around.firstElementChild!.textContent = words.say(`workshop.field.stage_${name}`, { number: map + 1 });
        put(field, written[map]?.[name] ?? '');
      }
    },
  };
}

/** Fields of a form by their types, as the core declares them. */
function controlFields(wrote: (name: string, value: unknown, group?: unknown) => void): { element: HTMLElement; show: (controls: Control[], values: Record<string, unknown>) => void } {
  const made = ({ name, none, options, most }: Control): Field => {
    if (options.length > 0) return choice([['', none], ...options.map(({ value, label }): [string, string] => [value, label])], (value) => wrote(name, value || null));
    return most > 0 ? number(0, most, (value, group) => wrote(name, Number(value) || null, group)) : check((on) => wrote(name, on));
  };
  const element = make('div', { class: 'short-fields' });
  let drawn = '';
  let fields: [name: string, Field][] = [];
  return {
    element,
    show: (controls, values) => {
      if (drawn !== JSON.stringify(controls)) {
        drawn = JSON.stringify(controls);
        fields = controls.map((control) => [control.name, made(control)]);
        element.replaceChildren(...fields.map(([, field], index) => (field.type === 'checkbox' ? checked : labelled)(controls[index]!.label, field)));
      }
      for (const [name, field] of fields) {
        if (field.type === 'checkbox') (field as HTMLInputElement).checked = values[name] === true;
        else put(field, String(values[name] ?? ''));
      }
    },
  };
}

/** What the map shown asks of a whole run; the kind of world says in which fields. */
function ruleFields(words: Words, act: Bench['act']): { element: HTMLElement; show: (view: View, map: number) => void } {
  let shown = 0;
  const rules = controlFields((name, value, group) => act({ do: 'rule', map: shown, name, value }, group));
  const title = make('p');
  const element = make('div', { class: 'rule-fields' }, title, rules.element);
  return {
    element,
    show: ({ controls, maps }, map) => {
      const draftMap = maps[map];
      rules.show(controls, draftMap?.rules ?? {});
      element.hidden = controls.length === 0 || !draftMap;
      title.hidden = maps.length < 2;
      title.textContent = words.say('workshop.of_map', { number: map + 1 });
      shown = map;
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
    show: ({ offers }) => {
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
    show: (view) => {
      solution.show(view.solution);
      given.show(view.given);
    },
  };
}

/** Three rungs of help: a question, where to look, half of it; then what the adult has to know. */
export function hintsLeaf({ words, act }: Bench): Leaf {
  const hints = Array.from({ length: MOST_HINTS }, (_none, index) => lines(3, (value, group) => act({ do: 'hint', index, value, language: words.language }, group)));
  const adult = ADULT.map((name) => lines(4, (value, group) => act({ do: 'set', field: `adult.${name}`, value, language: words.language }, group)));
  const element = make('div', { class: 'leaf hints-leaf' }, make('p', { class: 'hint-line', text: words.say('web_workshop.hints.how') }),
    ...hints.map((field, index) => labelled(words.say('workshop.field.hint', { number: index + 1 }), field)),
    ...adult.map((field, index) => labelled(words.say(`workshop.field.adult_${ADULT[index]}`), field)));
  return {
    name: 'hints', element,
    show: (view) => {
      hints.forEach((field, index) => put(field, view.hints[index] ?? ''));
      adult.forEach((field, index) => put(field, view.more[`adult.${ADULT[index]}`] ?? ''));
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
    show: (_view, text) => put(area, text),
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
