// One visit of a built page in Chromium: `node visit.mjs <address> <folder of the browser> <page> <level>`.
// PAGE: codeweek, or plain (`benchmarks/peers/page`).
// Writes a line of JSON with times in milliseconds since the visit began, another one once all is kept for offline.
import { launched } from './browser.mjs';
import { kept, remembered, rested, seat } from './kept.mjs';
import { watch, work } from './watch.mjs';

const [address, folder, kind, level] = process.argv.slice(2);
const own = kind === 'codeweek';
const SIGNS = own
  ? {
    run: '.run', blocks: ['.run', '.blocks .category-start', '.blocklyFlyout .blocklyText'],
    python: '.lines > li:not(.waits)', result: '.seek input',
  }
  : { run: '#run', blocks: ['.blocklyBlockCanvas .blocklyText', '.blocklyFlyout .blocklyText'], result: '#step' };

const context = await launched(folder);
const page = context.pages()[0] ?? (await context.newPage());
const tell = (value) => console.log(JSON.stringify(value));

await page.goto(`${address}begin`);
if (own) await page.evaluate(seat);
const loop = await page.evaluate(work);
await page.goto(`${address}begin`);
await page.addInitScript(watch, SIGNS);
await page.goto(own ? `${address}#/level/${level}` : address);
await page.waitForFunction(() => window.marks?.result, null, { timeout: 120_000, polling: 100 });
const marks = await page.evaluate(() => ({
  paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null, ...window.marks,
}));
tell({ ...marks, loop });
const offline = own ? await page.evaluate(kept) : null;
if (own) await page.evaluate(rested);
let memory = 0;
for (const end = Date.now() + 60_000; !memory && Date.now() < end;) {
  await page.waitForTimeout(1500); // what is still asked for is counted too
  memory = own ? await page.evaluate(remembered) : 1;
}
tell({ kept: offline, memory });
await context.close();
