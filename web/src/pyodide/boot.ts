/** Python wakes: Pyodide and our wheels, from their files or from the memory of an earlier start. */

import { loadPyodide } from 'pyodide';
import { MemorySnapshot } from './memory-snapshot';

interface Module { handle(request: string): string; prepare(): void; reach(wheel: string): void; seed(): void; path: { append(name: string): void } }
interface Python {
  FS: { writeFile(name: string, content: Uint8Array): void };
  pyimport(name: string): Module;
  makeMemorySnapshot(): Uint8Array;
}
interface Settings { instantiateWasm: (imports: unknown, receive: (...made: unknown[]) => void) => unknown }
type Make = (settings: Settings) => Promise<unknown>;
type Archive = [name: string, sha256: string];
type Runtime = Promise<{ default: Make }>;

interface Awake {
  handle: (request: string) => string;
  /** What only a teacher's file, the workshop or a trap needs, from then on; false when it does not come. */
  rest: () => Promise<boolean>;
  /** Keep its memory, as it was when nothing had been asked of it, for the next start. */
  keep: () => Promise<void>;
  /** This Python has ended: the next one does not start from the same memory. */
  forget: () => Promise<void>;
}

/** The lock file, and the wheels that it names with the rest of the library, by their use: written by the build. */
declare const LOCK: string;
declare const WHEELS: { always: Archive[]; rest: Archive[] };
/** The size of each file that a first start waits for. */
declare const SIZES: Record<string, number>;
/** Whether Pyodide is as it is shipped: then it is asked for nothing that it does not promise. */
declare const PLAIN: boolean;

const PATIENCE = 15_000; // milliseconds: the page gives up a Python that does not answer in 20 s
const FOLDER = new URL('py/', self.location.href).href;

const RUNTIME = 'pyodide.asm.mjs';

/** `coming` is called with the part of its files that has come, when it does not start from a memory. */
export async function wake(coming: (part: number) => void): Promise<Awake> {
  const runtime = import(`${FOLDER}${RUNTIME}`) as Runtime; // a file of the build, not of the bundle
  runtime.catch(() => undefined); // told where it is awaited
  const memory = new MemorySnapshot();
  const kept = PLAIN ? null : await memory.begin();
  if (kept) {
    try {
      const awake = await begun(runtime, memory, kept.content);
      memory.done();
      return awake;
    } catch {
      await memory.forget();
    }
  }
  const count = new Coming(SIZES, coming);
  runtime.then(() => count.whole(RUNTIME), () => undefined);
  return begun(runtime, memory, null).finally(() => count.end());
}

async function begun(runtime: Runtime, memory: MemorySnapshot, kept: Promise<Uint8Array> | null): Promise<Awake> {
  const machine = arrival(runtime);
  // On the wire of a first visit, what Python needs last comes last.
  const wheels = (kept || PLAIN ? Promise.resolve() : machine.here).then(() => fetched(WHEELS.always));
  wheels.catch(() => undefined); // told where it is awaited
  const python = (await loadPyodide({
    indexURL: FOLDER, packageBaseUrl: FOLDER, lockFileContents: LOCK,
    ...(PLAIN ? {} : { createPyodideModule: machine.make as never, ...(kept ? { _loadSnapshot: kept } : { _makeSnapshot: true }) }),
  })) as unknown as Python;
  const write = (name: string, content: Uint8Array): string => {
    python.FS.writeFile(`/lib/${name}`, content);
    return `/lib/${name}`;
  };
  for (const [name, content] of await wheels) {
    const wheel = write(name, content);
    if (!kept) python.pyimport('sys').path.append(wheel);
  }
  const door = python.pyimport('codeweek.web_api.api');
  if (kept) {
    python.pyimport('random').seed(); // or every start would have the same chance
    if (!door.handle('{}').startsWith('{"ok": false')) throw new Error('this is no memory of ours');
  } else {
    door.prepare();
  }
  let fresh = kept || PLAIN ? null : remembered(python);
  let rest = false;
  return {
    handle: (request) => door.handle(request),
    rest: async () => {
      const found = rest ? [] : await fetched(WHEELS.rest, AbortSignal.timeout(PATIENCE)).catch(() => null);
      for (const [name, content] of found ?? []) door.reach(write(name, content));
      return (rest ||= found !== null);
    },
    keep: async () => {
      if (fresh) await memory.keep(fresh);
      fresh = null;
    },
    forget: () => memory.forget(),
  };
}

/** Makes Pyodide as `runtime` does, and tells when its machine code is here. */
function arrival(runtime: Runtime): { make: Make; here: Promise<void> } {
  let tell!: () => void;
  const here = new Promise<void>((done) => { tell = done; });
  const make: Make = async (settings) => {
    const { instantiateWasm } = settings;
    settings.instantiateWasm = (imports, receive) => instantiateWasm(imports, (...made) => {
      tell();
      receive(...made);
    });
    return (await runtime).default(settings);
  };
  return { make, here };
}

function remembered(python: Python): Uint8Array | null {
  try {
    return python.makeMemorySnapshot();
  } catch {
    return null; // then every start is a long one
  }
}

/**
 * Archives of modules, which are compiled, and not compressed: Python imports from them as they are, as unpacking them
 * takes longer than all the rest.
 */
function fetched(archives: Archive[], signal?: AbortSignal): Promise<[name: string, content: Uint8Array][]> {
  return Promise.all(archives.map(async ([name, sha256]) => {
    const answer = await fetch(FOLDER + name, { integrity: `sha256-${base64(sha256)}`, ...(signal ? { signal } : {}) });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return [name, new Uint8Array(await answer.arrayBuffer())];
  }));
}

function base64(hexadecimal: string): string {
  return btoa(hexadecimal.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))));
}

const OFTEN = 150; // milliseconds between two tellings

/** How much of some files has come: their sizes are known, and what comes of them is counted on its way. */
class Coming {
  private readonly all: number;
  private come = 0;
  private last = 0;
  private readonly plain = self.fetch;

  /** From now on what is fetched of these files is counted; `told` has the part of them that is here. */
  constructor(private readonly sizes: Record<string, number>, private readonly told: (part: number) => void) {
    this.all = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    self.fetch = async (...asked) => this.counted(await this.plain.call(self, ...asked));
  }

  /** One that is not fetched, but imported: it has come. */
  whole(name: string): void { this.add(this.sizes[name] ?? 0); }

  end(): void { self.fetch = this.plain; }

  private counted(answer: Response): Response {
    if (!answer.ok || !answer.body || !(answer.url.replace(/.*\//, '') in this.sizes)) return answer;
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (piece, out) => {
        this.add(piece.length);
        out.enqueue(piece);
      },
    });
    return new Response(answer.body.pipeThrough(counter), answer);
  }

  private add(size: number): void {
    this.come += size;
    const now = performance.now();
    if (now - this.last < OFTEN && this.come < this.all) return;
    this.last = now;
    this.told(Math.min(1, this.come / this.all));
  }
}
