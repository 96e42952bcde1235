// An idea stands beside the program: it stays while the child builds and tries, and hides nothing.
import assert from 'node:assert/strict';
import { goTo, STAIRS, tap } from './driver.mjs';
import { turn } from './visit.mjs';
import { LONG, over, sentence, way, told, placed, letter, question } from './ideas_visits.mjs';

const ways = (page) => page.locator('.ways .button').evaluateAll((all) => all.map((each) => each.dataset.way));

turn('ideas come one at a time, the first ones stay readable, and the bulb closes and brings back the last', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await page.locator('.hint').click();
  assert.deepEqual(await ways(page), ['more', 'close']);
  await way(page, 'more').click();
  await way(page, 'more').click();
  assert.deepEqual(await ways(page), ['before', 'close']);
  await page.waitForFunction(() => !document.querySelector('.bubble .sentence').textContent.startsWith('Je regarde'), null, LONG);
  const third = await sentence(page);
  await way(page, 'before').click();
  await told(page, 'Coup de pouce 2 sur 3');
  await page.locator('.hint').click();
  assert.equal(await over(page), '');
  await page.locator('.hint').click();
  await told(page, 'Coup de pouce 3 sur 3');
  assert.equal(await sentence(page), third);
  assert.equal(await page.locator('.hint').getAttribute('aria-pressed'), 'true');
  await way(page, 'close').click();
  assert.deepEqual([await over(page), await ways(page)], ['', []]);
});

const kept = (page) => page.evaluate(() => new Promise((done) => {
  indexedDB.open('codeweek').onsuccess = ({ target: { result: base } }) => {
    const store = base.transaction('kept').objectStore('kept');
    store.get('settings').onsuccess = ({ target: { result: { profile } } }) => {
      store.get(`children/${profile}`).onsuccess = ({ target: { result: { courses: { codeweek: { stars, tries, shown, programs } } } } }) => done(JSON.stringify([stars, tries, shown, programs]));
    };
  };
}));

turn('an idea asks about the program: a wrong choice is played and loses, and the own program comes back', {}, async ({ page }) => {
  await question(page);
  assert.equal(await over(page), 'Coup de pouce 2 sur 3');
  assert.match(await sentence(page), /^Il manque un bloc après le bloc allumé\. Lequel\s\?\n/);
  assert.deepEqual(await ways(page), ['a', 'b', 'more', 'close']);
  const own = await placed(page), before = await kept(page);
  assert.match(before, /"move".*"move"/, 'the own program is what is kept');
  const wrong = await letter(page, 'droite'), right = await letter(page, 'gauche');
  await page.evaluate(() => { // a film is short
    const seen = window.seen = [];
    const look = () => seen.push([document.querySelectorAll('.blocks .blocklyBlockCanvas .blocklyDraggable').length, document.querySelector('.work').inert]);
    new MutationObserver(look).observe(document.querySelector('.work'), { subtree: true, childList: true, attributes: true });
  });
  await way(page, wrong).click();
  await page.locator(`[data-way="${right}"]`).waitFor(LONG);
  const seen = await page.evaluate(() => window.seen);
  assert.ok(seen.some(([many, inert]) => many === own + 1 && inert), `it stands there, and nothing can be changed: ${JSON.stringify(seen)}`);
  assert.equal(await placed(page), own);
  assert.equal(await page.evaluate(() => document.querySelector('.work').inert), false);
  assert.equal(await kept(page), before, 'no try is counted, nothing is kept');
  assert.match(await sentence(page), /^Ça ne marche pas/);
  assert.deepEqual(await ways(page), [right, 'more', 'close']);
  await way(page, right).click();
  assert.match(await sentence(page), /^Oui\s: pivoter à gauche/);
  assert.equal(await placed(page), own, 'it is left to the child');
  await tap(page, 'pivoter à gauche');
  assert.equal(await over(page), '');
});
