/** Files that come in and go out of the workshop. */

import { LARGEST, base64 } from '../ui/file-picker';
import type { RpcClient } from '../pyodide/rpc-client';
import type { Taken } from '../core/types';
import type { Words } from '../text/sentences';

const TYPES = [{ description: 'YAML', accept: { 'text/yaml': ['.yaml', '.yml'] } }];

interface Writable { write: (text: string) => Promise<void>; close: () => Promise<void> }
/** A file of this computer that the browser may write in; not every browser has them. */
export interface Handle { name: string; createWritable: () => Promise<Writable> }
type Picker = (options: object) => Promise<Handle>;

const picker = (): Picker | undefined => (window as unknown as { showSaveFilePicker?: Picker }).showSaveFilePicker;

/** Whether this browser can write in a file that a person chooses. */
export function canChoose(): boolean { return picker() !== undefined; }

/** A level file as it was meant; without a text, why it is none. */
export async function read(door: RpcClient, words: Words, file: File): Promise<Taken> {
  const none = (say: string): Taken => ({ name: file.name, text: null, mended: false, say });
  if (file.size > LARGEST) return none(words.say('web.file.large'));
  const answer = await door.ask('draft_open', { language: words.language, name: file.name, base64: await base64(file) });
  return answer.ok ? answer : none(answer.say);
}

/** A place of its own for the file; null when the person thinks again, or the browser does. */
export async function place(name: string): Promise<Handle | null> {
  try {
    return (await picker()?.({ suggestedName: name, types: TYPES })) ?? null;
  } catch {
    return null;
  }
}

/** Write in that place; false when it may not. */
export async function write(handle: Handle, text: string): Promise<boolean> {
  try {
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
    return true;
  } catch {
    return false;
  }
}
