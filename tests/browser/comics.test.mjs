// The story on the page: a comic opens a chapter, is skipped by one touch, and told again; the end has credits and a diploma.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, serve, sitDown } from './driver.mjs';
import { findings } from './findings.mjs';

let server;
before(async () => { server = await serve(); });
after(() => server.close());

const said = (page) => page.locator('.comic [role=status]').textContent();
const on = async (page, times = 1) => { for (let time = 0; time < times; time++) await page.locator('.comic .on').click(); };

/** In the page: the child who plays has won all of these. */
const won = (levels) => new Promise((done) => {
  const opening = indexedDB.open('codeweek');
  opening.onsuccess = () => {
    const store = opening.result.transaction('kept', 'readwrite').objectStore('kept');
    store.get('settings').onsuccess = ({ target: { result: { profile } } }) => {
      store.get(`children/${profile}`).onsuccess = ({ target: { result: child } }) => {
        Object.assign(child.courses.codeweek, { stars: Object.fromEntries(levels.map((id) => [id, 3])), alone: levels });
        store.put(child, `children/${profile}`).onsuccess = () => done();
      };
    };
  };
});

test('a new child sees the comic of the first chapter panel by panel, on its own animal, then the first level', { timeout: 120_000 }, async () => {
  const { page, problems, asked, close } = await open(server.address);
  try {
    await page.locator('.tile').last().click();
    await page.locator('.animals .tile').first().click();
    await page.locator('.colours .tile').first().click();
    await page.locator('.comic').waitFor();
    const first = await page.evaluate(() => [document.querySelector('.comic [role=status]').textContent, [...document.querySelectorAll('.comic-strip > .newest .words-said')].length]);
    assert.match(first[0], /^Vignette 1 sur 3\. Vava : « Une fête/);
    assert.equal(first[1], 1);
    await page.waitForFunction(() => CSS.highlights.has('heard') && document.querySelector('.comic .reads[aria-pressed="true"]')); // read to the youngest
    assert.ok(asked.some((url) => /\/clips\/[0-9a-f]{16}\.mp3/.test(url)));
    await page.waitForFunction(() => /^Vignette 3 sur 3/.test(document.querySelector('.comic [role=status]').textContent), null, { timeout: 60_000 }); // each panel that was read is followed by the next one
    assert.deepEqual(await findings(page), []);
    const [bubbles, panels] = await Promise.all(['.words-said', '.comic-panel'].map((name) => page.locator(name).evaluateAll((all) => all.map((each) => each.getBoundingClientRect()))));
    bubbles.forEach((bubble, i) => assert.ok(bubble.top >= panels[i].top && bubble.bottom <= panels[i].top + panels[i].height * 0.5 && bubble.right <= panels[i].right, 'a bubble hides a face'));
    await page.keyboard.press('ArrowLeft'); // from now on the child turns
    assert.match(await said(page), /^Vignette 2 sur 3/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    assert.match(await said(page), /^Vignette 3 sur 3/);
    await on(page);
    await page.locator('.level').waitFor();
    assert.equal(await page.locator('dialog').count(), 0);
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});

test('one touch skips it, Escape too; it comes no more, is told again from its chapter, and the end has a diploma', { timeout: 120_000 }, async () => {
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
    await on(page, 2 + 4); // its ending and the last scene
    await page.locator('.credits').waitFor();
    assert.match(await page.locator('.credits li').first().textContent(), /^Programmes\s: \S+ \S+, pilote$/);
    await on(page);
    await page.locator('.diploma').waitFor();
    assert.match((await page.locator('.paper').textContent()).replaceAll('\u00a0', ' '), new RegExp(`pour \\d+ mondes, réparé \\d+ pépins et gagné ${3 * levels.length} étoiles`));
    assert.deepEqual(await findings(page), []);
    await on(page);
    await page.waitForFunction(() => !document.querySelector('dialog'));
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});
