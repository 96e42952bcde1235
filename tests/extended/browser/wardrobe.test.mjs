// What medals give to wear: seen when it is won, put on in the wardrobe, worn after a reload, and taken off.
import assert from 'node:assert/strict';
import { goTo } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { visit } from '../../browser/visit.mjs';

const LAST = '02-le-facteur/10-dans-la-neige'; // the end of a chapter that gives a hat

/** In the page: all of the chapter is won but its last level, whose program is there. */
async function nearlyDone(last) {
  const [folder] = last.split('/');
  const [course, levels] = await Promise.all(['course', folder].map(async (name) => (await fetch(`data/${name}.fr.json`)).json()));
  const before = course.chapters.find((chapter) => chapter.folder === folder).levels.map(({ id }) => id).filter((id) => id !== last);
  const { script } = levels.find(({ id }) => id === last).adult;
  const codeweek = { stars: Object.fromEntries(before.map((id) => [id, 2])), programs: { [last]: script }, saved: { [last]: 5 }, last };
  await new Promise((done) => {
    indexedDB.open('codeweek').onsuccess = ({ target }) => {
      const store = target.result.transaction('kept', 'readwrite').objectStore('kept');
      store.put({ version: 1, turn: 1, courses: { codeweek } }, 'children/fox-blue').onsuccess = done;
    };
  });
}

const onMap = async (page) => {
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.map .me').waitFor();
};

visit('a hat is won with its medal, put on, seen on the animal after a reload, and taken off', {}, async ({ page, asked }) => {
  assert.ok(!asked.some((url) => /worn|wear/.test(url)), 'what is worn came before anything was won');
  await page.evaluate(nearlyDone, LAST);
  await page.reload();
  await page.locator('.map').waitFor();
  await goTo(page, LAST);
  await page.locator('.run').click();
  await page.locator('.ways .button, dialog.win .button.primary').last().click({ timeout: 60_000 });
  await page.locator('.crowned .gift').waitFor();
  assert.match(await page.locator('.crowned .new').textContent(), /^Tu peux porter ça : la casquette du facteur\.$/);
  const [fresh, on] = await page.evaluate(() => ['.new', '.on'].map((name) => document.querySelector(`.crowned ${name}`).getBoundingClientRect()));
  assert.ok(fresh.bottom <= on.top, 'what is new stands under the way on');
  await page.locator('.crowned .on').click();
  await page.locator('.comic .skip').click();
  await page.locator('.comic .skip').click(); // the next chapter's
  await onMap(page);
  assert.equal(await page.locator('.me .hat, .pin .hat').count(), 0);
  await page.locator('button.me').click();
  await page.locator('.wardrobe').waitFor();
  assert.deepEqual(await findings(page), []);
  assert.equal(await page.locator('.thing:not(.waits)').count(), 1);
  await page.locator('.thing.waits').first().click();
  assert.match(await page.locator('.wardrobe .said').textContent(), /^Cette surprise t'attend à la fin de/);
  assert.equal(await page.locator('.wardrobe .hat').count(), 0);
  await page.locator('.thing:not(.waits)').click();
  assert.equal(await page.locator('.thing[aria-pressed="true"]').count(), 1);
  await page.locator('.wardrobe .animal .hat').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.me .hat').waitFor();

  await page.reload();
  await page.locator('.me .hat').waitFor();
  await page.locator('.pin .hat').waitFor();
  await goTo(page, '02-le-facteur/01-il-regarde-devant-lui');
  await page.locator('.pilot .hat').waitFor();
  await onMap(page);
  await page.locator('button.me').click();
  await page.locator('.thing[aria-pressed="true"]').click();
  assert.equal(await page.locator('.wardrobe .hat').count(), 0);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('.map .pin') && !document.querySelector('.hat, dialog'));
});
