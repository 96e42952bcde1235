// What a child, an animateur and a teacher do in the page, in a real Chromium.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awake, goTo, passGate, python, says, STAIRS, step, tap } from './driver.mjs';
import { takeFile } from './places.mjs';
import { turn } from './visit.mjs';
import { FIRST, build, PROGRAM } from './page_visits.mjs';

turn('a program tapped together runs, wins three stars, and leads on to the chapter that the puzzle of a door opens', { speed: 4, motion: true }, async ({ page }) => {
  await build(page);
  await awake(page);
  await page.locator('.run').click();
  await page.locator('.lit-running').first().waitFor();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog.win .full').count(), 3);
  await page.locator('dialog.win .primary').click();
  await page.locator('.comic .skip').click();
  await page.waitForFunction(() => location.hash.includes('/level/07-les-detecteurs/01'));
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

turn('a child who can do a level already goes to the solo of its chapter', {}, async ({ page }) => {
  await goTo(page, '02-le-facteur/03-le-coin-de-la-rue');
  await page.locator('.more').click();
  await page.locator('dialog.menu .button', { hasText: 'Je sais déjà faire !' }).click();
  assert.match(await page.locator('dialog').textContent(), /« La grande tournée », le 2\.10/);
  await page.locator('dialog .primary').click();
  await page.locator('[data-level="02-le-facteur/09-la-grande-tournee"] .more').click();
  assert.equal(await page.locator('dialog.menu', { hasText: 'Je sais déjà faire' }).count(), 0);
});

turn('a level file that is not right says where and why, as the checker does', {}, async ({ page }) => {
  await takeFile(page, 'title: Cassé\nmaps:\n  - |\n    >.*\ntoolbox: [volerr]\nsolution: avancer()\n');
  await page.locator('dialog.problems').waitFor({ timeout: 60_000 });
  assert.match(await page.locator('dialog.problems').textContent(), /ligne 5/);
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
