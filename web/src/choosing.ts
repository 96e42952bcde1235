/** A file that somebody chooses. */

import { make } from './dom';

export function choose(accept: string, taken: (file: File) => void): void {
  const input = make('input', { class: 'unseen', attributes: { type: 'file', accept, 'aria-hidden': 'true', tabindex: -1 } });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.remove();
    if (file) taken(file);
  });
  input.addEventListener('cancel', () => input.remove());
  document.body.append(input);
  input.click();
}
