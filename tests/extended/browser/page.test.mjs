// What a child, an animateur and a teacher do in the page, in a real Chromium.
import assert from 'node:assert/strict';
import { awake, cached, goTo, keptSo, python, says, settled, STAIRS, tap } from '../../browser/driver.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { FIRST, build, PROGRAM } from '../../browser/page_visits.mjs';

turn('the stars wait until what was opened meanwhile is closed', { speed: 4 }, async ({ page }) => {
  await goTo(page, FIRST);
  await awake(page);
  await page.locator('.run').click();
  await page.keyboard.press('F2');
  await page.locator('dialog[open]').waitFor();
  await page.waitForFunction(() => { const seek = document.querySelector('.seek input'); return seek.value !== '0' && seek.value === seek.max; }, null, { timeout: 30_000 });
  await page.waitForTimeout(1500);
  await page.keyboard.press('Escape');
  await page.locator('dialog.win').waitFor();
});

turn('a card is closed by a touch beside it, and not by one on its own margin', {}, async ({ page }) => {
  await goTo(page, FIRST);
  await page.locator('[aria-label="Menu"]').click();
  const { x, y } = await page.locator('dialog[open]').boundingBox();
  await page.mouse.click(x + 6, y + 40);
  assert.equal(await page.locator('dialog[open]').count(), 1);
  await page.mouse.click(x - 20, y + 40);
  assert.equal(await page.locator('dialog[open]').count(), 0);
});

turn('what was won in another tab is kept when the child goes on in the first one', {}, async ({ page, context, address }) => {
  await goTo(page, STAIRS);
  const other = await context.newPage();
  await other.goto(address);
  await goTo(other, FIRST);
  await other.locator('.run').click();
  await other.locator('dialog.win').waitFor({ timeout: 60_000 });
  await other.close();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus'))); // which a browser without a window does not tell
  await settled(page);
  await tap(page, 'avancer');
  await keptSo(page, 'children/fox-blue', ({ courses }) => /"move"/.test(JSON.stringify(courses.codeweek.programs?.[STAIRS] ?? '')));
  await page.evaluate(() => { location.hash = '#/chapter/1'; });
  await page.reload();
  await page.locator('.stop .star.full').first().waitFor();
});

turn('sizes and colours are chosen with the arrow keys, one after the other', {}, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('input[value="1"]').focus();
  for (let time = 0; time < 2; time++) await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('input[value="1.3"]').isChecked(), true);
  await page.keyboard.press('Tab');
  for (let time = 0; time < 2; time++) await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'night');
});

visit('blocks are built and kept before Python is there, and Run waits politely', { fresh: true }, async ({ page }) => {
  await build(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
});

turn('the way back from the settings never leaves codeweek', {}, async ({ page, context, address }) => {
  await goTo(page, FIRST);
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('.page.settings').waitFor();
  await page.locator('[aria-label="Retour"]').click();
  await page.locator(`[data-level="${FIRST}"]`).waitFor();
  const other = await context.newPage();
  await other.goto('about:blank');
  await other.goto(`${address}#/settings`);
  for (const language of ['English', 'Français']) await other.locator('.option', { hasText: language }).click();
  await other.locator('[aria-label="Retour"]').click();
  await other.locator('.chapters').waitFor();
});

turn('a way back that is touched twice goes back once', {}, async ({ context, address }) => {
  const page = await context.newPage();
  await page.goto('about:blank');
  await page.goto(`${address}#/level/${FIRST}`);
  for (let time = 0; time < 2; time += 1) {
    await page.locator(`[data-level="${FIRST}"]`).waitFor();
    await page.evaluate(() => { location.hash = '#/settings'; });
    await page.locator('.page.settings').waitFor();
    await page.locator('[aria-label="Retour"]').evaluate((button) => { button.click(); button.click(); });
  }
  await page.locator(`[data-level="${FIRST}"]`).waitFor();
});

const ENDS = {
  hangs: () => { setTimeout(() => { for (;;); }, 0); },
  'is gone': () => { self.close(); },
};
for (const [what, end] of Object.entries(ENDS)) {
  visit(`a Python that ${what} is replaced by another one, the page alive and no block lost`, { fresh: true }, async ({ page }) => {
    await build(page);
    await awake(page);
    const old = page.workers().at(-1);
    const ended = new Promise((done) => { old.on('close', done); });
    await page.clock.install();
    await old.evaluate(end);
    await page.locator('.run').click();
    // The page does not wait: a block is added and taken back, the menu opens.
    await tap(page, 'avancer');
    assert.equal(await page.locator('.blocklyBlockCanvas .category-start .category-motion').count(), 5);
    await page.locator('[aria-label="Annuler"]').click(); // undo
    await page.locator('.more').click();
    await page.locator('dialog.menu').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.run').click();
    await page.clock.fastForward('00:21'); // one more than an answer may take
    await says(page, 'Tes blocs sont tous là', 60_000);
    await ended;
    await page.locator('.run').click();
    await page.locator('dialog.win').waitFor({ timeout: 60_000 });
    assert.equal(await python(page), PROGRAM);
    assert.notEqual(page.workers().at(-1), old);
  });
}

visit('with the server gone, the page opens again and plays', { workers: 'allow' }, async ({ page, context }) => {
  await page.evaluate(async () => {
    const ready = await navigator.serviceWorker.ready;
    for (let tries = 0; ready.active?.state !== 'activated' && tries < 300; tries++) await new Promise((next) => setTimeout(next, 100));
  });
  const speaks = async (language) => {
    await page.evaluate(() => { location.hash = '#/settings'; });
    await page.locator(`.option:has(input[value="${language}"])`).click();
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  };
  assert.equal(await page.evaluate(() => caches.match('data/words.en.json').then(Boolean)), false, 'another language is kept before anybody speaks it');
  assert.equal(await page.evaluate(() => caches.match('py/python_rest.zip').then(Boolean)), false, 'the rest of Python is kept before anybody has won');
  await speaks('en');
  await cached(page, 'data/workshop.en.json'); // the last of its files
  await speaks('fr');
  await cached(page, 'sounds/win.wav'); // and of the sounds
  await context.setOffline(true);
  await page.reload();
  const debugs = await page.evaluate(async () => { // the levels of each chapter are there; some of them are played
    const { chapters } = await (await fetch('data/course.fr.json')).json();
    const files = new Set(chapters.flatMap(({ levels }) => levels.map(({ id }) => id.split('/')[0])));
    const whole = (await Promise.all([...files].map((name) => fetch(`data/${name}.fr.json`).then((answer) => answer.json())))).flat();
    const found = chapters.flatMap(({ levels }) => levels.find(({ mode, writing }) => mode === 'debug' && writing !== 'text')?.id ?? []);
    if (!found.every((id) => whole.some((level) => level.id === id && level.maps.length > 0))) throw new Error('a level is not kept');
    return [found[0], found[found.length >> 1], found.at(-1)];
  });
  for (const level of debugs) {
    await goTo(page, level);
    await awake(page);
    await page.locator('.run').click();
    await page.waitForFunction(() => Number(document.querySelector('.seek input').value) > 1);
  }
  await build(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await speaks('en');
  await goTo(page, FIRST);
});

visit('two tabs of one child write at any time: no star goes down, no program is lost', {}, async ({ page, context, address }) => {
  await goTo(page, STAIRS);
  await page.evaluate(() => { // as if the child never left it
    for (const name of ['focus', 'visibilitychange']) window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
  });
  const other = await context.newPage();
  await other.goto(address);
  await goTo(other, FIRST);
  await other.locator('.run').click();
  await other.locator('dialog.win').waitFor({ timeout: 60_000 });
  await page.bringToFront();
  await tap(page, 'avancer'); // writes what it knows
  await keptSo(page, 'children/fox-blue', ({ courses }) => /"move"/.test(JSON.stringify(courses.codeweek.programs?.[STAIRS] ?? '')));
  await other.bringToFront();
  await other.reload();
  await other.evaluate(() => { location.hash = '#/chapter/1'; });
  await other.locator('.stop .star.full').first().waitFor();
  await goTo(other, STAIRS);
  await other.locator('.python code', { hasText: 'avancer' }).first().waitFor({ state: 'attached', timeout: 60_000 }); // once Python is awake
});

visit('a browser without room: what is won stays won until the page is closed', {}, async ({ page }) => {
  await goTo(page, FIRST);
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
  await page.evaluate(() => window.dispatchEvent(new Event('focus'))); // what is kept is read again
  await settled(page, 20);
  await page.evaluate(() => { location.hash = '#/chapter/1'; });
  await page.locator('.stop .star.full').first().waitFor();
});
