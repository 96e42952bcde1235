/** Files that somebody chooses, or is given. */

import { make } from './dom';
import { LEVEL_ENDS } from '../generated/constants';

export const LARGEST = 8_000_000; // bytes of a file

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

/** A file among the downloads. */
export function download(name: string, content: string | Blob, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = make('a', { attributes: { href: address, download: name } });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Word processors and Notepad give a level file another name, and other letters: Python says what of it is a level. */
export const LEVEL_FILES = LEVEL_ENDS.join(',');
export const PACK_FILES = ['.zip', ...LEVEL_ENDS].join(',');

/** The bytes of a file, as a request has them. */
export async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** The bytes that an answer has. */
export function bytes(base64: string): Uint8Array<ArrayBuffer> { return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)); }
