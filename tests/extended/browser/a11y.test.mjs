// Who does not see the page: what is said of it, in the order in which it is met, and by the accessibility tree alone.
import assert from 'node:assert/strict';
import { awake, goTo, settled, STAIRS, tap, until } from '../../browser/driver.mjs';
import { measure } from '../../browser/measure.mjs';
import { turn, visit } from '../../browser/visit.mjs';

const MAZE = '08-tant-que/02-jusqu-au-drapeau';

turn('a program is run whose last block was put there in the same moment', {}, async ({ page }) => {
  await goTo(page, '01-la-fusee/02-une-case-de-plus');
  await awake(page);
  await page.locator('#skip').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('t');
  const right = () => page.evaluate(() => /vers la droite/.test(document.activeElement.getAttribute('aria-label') ?? ''));
  for (let steps = 0; steps < 20 && !await right(); steps++) await page.keyboard.press('ArrowDown');
  await page.evaluate(() => { // as a slow computer does what was pressed meanwhile
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true }));
    document.querySelector('.run').click();
  });
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
});

turn('a block is read by its words, never as an empty picture', {}, async ({ page }) => {
  for (const id of [STAIRS, MAZE]) {
    await goTo(page, id);
    const names = await page.evaluate(() => [...document.querySelectorAll('.blocks [aria-label]')].map((each) => each.getAttribute('aria-label')));
    assert.ok(names.some((name) => /^(avancer|mur devant)/.test(name)), names.join(' | '));
    assert.deepEqual(names.filter((name) => /^vide|\bvide, /.test(name)), []);
  }
});

turn('the first thing that the keyboard meets skips the bars', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await page.locator('#skip').focus();
  assert.equal(await page.locator('#skip').textContent(), 'Aller au contenu');
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate(() => document.activeElement.closest('.editor') !== null));
});

turn('sliders say in words where they stand', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  await tap(page, 'avancer');
  await page.keyboard.press('F8');
  await page.waitForFunction(() => /^pas\s1\ssur\s\d+$/.test(document.querySelector('.seek input').getAttribute('aria-valuetext')));
  assert.match(await page.locator('.speed input').getAttribute('aria-valuetext'), /^vitesse\s\d\ssur\s\d$/);
});

turn('a button whose words have no room keeps its name', { size: 'tablet' }, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/workshop'; });
  await page.locator('.workshop .save').waitFor();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).waitFor({ state: 'attached' });
});

turn('no page is wider than a window of 320 pixels, whether 256 or 640 high', {}, async ({ page }) => {
  const high = (height) => page.setViewportSize({ width: 320, height });
  for (const hash of ['#/chapter/1', '#/map', '#/settings', '#/profiles', '#/animal', '#/code', '#/elsewhere', '#/packs', '#/workshop', `#/level/${STAIRS}`, '#/level/05-la-tortue-geometre/01-quel-dessin']) {
    const before = await page.title();
    await page.evaluate((wanted) => { location.hash = wanted; }, hash);
    await page.waitForFunction((was) => document.title !== was, before);
    for (const height of [256, 640]) {
      await high(height);
      await settled(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${hash} ${height}`);
    }
  }
  await goTo(page, STAIRS);
  for (const height of [256, 640]) {
    await high(height);
    await settled(page);
    const { height: blocks } = await page.locator('.work').boundingBox();
    assert.ok(blocks > 150, `the blocks have ${blocks} pixels of ${height}`);
  }
});

visit('steps are told one by one once that is asked for', { speed: 4 }, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.getByRole('group', { name: /lecteur d.écran/ }).getByRole('radio').first().check({ force: true });
  await goTo(page, STAIRS);
  await awake(page);
  for (const words of ['répéter', 'pivoter à gauche']) await tap(page, words);
  await page.locator('.run').click();
  await page.locator('.lit-running').first().waitFor();
  assert.equal(await page.locator('[aria-live] .sentence, .sentence[aria-live], .bubble[aria-live]').first().evaluate((each) => each.closest('[aria-live]').getAttribute('aria-live')), 'polite');
});

turn('T is a letter in a text, with the blocks beside it', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  if (await page.locator('section.python').isHidden()) await page.locator('.view, .strip .code').filter({ visible: true }).last().click();
  await page.locator('section.python .write').click();
  await page.locator('.writing .chips .key').first().waitFor({ timeout: 60_000 });
  const box = page.locator('.writing .cm-content');
  await box.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('twt');
  await until(async () => await box.locator('.cm-line').first().textContent() === 'twt');
});

turn('nothing is cut or too small on a laptop that shows everything twice as large', {}, async ({ page }) => {
  await page.setViewportSize({ width: 683, height: 384 });
  for (const id of ['16-le-carnet-de-python/08-le-vrai-code-de-cesar', '14-le-studio/02-frere-jacques']) {
    await goTo(page, id);
    await awake(page);
    await settled(page);
    assert.deepEqual(await page.evaluate(measure), [], id);
  }
  await page.evaluate(() => { location.hash = '#/level/17-objectif-brevet/04-s-orienter-a-90'; });
  await page.locator('.parts .tab').nth(4).waitFor();
  await settled(page);
  assert.deepEqual(await page.evaluate(measure), []);
});

turn('the name of a block ends in no comma, says nothing of a hole that is filled, and a heading is none of the blocks offered', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  const names = await page.locator('.blocks [aria-label]').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  assert.ok(names.includes('répéter, 4, fois, une valeur à changer'), names.join(' | '));
  assert.deepEqual(names.filter((name) => /,\s*$|trou/.test(name)), []);
  assert.deepEqual(await page.locator('.blocks [role=option]').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')).filter((name) => /titre$/.test(name))), []);
});
