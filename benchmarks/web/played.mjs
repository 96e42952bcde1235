// A game in the built page in Chromium: `node played.mjs <address> <folder of the browser> <level> <keys>`, its program as JSON on
// standard input. Writes, as JSON, the milliseconds from each key to the first picture that is another one.
import { json } from 'node:stream/consumers';
import { launched } from './browser.mjs';
import { seat } from './kept.mjs';
import { watchKeys } from './watch.mjs';

const [address, folder, level, keys] = process.argv.slice(2);
const programs = { [level]: await json(process.stdin) };
const context = await launched(folder);
const page = context.pages()[0] ?? (await context.newPage());
const across = () => page.evaluate(() => window.keys.across);

await page.goto(`${address}begin`);
await page.evaluate(seat, programs);
await page.addInitScript(watchKeys);
await page.goto(`${address}#/level/${level}`);
await page.locator('.plays').waitFor();
await page.waitForFunction(() => !document.querySelector('.python .waits'), null, { timeout: 120_000 }); // Python is awake
await page.waitForTimeout(1500); // and has read what was made
await page.keyboard.press('j');
await page.locator('.level.lives').waitFor();
await page.waitForTimeout(1500);
const first = await across();
for (let key = 0; key < Number(keys); key++) {
  if (!(await page.locator('.level.lives').count())) throw new Error('the game has ended');
  await page.keyboard.press((await across()) > first + 1 ? 'ArrowLeft' : 'ArrowRight'); // there and back
  await page.waitForTimeout(300 + (key % 7) * 37); // at any moment of a tick
}
console.log(JSON.stringify(await page.evaluate(() => window.keys.times)));
await context.close();
