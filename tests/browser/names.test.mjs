// Names of boxes and blocks follow the language; « répéter jusqu'à » is built, run and told.
import assert from 'node:assert/strict';
import { awake, goTo, python, until } from './driver.mjs';
import { turn } from './visit.mjs';

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
