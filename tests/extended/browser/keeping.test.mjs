// What a browser refuses to keep is told where the child works; two tabs of one child lose nothing of each other.
import assert from 'node:assert/strict';
import { goTo, kept, keptSo, passGate, STAIRS, tap } from '../../browser/driver.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { CHILD, holds, who, roster } from '../../browser/keeping_visits.mjs';

/** From now on the browser has no room, until it is given some. */
const full = (page) => page.evaluate(() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  window.giveRoom = () => { IDBObjectStore.prototype.put = put; };
});

visit('two tabs on one level: the program made last stays, the other is in the history', {}, async ({ page, context, address }) => {
  await goTo(page, STAIRS);
  await page.evaluate(() => { // as if the child never left it
    for (const name of ['focus', 'visibilitychange']) window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
  });
  const other = await context.newPage();
  await other.goto(address);
  await goTo(other, STAIRS);
  await tap(other, 'pivoter à gauche');
  await keptSo(other, CHILD, holds('turn_left'));
  await page.bringToFront();
  await tap(page, 'avancer');
  const { programs, history } = (await keptSo(page, CHILD, holds('move'))).courses.codeweek;
  assert.match(JSON.stringify(programs[STAIRS]), /"move"/);
  assert.doesNotMatch(JSON.stringify(programs[STAIRS]), /"turn_left"/);
  assert.match(JSON.stringify(history[STAIRS]), /"turn_left"/);
});

turn('a browser without room says so under the level, and keeps all once there is room', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await full(page);
  await tap(page, 'avancer');
  const strip = page.locator('.unsaved');
  await strip.getByText("Ton travail n'est pas encore gardé").waitFor();
  await strip.getByText("n'a plus de place").waitFor();
  assert.equal(await page.locator('dialog').count(), 0);
  const box = await strip.boundingBox();
  const bottom = await page.locator('.page.level').evaluate((level) => level.getBoundingClientRect().bottom);
  assert.ok(bottom <= box.y + 1, 'the level goes on under the strip');
  await page.evaluate(() => window.giveRoom());
  await strip.waitFor({ state: 'detached', timeout: 8000 });
  const program = (await kept(page, CHILD)).courses.codeweek.programs[STAIRS];
  assert.match(JSON.stringify(program), /"move"/);
  assert.equal(await page.locator('.page.level').evaluate((level) => level.getBoundingClientRect().bottom), 768);
});

turn('what was refused is tried again every five seconds, whatever the clock of the computer does', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await full(page);
  await tap(page, 'avancer');
  await page.locator('.unsaved').waitFor();
  await page.evaluate(() => {
    window.clock = Date.now;
    const now = Date.now();
    Date.now = () => now - 3_600_000; // somebody sets it back
    window.giveRoom();
  });
  await page.locator('.unsaved').waitFor({ state: 'detached', timeout: 20_000 });
  await page.evaluate(() => { Date.now = window.clock; });
});

turn('a child is erased when its thirty days are over, and not before', {}, async ({ page }) => {
  const away = (days) => page.evaluate(([name, gone]) => new Promise((done) => {
    const opened = indexedDB.open('codeweek');
    opened.onsuccess = () => {
      const change = opened.result.transaction('kept', 'readwrite');
      const [day, seen] = [gone, 1].map((days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10));
      change.objectStore('kept').put({ version: 1, away: day, seen, courses: {} }, name);
      change.oncomplete = done;
    };
  }), ['children/owl-pink', days]);
  for (const [days, there] of [[29, true], [31, false]]) {
    await away(days);
    await page.evaluate(() => { location.hash = '#/map'; });
    await page.locator('.chapters').waitFor();
    await page.evaluate(() => { location.hash = '#/profiles'; });
    await page.locator('.page.profiles .tile').first().waitFor();
    assert.equal((await kept(page, 'children/owl-pink')) !== undefined, there, `${days} days`);
  }
});

turn('a program whose place another tab took is opened again from the menu', {}, async ({ page, context, address }) => {
  await goTo(page, STAIRS);
  await tap(page, 'avancer');
  await keptSo(page, CHILD, holds('move'));
  await page.locator('.more').click();
  assert.equal(await page.locator('dialog .button', { hasText: 'avant' }).count(), 0);
  await page.keyboard.press('Escape');
  const file = await kept(page, CHILD);
  const { codeweek } = file.courses;
  const program = { blocks: { languageVersion: 0, blocks: [{ type: 'start', id: 'start', x: 20, y: 20, next: { block: { type: 'turn_left', id: 'b' } } }] } };
  const history = { [STAIRS]: [{ saved: 1, program }] };
  await page.evaluate(([name, value]) => new Promise((done) => {
    const opened = indexedDB.open('codeweek');
    opened.onsuccess = () => {
      const change = opened.result.transaction('kept', 'readwrite');
      change.objectStore('kept').put(value, name);
      change.oncomplete = done;
    };
  }), [CHILD, { ...file, courses: { codeweek: { ...codeweek, history } } }]);
  await page.reload();
  await page.locator('.blocks .category-start').first().waitFor();
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'Revoir mes programmes' }).click();
  await page.locator('dialog .button', { hasText: 'Programme 1' }).click();
  await page.locator('.python code', { hasText: 'pivoter_gauche' }).first().waitFor({ state: 'attached', timeout: 60_000 });
  const now = (await kept(page, CHILD)).courses.codeweek;
  assert.match(JSON.stringify(now.programs[STAIRS]), /"turn_left"/);
  assert.match(JSON.stringify(now.history[STAIRS]), /"move"/);
});

turn('settings that are refused are told too', {}, async ({ page }) => {
  await full(page);
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('.option', { hasText: '130' }).click();
  await page.locator('.unsaved').waitFor();
  await page.evaluate(() => window.giveRoom());
  await page.waitForTimeout(1100);
  await page.keyboard.press('Shift'); // an act tries it again
  await page.locator('.unsaved').waitFor({ state: 'detached', timeout: 2000 });
  assert.equal((await kept(page, 'settings')).zoom, 1.3);
});

turn('a child is erased for good, at once, and what its level still writes does not bring it back', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await tap(page, 'avancer');
  await keptSo(page, CHILD, holds('move'));
  await roster(page);
  await who(page, 'Renard bleu').click();
  await page.locator('dialog .button', { hasText: 'Effacer pour de bon' }).click();
  await page.locator('dialog', { hasText: 'On ne peut pas revenir' }).locator('.button', { hasText: 'Effacer' }).click();
  await who(page, 'Renard bleu').waitFor({ state: 'detached' });
  assert.equal(await kept(page, CHILD), undefined);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.reload();
  await page.waitForTimeout(500);
  assert.equal(await kept(page, CHILD), undefined);
  assert.equal((await kept(page, 'settings')).profile, '');
});

for (const place of ['roster', 'evaluation']) {
  visit(`the gate of the adult stands before #/${place} typed, reloaded and met in the history`, {}, async ({ page }) => {
    const there = page.locator(`.page.${place}`), gate = page.locator('dialog.ask');
    const type = () => page.evaluate((wanted) => { location.hash = wanted; }, `#/${place}`);
    await type();
    await gate.waitFor();
    await page.locator('.page.profiles').waitFor();
    assert.equal(await there.count(), 0);
    await page.keyboard.press('Escape');
    await gate.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => location.hash), '#/profiles');
    await type();
    await passGate(page);
    await there.waitFor();
    await page.reload();
    await gate.waitFor();
    assert.equal(await there.count(), 0);
    await passGate(page);
    await there.waitFor();
    await page.goBack();
    await page.locator('.page.profiles').waitFor();
    await page.goForward();
    await gate.waitFor();
    assert.equal(await there.count(), 0);
  });
}
