// What a browser refuses to keep is told where the child works; two tabs of one child lose nothing of each other.
import assert from 'node:assert/strict';
import { goTo, kept, STAIRS, tap } from './driver.mjs';
import { visit } from './visit.mjs';

const CHILD = 'children/fox-blue';

/** From now on the browser has no room, until it is given some. */
const full = (page) => page.evaluate(() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  window.giveRoom = () => { IDBObjectStore.prototype.put = put; };
});

visit('a browser without room says so under the level, and keeps all once there is room', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await full(page);
  await tap(page, 'avancer');
  const strip = page.locator('.unsaved');
  await strip.getByText("Ton travail n'est pas encore gardé").waitFor();
  await strip.getByText("n'a plus de place").waitFor();
  assert.equal(await page.locator('dialog').count(), 0);
  const box = await strip.boundingBox();
  const bottom = await page.locator('.page.level').evaluate((level) => level.getBoundingClientRect().bottom);
  assert.ok(bottom <= box.y + 1, 'the level goes on under the strip');
  await page.evaluate(() => window.giveRoom());
  await strip.waitFor({ state: 'detached', timeout: 8000 });
  const program = (await kept(page, CHILD)).courses.codeweek.programs[STAIRS];
  assert.match(JSON.stringify(program), /"move"/);
  assert.equal(await page.locator('.page.level').evaluate((level) => level.getBoundingClientRect().bottom), 768);
});

visit('settings that are refused are told too', {}, async ({ page }) => {
  await full(page);
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('.option', { hasText: 'Nuit' }).click();
  await page.locator('.unsaved').waitFor();
  await page.evaluate(() => window.giveRoom());
  await page.waitForTimeout(1100);
  await page.keyboard.press('Shift'); // an act tries it again
  await page.locator('.unsaved').waitFor({ state: 'detached', timeout: 2000 });
  assert.equal((await kept(page, 'settings')).theme, 'night');
});

visit('two tabs on one level: the program made last stays, the other is in the history', {}, async ({ page, context, address }) => {
  await goTo(page, STAIRS);
  await page.evaluate(() => { // as if the child never left it
    for (const name of ['focus', 'visibilitychange']) window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
  });
  const other = await context.newPage();
  await other.goto(address);
  await goTo(other, STAIRS);
  await tap(other, 'pivoter à gauche');
  await other.waitForTimeout(300);
  await page.bringToFront();
  await tap(page, 'avancer');
  await page.waitForTimeout(300);
  const { programs, history } = (await kept(page, CHILD)).courses.codeweek;
  assert.match(JSON.stringify(programs[STAIRS]), /"move"/);
  assert.doesNotMatch(JSON.stringify(programs[STAIRS]), /"turn_left"/);
  assert.match(JSON.stringify(history[STAIRS]), /"turn_left"/);
});
