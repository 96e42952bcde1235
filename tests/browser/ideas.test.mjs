// An idea stands beside the program: it stays while the child builds and tries, and hides nothing.
import assert from 'node:assert/strict';
import { awake, goTo, resize, settled, SIZES, STAIRS, tap } from './driver.mjs';
import { takeFile } from './places.mjs';
import { turn } from './visit.mjs';

const LONG = { timeout: 60_000 };
const SOLO = '01-la-fusee/08-mission-solo';
const LONGEST = '11-chercher-comparer-ranger/06-le-juste-nombre';
const over = (page) => page.locator('.bubble .over').textContent();
const sentence = (page) => page.locator('.bubble .sentence').textContent();
const way = (page, name) => page.locator(`[data-way="${name}"]`);
const ways = (page) => page.locator('.ways .button').evaluateAll((all) => all.map((each) => each.dataset.way));

async function told(page, words) {
  await page.waitForFunction((wanted) => document.querySelector('.bubble .over').textContent === wanted, words, LONG);
}

turn('an idea stays beside the program while it is tried', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  await page.locator('.hint').click();
  assert.equal(await page.locator('dialog').count(), 0);
  assert.equal(await over(page), 'Coup de pouce 1 sur 3');
  const idea = await sentence(page);
  await tap(page, 'avancer');
  assert.equal(await sentence(page), idea);
  await page.locator('.run').click();
  await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
  assert.notEqual(await sentence(page), idea);
  await tap(page, 'avancer');
  assert.equal(await sentence(page), idea);
  await page.locator('.run').click();
  await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
  await page.locator('.hint').click();
  assert.equal(await sentence(page), idea, 'asked for after a run, it is told at once');
  await page.locator('.run').click();
  await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
});

turn('ideas come one at a time, the first ones stay readable, and the bulb closes and brings back the last', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await page.locator('.hint').click();
  assert.deepEqual(await ways(page), ['more', 'close']);
  await way(page, 'more').click();
  await way(page, 'more').click();
  assert.deepEqual(await ways(page), ['before', 'close']);
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

turn('an idea is read and closed by keyboard alone, and is told aloud', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await page.locator('.hint').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.bubble').getAttribute('aria-live'), 'polite');
  assert.equal(await way(page, 'more').getAttribute('aria-label'), 'Encore un coup de pouce');
  await way(page, 'more').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await told(page, 'Coup de pouce 3 sur 3');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.way), 'close');
  await page.keyboard.press('Enter');
  assert.equal(await over(page), '');
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('hint')));
  await page.keyboard.press('Enter');
  await told(page, 'Coup de pouce 3 sur 3');
  await page.keyboard.press('Escape');
  assert.equal(await over(page), '');
});

turn('a solo level says beside the program when its ideas come, and opens none by itself', {}, async ({ page }) => {
  await goTo(page, SOLO);
  await awake(page);
  await page.locator('.hint').click();
  assert.match(await sentence(page), /encore\s3\sfois/);
  for (const left of [2, 1, 0]) {
    await tap(page, 'vers la droite');
    await page.locator('.run').click();
    await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
    await tap(page, 'vers la droite');
    if (left) assert.match(await sentence(page), new RegExp(`encore\\s${left}\\sfois`));
  }
  assert.equal(await over(page), '');
  await page.locator('.hint').click();
  await told(page, 'Coup de pouce 1 sur 3');
});

Object.assign(SIZES, { flat: [1024, 600], enlarged: [320, 256] });
for (const [language, sizes] of [['fr-FR', ['pc', 'flat', 'phone', 'enlarged']], ['en-GB', ['pc', 'tablet', 'phone']]]) {
  turn(`the longest idea is read whole, beside a world that is seen, in any window: ${language}`, { language }, async ({ page }) => {
    await goTo(page, LONGEST);
    await page.locator('.hint').click();
    await way(page, 'more').click();
    await way(page, 'more').click();
    for (const size of sizes) {
      await resize(page, size);
      await settled(page);
      const found = await page.evaluate(() => {
        const box = (name) => document.querySelector(name).getBoundingClientRect();
        const words = document.querySelector('.bubble .sentence');
        return { cut: words.scrollHeight - words.clientHeight, world: box('.world').height, under: box('.world').bottom - box('.bubble').top, into: box('.bubble').bottom - box('.editor').top };
      });
      assert.ok(found.cut <= 0, `${size} ${JSON.stringify(found)}`);
      assert.ok(found.world >= 100 && found.under <= 0, `${size} ${JSON.stringify(found)}`);
      if (size !== 'pc' && size !== 'flat') assert.ok(found.into <= 0, `${size} ${JSON.stringify(found)}`);
    }
  });
}
