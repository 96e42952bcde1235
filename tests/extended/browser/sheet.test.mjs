// The sheet of a turtle in the workshop of the page: put, turned and made wider by hand, in a real Chromium.
import assert from 'node:assert/strict';
import { findings } from '../../browser/findings.mjs';
import { place } from '../../browser/map_cells.mjs';
import { measure } from '../../browser/measure.mjs';
import { resize, settled, SIZES } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';
import { LONG, HOUSE, enter, mapIs, fileIs, undo, shot, drag } from '../../browser/sheet_visits.mjs';

turn('it is turned on the dial or by its number, and its sheet is made wider, narrower and as the drawing needs', {}, async ({ page }) => {
  await enter(page);
  const dial = await page.locator('.sheet-tools .dial').boundingBox();
  const [x, y] = [dial.x + dial.width / 2, dial.y + dial.height / 2];
  await drag(page, [x + 40, y - 2], [x + 30, y - 30], [x, y - 45]);
  await mapIs(page, 'carte: {feuille: 400, depart: [-40, 0], cap: haut}  # large');
  await undo(page);
  await fileIs(page, HOUSE);
  await page.locator('.sheet-tools input[type="number"]').fill('37');
  await mapIs(page, 'carte: {feuille: 400, depart: [-40, 0], cap: 37}  # large');
  await page.locator('.sheet-tools input[type="number"]').fill('');
  await page.locator('[aria-label="Feuille plus large (+)"]').click();
  await mapIs(page, 'carte: {feuille: 450, depart: [-40, 0], cap: 37}  # large');
  await page.locator('.sheet-tools .check', { hasText: 'Ajustée' }).click();
  await mapIs(page, 'carte: {depart: [-40, 0], cap: 37}  # large');
  await page.locator('.sheet-tools .check', { hasText: "n'importe où" }).click();
  await page.waitForFunction(() => /position_libre: true/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
  assert.equal(await page.locator('.sheet-tools .told').textContent().then((words) => /s'ajuste au dessin/.test(words)), true);
});

turn('all of it by keyboard, said to who does not see it', {}, async ({ page }) => {
  await enter(page);
  await page.locator('.board').focus();
  assert.equal(await page.locator('.board').getAttribute('aria-label'), 'La feuille');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'Shift+ArrowLeft', '+', '+', '-']) await page.keyboard.press(key);
  await mapIs(page, 'carte: {feuille: 450, depart: [-20, -10], cap: 15}  # large');
  await page.locator('.sr-only, [aria-live]', { hasText: 'Départ : x -20, y -10. La tortue regarde à 15 degrés. Feuille de 450 pas.' }).first().waitFor({ state: 'attached', ...LONG });
  await page.keyboard.press('Control+z');
  await fileIs(page, HOUSE);
});

turn('a sheet too small for the model, one of no width, a start beside it, a map of letters: each is told, and the work goes on', {}, async ({ page }) => {
  await enter(page);
  const told = (words) => page.locator('.first-problem p', { hasText: words }).waitFor(LONG);
  while (!(await page.locator('[aria-label="Feuille moins large (−)"]').isDisabled())) {
    await page.locator('[aria-label="Feuille moins large (−)"]').click(); // quicker than Python tells of it
  }
  await mapIs(page, 'carte: {feuille: 50, depart: [-25, 0]}  # large');
  await told('Le modèle sort de la feuille');
  await shot(page, 's-small');
  const file = page.locator('#leaf-file textarea');
  for (const [wrong, words] of [['{feuille: 0}', '5000'], ['{depart: [999, 0]}', 'à partir du milieu']]) {
    await file.fill(HOUSE.replace('{feuille: 400, depart: [-40, 0]}', wrong));
    await told(words);
    assert.equal(await page.locator('.sheet-tools').isVisible(), true);
  }
  await page.mouse.click(...(await place(page, 100, 0, 500)));
  await page.waitForFunction(() => !/999/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
  await file.fill(HOUSE.replace('{feuille: 400, depart: [-40, 0]}', '">..G"'));
  await told("Une tortue n'a pas de grille");
  await page.locator('.sheet-tools').waitFor({ state: 'hidden' });
});

turn('a new turtle level fits its drawing, and keeps its size under the hand', {}, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/workshop'; });
  await page.locator('.board[data-map]').waitFor(LONG);
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'tortue' }).click();
  await page.locator('.sheet-tools .told', { hasText: "s'ajuste au dessin : 300 pas" }).waitFor(LONG);
  await shot(page, 's-new');
  await drag(page, await place(page, -50, -17, 300), await place(page, -100, -60, 300));
  await mapIs(page, 'carte: {depart: [-100, -60], feuille: 300}');
  assert.deepEqual(await findings(page), []);
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'touches' }).click();
  await page.locator('dialog .note', { hasText: 'Tourner la tortue de 15 degrés' }).waitFor();
  await page.keyboard.press('Escape');
});

for (const sizes of [['pc', 'small'], ['tablet', 'phone', 'lying']]) {
  turn(`nothing of the sheet is cut, covered or small on a ${sizes.join(', ')}`, { size: sizes[0], touch: SIZES[sizes[0]][0] < 1000 }, async ({ page }) => {
    await enter(page);
    await page.locator('#tab-about').click();
    for (const size of sizes) {
      await resize(page, size);
      await settled(page);
      await shot(page, `s-${size}`);
      assert.deepEqual(await page.evaluate(measure), [], size);
    }
  });
}

turn('in a low window everything beside the sheet is in sight', {}, async ({ page }) => {
  await enter(page);
  await page.setViewportSize({ width: 1024, height: 600 });
  await settled(page);
  await shot(page, 's-low');
  assert.equal(await page.locator('.sheet-tools').evaluate((tools) => tools.scrollHeight <= tools.clientHeight), true);
  assert.deepEqual(await page.evaluate(measure), []);
});
