// A new build under an open page: the page goes on with its own files, says that it is there, and shows it when asked.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUILT, cached, open, sitDown, until } from '../../browser/driver.mjs';
import { host } from '../../browser/host.mjs';

const LONG = { timeout: 60_000 };
const BUILD = 'newer';
const FIRST = '01-la-fusee/01-decollage', TYPED = '16-le-carnet-de-python/02-hip-hip-hip';
let site, newer;
before(async () => {
  site = await host();
  newer = await anotherBuild();
});
after(async () => {
  await site.close();
  await rm(newer, { recursive: true });
});

/** The same page as a later build would leave it: other words, scripts that go by other names. */
async function anotherBuild() {
  const folder = await mkdtemp(join(tmpdir(), 'codeweek-newer-'));
  await cp(BUILT, folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  const chunks = (await readdir(folder)).filter((name) => name.startsWith('chunk-'));
  for (const name of chunks) await rename(join(folder, name), join(folder, name.replace('chunk-', 'chunk-new-')));
  await edit(folder, 'data/words.fr.json', (text) => text.replaceAll('"Réglages"', '"Réglages neufs"'));
  for (const name of [...await readdir(folder)].filter((each) => each.endsWith('.js') && each !== 'sw.js')) {
    await edit(folder, name, (text) => text.replaceAll('chunk-', 'chunk-new-'));
  }
  await edit(folder, 'index.html', (text) => allowed(text.replaceAll('chunk-', 'chunk-new-').replace(/data-build="\w+"/, 'data-build="newer"')));
  await writeFile(join(folder, 'build.txt'), 'newer');
  await edit(folder, 'sw.js', (text) => text.replaceAll('chunk-', 'chunk-new-').replace(/version:"\w+"/, 'version:"newer"')
    .replace(/\["([\w./-]+)","(\w{16})"\]/g, (_all, name, hash) => JSON.stringify([name, hashed[`${folder}/${name}`] ?? hash])));
  assert.match(await readFile(join(folder, 'data/words.fr.json'), 'utf8'), /Réglages neufs/);
  return folder;
}

/** The page's rule names its script by what is in it. */
function allowed(text) {
  const script = /<script>([^]*?)<\/script>/.exec(text)[1];
  return text.replace(/'sha256-[^']+'/, `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
}

const hashed = {};
async function edit(folder, name, change) {
  const path = join(folder, name);
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  await writeFile(path, changed);
  hashed[`${folder}/${name}`] = createHash('sha256').update(changed).digest('hex').slice(0, 16);
}

const build = (page) => page.evaluate(() => document.documentElement.dataset.build);
const go = (page, hash) => page.evaluate((wanted) => { location.hash = wanted; }, hash);

function visit(name, workers, body) {
  test(name, { timeout: 180_000 }, async () => {
    site.folder = BUILT;
    const visitor = await open(site.address, { workers });
    try {
      await sitDown(visitor.page);
      await body(visitor.page, visitor);
      assert.deepEqual(visitor.problems.filter((each) => !/status of 404|dynamically imported module/.test(each)), []);
    } finally {
      await visitor.close();
    }
  });
}

/** All is kept, then a newer build is there, and the page knows. */
async function renewed(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, LONG);
  site.folder = newer;
  await until(async () => { // waitForFunction takes the promise of a function for its answer, and looks once
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update()); // the page's own, begun before, may be taken for this one
    return page.locator('.news:not([hidden])').isVisible();
  });
  await page.locator('.news', { hasText: 'Une nouvelle version est là' }).waitFor(LONG);
}

visit('a new build under an open page: all of it still works, of its own build, until a single reload', 'allow', async (page) => {
  const old = await build(page);
  await renewed(page);
  await go(page, '#/workshop'); // a script that the host does not have any more
  await page.locator('.board[data-map]').waitFor(LONG);
  await go(page, '#/settings');
  assert.equal(await page.locator('h1').textContent(), 'Réglages');
  const words = await page.evaluate(async () => (await fetch('data/words.fr.json')).text());
  assert.ok(!words.includes('Réglages neufs'), 'data of another build');
  assert.equal(await build(page), old);
  await page.reload();
  await page.waitForFunction((wanted) => document.documentElement.dataset.build === wanted, BUILD, LONG);
  await page.locator('h1', { hasText: 'Réglages neufs' }).waitFor(LONG);
});

visit('the map says that a new version is there, and its button shows it', 'allow', async (page) => {
  await renewed(page);
  await page.locator('.news').click();
  await page.waitForFunction((wanted) => document.documentElement.dataset.build === wanted, BUILD, LONG);
  await page.locator('.chapters').waitFor(LONG);
  assert.deepEqual(await page.evaluate(() => caches.keys()).then((names) => names.filter((name) => !name.startsWith('codeweek-clips/'))), ['codeweek-newer']); // clips are of no build
});

visit('in a room without kept files a new build begins at the next page, with nothing lost', 'block', async (page) => {
  await go(page, `#/level/${FIRST}`);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  site.folder = newer;
  await go(page, '#/workshop');
  await page.waitForFunction((wanted) => document.documentElement.dataset.build === wanted, BUILD, LONG);
  await page.locator('.board[data-map]').waitFor(LONG);
  await go(page, '#/chapter/1');
  await page.locator('.stars .full').first().waitFor(LONG);
});

visit('in a room the map says that a new version is there', 'block', async (page) => {
  site.folder = newer;
  await go(page, '#/settings');
  await page.evaluate(() => { const now = performance.now.bind(performance); performance.now = () => now() + 600_000; }); // ten minutes later
  await go(page, '#/map');
  await page.locator('.news').click();
  await page.waitForFunction((wanted) => document.documentElement.dataset.build === wanted, BUILD, LONG);
  await page.locator('.chapters').waitFor(LONG);
});

for (const saves of [true, false]) {
  visit(`of what was kept beside the page a new build ${saves ? 'fetches nothing ahead where the browser is to save data, and what has not changed stays' : 'brings what has changed'}`, 'allow', async (page) => {
    const path = join(newer, 'sw.js'), worker = await readFile(path, 'utf8');
    const changed = 'typing.js', same = 'py/python_rest.zip';
    assert.notEqual(await readFile(join(newer, changed), 'utf8'), await readFile(join(BUILT, changed), 'utf8'));
    if (saves) await writeFile(path, `Object.defineProperty(navigator, 'connection', { value: { saveData: true } });${worker}`);
    try {
      await page.evaluate(async () => { for (const set of ['typing', 'rest']) (await navigator.serviceWorker.ready).active.postMessage(set); });
      for (const name of [changed, same]) await cached(page, name);
      site.asked.length = 0;
      await renewed(page);
      const kept = await page.evaluate(async () => (await (await caches.open('codeweek-newer')).keys()).map(({ url }) => new URL(url).pathname));
      assert.deepEqual([changed, same, 'index.html'].map((name) => kept.includes(`/${name}`)), [!saves, true, true]);
      assert.deepEqual([changed, same].map((name) => site.asked.includes(name)), [!saves, false]);
      await page.locator('.news').click();
      await page.waitForFunction((wanted) => document.documentElement.dataset.build === wanted, BUILD, LONG);
      await go(page, `#/level/${TYPED}`);
      await page.locator('.writing .cm-line').first().waitFor(LONG);
      await cached(page, changed); // once it is used
    } finally {
      await writeFile(path, worker);
    }
  });
}
