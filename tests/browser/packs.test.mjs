// Packs side by side in the page: added by choosing and by dropping, each with its own stars, taken away. Those that the command makes
// are the same (the first test); a second of Python for each of the others would tell nothing more.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { made, packed, zipped } from './packs.mjs';
import { visit } from './visit.mjs';
import { choose, title, spines, kept, win } from './packs_visits.mjs';

async function drop(page, file, name) {
  const content = (await readFile(file)).toString('base64');
  const transfer = await page.evaluateHandle(({ content, name }) => {
    const made = new DataTransfer();
    made.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
    return made;
  }, { content, name });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const spine = (page, words) => page.locator('.spine', { hasText: words }).click();

visit('packs stand beside the course, each with its own stars, and are there after a reload', {}, async ({ page }) => {
  assert.deepEqual(await spines(page), []);
  await choose(page, zipped(packed('Forêt')));
  await title(page, 'Forêt');
  await drop(page, zipped(packed('Lune')), 'lune.zip');
  await title(page, 'Lune');
  assert.deepEqual(await spines(page), ['Le cours de codeweek', 'Lune', 'Forêt']);
  assert.equal(await page.locator('.spine[aria-current]').textContent(), 'Lune');
  await win(page);
  await page.evaluate(() => { location.hash = '#/map'; });
  assert.match(await page.locator('.chapter').first().textContent(), /[123]\ssur 6/);
  await spine(page, 'Forêt');
  await title(page, 'Forêt');
  assert.match(await page.locator('.chapter').first().textContent(), /0\ssur 6/);
  await page.reload();
  await title(page, 'Forêt');
  assert.deepEqual(await spines(page), ['Le cours de codeweek', 'Lune', 'Forêt']);
  await win(page);
  await page.evaluate(() => { location.hash = '#/map'; });
  await spine(page, 'Le cours');
  await title(page, 'Le cours');
  const course = await page.evaluate(async () => (await fetch('data/course.fr.json')).json());
  assert.equal(await page.locator('.chapter').count(), course.chapters.length);
  assert.ok(course.chapters.length > 2, 'more than a pack has');
  await page.reload();
  await title(page, 'Le cours');
  const { courses } = await kept(page);
  assert.deepEqual(Object.keys(courses).filter((key) => key !== 'codeweek').map((key) => courses[key].stars['a/1'] > 0), [true, true]);
});
