// Opens the built page in Debian's Chromium, and does what a child does. CHROMIUM=/usr/bin/chromium: the whole browser, whatever there is.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '../../web/node_modules/playwright-core/index.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const BUILT = process.env.CODEWEEK_WEB_OUT ?? join(here, '..', '..', 'build', 'web');
// The shell is Chromium without windows: a fifth less to compute, as no bar with tabs is drawn.
const SHELL = '/usr/bin/chromium-headless-shell';
export const CHROMIUM = process.env.CHROMIUM ?? (existsSync(SHELL) ? SHELL : '/usr/bin/chromium');
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  '--js-flags=--liftoff-only', // Python for a moment: to compile it a second time, better, takes longer than it then saves
];
export const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.json': 'application/json', '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm', '.mp3': 'audio/mpeg', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json',
};
export const STAIRS = '04-la-ronde/05-l-escalier';
export const SIZES = { pc: [1366, 768], small: [1024, 768], tablet: [800, 1280], phone: [390, 844], lying: [844, 390] };
const QUICK = 1000; // steps of a film in a second, where only its end matters: four are usual, sixty a hare's

export const EVERY = process.env.CODEWEEK_EVERY !== undefined; // all that is tried by hand and by deep runs

/** All levels where EVERY is asked for; else the first of each mode, and every other one, from the first or the second on. */
export function some(levels, from = 0) {
  const first = ({ mode }, place) => levels.findIndex((each) => each.mode === mode) === place;
  return levels.filter((level, place) => EVERY || place % 2 === from || first(level, place));
}

/** Hands out the built page until it is closed. Browsers keep what a page loads for some minutes, as they do of many hosts: to ask anew takes an eighth of a load. */
export async function serve(port = 0) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://here').pathname));
    readFile(join(BUILT, path === '/' ? 'index.html' : path)).then(
      (body) => {
        const type = TYPES[extname(path) || '.html'] ?? 'application/octet-stream', mark = `"${createHash('sha1').update(body).digest('base64')}"`;
        const same = request.headers['if-none-match'] === mark; // the browser has it, and what it made of it
        const kept = path === '/' || path === '/build.txt' ? 'no-cache' : 'max-age=600';
        response.writeHead(same ? 304 : 200, { 'Content-Type': type, 'Cache-Control': kept, ETag: mark }).end(same ? undefined : body);
      },
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(), // asked for by the browser beside a page of mere text
    );
  });
  await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const close = () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); });
  return { address, close };
}

/** Somebody where nothing is kept yet, at one size; without `motion` nothing moves but films, as who asks the system for that sees it. */
export async function open(address, options = {}) {
  const { context, close } = await place(options);
  return { ...(await visitor(context, await context.newPage(), address, options)), close };
}

/** Several machines, where each keeps its own: one of each size, and nothing is kept yet, nor moves: all of them are seen at a time. */
export async function openMany(address, sizes) {
  const machines = await Promise.all(sizes.map((size) => open(address, { size, touch: SIZES[size][0] < 1000, motion: false })));
  return { machines, close: () => Promise.all(machines.map(({ close }) => close())) };
}

const places = new Map(); // that visits share, by what they are like

/** What is kept of a child who has sat down, and has done nothing yet, but what is kept of it in each pack. */
const seated = (speed, motion, courses) => ({ settings: { profile: 'fox-blue', speed, reduced_motion: !motion }, 'children/fox-blue': { version: 1, turn: 1, courses } });

/**
 * A child on the map, in a tab where others were before: nothing is kept of the children of other visits, but Python's memory
 * is, and scripts that were compiled, so that a visit does not wait for them. Films are quick ones, of so many steps a second
 * (`speed`), and nothing else moves, which takes half a core, but where `motion` is asked for; `courses` is what the child has done. A visit that changes its tab for
 * good has one `alone`. One that `stays` begins on the page on which another such visit ended, as children take turns at a machine:
 * nothing is loaded, and Python is awake.
 */
export async function openAgain(address, options = {}) {
  const { size = 'pc', speed = QUICK, motion = false, courses = {}, alone = false, stays = false, ...others } = options; // any tab takes these
  const { touch = false, language = 'fr-FR', workers = 'block' } = others;
  const like = JSON.stringify([touch, language, workers]); // two tabs of one storage would wait for each other
  if (!places.has(like)) places.set(like, { ...(await place(others, true)), tab: null });
  const shared = places.get(like);
  const { context, always } = shared;
  const page = shared.tab ?? await context.newPage();
  shared.tab = alone ? null : page;
  const child = seated(speed, motion, courses);
  await page.bringToFront(); // behind another place's, a page would be shown nothing, and its clocks go slowly
  await resize(page, size);
  const there = stays && shared.stayed === address && await page.evaluate(nextTurn, child).catch(() => false);
  shared.stayed = ''; // until this visit has ended well
  if (!there) {
    await page.goto(new URL('build.txt', address).href); // a page of the same place, which keeps nothing open
    let late; // a clock that goes on would keep this process from its end
    const free = await Promise.race([page.evaluate(forget, child).then(() => true), new Promise((no) => { late = setTimeout(no, 10_000, false); })]);
    clearTimeout(late);
    if (!free) { // a page that was closed still holds what it kept: visits go on elsewhere
      await Promise.all([page.close(), shared.close()]);
      places.set(like, { ...(await place(others)), tab: null });
      return openAgain(address, options);
    }
  }
  const close = async (well = false) => {
    for (const event of ['pageerror', 'console']) page.removeAllListeners(event);
    context.removeAllListeners('request');
    await Promise.all([page, context].map((each) => each.unrouteAll({ behavior: 'ignoreErrors' })));
    await Promise.all([context.setOffline(false), context.clearPermissions(), context.clearCookies()]);
    await Promise.all(context.pages().filter((each) => ![...always, shared.tab].includes(each)).map((each) => each.close()));
    if (well && stays) shared.stayed = address;
  };
  const found = { ...(await visitor(context, page, there ? '' : `${address}#/map`, options)), address, close };
  await page.locator('.chapters').waitFor();
  return found;
}

/** Close what visits shared. */
export async function closeAll() {
  await Promise.all([...places.values()].map(({ close }) => close()));
  places.clear();
}

/** In the page: forget all that is kept but Python's memory, and keep this instead. */
async function forget(instead) {
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  const done = (request) => new Promise((so, not) => { Object.assign(request, { onsuccess: () => so(request.result), onerror: not }); });
  for (const { name } of await indexedDB.databases()) if (name !== 'codeweek-python') await done(indexedDB.deleteDatabase(name));
  const opening = indexedDB.open('codeweek');
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
  const store = (await done(opening)).transaction('kept', 'readwrite').objectStore('kept');
  await Promise.all(Object.entries(instead).map(([name, value]) => done(store.put(value, name))));
}

/**
 * In the page: the child stands up, and one sits down of whom nothing is kept; false where something was chosen that stays
 * with the machine (its language, its speed).
 */
async function nextTurn(instead) {
  const done = (request) => new Promise((so, not) => { Object.assign(request, { onsuccess: () => so(request.result), onerror: not }); });
  const until = async (so) => { for (const end = performance.now() + 6000; performance.now() < end && !so();) await new Promise((later) => { setTimeout(later, 20); }); return so(); };
  const base = await done(indexedDB.open('codeweek'));
  try {
    const usual = { theme: 'sun', zoom: 1, sound: true, volume: 0.6, narrate: false, language: '', ...instead.settings };
    const { profile, ...chosen } = await done(base.transaction('kept').objectStore('kept').get('settings')); // another child may have sat there
    const child = await done(base.transaction('kept').objectStore('kept').get(`children/${instead.settings.profile}`));
    if (!child || child.away || Object.entries(chosen).some(([name, value]) => (name in usual ? usual[name] !== value : value))) return false;
    location.hash = '#/profiles';
    const tile = () => document.querySelector('.page.profiles .tile:has(.tint-blue)');
    if (!await until(tile)) return false;
    localStorage.clear();
    for (const name of await caches.keys()) await caches.delete(name);
    const writing = base.transaction('kept', 'readwrite'), store = writing.objectStore('kept'); // after all that the page still wrote
    store.clear();
    for (const [name, value] of Object.entries(instead)) store.put(value, name);
    await new Promise((so) => { writing.oncomplete = so; });
    tile().click();
    return Boolean(await until(() => document.querySelector('.chapters')));
  } finally {
    base.close();
  }
}

let browser = null, inside = 0, leaving; // one for all who visit, closed when nobody has come for a moment

/**
 * Where somebody keeps things, alone, in the one browser of this process. A usual one that is `shared` keeps them on the
 * disk, as that of a child does: scripts that were compiled are kept only there.
 */
async function place({ size = 'pc', touch = false, language = 'fr-FR', workers = 'block', motion = true }, shared = false) {
  clearTimeout(leaving);
  inside += 1;
  const own = await (browser ??= launched());
  const usual = shared && !touch && language === 'fr-FR' && workers === 'block';
  const context = usual ? own.disk : await own.disk.browser().newContext({
    viewport: measures(size), locale: language, hasTouch: touch, serviceWorkers: workers, reducedMotion: motion ? 'no-preference' : 'reduce',
  });
  const close = async () => {
    if (!usual) await context.close();
    inside -= 1;
    if (inside === 0) leaving = setTimeout(() => { browser = null; void own.close(); }, 300);
  };
  return { context, close, always: context.pages() };
}

async function launched() {
  const folder = await mkdtemp(join(tmpdir(), 'codeweek-browser-'));
  const disk = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM, args: FLAGS, viewport: measures('pc'), locale: 'fr-FR', serviceWorkers: 'block',
  });
  const close = async () => {
    await disk.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { disk, close };
}

/** The same page in another window. */
export const resize = (page, size) => page.setViewportSize(measures(size));

const measures = (size) => ({ width: SIZES[size][0], height: SIZES[size][1] });

/** A page that was led to the address; what it complains of, and what it asks for. */
async function visitor(context, page, address, { until = 'load' }) {
  const problems = [];
  const asked = [];
  const wait = page.waitForFunction.bind(page);
  page.waitForFunction = (so, about, options) => wait(so, about, { polling: 50, ...options }); // not at each frame, which then is drawn
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    const { url } = message.location(), text = message.text();
    const alone = url.endsWith('/api/room'); // asked everywhere: where there is no room the page plays alone
    if (message.type() === 'error' && !alone) problems.push(text.startsWith('Failed to load') ? `${text} ${url}` : text);
  });
  context.on('request', (request) => asked.push(request.url()));
  if (address) await page.goto(address, { waitUntil: until });
  return { page, context, problems, asked, address };
}

/** A new child comes in by a door. */
export async function comeIn(page, door = 0) {
  await page.locator('.tile').first().waitFor();
  const doors = page.locator('.page.doors');
  if (await doors.count() === 0) await page.waitForTimeout(300); // those of a room whose children are still asked for
  if (await doors.count() === 0) await page.locator('.tile').last().click();
  await page.locator('.doors .tile').nth(door).click();
}

/** A new child sits down, and goes from its first level back to the map; in a room it is on the map at once. */
export async function sitDown(page, animal = 0) {
  await comeIn(page);
  await page.locator('.animals .tile').nth(animal).click();
  await page.locator('.colours .tile').first().click();
  for (;;) { // its pictures, in a room; a comic; the first level; what comes late, comes in front of the others
    await page.locator('dialog.room-wall, .comic .skip, .level, .chapters').first().waitFor();
    const [wall, skips] = [page.locator('dialog.room-wall'), page.locator('.comic .skip')];
    if (await wall.count() > 0) {
      await touchPictures(page);
      await wall.waitFor({ state: 'detached' });
    } else if (await skips.count() > 0) await skips.click({ timeout: 3000 }).catch(() => undefined);
    else if (await page.locator('.chapters').count() > 0) return;
    else if (await page.locator('.level').count() > 0) await page.evaluate(() => { location.hash = '#/map'; });
  }
}

/** Who is new in a room chooses three pictures, by their names. */
export async function choosePictures(page, names = ['Étoile', 'Chien', 'Bateau']) {
  await page.locator('.chapters, .path, .level, .comic .skip, .room-wall').first().waitFor(); // the chapter stands behind its comic until that is there
  const wall = page.locator('dialog.room-wall');
  if (await wall.count() === 0) return;
  await touchPictures(page, names);
  await wall.waitFor({ state: 'detached' });
  await page.locator('.chapters, .path, .level, .comic .skip').first().waitFor();
}

/** Three pictures of the wall, and that these are mine. */
export async function touchPictures(page, names = ['Étoile', 'Chien', 'Bateau']) {
  for (const name of names) await page.locator('.wall').getByRole('button', { name, exact: true }).click();
  await page.locator('.room-wall .primary').click();
}

/** A child that does not know its pictures any more says so. */
export const forgets = (page) => page.locator('.room-wall .button', { hasText: "J'ai oublié" }).click();

/** Past the comic that comes in front, if one does. */
export async function skip(page) {
  await page.locator('.chapters, .path, .level, .comic').first().waitFor();
  const way = page.locator('.comic .skip');
  if (await way.count() > 0) await way.click();
}

/** Straight to a level; of an exercise, to its first part. */
export async function goTo(page, level) {
  await page.evaluate((id) => { location.hash = `#/level/${id}`; }, level);
  const there = `:is([data-level="${level}"], [data-level="${level}~1"])`;
  await page.locator(`${there} .blocks .category-start:visible, ${there} .cm-editor:visible`).first().waitFor({ timeout: 60_000 }); // several tests share two cores
  await page.waitForFunction(() => document.fonts.check('bold 16px "codeweek sans"'));
}

/** Wait until Python has answered: its lines are there. */
export async function awake(page) {
  await page.waitForFunction(() => document.querySelector('.python .waits') === null, null, { timeout: 60_000 });
}

/** Answer the multiplication of the adult. */
export async function passGate(page) {
  const question = await page.locator('dialog.ask h2').textContent();
  const [a, b] = question.match(/\d+/g).map(Number);
  await page.locator('.written').fill(String(a * b));
  await page.keyboard.press('Enter');
}

/** Something is so, soon; else it is told that it never was. Nothing goes on after that, as a loop of one's own would. */
export async function until(so, within = 60_000) {
  for (const end = Date.now() + within; ; await new Promise((later) => { setTimeout(later, 50); })) {
    const found = await so();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not in time: ${so}`);
  }
}

/** Once the page has done what it was told, however busy the machine is: a few frames, each with the tasks that wait for it. */
export const settled = (page, frames = 4) => page.evaluate((number) => new Promise((done) => {
  const frame = (left) => {
    let hurry = 0; // a tab behind another one has no frames
    const next = () => { clearTimeout(hurry); setTimeout(() => (left > 1 ? frame(left - 1) : done()), 0); };
    const asked = requestAnimationFrame(next);
    hurry = setTimeout(() => { cancelAnimationFrame(asked); next(); }, 500);
  };
  frame(number);
}), frames);

/** Where the block of the palette with these words is, looked for again while a level may still be coming. */
export async function offered(page, words, looks = 5) {
  for (let look = 0; look < looks; look++, await settled(page, 20)) {
    const place = await unfolded(page, words);
    if (place) return place;
  }
  throw new Error(`no block « ${words} » in the palette`);
}

/** The same, now; of a folded palette, the families are opened until it is seen. */
async function unfolded(page, words) {
  const keys = await page.locator('.families:not([hidden]) .family').all();
  for (;;) {
    await settled(page, 2);
    const place = await inSight(page, words);
    const key = keys.shift();
    if (place || !key) return place;
    if (await key.getAttribute('aria-expanded') !== 'true') await key.click();
  }
}

/** The middle of a block that is offered and seen, once it stays where it is; null: there is none. */
async function inSight(page, words) {
  for (let before = null, frames = 0; frames < 300; frames++, await settled(page, 1)) {
    const place = await page.evaluate((wanted) => {
      const plain = (text) => text.replaceAll('\u00a0', ' ').trim();
      const found = [...document.querySelectorAll('.blocklyFlyout .blocklyText:not(.blocklyDisabled *)')]
        .find((each) => each.checkVisibility() && plain(each.textContent) === wanted);
      if (!found) return null;
      const { x, y, width, height } = found.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    }, words);
    if (String(place) === String(before)) return place;
    before = place;
  }
  throw new Error(`« ${words} » never stays where it is`);
}

/** Tap a block of the palette. */
export async function tap(page, words, finger = false) {
  const [x, y] = await offered(page, words);
  if (finger) await page.touchscreen.tap(x, y);
  else await page.mouse.click(x, y);
  await settled(page);
}

/** The program as Python, once it is that of now. */
export async function python(page) {
  await settled(page);
  await page.locator('.python:not([aria-busy])').waitFor({ state: 'attached', timeout: 60_000 });
  return page.evaluate(() => [...document.querySelectorAll('.python code')].map((line) => line.textContent).join('\n'));
}

/** Python is gone, and the page finds out: a run that waits for it is told so. */
export async function losePython(page) {
  await page.clock.install();
  await page.workers().at(-1).evaluate(() => { self.close(); });
  await page.locator('.run').click();
  await page.clock.fastForward('00:21'); // one more than an answer may take
  await says(page, 'Tes blocs sont tous là', 60_000);
}

/** The sentence under the world, once it matches. */
export async function says(page, pattern, timeout = 20_000) {
  await page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector('.sentence')?.textContent ?? ''), pattern, { timeout });
}

/** The position of the slider. */
export const step = (page) => page.locator('.seek input').inputValue().then(Number);

/** Wait until a file is kept for when there is no network. */
export const cached = (page, name) => until(() => page.evaluate((wanted) => caches.match(wanted).then(Boolean), name));

/** What the browser keeps under a name. */
export const kept = (page, name) => page.evaluate((wanted) => new Promise((done) => {
  const opened = indexedDB.open('codeweek');
  opened.onsuccess = () => {
    const asked = opened.result.transaction('kept').objectStore('kept').get(wanted);
    asked.onsuccess = () => done(asked.result);
  };
}), name);

/** What the browser keeps under a name, once it is so. */
export const keptSo = (page, name, so) => until(async () => {
  const found = await kept(page, name);
  return so(found) && (found ?? true);
}, 30_000);
