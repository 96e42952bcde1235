/**
 * The memory of a Python that has just woken, kept in this browser so that the next one starts from it.
 *
 * It is made of the files of one build (`PYTHON`), and forgotten with them. A start from it that does not reach its
 * end, for whatever reason, forgets it too, and so does one bit that is not as it was: Python would start from it, and
 * end at the first request. Only what is not zero is kept: half of it is.
 */

import { clear, createStore, del, get, getMany, set, setMany, type UseStore } from 'idb-keyval';

/** What all the files of Python are, as a hash: written by the build. */
declare const PYTHON: string;

const PAGE = 4096; // bytes
const HEAD = 'head', CONTENT = 'content', STARTING = 'starting';

/** What is kept: the pages that hold something, one after the other; and the sum of all this. */
export interface Head { build: string; size: number; pages: Uint32Array; sum: number }

export class MemorySnapshot {
  private store!: UseStore;

  /**
   * What is kept of this build, on its way, and from now on a start from it; null: there is nothing, or the last start
   * from it did not reach its end.
   */
  async begin(): Promise<{ content: Promise<Uint8Array> } | null> {
    try {
      this.store = createStore('codeweek-python', 'memory');
      const [head, starting] = (await getMany([HEAD, STARTING], this.store)) as [Head | undefined, boolean | undefined];
      if (!head || starting || head.build !== PYTHON) return null;
      set(STARTING, true, this.store).catch(() => undefined);
      return { content: get<Uint8Array>(CONTENT, this.store).then((content) => unpacked(head, content!)) };
    } catch {
      return null; // this browser keeps nothing
    }
  }

  /** The start from it is at its end. */
  done(): void { void attempt(() => del(STARTING, this.store)); }

  keep(memory: Uint8Array): Promise<void> {
    const { head, content } = packed(memory, PYTHON);
    return attempt(() => setMany([[HEAD, head], [CONTENT, content], [STARTING, false]], this.store));
  }

  forget(): Promise<void> { return attempt(() => clear(this.store)); }
}

/** A browser may refuse to keep things: then every start is a long one, and nothing else changes. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    // Nothing depends on it.
  }
}

/** Without the pages that hold nothing. */
export function packed(memory: Uint8Array, build: string): { head: Head; content: Uint8Array } {
  const words = new Int32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const full: number[] = [];
  for (let page = 0; page * PAGE < memory.length; page++) {
    const end = ((page + 1) * PAGE) >> 2;
    let word = (page * PAGE) >> 2;
    while (word < end && words[word] === 0) word++;
    if (word < end) full.push(page); // the last one, when it is not whole, too
  }
  const content = new Uint8Array(full.length * PAGE);
  full.forEach((page, place) => content.set(memory.subarray(page * PAGE, (page + 1) * PAGE), place * PAGE));
  const pages = Uint32Array.from(full);
  return { head: { build, size: memory.length, pages, sum: sumOf(memory.length, pages, content) }, content };
}

export function unpacked({ size, pages, sum }: Head, content: Uint8Array): Uint8Array {
  if (content.length !== pages.length * PAGE) throw new Error('a part is missing');
  if (sumOf(size, pages, content) !== sum) throw new Error('it is not what was kept');
  const memory = new Uint8Array(size);
  pages.forEach((page, place) => {
    memory.set(content.subarray(place * PAGE, place * PAGE + Math.min(PAGE, size - page * PAGE)), page * PAGE);
  });
  return memory;
}

/** As FNV-1a, a word at a time and folded: 20 MB take a fiftieth of a second; on a plain address a browser has no SHA. */
function sumOf(size: number, pages: Uint32Array, content: Uint8Array): number {
  let sum = (0x811c9dc5 ^ size) >>> 0;
  for (const words of [pages, new Uint32Array(content.buffer, content.byteOffset, content.length >> 2)]) {
    for (let word = 0; word < words.length; word++) {
      sum = Math.imul(sum ^ words[word]!, 0x01000193);
      sum ^= sum >>> 15;
    }
  }
  return sum >>> 0;
}
