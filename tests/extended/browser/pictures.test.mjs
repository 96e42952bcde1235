// The page for a child who does not read: the first minutes, and a level whose sentences are all gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { awake, goTo, open, serve, tap } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';

const TOUCHES = 5; // at most, from the first screen to the first win
const LONG = { timeout: 60_000 };

let server;
before(async () => { server = await serve(); });
after(() => server.close());

/** Where a child touches: what the hand points at, the way out of a comic or on from it, or the largest button. Runs in the page. */
function inviting(comic) {
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  const hand = document.querySelector('.touch-here:not([hidden])')?.getBoundingClientRect();
  if (document.querySelector('.level')) return hand ? [hand.left + hand.width * (document.querySelector('.touch-here.over') ? 0.61 : 0.39), hand.top + hand.height * (document.querySelector('.touch-here.over') ? 0.92 : 0.08)] : null;
  const skip = document.querySelector(`.comic .${comic}`);
  if (skip) return middle(skip.getBoundingClientRect());
  const boxes = [...document.querySelectorAll('#page button')].filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect());
  const largest = boxes.sort((one, other) => other.width * other.height - one.width * one.height)[0];
  return largest ? middle(largest) : null;
}

for (const comic of ['skip', 'on']) test(`the first win is five touches from the first screen, the comic ${comic === 'on' ? 'seen' : 'skipped'}`, { timeout: 180_000 }, async (t) => {
  const { page, problems, close } = await open(server.address);
  try {
    await page.locator('.doors .tile').first().waitFor(LONG);
    const places = [];
    let words = 0; // on the pages seen
    while (!(await page.locator('dialog.win').isVisible())) {
      await page.waitForFunction(inviting, comic, LONG);
      await page.waitForTimeout(400);
      words += await page.evaluate(() => document.querySelector('main').innerText.split(/\s+/).filter(Boolean).length);
      const [x, y] = await page.evaluate(inviting, comic);
      places.push(await page.evaluate(() => document.querySelector('main').className));
      assert.ok(places.length <= TOUCHES, `touched ${places.join(', ')}`);
      await page.mouse.click(x, y);
      await page.waitForTimeout(300);
      if (/level/.test(places.at(-1))) await page.locator('dialog.win').waitFor(LONG);
    }
    assert.equal(await page.locator('.level').getAttribute('data-level'), '01-la-fusee/01-decollage');
    assert.deepEqual(problems, []);
    t.diagnostic(`${places.length} touches to the first win; ${words} words on the pages seen`);
  } finally {
    await close();
  }
});

turn('an idea without its words lights a button, and the block to change', { motion: true }, async ({ page }) => {
  await goTo(page, '01-la-fusee/07-la-fusee-se-cogne');
  await page.locator('.hint').click();
  await page.locator('[data-way="more"]').click();
  await page.locator('.player .button.calls').waitFor();
  await page.locator('[data-way="more"]').click();
  assert.match(await page.locator('.blocks .lit-running .blocklyText').first().textContent(), /vers/);
});

turn('what was met is not told as missed while Python is late to tell of the last step', {}, async ({ page }) => {
  await goTo(page, '01-la-fusee/06-l-etoile-d-abord');
  await awake(page);
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    const late = window.late = [];
    Worker.prototype.postMessage = function (message, ...rest) {
      if (String(message.request).includes('"do":"step"')) late.push(() => postMessage.call(this, message, ...rest));
      else postMessage.call(this, message, ...rest);
    };
    window.hurry = () => { Worker.prototype.postMessage = postMessage; for (const each of late) each(); };
  });
  for (const words of ['haut', 'haut']) await tap(page, words);
  await page.locator('.run').click();
  await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
  assert.equal(await page.locator('.goal[data-missed]').count(), 0);
  await page.evaluate(() => window.hurry());
  await page.locator('.goal[data-missed]').waitFor(LONG);
  assert.deepEqual(await page.locator('.goal').evaluateAll((goals) => goals.map(({ dataset: { met, missed } }) => [met, missed ?? ''])), [['true', ''], ['false', 'true']]);
});
