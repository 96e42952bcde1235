/** What opens over a page: a card with notes and answers, in the browser's own dialog. */

import { attribute, button, icon, make, picture, unbroken } from './dom';
import type { Words } from '../text/sentences';

export interface Note { words: string; head?: string; code?: boolean }
export interface Answer { label: string; icon: string; kind?: string; action?: () => void; stays?: boolean }
export interface SheetOptions {
  title: string; notes?: Note[]; body?: HTMLElement; answers: Answer[]; picture?: string | Element; class?: string; closed?: () => void;
  within?: Element; // it stands there, and all else can be used
}

/** What is open over the page, and has all keys until it is closed. */
export const OVER = 'dialog[open]:not(.win)';

/** Open a sheet; the last answer has the keyboard. */
export function openSheet(options: SheetOptions): HTMLDialogElement {
  const id = options.within ? 'band-title' : 'sheet-title'; // both may be there
  const title = make('h2', { id }, ...unbroken(options.title));
  const head = make('div', { class: 'sheet-head' }, typeof options.picture === 'string' ? picture(options.picture) : options.picture ?? null, title);
  const notes = make('div', { class: 'sheet-notes' });
  const sheet = make('dialog', { class: `sheet ${options.class ?? ''}`, attributes: { 'aria-labelledby': id } }, head, notes);
  if (options.body) notes.append(options.body);
  for (const note of options.notes ?? []) notes.append(noteOf(note));
  const row = make('div', { class: 'sheet-answers' });
  for (const answer of options.answers) {
    row.append(button({
      label: answer.label, icon: answer.icon, kind: answer.kind ?? 'plain',
      action: () => {
        if (!answer.stays) sheet.close();
        answer.action?.();
      },
    }));
  }
  sheet.append(row);
  sheet.addEventListener('close', () => {
    sheet.remove();
    options.closed?.();
  });
  if (options.within) {
    options.within.append(sheet);
    sheet.show();
  } else {
    closedBeside(sheet);
    document.body.append(sheet);
    sheet.showModal();
  }
  reachable(notes, id);
  (row.lastElementChild as HTMLElement | null)?.focus();
  return sheet;
}

/** A touch beside the card closes it: one that begins and ends there, and not on its own margin. */
function closedBeside(sheet: HTMLDialogElement): void {
  const beside = ({ target, clientX: x, clientY: y }: MouseEvent): boolean => {
    const { left, right, top, bottom } = sheet.getBoundingClientRect();
    return target === sheet && (x < left || x > right || y < top || y > bottom);
  };
  let begun = false;
  sheet.addEventListener('pointerdown', (event) => { begun = beside(event); });
  sheet.addEventListener('click', (event) => {
    if (begun && beside(event)) sheet.close();
  });
}

/** What has to be scrolled to be read can be reached, and scrolled, by the keyboard. */
export function reachable(notes: HTMLElement, title: string): void {
  if (notes.scrollHeight <= notes.clientHeight || notes.querySelector('button, input')) return;
  for (const [name, value] of Object.entries({ tabindex: 0, role: 'group', 'aria-labelledby': title })) attribute(notes, name, value);
}

/** One sentence, and a way on. */
export function openNote({ words }: { words: Words }, title: string, sentence: string, picture = 'pictures/letter'): void {
  openSheet({ title, notes: [{ words: sentence }], picture, answers: [{ label: words.say('ui.menu.close'), icon: 'check', kind: 'primary' }] });
}

export function noteOf(note: Note): HTMLElement {
  const head = note.head ? make('h3', { text: note.head }) : null;
  const words = note.code ? make('pre', { text: note.words }) : make('p', {}, ...unbroken(note.words));
  return make('section', { class: 'note' }, head, words);
}

export interface MenuItem { label: string; icon: string; action: () => void; art?: HTMLElement; kind?: string }

/** A column of things to do; as `cards`, each with its picture over its words. */
export function openMenu(title: string, items: MenuItem[], close: string, how = '', look = ''): HTMLDialogElement {
  const column = make('div', { class: `menu-items ${look}`.trim() });
  const notes = how ? [{ words: how }] : [];
  const sheet = openSheet({ title, notes, body: column, answers: [{ label: close, icon: 'back' }], class: look ? 'menu wide' : 'menu' });
  for (const item of items) {
    column.append(make('button', {
      class: `button ${item.kind ?? 'plain'}`, attributes: { type: 'button' },
      on: { click: () => { sheet.close(); item.action(); } },
    }, item.art ?? icon(item.icon), make('span', { class: 'label', text: item.label })));
  }
  (column.firstElementChild as HTMLElement | null)?.focus();
  return sheet;
}
