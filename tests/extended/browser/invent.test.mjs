// « Invente un niveau » : a child draws a level, has it proved, plays and wins it, finds it again, takes it along and opens it.
import assert from 'node:assert/strict';
import { awake, losePython, resize, SIZES, tap } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { measure } from '../../browser/measure.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { LONG, invent, ready, until, said, put } from '../../browser/invent_visits.mjs';

visit('a level that was invented plays on after another Python took the place of one that is gone', { fresh: true }, async ({ page }) => {
  await invent(page);
  await put(page, 'start', [0, 2]);
  await put(page, 'flag', [1, 2]);
  await page.locator('.invent .possible').click();
  await said(page, 'Ton niveau est possible en 1 bloc !');
  await page.locator('.invent .play').click();
  await page.locator('.level .blocks .category-start').first().waitFor(LONG);
  await awake(page);
  await tap(page, 'vers la droite');
  await losePython(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
});

turn('an empty map says what to do first, and is touched through it', {}, async ({ page }) => {
  await invent(page);
  const first = page.locator('.first-step');
  await page.locator('.first-step p', { hasText: 'Choisis une image, puis touche une case.' }).waitFor(LONG);
  const shown = () => page.locator('.first-step .shows img').first().getAttribute('src');
  assert.match(await shown(), /village\/hero\.svg$/);
  await page.locator('.brushes [data-value="flag"]').click();
  assert.match(await shown(), /village\/flag\.svg$/);
  const { x, y, width, height } = await first.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.waitForFunction(() => document.querySelector('.board').dataset.map.includes('G'), null, LONG);
  await first.waitFor({ state: 'hidden' });
  await page.locator('.invent .undo').click();
  await first.waitFor();
});

turn('what is missing is said: nothing, no hero, no goal, a goal walled in, two heroes', {}, async ({ page }) => {
  await invent(page);
  const prove = () => page.locator('.invent .possible').click();
  await prove();
  await said(page, 'Ton terrain est vide. Pose le héros et un but.');
  await put(page, 'flag', [5, 0]);
  await until(page, ['.....G', '......', '......', '......']);
  await prove();
  await said(page, 'Il manque le héros.');
  await put(page, 'start', [0, 0]);
  await put(page, 'floor', [5, 0]);
  await until(page, ['>.....', '......', '......', '......']);
  await prove();
  await said(page, 'Il manque un but.');
  await put(page, 'flag', [5, 0]);
  await put(page, 'wall', [4, 0], [5, 1]);
  await until(page, ['>...#G', '.....#', '......', '......']);
  await prove();
  await said(page, 'Le chemin est fermé : le héros ne peut pas tout atteindre.');
  await put(page, 'start', [2, 2]);
  await said(page, "Il n'y a qu'un héros par niveau : il est venu ici.");
  await until(page, ['....#G', '.....#', '..>...', '......']);
});

turn('a level is drawn by keys alone, undone, and no size cuts the hero off', {}, async ({ page }) => {
  await invent(page);
  await page.locator('.board').focus();
  for (const key of ['ArrowDown', 'Enter', 'ArrowRight', 'ArrowRight', 'g', 'ArrowDown', '#']) await page.keyboard.press(key);
  await until(page, ['......', '>.G...', '..#...', '......']);
  await page.keyboard.press('Control+z'); // one act alone, though the keys came faster than Python answered
  await until(page, ['......', '>.G...', '......', '......']);
  for (let times = 0; times < 2; times += 1) await page.locator('.lower').click();
  await until(page, ['......', '>.G...']);
  assert.ok(await page.locator('.lower').isDisabled());
  for (let times = 0; times < 2; times += 1) await page.locator('.wider').click();
  await until(page, ['........', '>.G.....']);
  assert.ok(await page.locator('.wider').isDisabled());
});

turn('all of it fits, reads and can be touched at every size', {}, async ({ page }) => {
  await invent(page);
  await put(page, 'start', [0, 2]);
  await put(page, 'flag', [1, 2]);
  await page.locator('.invent .possible').click();
  await page.locator('.invent .play').waitFor(LONG);
  for (const size of Object.keys(SIZES)) {
    await resize(page, size);
    assert.deepEqual(await page.evaluate(measure), [], size);
  }
  await resize(page, 'pc');
  assert.deepEqual(await findings(page), []);
});

visit('twenty levels are kept, one more is refused, and an erased one comes back', {}, async ({ page, address }) => {
  await page.evaluate(() => new Promise((done, lost) => {
    const opening = indexedDB.open('codeweek');
    opening.onsuccess = () => {
      const store = opening.result.transaction('kept', 'readwrite').objectStore('kept');
      const places = Array.from({ length: 20 }, (_none, index) => `invented-${index + 1}`);
      const gallery = Object.fromEntries(places.map((place) => [place, [{ grid: ['>.G', '...'], look: 'cave' }]]));
      const request = store.put({ version: 1, turn: 1, courses: { invented: { version: 1, gallery } } }, 'children/fox-blue');
      request.onsuccess = done;
      request.onerror = lost;
    };
  }));
  await page.goto(`${address}#/invented`);
  await page.reload();
  await page.locator('.mine .works li').nth(19).waitFor(LONG);
  const names = await page.locator('.mine .work-title').allTextContents();
  assert.equal(new Set(names).size, 20, 'each has a name of its own');
  assert.ok(names.includes('Niveau inventé 7'), names.join());
  assert.deepEqual(await page.locator('.mine .works li').evaluateAll((all) => all.filter((each) => {
    const [picture, bin] = ['.hung', '.throw'].map((part) => each.querySelector(part).getBoundingClientRect());
    return bin.top < picture.bottom;
  }).length), 0, 'no bin stands on a picture');
  await page.locator('.mine .new').click();
  await page.locator('.mine .said', { hasText: 'Tu as déjà 20 niveaux.' }).waitFor();
  await page.locator('[data-place="invented-7"] .throw').click();
  await page.locator('[data-place="invented-7"]').waitFor({ state: 'detached' });
  await page.locator('.bring-back').click();
  await page.locator('[data-place="invented-7"]').waitFor();
  await page.locator('[data-place="invented-7"] .throw').click();
  await page.locator('[data-place="invented-7"]').waitFor({ state: 'detached' });
  await page.locator('.mine .new').click();
  await ready(page);
  assert.match(page.url(), /#\/invent\/7$/);
});
