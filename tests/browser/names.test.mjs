// Names of boxes and blocks follow the language; « répéter jusqu'à » is built, run and told.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awake, goTo, python, settled, until } from './driver.mjs';
import { takeFile } from './places.mjs';
import { turn } from './visit.mjs';

const GAME = join(import.meta.dirname, '..', '..', 'levels', '13-quand', '10-mon-jeu.yaml');

const SQUARES = '10-mes-blocs/04-petit-moyen-grand', FLAG = '08-tant-que/02-jusqu-au-drapeau';
const SHOTS = process.env.CODEWEEK_SHOTS; // a folder for pictures to look at

const written = (page) => page.evaluate(() => document.querySelector('.blocks .blocklyBlockCanvas').textContent);
const picture = async (page, name) => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` }); };

turn('a program kept in one language takes the names of the other, and back', {}, async ({ page }) => {
  await goTo(page, SQUARES);
  await awake(page);
  assert.match(await python(page), /^def carré\(côté\):/);
  const ways = [['English', /^def square\(side\):.*square\(90\)/s, /carré|côté/], ['Français', /^def carré\(côté\):.*carré\(90\)/s, /square|side/]];
  for (const [language, names, others] of ways) {
    await page.evaluate(() => { location.hash = '#/settings'; });
    await page.locator('.option', { hasText: language }).click();
    await goTo(page, SQUARES);
    await awake(page);
    await until(async () => names.test(await python(page))); // first what was kept, then what Python makes of it
    assert.doesNotMatch(await written(page), others);
    await picture(page, `names-${language}`);
  }
});

turn('a hero and a message of a game are chosen from those of its level, and a message may be another word', {}, async ({ page }) => {
  const file = await readFile(GAME, 'utf8'), hears = '  class porte:\n      def quand_message_ouvre():\n          cacher()\nsolution';
  await takeFile(page, file.replace('  class porte:\n      pass\nsolution', hears));
  await page.locator('.level .run').waitFor();
  await awake(page);
  const field = (words) => page.locator('.blocks .blocklyEditableField', { hasText: words }).first();
  const items = () => page.locator('.blocklyDropDownContent [role="option"]').allTextContents();
  await until(async () => {
    await page.keyboard.press('Escape');
    await field('pagaille').click();
    return (await items()).length === 3;
  });
  assert.deepEqual((await items()).map((each) => each.trim()), ['pixel', 'pagaille', 'porte']);
  await page.locator('.blocklyDropDownContent [role="option"]', { hasText: 'porte' }).click();
  await until(async () => await page.locator('.blocks .blocklyEditableField', { hasText: 'pagaille' }).count() === 0);
  await settled(page);
  await field('ouvre').click();
  await until(async () => (await items()).length === 2);
  assert.deepEqual((await items()).map((each) => each.trim()), ['ouvre', 'Un autre mot…']);
  await picture(page, 'names-of-a-game');
  await page.locator('.blocklyDropDownContent [role="option"]', { hasText: 'Un autre mot' }).click();
  await page.locator('.blocklyHtmlInput').fill('ferme');
  await page.keyboard.press('Enter');
  await field('ferme').waitFor();
});
