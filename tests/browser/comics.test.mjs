// The story on the page: a comic opens a chapter, is skipped by one touch, and told again; the end has credits and a diploma.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goTo, open, resize, settled, sitDown, tap } from './driver.mjs';
import { findings } from './findings.mjs';
import { begin, server, won } from './comics_visits.mjs';

before(begin);
after(() => server.close());

const on = async (page, times = 1) => { for (let time = 0; time < times; time++) await page.locator('.comic .on').click(); };

/** Every panel is whole inside the page, beside the others, and no bubble hides a face. */
async function wholeAndApart(page, sizes) {
  for (const size of sizes) {
    await resize(page, size);
    await settled(page);
    const [strip, bubbles, panels] = await Promise.all(['.comic-strip', '.words-said', '.comic-panel'].map((name) => page.locator(name).evaluateAll((all) => all.map((each) => each.getBoundingClientRect()))));
    bubbles.forEach((bubble, i) => {
      const { left, top, right, bottom, height } = panels[i];
      assert.ok(bubble.top >= top && bubble.bottom <= top + height * 0.5 && bubble.right <= right, `a bubble hides a face at ${size}`);
      assert.ok(left >= strip[0].left && right <= strip[0].right && top >= strip[0].top && bottom <= strip[0].bottom, `panel ${i} is cut at ${size}`);
      assert.ok(panels.slice(0, i).every((each) => each.right <= left || each.bottom <= top), `panel ${i} is over another one at ${size}`);
    });
  }
}

test('a new child sees the whole comic of the first chapter, is read to, and goes on to the first level by one touch', { timeout: 240_000 }, async () => {
  const { page, problems, asked, close } = await open(server.address);
  try {
    await page.locator('.tile').last().click();
    await page.locator('.animals .tile').first().click();
    await page.locator('.colours .tile').first().click();
    await page.locator('.comic').waitFor();
    const panels = await page.locator('.comic-strip li').allTextContents();
    assert.equal(panels.length, 3);
    assert.match(panels[0], /^Vava : Une fête/);
    assert.equal(await page.locator('.comic').getAttribute('aria-describedby'), 'comic-strip'); // what a screen reader tells of it
    await page.waitForFunction(() => CSS.highlights.has('heard') && document.querySelector('.comic .reads[aria-pressed="true"]')); // read to the youngest
    assert.ok(asked.some((url) => /\/clips\/[0-9a-f]{16}\.mp3/.test(url)));
    const heard = (place) => page.waitForFunction((number) => [...(CSS.highlights.get('heard') ?? [])].some((range) => document.querySelectorAll('.comic-strip li')[number].contains(range.startContainer)), place, { timeout: 60_000 });
    await heard(2); // one panel after another
    await settled(page);
    assert.deepEqual(await findings(page), []);
    await wholeAndApart(page, ['pc', 'small', 'tablet']);
    await resize(page, 'phone');
    await page.locator('.comic-strip li').first().click(); // what is touched is read
    await heard(0);
    await page.locator('.comic .reads').click();
    await page.waitForFunction(() => !CSS.highlights.has('heard'));
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => document.querySelector('.comic-strip').scrollTop > 0);
    await resize(page, 'pc');
    await on(page);
    await page.locator('.level').waitFor();
    assert.equal(await page.locator('dialog').count(), 0);
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
    await page.evaluate((last) => { location.hash = `#/chapter/${last}`; }, chapters.findIndex(({ folder }) => folder === '12-la-grande-fabrique') + 1);
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
