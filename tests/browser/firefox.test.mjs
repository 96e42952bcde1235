// The page's main path in Debian's Firefox: a first star, kept, and played again without a network.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firefox } from './firefox.mjs';
import { host } from './host.mjs';

const FIRST = '#/level/01-la-fusee/01-decollage';

test('in Firefox a child wins a star, finds it again, and plays on when the network has gone', { timeout: 240_000 }, async () => {
  const site = await host();
  const page = await firefox();
  const play = async () => {
    await page.evaluate((hash) => { location.hash = hash; }, FIRST);
    await page.seen('.blocks .category-start');
    await page.click('.run');
    await page.seen('.bubble[data-tone=good]');
  };
  try {
    await page.goto(site.address);
    await page.click('.tile.start');
    await page.click('.animals .tile');
    await page.click('.colours .tile');
    await page.click('.comic .skip');
    await page.seen('.level');
    await play();
    await page.until(() => navigator.serviceWorker.controller !== null
      && Promise.all(['sounds/win.wav', 'py/python_rest.zip'].map((name) => caches.match(name))).then((all) => all.every(Boolean))); // all is kept
    await page.reload();
    await page.evaluate(() => { location.hash = '#/chapter/1'; });
    await page.seen('.stop .star.full');
    await site.close();
    await page.reload();
    await page.seen('.stop .star.full');
    await play();
    assert.deepEqual(page.problems, []);
  } finally {
    await page.close();
    await site.close();
  }
});
