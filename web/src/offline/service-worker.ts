/** Offline: the files of the build are kept by their content hash; nothing ever comes from another host. */

import { languageOf } from '../text/language';
import { savesData } from './file-sets';

/** The files of each set: '' is for every page, the others for a language or for a room, once a page needs them. */
interface FileManifest { version: string; sets: Record<string, [address: string, hash: string][]> }

interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install', listener: (event: Installing) => void): void;
  addEventListener(name: 'activate', listener: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(name: 'message', listener: (event: Lasting & MessageEvent<unknown>) => void): void;
}
interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Route { condition: { urlPattern: URLPattern; requestMethod: string }; source: { cacheName: string } }
interface Installing extends Lasting { addRoutes?(routes: Route[]): Promise<void> }
interface Fetching extends Lasting { readonly request: Request; respondWith(answer: Promise<Response>): void }

/** Written by the build. */
declare const KEPT: FileManifest;

const RENEW = 'renew'; // also in notices.ts
const ALWAYS = '';

const here = self as unknown as Worker;
const base = new URL('./', here.location.href);
const PREFIX = `codeweek-${base.pathname.slice(1)}`; // the rooms of one server are apart
const INDEX = 'index.html';
const NAME = PREFIX + KEPT.version;

/** What the files of a cache are: their hashes by address. */
const HASHES = new URL('?hashes', base).href;
type Hashes = Record<string, string>;

async function hashesOf(cache: Cache): Promise<Hashes> {
  return ((await (await cache.match(HASHES))?.json()) ?? {}) as Hashes;
}

/** The caches of versions before. */
async function others(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !name.slice(PREFIX.length).includes('/') && name !== NAME);
}

interface Earlier { cache: Cache; hashes: Hashes }

async function earlier(): Promise<Earlier[]> {
  return Promise.all((await others()).reverse().map(async (name) => {
    const cache = await caches.open(name);
    return { cache, hashes: await hashesOf(cache) };
  }));
}

/**
 * What every page needs, in the language of the browser, and the sets that a version before had. Where the browser is to
 * save data, of these only what has not changed: the rest comes when a page asks for it.
 */
async function keepAll(): Promise<void> {
  const known = await earlier();
  const had = await Promise.all(Object.entries(KEPT.sets).map(async ([set, [[address] = ['']]]) => {
    const found = await Promise.all(known.map(({ cache }) => cache.match(new URL(address, base).href)));
    return found.some(Boolean) ? [set] : [];
  }));
  const needed = [ALWAYS, languageOf('')], saves = savesData();
  for (const set of new Set([...needed, ...had.flat()])) await keep(set, known, saves && !needed.includes(set));
}

/** Files that did not change since a version before are taken from its cache: nothing is downloaded twice; `old`: nor anything else. */
async function keep(set: string, known: Earlier[], old = false): Promise<void> {
  const fresh = await caches.open(NAME);
  await fresh.put(HASHES, new Response(JSON.stringify(Object.fromEntries(Object.values(KEPT.sets).flat()))));
  for (const [address, hash] of KEPT.sets[set] ?? []) {
    const url = new URL(address, base).href;
    if (await fresh.match(url)) continue; // an installation that was cut short goes on
    const before = await known.find(({ hashes }) => hashes[address] === hash)?.cache.match(url);
    if (old && !before) continue;
    const answer = before ?? (await fetch(url, { cache: 'no-cache', credentials: 'same-origin' }));
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const plainly = answer.redirected ? await plain(answer) : answer;
    if (address === INDEX) await fresh.put(base.href, plainly.clone());
    await fresh.put(url, plainly);
  }
}

/** The same answer without its past: a browser refuses to show a page that was redirected (`index.html` to `./`). */
async function plain(answer: Response): Promise<Response> {
  return new Response(await answer.blob(), { status: answer.status, headers: answer.headers });
}

async function fromCache(request: Request): Promise<Response> {
  const url = new URL(request.url);
  url.search = url.hash = '';
  return (await (await caches.open(NAME)).match(url.href)) ?? fetch(request);
}

/** Where a browser can, it takes the files from the cache by itself: waking this worker first takes longer than they do. */
async function routed(event: Installing): Promise<void> {
  const urlPattern = 'URLPattern' in self ? new URLPattern({ baseURL: base.href, pathname: `${base.pathname}*`, search: '' }) : null;
  if (urlPattern) await event.addRoutes?.([{ condition: { urlPattern, requestMethod: 'GET' }, source: { cacheName: NAME } }]);
}

here.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([routed(event).catch(() => undefined), keepAll()]));
});

// Pages of before go on with the files of before: this one takes over when they are gone, or when one of them says so.
// They also say what they have come to need (file-sets.ts).
here.addEventListener('message', (event) => {
  if (event.data === RENEW) void here.skipWaiting();
  else event.waitUntil(earlier().then((known) => keep(String(event.data), known)));
});

here.addEventListener('activate', (event) => {
  const forget = async (): Promise<void> => {
    await Promise.all((await others()).map((name) => caches.delete(name)));
    await here.clients.claim();
  };
  event.waitUntil(forget());
});

here.addEventListener('fetch', (event) => {
  const { url, method } = event.request;
  const own = method === 'GET' && url.startsWith(base.href) && !url.startsWith(`${base.href}api/`); // what a room answers is of now
  if (own) event.respondWith(fromCache(event.request));
});
export {};
