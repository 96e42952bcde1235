// The page for a child who does not read: the first minutes, and a level whose sentences are all gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { awake, goTo, open, serve, tap } from './driver.mjs';
import { turn } from './visit.mjs';

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
    await page.locator('.start').waitFor(LONG);
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

turn('a hand shows the first block and goes for good once one was placed', { motion: true }, async ({ page }) => {
  const id = '01-la-fusee/02-une-case-de-plus';
  await goTo(page, id);
  await page.locator('.touch-here:not([hidden])').waitFor();
  await tap(page, 'vers la droite');
  assert.equal(await page.locator('.touch-here').isHidden(), true);
  await page.evaluate(() => { location.hash = '#/map'; });
  await goTo(page, id);
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.touch-here').isHidden(), true);
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

turn('a level without a sentence says what is to do, what is done and what was missed', { motion: true }, async ({ page }) => {
  await goTo(page, '01-la-fusee/06-l-etoile-d-abord');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.story, .sentence, h1, .over, .invite { visibility: hidden; }');
    document.adoptedStyleSheets.push(sheet);
  });
  const ticks = () => page.locator('.goal').evaluateAll((goals) => goals.map(({ dataset: { met, missed } }) => [met, missed ?? '']));
  assert.deepEqual(await ticks(), [['false', ''], ['false', '']]);
  assert.equal(await page.locator('.bubble .missed').isVisible(), false);
  for (const words of ['haut', 'haut']) await tap(page, words);
  await page.locator('.run').click();
  await page.locator('.goal[data-missed]').waitFor(LONG);
  assert.deepEqual(await ticks(), [['true', ''], ['false', 'true']]);
  await page.locator('.bubble .missed canvas').waitFor();
  for (const words of ['bas', 'vers la droite', 'vers la droite', 'vers la droite']) await tap(page, words);
  assert.equal(await page.locator('.bubble .missed').isVisible(), false);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  assert.deepEqual(await ticks(), [['true', ''], ['true', '']]);
  await page.evaluate(() => { document.adoptedStyleSheets.pop(); });
});
