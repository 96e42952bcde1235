// The page for a child who does not read: the first minutes, and a level whose sentences are all gone.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { goTo, serve, tap } from './driver.mjs';
import { turn } from './visit.mjs';

const LONG = { timeout: 60_000 };

let server;
before(async () => { server = await serve(); });
after(() => server.close());

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
