// No serious finding of axe-core on any page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { awake, goTo, open, serve, sitDown, STAIRS } from './driver.mjs';
import { findings } from './findings.mjs';

let server;
before(async () => { server = await serve(); });
after(() => server.close());

const [ANSWERS, MAPS, GALLERY] = [
  '05-la-tortue-geometre/01-quel-dessin', '09-les-boites/05-la-somme-du-couloir', '12-la-grande-fabrique/08-ma-fabrique',
];

test('no serious finding on any page', { timeout: 240_000 }, async () => {
  const visitor = await open(server.address);
  const { page } = visitor;
  try {
    await sitDown(page);
    for (const theme of ['sun', 'sea', 'night']) {
      await page.evaluate(() => { location.hash = '#/settings'; });
      await page.locator(`input[value="${theme}"]`).check({ force: true });
      for (const hash of ['#/map', '#/chapter/1', '#/settings', '#/profiles', '#/animal', '#/elsewhere', '#/code']) {
        await page.evaluate((wanted) => { location.hash = wanted; }, hash);
        await page.waitForTimeout(400);
        assert.deepEqual(await findings(page), [], `${theme} ${hash}`);
      }
      await page.evaluate(() => { location.hash = '#/map'; });
      await page.locator('.concepts-open').click();
      assert.deepEqual(await findings(page), [], `${theme} what a child knows`);
      await page.keyboard.press('Escape');
      for (const level of [ANSWERS, MAPS, GALLERY, STAIRS]) {
        await goTo(page, level);
        await awake(page);
        assert.deepEqual(await findings(page), [], `${theme} ${level}`);
      }
      await page.locator('.more').click();
      assert.deepEqual(await findings(page), [], `${theme} menu`);
      await page.keyboard.press('Escape');
    }
  } finally {
    await visitor.close();
  }
});
