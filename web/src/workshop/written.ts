/** A program of the draft in the editor of typed Python; until that has come, and where it does not come, in its plain field. */

import { note } from '../base/unexpected-errors';
import { make } from '../ui/dom';
import { bringWriting } from '../typing/load-editor';
import type { Code } from '../typing/code-editor';
import type { Words } from '../text/sentences';
import { put } from './fields';

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
