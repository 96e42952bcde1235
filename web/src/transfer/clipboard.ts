/** A text for another program of this computer. */

import { make } from '../ui/dom';

/** Whether it was copied. A page that comes from a plain address of the room has to ask the old way. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedFrom(make('textarea', { class: 'unseen', attributes: { readonly: true, 'aria-hidden': 'true', tabindex: -1 } }), text);
  }
}

function copiedFrom(sheet: HTMLTextAreaElement, text: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  sheet.value = text;
  document.body.append(sheet);
  sheet.select();
  const done = document.execCommand('copy');
  sheet.remove();
  before?.focus();
  return done;
}
