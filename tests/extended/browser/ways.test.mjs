// The ways from page to page that nobody draws: the browser's own back, links that lead nowhere, a workshop that is not ready.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from '../../../web/node_modules/esbuild/lib/main.js';
import { goTo, skip, STAIRS } from '../../browser/driver.mjs';
import { turn, visit } from '../../browser/visit.mjs';

const LONG = { timeout: 60_000 };

turn('a card that is closed otherwise takes no step back', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await page.locator('.more').click();
  await page.keyboard.press('Escape');
  await page.goBack();
  await page.locator('.chapters').waitFor();
});

turn('the way back from a level that was gone on with passes by its chapter and the map', {}, async ({ page }) => {
  await page.locator('.go-on').click();
  await page.locator('.comic, .run').first().waitFor(LONG);
  await skip(page);
  await page.locator('.run').waitFor(LONG);
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector('.run'));
});

visit('in the workshop nothing can be touched before there is something to draw on', {}, async ({ page, context }) => {
  let go;
  const held = new Promise((done) => { go = done; });
  await context.route('**/python_rest.zip', async (route) => {
    await held;
    await route.continue();
  });
  await page.evaluate(() => { location.hash = '#/workshop'; });
  await page.locator('.workshop-waits', { hasText: 'Python se réveille' }).waitFor(LONG);
  assert.equal(await page.locator('.bench').evaluate((bench) => bench.inert), true);
  go();
  await page.locator('.board[data-map]').waitFor(LONG);
  assert.equal(await page.locator('.bench').evaluate((bench) => bench.inert), false);
  assert.equal(await page.locator('.workshop-waits').count(), 0);
});

test('a run that never ends is at its end in a few seconds, a long one that ends in twenty, whatever the speed', async () => {
  const source = fileURLToPath(new URL('../../../web/src/film/film.ts', import.meta.url));
  const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
  const { Film } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const seconds = (outcome) => {
    const film = new Film({ maps: [{}] }, 4);
    film.load({ runs: [{ outcome, steps: Array(6253).fill(0), scenes: [] }], verdict: null, asks: null });
    film.playThrough();
    let time = 0;
    for (; time < 60 && !film.player.atEnd; time += 0.1) film.player.tick(0.1);
    return time;
  };
  assert.ok(seconds('budget') < 6);
  const ends = seconds('done');
  assert.ok(ends > 15 && ends < 21, `a long run that ends is seen, and in twenty seconds: ${ends}`);
});
