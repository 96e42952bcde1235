/** Files that come in and go out of the workshop. */

const LARGEST = 1_000_000; // bytes: a level file has some thousands
const TYPES = [{ description: 'YAML', accept: { 'text/yaml': ['.yaml', '.yml'] } }];

interface Writable { write: (text: string) => Promise<void>; close: () => Promise<void> }
/** A file of this computer that the browser may write in; not every browser has them. */
export interface Handle { name: string; createWritable: () => Promise<Writable> }
type Picker = (options: object) => Promise<Handle>;

const picker = (): Picker | undefined => (window as unknown as { showSaveFilePicker?: Picker }).showSaveFilePicker;

/** Whether this browser can write in a file that a person chooses. */
export function canChoose(): boolean { return picker() !== undefined; }

/** The text of a level file; null when it is too large to be one, or not UTF-8. */
export async function read(file: File): Promise<string | null> {
  if (file.size > LARGEST) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
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
