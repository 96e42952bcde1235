/**
 * Python in a worker: `codeweek.browser.handle`, and nothing else.
 *
 * In: {id, request}. Out: {loading: part from 0 to 1}, then {ready: true} or {fatal: true}; {id, answer}.
 * Requests that come before Python is awake wait for it.
 */

interface Asked { id: number; request: string }
interface Module { handle(request: string): string; path: { append(name: string): void } }
interface Python {
  FS: { writeFile(name: string, content: Uint8Array): void };
  pyimport(name: string): Module;
}
interface Runtime { loadPyodide(options: object): Promise<Python> }
type Handle = (request: string) => string;

const FOLDER = new URL('py/', self.location.href).href;
const LOST = JSON.stringify({ ok: false, say: '', lost: true });

function tell(message: object): void {
  self.postMessage(message);
}

async function wake(): Promise<Handle> {
  const address = `${FOLDER}pyodide.mjs`;
  const lock = lockFile();
  const wheels = lock.then(fetched);
  wheels.catch(() => undefined); // told where it is awaited
  const { loadPyodide } = (await import(/* a file of the build, not of the bundle */ address)) as Runtime;
  tell({ loading: 0.2 });
  const python = await loadPyodide({ indexURL: FOLDER, packageBaseUrl: FOLDER, lockFileContents: lock });
  tell({ loading: 0.8 });
  for (const [name, content] of await wheels) {
    python.FS.writeFile(`/lib/${name}`, content);
    python.pyimport('sys').path.append(`/lib/${name}`);
  }
  const door = python.pyimport('codeweek.browser');
  return (request) => door.handle(request);
}

async function lockFile(): Promise<string> {
  return (await fetch(`${FOLDER}pyodide-lock.json`)).text();
}

/**
 * The wheels that the lock file names, while the runtime is being compiled. Their modules are compiled and their
 * archives not compressed, so Python imports from them as they are: unpacking them takes longer than all the rest.
 */
async function fetched(lock: string): Promise<[name: string, content: Uint8Array][]> {
  const { packages } = JSON.parse(lock) as { packages: Record<string, { file_name: string; sha256: string }> };
  return Promise.all(Object.values(packages).map(async ({ file_name, sha256 }) => {
    const answer = await fetch(FOLDER + file_name, { integrity: `sha256-${base64(sha256)}` });
    if (!answer.ok) throw new Error(`${file_name}: ${answer.status}`);
    return [file_name, new Uint8Array(await answer.arrayBuffer())];
  }));
}

function base64(hexadecimal: string): string {
  return btoa(hexadecimal.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))));
}

const awake = wake();

self.addEventListener('message', (event: MessageEvent<Asked>) => void answer(event.data));
awake.then(
  () => tell({ ready: true }),
  () => tell({ fatal: true }),
);

async function answer({ id, request }: Asked): Promise<void> {
  try {
    const handle = await awake;
    tell({ id, answer: handle(request) });
  } catch {
    // The door never raises: this Python has ended, and only another worker can answer again.
    tell({ id, answer: LOST });
    tell({ fatal: true });
  }
}
