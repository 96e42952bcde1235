// The story on the page: a comic opens a chapter, is skipped by one touch, and told again; the end has credits and a diploma.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, resize, settled, comeIn } from './driver.mjs';
import { findings } from './findings.mjs';
import { begin, on, server } from './comics_visits.mjs';

before(begin);
after(() => server.close());

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
  const { page, problems, asked, close } = await open(server.address, { motion: false });
  try {
    await comeIn(page);
    await page.locator('.animals .tile').first().click();
    await page.locator('.colours .tile').first().click();
    await page.locator('.comic').waitFor();
    const panels = await page.locator('.comic-strip li').allTextContents();
    assert.equal(panels.length, 3);
    assert.match(panels[0], /^Vava : Une fête/);
    assert.equal(await page.locator('.comic').getAttribute('aria-describedby'), 'comic-strip'); // what a screen reader tells of it
    await page.waitForFunction(() => CSS.highlights.has('heard') && document.querySelector('.comic .reads[aria-pressed="true"]')); // read to the youngest
    assert.ok(asked.some((url) => /\/clips\/[\w-]+\.fr\.mp3/.test(url)));
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
