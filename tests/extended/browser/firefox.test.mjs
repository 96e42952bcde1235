// The page's main path in Debian's Firefox: a first star, kept, and played again without a network.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firefox } from '../../browser/firefox.mjs';
import { host } from '../../browser/host.mjs';
import { KEPT, levelsOfEachMode, open } from '../../browser/offline.mjs';

const GAPS = '#/level/16-le-carnet-de-python/02-hip-hip-hip';
const FIRST = '#/level/01-la-fusee/01-decollage';

test('in Firefox a child wins a star, finds it again, and plays on when the network has gone: a level of each mode and the workshop', { timeout: 240_000 }, async () => {
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
    await page.click('.doors .tile');
    await page.click('.animals .tile');
    await page.click('.colours .tile');
    await page.click('.comic .skip');
    await page.seen('.level');
    site.fault = (path) => (path === 'typing.js' ? 'off' : null);
    await page.evaluate((hash) => { location.hash = hash; }, GAPS);
    await page.until(() => /réseau|network/.test(document.querySelector('.python')?.textContent));
    site.fault = () => null;
    await page.until(() => document.querySelector('.writing .code-box')?.shadowRoot.querySelectorAll('.cm-line').length > 1); // by itself
    await page.evaluate((hash) => { location.hash = hash; }, FIRST);
    await play();
    page.problems.length = 0; // of what did not come
    await page.until((names) => navigator.serviceWorker.controller !== null
      && Promise.all(names.map((name) => caches.match(name))).then((all) => all.every(Boolean)), ['sounds/win.wav', ...KEPT]); // all is kept
    await page.reload();
    await page.evaluate(() => { location.hash = '#/chapter/1'; });
    await page.seen('.stop .star.full');
    await site.close();
    await page.reload();
    await page.seen('.stop .star.full');
    await play();
    for (const level of await levelsOfEachMode()) {
      await page.evaluate((hash) => { location.hash = hash; }, `#/level/${level.id}`);
      await page.until(open, level);
    }
    await page.evaluate((hash) => { location.hash = hash; }, '#/workshop');
    await page.seen('.board[data-map]');
    assert.deepEqual(page.problems.filter((each) => !/clips\/[\w.-]+/.test(each)), []); // clips are kept where they are heard
  } finally {
    await page.close();
    await site.close();
  }
});
