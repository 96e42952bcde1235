// The doors of the first page: where each leads, that a second child has them too, and that one may take another.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comeIn, kept, open, serve } from './driver.mjs';

const FILE = 'children/fox-blue', NOTEBOOK = '16-le-carnet-de-python/01';

let server;
before(async () => { server = await serve(); });
after(() => server.close());

test('who writes Python is at the notebook at once; another door, from the settings, leads back and loses nothing', { timeout: 240_000 }, async (t) => {
  const { page, problems, close } = await open(server.address);
  t.after(close);
  await comeIn(page, 2);
  await page.locator('.animals .tile').first().click();
  await page.locator('.colours .tile').first().click();
  await page.waitForFunction((place) => location.hash.includes(place), NOTEBOOK);
  await page.locator('.level').waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('[data-look]').dataset.look), 'sober');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'night');
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('.doors-open').click();
  await page.locator('.doors .tile').first().click();
  await page.locator('.map .go-on').filter({ hasText: 'Décollage' }).waitFor();
  assert.equal((await kept(page, FILE)).sober, false);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'sun');
  await page.evaluate(() => { location.hash = '#/profiles'; });
  await comeIn(page, 1);
  await page.locator('.animals .tile').nth(1).click();
  await page.locator('.colours .tile').first().click();
  await page.waitForFunction(() => /chapter\/4|04-la-ronde\/05/.test(location.hash));
  assert.equal((await kept(page, FILE)).courses.codeweek.last, '');
  assert.deepEqual(problems, []);
});
