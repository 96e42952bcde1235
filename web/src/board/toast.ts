/** A sentence for the adult that goes by itself, and is said to who does not see it. */

import { icon, make } from '../ui/dom';

const STAYS = 7000; // milliseconds

let shown: HTMLElement | null = null;

export function tell(sentence: string, loud = false): void {
  document.getElementById('voice')!.textContent = sentence;
  shown?.remove();
  const note = make('div', { class: `told${loud ? ' loud' : ''}`, attributes: { popover: 'manual' } }, icon(loud ? 'question' : 'check'), make('p', { text: sentence }));
  document.body.append(note);
  note.showPopover?.(); // over a dialog too
  shown = note;
  setTimeout(() => note.remove(), STAYS);
}
