/** Offline: every file of the build is kept by its content hash; nothing ever comes from another host. */

interface Kept { version: string; files: [address: string, hash: string][] }

interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
}
interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Lasting { readonly request: Request; respondWith(answer: Promise<Response>): void }

/** Written by the build. */
declare const KEPT: Kept;

const here = self as unknown as Worker;
const PREFIX = 'codeweek-';
const NAME = PREFIX + KEPT.version;
const base = new URL('./', here.location.href);

/** Files that did not change since the version before are taken from its cache: nothing is downloaded twice. */
async function keepAll(): Promise<void> {
  const fresh = await caches.open(NAME);
  for (const [address, hash] of KEPT.files) {
    const url = new URL(address, base).href;
    const marked = `${url}?${hash}`;
    if (await fresh.match(marked)) continue;
    const before = await caches.match(marked);
    const answer = before ?? (await fetch(url, { cache: 'no-cache', credentials: 'same-origin' }));
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    await fresh.put(marked, answer.redirected ? await plain(answer) : answer);
  }
}

/** The same answer without its past: a browser refuses to show a page that was redirected (`index.html` to `./`). */
async function plain(answer: Response): Promise<Response> {
  return new Response(await answer.blob(), { status: answer.status, headers: answer.headers });
}

const hashes = new Map(KEPT.files.map(([address, hash]) => [new URL(address, base).href, hash]));

const cache = caches.open(NAME);

async function fromCache(request: Request): Promise<Response> {
  const url = new URL(request.url);
  url.search = url.hash = '';
  if (url.href === base.href) url.pathname += 'index.html';
  const hash = hashes.get(url.href);
  const kept = hash === undefined ? undefined : await (await cache).match(`${url.href}?${hash}`);
  return kept ?? fetch(request);
}

here.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => here.skipWaiting()));
});

here.addEventListener('activate', (event) => {
  const forget = async (): Promise<void> => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
    await Promise.all(old.map((name) => caches.delete(name)));
    await here.clients.claim();
  };
  event.waitUntil(forget());
});

here.addEventListener('fetch', (event) => {
  const own = event.request.method === 'GET' && event.request.url.startsWith(base.href);
  if (own) event.respondWith(fromCache(event.request));
});
export {};
