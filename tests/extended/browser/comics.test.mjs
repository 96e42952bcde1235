// The story on the page: a comic opens a chapter, is skipped by one touch, and told again; the end has credits and a diploma.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { awake, goTo, open, resize, settled, sitDown, tap, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { begin, on, server, won } from '../../browser/comics_visits.mjs';

before(begin);
after(() => server.close());

/** In the page: the words of the diploma that its picture covers. */
function covered(paper) {
  const work = paper.querySelector('.own-picture').getBoundingClientRect(), range = document.createRange();
  return [...paper.querySelectorAll('h2, h3, p, li')].filter((words) => {
    range.selectNodeContents(words);
    return [...range.getClientRects()].some(({ left, right, top, bottom }) => left < work.right && right > work.left && top < work.bottom && bottom > work.top);
  }).map(({ textContent }) => textContent);
}

test('the tune and the picture that a child has made are seen on its diploma, the tune heard', { timeout: 240_000 }, async () => {
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
    await page.locator('dialog .button', { hasText: 'Fermer' }).click();
    await goTo(page, '05-la-tortue-geometre/10-mon-dessin');
    await awake(page);
    await tap(page, 'avancer de');
    await page.locator('.gallery-opens').click();
    await page.locator('.gallery-bar .button', { hasText: 'Garder' }).click();
    await page.waitForTimeout(500);
    await page.evaluate(won, chapters.flatMap((chapter) => chapter.levels.map(({ id }) => id)));
    await page.evaluate((last) => { location.hash = `#/chapter/${last}`; }, chapters.length);
    await page.reload();
    await page.locator('.story').click();
    await page.locator('.comic .skip').click(); // its opening
    await page.locator('.comic .skip').last().click(); // its ending
    const player = page.locator('.air .listens', { hasText: 'Mon air' });
    await player.waitFor();
    await page.locator('.paper .own-picture canvas').waitFor();
    for (const size of ['pc', 'small', 'low', 'tablet', 'lying', 'phone']) {
      await (size === 'low' ? page.setViewportSize({ width: 1024, height: 600 }) : resize(page, size));
      await settled(page);
      assert.ok(await page.locator('.paper').evaluate((paper) => paper.scrollHeight <= paper.clientHeight), `the tune runs out of the frame of the diploma at ${size}`);
      const scrolls = await page.locator('.diploma').evaluate((sheet) => sheet.scrollHeight > sheet.clientHeight || sheet.scrollWidth > sheet.clientWidth);
      assert.equal(scrolls, ['lying', 'phone'].includes(size), `the whole diploma is seen at once, but on a telephone: ${size}`);
      assert.ok(await page.locator('.air .still').evaluate((bars) => bars.clientHeight >= 55 && bars.clientWidth >= 120), `the bars are too small at ${size}`);
      assert.deepEqual(await page.locator('.paper').evaluate(covered), [], `the picture is over words at ${size}`);
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

test('one touch skips it, Escape too; it comes no more, is told again from its chapter, and the end has a diploma', { timeout: 240_000 }, async () => {
  const { page, problems, asked, close } = await open(server.address);
  try {
    await sitDown(page);
    assert.equal(asked.filter((url) => url.includes('data/comics')).length, 1); // the course's, once
    await page.locator('.chapter').nth(1).click();
    await page.locator('.comic .skip').click();
    await page.locator('.path').waitFor();
    await page.evaluate(() => { location.hash = '#/map'; });
    await page.locator('.chapter').nth(1).click();
    await page.locator('.path').waitFor();
    assert.equal(await page.locator('.comic').count(), 0);
    await page.locator('.story').click();
    await page.locator('.comic').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));

    const chapters = await page.evaluate(async () => (await (await fetch('data/course.fr.json')).json()).chapters);
    const levels = chapters.flatMap((chapter) => chapter.levels.map(({ id }) => id));
    await page.evaluate(won, levels);
    await page.reload();
    await page.locator('.path, .chapters').first().waitFor();
    await page.evaluate((last) => { location.hash = `#/chapter/${last}`; }, chapters.length);
    await page.locator('.story').click();
    await page.locator('.comic .skip').click(); // its opening
    await on(page, 2); // its ending and the last scene
    await page.locator('.credits').waitFor();
    const inside = await page.evaluate(() => { // as it is when it begins
      const [rolls] = document.querySelector('.credits ul').getAnimations();
      rolls.pause();
      rolls.currentTime = 0;
      const room = document.querySelector('.credits .roll').getBoundingClientRect();
      const seen = [...document.querySelectorAll('.credits li')].map((line) => line.getBoundingClientRect().bottom <= room.bottom);
      rolls.finish();
      return seen;
    });
    assert.deepEqual([inside[0], inside[1], inside.at(-1)], [true, true, false]);
    assert.match(await page.locator('.credits li').first().textContent(), /^Programmes\s: \S+ \S+, pilote$/);
    await on(page);
    await page.locator('.diploma').waitFor();
    for (const size of ['pc', 'small', 'low', 'tablet', 'lying', 'phone']) {
      await (size === 'low' ? page.setViewportSize({ width: 1024, height: 600 }) : resize(page, size));
      await settled(page);
      assert.ok(await page.locator('.paper').evaluate((paper) => paper.scrollHeight <= paper.clientHeight), `the list runs out of the frame of the diploma at ${size}`);
      assert.ok(await page.locator('.diploma footer .on').evaluate((on) => on.getBoundingClientRect().bottom <= innerHeight), `the way on is not seen at ${size}`);
      const scrolls = await page.locator('.diploma').evaluate((sheet) => sheet.scrollHeight > sheet.clientHeight);
      assert.equal(scrolls, ['lying', 'phone'].includes(size), `the whole diploma is seen at once, but on a telephone: ${size}`);
      assert.deepEqual(await findings(page), []);
    }
    await resize(page, 'pc');
    assert.match((await page.locator('.paper').textContent()).replaceAll('\u00a0', ' '), new RegExp(`pour \\d+ mondes, réparé \\d+ pépins et gagné ${3 * levels.length} étoiles`));
    await on(page);
    await page.waitForFunction(() => !document.querySelector('dialog'));

    await goTo(page, '12-la-grande-fabrique/08-ma-fabrique'); // a creation has no card: what is asked of it stands beside the medal
    await tap(page, 'avancer');
    await page.locator('.run').click();
    await page.locator('.ways .primary').click();
    await page.locator('.crowned .quiz .choices .button').first().click();
    await page.locator('.crowned .quiz .choices .button[aria-pressed="true"]').waitFor();
    assert.notEqual(await page.locator('.crowned .quiz .told').textContent(), '');
    assert.deepEqual(await findings(page), []);
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});
