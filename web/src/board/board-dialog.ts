/** A question to the adult: a card with a field or a few answers, and what to do. */

import { button, icon, make } from '../ui/dom';
import { openSheet } from '../ui/dialog';
import type { Said } from './board-sentences';

export interface Question { title: string; how?: string; field?: HTMLElement; label?: string; go: string; sign: string; kind?: string; picture?: string; done: () => void | Promise<unknown> }

/** Ask; the field has the keyboard, and Enter does it once something is written there. */
export function ask(said: Said, question: Question): HTMLDialogElement {
  const { field } = question;
  const body = field && question.label ? make('label', { class: 'asked' }, make('span', { text: question.label }), field) : field;
  const form = make('form', { class: 'board-form', attributes: { novalidate: true } }, body ?? null);
  const done = (): void => {
    if (!form.reportValidity()) return; // the browser says what is missing
    sheet.close();
    void question.done();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    done();
  });
  const sheet = openSheet({
    title: question.title, ...(question.picture ? { picture: question.picture } : {}), notes: question.how ? [{ words: question.how }] : [], body: form,
    answers: [{ label: said.say('cancel'), icon: 'back' }, { label: question.go, icon: question.sign, kind: question.kind ?? 'primary', stays: true, action: done }],
  });
  form.parentElement!.append(form); // after how it goes
  (field?.matches('input, select') ? field : field?.querySelector<HTMLElement>('input, select'))?.focus();
  return sheet;
}

/** Once more, before what cannot be undone: a box to tick first; `more`: what another box adds, which `done` is told. */
export function askTwice(said: Said, title: string, how: string, go: string, picture: string, more: string, done: (more: boolean) => void): void {
  const box = make('input', { attributes: { type: 'checkbox' } }), added = make('input', { attributes: { type: 'checkbox' } });
  const answer = button({ icon: 'trash', label: go, kind: 'plain', action: () => { sheet.close(); done(added.checked); } });
  answer.disabled = true;
  box.addEventListener('change', () => { answer.disabled = !box.checked; });
  const tick = (element: HTMLElement, text: string): HTMLElement => make('label', { class: 'tick' }, element, make('span', { text }));
  const body = make('div', { class: 'board-form' }, more ? tick(added, more) : null, tick(box, said.say('erase.sure')), answer);
  const sheet = openSheet({ title, picture, notes: [{ words: how }], body, answers: [{ label: said.say('cancel'), icon: 'back', kind: 'primary' }] });
  body.parentElement!.append(body);
}

export function textField(longest: number, value = ''): HTMLInputElement {
  return make('input', { class: 'field', attributes: { type: 'text', maxlength: longest, value, autocomplete: 'off' } });
}

export function numberField(least: number, most: number, value: number | null, empty = false): HTMLInputElement {
  return make('input', { class: 'field short', attributes: { type: 'number', min: least, max: most, value, inputmode: 'numeric', ...(empty ? {} : { required: true }) } });
}

/** A way to a file or a page of the server. */
export function link(href: string, sign: string, label: string, options: { download?: boolean } = {}): HTMLAnchorElement {
  return make('a', {
    class: 'button plain', attributes: { href: new URL(href, document.baseURI).href, ...(options.download ? { download: true } : { target: '_blank', rel: 'noopener' }) },
  }, icon(sign), make('span', { class: 'label', text: label }));
}
