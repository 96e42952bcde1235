// The story on the page: a comic opens a chapter, is skipped by one touch, and told again; the end has credits and a diploma.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { awake, goTo, open, resize, settled, sitDown, tap, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { begin, server, won } from '../../browser/comics_visits.mjs';

before(begin);
after(() => server.close());

test('the tune that a child has made is seen on its diploma, and heard', { timeout: 240_000 }, async () => {
  const { page, problems, close } = await open(server.address, { motion: false });
  try {
    await sitDown(page);
    const chapters = await page.evaluate(async () => (await (await fetch('data/course.fr.json')).json()).chapters);
    await goTo(page, '14-le-studio/10-ma-chanson');
    await awake(page);
    await page.locator('.family', { hasText: 'Agir' }).click();
    await tap(page, 'jouer');
    await page.locator('.gallery-opens').click();
    await page.locator('.gallery-bar .button', { hasText: 'Garder' }).click();
    await page.waitForTimeout(500); // it is kept soon
    await page.evaluate(won, chapters.flatMap((chapter) => chapter.levels.map(({ id }) => id)));
    await page.evaluate((last) => { location.hash = `#/chapter/${last}`; }, chapters.findIndex(({ folder }) => folder === '12-la-grande-fabrique') + 1);
    await page.reload();
    await page.locator('.story').click();
    await page.locator('.comic .skip').click(); // its opening
    await page.locator('.comic .skip').last().click(); // its ending
    const player = page.locator('.air .listens', { hasText: 'Mon air' });
    await player.waitFor();
    for (const size of ['pc', 'small', 'low', 'tablet', 'lying', 'phone']) {
      await (size === 'low' ? page.setViewportSize({ width: 1024, height: 600 }) : resize(page, size));
      await settled(page);
      assert.ok(await page.locator('.paper').evaluate((paper) => paper.scrollHeight <= paper.clientHeight), `the tune runs out of the frame of the diploma at ${size}`);
      const scrolls = await page.locator('.diploma').evaluate((sheet) => sheet.scrollHeight > sheet.clientHeight || sheet.scrollWidth > sheet.clientWidth);
      assert.equal(scrolls, ['lying', 'phone'].includes(size), `the whole diploma is seen at once, but on a telephone: ${size}`);
      assert.ok(await page.locator('.air .still').evaluate((bars) => bars.clientHeight >= 55 && bars.clientWidth >= 120), `the bars are too small at ${size}`);
      assert.ok(await player.evaluate((each) => each.getBoundingClientRect().height >= 48), `the button is small at ${size}`);
      assert.deepEqual(await findings(page), []);
    }
    await player.click();
    await until(async () => await player.getAttribute('aria-pressed') === 'true');
    await until(async () => await player.getAttribute('aria-pressed') === 'false'); // a note of half a second
    await player.click();
    await page.locator('.comic .on').click();
    await page.waitForFunction(() => !document.querySelector('dialog'));
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});
