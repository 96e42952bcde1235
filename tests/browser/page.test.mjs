// What a child, an animateur and a teacher do in the page, in a real Chromium.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awake, cached, goTo, keptSo, passGate, python, says, settled, STAIRS, step, tap } from './driver.mjs';
import { takeFile } from './places.mjs';
import { turn, visit } from './visit.mjs';

const FIRST = '01-la-fusee/01-decollage';

async function build(page) {
  await goTo(page, STAIRS);
  for (const words of ['répéter', 'avancer', 'pivoter à gauche', 'avancer', 'pivoter à droite']) await tap(page, words);
}

const PROGRAM = 'for _ in range(4):\n    avancer()\n    pivoter_gauche()\n    avancer()\n    pivoter_droite()';

turn('a program tapped together runs, wins three stars, and opens the next level', { speed: 4, motion: true }, async ({ page }) => {
  await build(page);
  await awake(page);
  await page.locator('.run').click();
  await page.locator('.lit-running').first().waitFor();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog.win .full').count(), 3);
  await page.locator('dialog.win .primary').click();
  await page.waitForFunction(() => location.hash.includes('/level/04-la-ronde/06'));
});

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

turn('the question mark of the map says which level comes next and what can be done here, then the keys', {}, async ({ page }) => {
  await page.locator('.map .bar .roomy').click();
  assert.match(await page.locator('dialog .note').first().textContent(), /bouton vert.*1\.1\s·\sDécollage/);
  await page.locator('dialog .button', { hasText: 'Les touches' }).click();
  await page.locator('dialog.keys').waitFor();
});

turn('an adult opens every level, is told so, and closes them again', {}, async ({ page }) => {
  const last = page.locator('.stop').nth(1);
  const ask = async (answer) => {
    await page.evaluate(() => { location.hash = '#/map'; });
    await page.locator('.adult').click();
    await page.locator('dialog .button', { hasText: answer }).click();
  };
  for (const [answer, told, open] of [['Tout ouvrir', 'Tous les niveaux sont ouverts.', true], ['Refermer', 'Les niveaux sont refermés.', false]]) {
    await ask(answer);
    if (open) {
      await page.locator('.written').fill('1');
      await page.keyboard.press('Enter');
      await page.locator('dialog.ask h2', { hasText: 'pas ça' }).waitFor(); // a wrong number opens nothing
      await passGate(page);
    }
    await page.locator('dialog h2', { hasText: told }).waitFor();
    await page.locator('dialog .button').last().click();
    await page.locator('.chapter').first().click();
    if (open) await page.locator('.comic .skip').click(); // the story of the chapter, once
    await last.waitFor();
    assert.equal(await last.isEnabled(), open);
  }
});

turn('a solution stands behind a gate, is shown as blocks, and goes into no program', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  await tap(page, 'avancer');
  await page.locator('[aria-label="Menu"]').click();
  await page.locator('dialog .button', { hasText: "Aide pour l'adulte" }).click();
  await page.locator('dialog .button', { hasText: 'Voir une solution' }).click();
  assert.equal(await page.locator('.solution').count(), 0);
  await passGate(page);
  await page.locator('.solution .category-control').first().waitFor();
  assert.equal(await page.locator('.solution pre').textContent(), `${PROGRAM}\n`);
  await page.locator('dialog .button').last().click();
  await page.locator('.solution').waitFor({ state: 'detached' });
  assert.equal(await python(page), 'avancer()');
});

turn('pause, step, step back and the slider move along the film', {}, async ({ page }) => {
  await build(page);
  await awake(page);
  const [, back, forward] = await page.locator('.player > .button:not(.run)').all();
  await forward.click();
  await page.waitForFunction(() => document.querySelector('.seek input').value === '1');
  await forward.click();
  await page.waitForFunction(() => document.querySelector('.seek input').value === '2');
  await says(page, 'B5');
  await back.click();
  await page.waitForFunction(() => document.querySelector('.seek input').value === '1');
  await page.locator('.seek input').fill('9');
  assert.equal(await step(page), 9);
  assert.equal(await page.locator('.lines .lit-running').count(), 1);
});

turn('a reload finds the program, the child and the level', {}, async ({ page }) => {
  await build(page);
  await awake(page);
  assert.equal(await python(page), PROGRAM);
  await page.reload();
  await page.locator('.blocks .category-start').first().waitFor();
  await awake(page);
  assert.equal(await python(page), PROGRAM);
});

turn('an endless loop is stopped, and the page goes on', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  await takeFile(page, [
    'title: Sans fin', 'maps:', '  - |', '    >.G', 'toolbox: [pivoter_gauche, avancer, tant que, au_but, non]',
    'given: |', '  while not au_but():', '      pivoter_gauche()', 'solution: |', '  avancer()', '  avancer()', 'mode: debug', '',
  ].join('\n'));
  await page.locator('h1', { hasText: 'Sans fin' }).waitFor();
  await page.locator('.run').click();
  await says(page, 'toujours au même endroit', 30_000);
  await page.locator('.more').click();
  await page.locator('dialog.menu').waitFor();
});

turn('a level file that is not right says where and why, as the checker does', {}, async ({ page }) => {
  await takeFile(page, 'title: Cassé\nmaps:\n  - |\n    >.*\ntoolbox: [volerr]\nsolution: avancer()\n');
  await page.locator('dialog.problems').waitFor({ timeout: 60_000 });
  assert.match(await page.locator('dialog.problems').textContent(), /ligne 5/);
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

turn('a prediction asks for a square, and judges it', {}, async ({ page }) => {
  await goTo(page, '02-le-facteur/01-il-regarde-devant-lui');
  await awake(page);
  await page.locator('.run').click();
  await says(page, 'touche|Touche');
  await page.locator('.world.choosing').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('.run').click();
  await page.waitForFunction(() => Number(document.querySelector('.seek input').value) > 0);
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

turn('another language changes every sentence, and keeps the program', {}, async ({ page }) => {
  await build(page);
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('.option', { hasText: 'English' }).click();
  await page.locator('h1', { hasText: 'Settings' }).waitFor();
  await goTo(page, STAIRS);
  await awake(page);
  assert.match(await python(page), /^for _ in range\(4\):\n {4}move\(\)\n {4}turn_left\(\)/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

turn('progress goes out in a file and comes back', {}, async ({ page }) => {
  await build(page);
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.elsewhere-open').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.saves').click()]);
  assert.equal(download.suggestedFilename(), 'codeweek-fox-blue.json');
  const file = join(tmpdir(), `progress-${process.pid}.json`);
  await download.saveAs(file);
  const saved = JSON.parse(await readFile(file, 'utf8'));
  assert.equal(saved.version, 2);
  assert.equal(saved.courses.codeweek.programs[STAIRS].blocks.blocks[0].type, 'start');
  saved.profile = 'owl-pink';
  saved.courses.codeweek.stars = { [FIRST]: 3 };
  // As the desktop saves it: no shadow, no place but the start's.
  const repeat = { type: 'repeat', id: 'b1', inputs: { count: { block: { type: 'number', id: 'b2', fields: { value: 3 } } }, body: { block: { type: 'move', id: 'b3' } } } };
  const start = { type: 'start', id: 'start', x: 20, y: 20, deletable: false, next: { block: repeat } };
  saved.courses.codeweek.programs[STAIRS] = { blocks: { languageVersion: 0, blocks: [start] } };
  await writeFile(file, JSON.stringify(saved));
  await page.evaluate(() => { location.hash = '#/code'; });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.opens').click()]);
  await chooser.setFiles(file);
  await page.locator('dialog', { hasText: 'hibou rose' }).waitFor();
  await page.keyboard.press('Escape');
  assert.match(await page.locator('.chapter').first().textContent(), /3\ssur 30/);
  await goTo(page, STAIRS);
  await awake(page);
  assert.equal(await python(page), 'for _ in range(3):\n    avancer()');
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
