// One visit of the built page in Chromium: `node web_visit.mjs <address> <folder of the browser> <level>`.
// Writes a line of JSON with times in milliseconds since the visit began, another one once all is kept for offline.
import { chromium } from '../web/node_modules/playwright-core/index.mjs';

const [address, folder, level] = process.argv.slice(2);
const context = await chromium.launchPersistentContext(folder, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', viewport: { width: 1366, height: 768 }, locale: 'fr-FR',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
});
const page = context.pages()[0] ?? (await context.newPage());
const tell = (value) => console.log(JSON.stringify(value));

/** A child sat down here before: what takes a person's time is no part of the measure. */
async function seat() {
  await page.evaluate(() => new Promise((done, failed) => {
    const opening = indexedDB.open('codeweek');
    opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
    opening.onerror = failed;
    opening.onsuccess = () => {
      const writing = opening.result.transaction('kept', 'readwrite');
      writing.objectStore('kept').put({ profile: 'fox-blue' }, 'settings');
      writing.oncomplete = () => { opening.result.close(); done(); };
    };
  }));
}

/** How long a fixed piece of work takes in this page: how slow it is. */
const work = () => page.evaluate(() => {
  const times = [];
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    let sum = 0;
    for (let i = 0; i < 60_000_000; i++) sum = (sum + i * 7) | 0;
    times.push(performance.now() - start + (sum === 1 ? 1 : 0));
  }
  return times.sort((one, other) => one - other)[2];
});

/** Notes when things are there, at each picture of the page; presses Run as soon as there are blocks. */
function watch() {
  const marks = (window.marks = {});
  const look = () => {
    const now = performance.now();
    const run = document.querySelector('.run');
    if (!marks.blocks && run && document.querySelector('.blocks .category-start') && document.querySelector('.blocklyFlyout .blocklyText')) {
      marks.blocks = now;
      run.click();
    }
    if (!marks.python && marks.blocks && document.querySelector('.lines > li:not(.waits)')) marks.python = now;
    if (marks.blocks && Number(document.querySelector('.seek input')?.value) > 0) marks.result = now;
    if (!marks.result) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

await page.goto(`${address}begin`);
await seat();
const loop = await work();
await page.goto(`${address}begin`);
await page.addInitScript(watch);
await page.goto(`${address}#/level/${level}`);
await page.waitForFunction(() => window.marks?.result, null, { timeout: 120_000, polling: 100 });
const marks = await page.evaluate(() => ({
  paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null, ...window.marks,
}));
tell({ ...marks, loop });
const kept = await page.evaluate(async () => {
  const ready = await navigator.serviceWorker.ready;
  while (ready.active?.state !== 'activated') await new Promise((next) => setTimeout(next, 100));
  return performance.now();
});
/** Whether the memory of Python is kept too. */
const remembered = () => page.evaluate(() => new Promise((done) => {
  const opening = indexedDB.open('codeweek-python');
  opening.onerror = () => done(false);
  opening.onsuccess = () => {
    const base = opening.result;
    const asking = base.transaction('memory').objectStore('memory').get('head');
    asking.onsuccess = () => { base.close(); done(asking.result?.size ?? 0); };
  };
}));
let memory = 0;
for (const end = Date.now() + 60_000; !memory && Date.now() < end;) {
  await page.waitForTimeout(1500); // what is still asked for is counted too
  memory = (await page.evaluate(() => indexedDB.databases())).some(({ name }) => name === 'codeweek-python') ? await remembered() : 1;
}
tell({ kept, memory });
await context.close();
