/** Fields of a form that follow the draft, and tell what a person changes in them. */

import { attribute, make } from '../ui/dom';
import { note } from '../base/unexpected-errors';
import { bringWriting } from '../typing/load-editor';
import type { Code } from '../typing/code-editor';
import type { Words } from '../text/sentences';

const PAUSE = 250; // milliseconds after the last letter

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** `group` is the same as long as a person stays in the field: undone together. */
export type Wrote = (value: string, group: unknown) => void;

/** A label over its field. */
export function labelled(name: string, field: HTMLElement): HTMLElement {
  return make('label', { class: 'field' }, make('span', { class: 'legend', text: name }), field);
}

/** The name of a field that is on or off, after it. */
export function checked(name: string, field: HTMLElement): HTMLElement {
  return make('label', { class: 'check' }, field, make('span', { class: 'legend', text: name }));
}

export function line(wrote: Wrote): HTMLInputElement {
  return writing(make('input', { class: 'entry', attributes: { type: 'text', autocomplete: 'off' } }), wrote);
}

export function lines(rows: number, wrote: Wrote): HTMLTextAreaElement {
  return writing(make('textarea', { class: 'entry', attributes: { rows } }), wrote);
}

/** A text of code; a line under one that ends with a colon begins with `indent` more. */
export function code(rows: number, indent: string, wrote: Wrote): HTMLTextAreaElement {
  const field = make('textarea', { class: 'entry code', attributes: { rows, spellcheck: 'false', autocapitalize: 'off', translate: 'no', wrap: 'off' } });
  indenting(field, indent);
  return writing(field, wrote);
}

export function number(least: number, most: number, wrote: Wrote): HTMLInputElement {
  return writing(make('input', { class: 'entry', attributes: { type: 'number', min: least, max: most, inputmode: 'numeric' } }), wrote);
}

export function choice(options: [value: string, label: string][], wrote: Wrote): HTMLSelectElement {
  const field = make('select', { class: 'entry' }, ...options.map(([value, label]) => make('option', { text: label, attributes: { value } })));
  field.addEventListener('change', () => wrote(field.value, null));
  return field;
}

export function check(wrote: (on: boolean) => void): HTMLInputElement {
  const field = make('input', { attributes: { type: 'checkbox' } });
  field.addEventListener('change', () => wrote(field.checked));
  return field;
}

/** Put a value in a field, unless somebody is writing in it. */
export function put(field: Field, value: string): void {
  if (field.value !== value && !(document.activeElement === field && field.dataset['writing'] !== undefined)) field.value = value;
}

/** Tell what is written, in a pause and at the end. */
function writing<T extends HTMLInputElement | HTMLTextAreaElement>(field: T, wrote: Wrote): T {
  let timer = 0;
  let group = {};
  let told = '';
  const tell = (): void => {
    clearTimeout(timer);
    attribute(field, 'data-writing', null);
    if (field.value !== told) wrote((told = field.value), group);
  };
  field.addEventListener('focus', () => {
    group = {};
    told = field.value;
  });
  field.addEventListener('input', () => {
    attribute(field, 'data-writing', true);
    clearTimeout(timer);
    timer = window.setTimeout(tell, PAUSE);
  });
  field.addEventListener('blur', tell);
  return field;
}

/** In a text of code Enter keeps the indentation; Tab goes to the next field, as everywhere. */
function indenting(field: HTMLTextAreaElement, indent: string): void {
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const before = field.value.slice(0, field.selectionStart);
    const row = before.slice(before.lastIndexOf('\n') + 1);
    const margin = /^ */.exec(row)![0] + (row.trimEnd().endsWith(':') ? indent : '');
    field.setRangeText(`\n${margin}`, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export interface WrittenField { element: HTMLElement; show: (value: string) => void }

/** Around a field that tells what is written in it: the editor writes into that one. */
export function written(field: HTMLTextAreaElement, name: string, words: Words): WrittenField {
  const element = make('div', { class: 'written-in' }, field);
  let code: Code<null> | null = null;
  const bring = async (): Promise<void> => {
    const { Code } = await bringWriting();
    code = new Code<null>({
      text: field.value, label: `${name}. ${words.say('typing.help')}`, empty: '', left: () => undefined, back: () => undefined,
      changed: (text) => { field.value = text; field.dispatchEvent(new Event('input')); },
    });
    for (const [heard, told] of [['focusin', 'focus'], ['focusout', 'blur']] as const) code.element.addEventListener(heard, () => field.dispatchEvent(new Event(told)));
    if (document.activeElement === field) queueMicrotask(() => code?.focus());
    field.hidden = true;
    element.append(code.element);
  };
  const seen = new IntersectionObserver((found) => {
    if (!found.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect(); // once
    void bring().catch((why: unknown) => note(String(why)));
  });
  seen.observe(field);
  return {
    element,
    show: (value) => {
      if (code?.focused) return; // it tells what is written there
      put(field, value);
      code?.write(value);
    },
  };
}
