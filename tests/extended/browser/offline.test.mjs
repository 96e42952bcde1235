// Without a network: what was kept during a rest opens, what did not come is told and mends itself, and a browser that is to save data fetches nothing ahead.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { awake, BUILT, cached, open, sitDown } from '../../browser/driver.mjs';
import { host } from '../../browser/host.mjs';
import { KEPT, levelsOfEachMode, open as shown } from '../../browser/offline.mjs';
import { visit } from '../../browser/visit.mjs';

const LONG = { timeout: 60_000 };
const GAPS = '16-le-carnet-de-python/02-hip-hip-hip';
const MOST = 5_400_000; // bytes kept for offline, of one language, by brotli; clips are apart
const go = (page, hash) => page.evaluate((wanted) => { location.hash = wanted; }, hash);
const written = (page) => page.locator('.writing .cm-line').allTextContents();

test('after a first visit and a rest, a level of each mode and the workshop open without a network', { timeout: 300_000 }, async () => {
  const site = await host();
  const visitor = await open(site.address, { workers: 'allow' });
  const { page } = visitor;
  try {
    await sitDown(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, LONG);
    for (const name of KEPT) await cached(page, name);
    await site.close();
    await page.reload();
    await page.locator('.chapters').waitFor(LONG);
    for (const level of await levelsOfEachMode()) {
      await go(page, `#/level/${level.id}`);
      await page.waitForFunction(shown, level, LONG).catch((why) => { throw new Error(`${level.id}: ${why}`); });
    }
    await go(page, `#/level/${GAPS}`);
    await page.waitForFunction(shown, { id: GAPS, mode: 'fill', typed: true }, LONG);
    await awake(page);
    await page.locator('.run').click();
    await page.locator('.sentence', { hasText: /trou/ }).waitFor(LONG);
    await go(page, '#/workshop');
    await page.locator('.board[data-map]').waitFor(LONG);
    assert.deepEqual(visitor.problems.filter((each) => !/Failed to load resource|ERR_CONNECTION_REFUSED/.test(each)), []);
  } finally {
    await visitor.close();
    await site.close();
  }
});

test('what is kept for offline is 5.4 MB at most', async () => {
  const script = await readFile(join(BUILT, 'sw.js'), 'utf8');
  const sets = JSON.parse(/sets:(\{.*?\]\]\})/.exec(script)[1].replace(/([{,])([\w]*|""):\[\[/g, (_all, before, name) => `${before}"${name.replaceAll('"', '')}":[[`));
  let bytes = 0;
  for (const [name] of ['', 'fr', 'typing', 'rest', 'heard'].flatMap((set) => sets[set])) bytes += await onTheWire(join(BUILT, name));
  assert.ok(bytes > MOST / 2, 'the files were found');
  assert.ok(bytes <= MOST, `${bytes} bytes`);
});

/** As a host sends it that has its twins. */
async function onTheWire(path) {
  const twin = await stat(`${path}.br`).catch(() => null);
  if (twin) return twin.size;
  const whole = await readFile(path);
  return Math.min(whole.length, brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length);
}

for (const saves of [false, true]) {
  test(`what is typed with and the workshop ${saves ? 'wait until they are used where the browser is to save data' : 'come during a rest'}`, { timeout: 180_000 }, async () => {
    const site = await host();
    const visitor = await open(site.address, { workers: 'allow' });
    const { page, context } = visitor;
    try {
      if (saves) await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
      await context.addInitScript(() => { // the last of its long waits is over
        const real = window.setTimeout;
        window.setTimeout = (work, time, ...rest) => real(() => { if (time === 15_000) window.rested = true; work(); }, time, ...rest);
      });
      await page.reload();
      await sitDown(page);
      await page.waitForFunction(() => window.rested, null, LONG);
      if (!saves) for (const name of KEPT) await cached(page, name);
      else {
        await page.evaluate(() => fetch('build.txt')); // a turn of the wire
        assert.deepEqual(site.asked.filter((name) => /typing\.js|python_rest/.test(name)), []);
      }
    } finally {
      await visitor.close();
      await site.close();
    }
  });
}

visit('a level with gaps whose editor does not come says so, is no empty page, and opens by itself once it comes', {}, async ({ page, context, problems }) => {
  const refuse = (route) => route.abort();
  await context.route('**/typing.js', refuse);
  await go(page, `#/level/${GAPS}`);
  await page.locator('.python', { hasText: 'vient par le réseau' }).waitFor(LONG);
  assert.equal(await page.locator('.python', { hasText: "Ton programme s'écrira ici" }).count(), 0);
  await page.locator('.run').click();
  await page.locator('.sentence', { hasText: 'vient par le réseau' }).waitFor(LONG);
  await context.unroute('**/typing.js', refuse);
  await page.locator('.writing .cm-line').first().waitFor(LONG);
  assert.match((await written(page)).join('\n'), /for .* in range/);
  await awake(page);
  await page.locator('.run').click();
  await page.locator('.sentence', { hasText: /trou/ }).waitFor(LONG);
  assert.deepEqual(problems.splice(0).filter((each) => !/Failed to load resource|dynamically imported module/.test(each)), []);
});

visit('a level with gaps for which a part of Python does not come shows its text, and plays once it comes', {}, async ({ page, context, problems }) => {
  const refuse = (route) => route.abort();
  await context.route('**/python_rest.zip', refuse);
  await page.reload();
  await go(page, `#/level/${GAPS}`);
  await page.locator('.writing .cm-line').first().waitFor(LONG);
  assert.match((await written(page)).join('\n'), /for .* in range/);
  await page.locator('.run').click();
  await page.locator('.sentence', { hasText: 'Il me manque une partie de Python' }).waitFor(LONG);
  await context.unroute('**/python_rest.zip', refuse);
  await page.locator('.run').click();
  await page.locator('.sentence', { hasText: /trou/ }).waitFor(LONG);
  assert.deepEqual(problems.splice(0).filter((each) => !/Failed to load resource/.test(each)), []);
});
