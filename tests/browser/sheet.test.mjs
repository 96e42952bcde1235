// The sheet of a turtle in the workshop of the page: put, turned and made wider by hand, in a real Chromium.
import assert from 'node:assert/strict';
import { findings } from './findings.mjs';
import { place } from './map_cells.mjs';
import { measure } from './measure.mjs';
import { resize, settled, SIZES } from './driver.mjs';
import { turn } from './visit.mjs';

const LONG = { timeout: 90_000 };
const HOUSE = `titre: "Une maison"  # de la classe
histoire: "Trace le coin de la maison."
monde: tortue
carte: {feuille: 400, depart: [-40, 0]}  # large
blocs: [avancer, tourner_gauche]
solution: |
  avancer(100)
  tourner_gauche(90)
  avancer(50)
indices: ["Où va la tortue ?", "Combien de pas ?", "Avance, tourne."]
`;

async function enter(page, text = HOUSE) {
  await page.evaluate(() => { location.hash = '#/workshop'; });
  await page.locator('.board[data-map]').waitFor(LONG);
  await page.locator('#tab-file').click();
  await page.locator('#leaf-file textarea').fill(text);
  await page.locator('.sheet-tools .told', { hasText: /\S/ }).waitFor(LONG);
}

/** Waits for the line of the map in the file. */
const mapIs = (page, wanted) => page.waitForFunction((line) => document.querySelector('#leaf-file textarea').value.split('\n').find((each) => each.startsWith('carte')) === line, wanted, LONG);
const fileIs = (page, wanted) => page.waitForFunction((text) => document.querySelector('#leaf-file textarea').value === text, wanted, LONG);
const undo = (page) => page.locator('[aria-label="Annuler"]').click();
const shot = (page, name) => process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

async function drag(page, ...places) {
  const [first, ...others] = places;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const each of others) await page.mouse.move(...each, { steps: 4 });
  await page.mouse.up();
}

turn('the turtle is put with a tap, taken and dragged, and each is undone at once', {}, async ({ page }) => {
  await enter(page);
  await page.mouse.click(...(await place(page, -36, 4, 400))); // it is there already
  await page.mouse.click(...(await place(page, 61, -39, 400)));
  await mapIs(page, 'carte: {feuille: 400, depart: [60, -40]}  # large');
  await drag(page, await place(page, 65, -40, 400), await place(page, 0, 100, 400), await place(page, -95, 0, 400));
  await mapIs(page, 'carte: {feuille: 400, depart: [-100, 0]}  # large');
  await drag(page, await place(page, -100, 0, 400), await place(page, -190, 150, 400), await place(page, -199, 400, 400));
  await mapIs(page, 'carte: {feuille: 400, depart: [-200, 160]}  # large');
  await shot(page, 's-edge');
  await undo(page);
  await mapIs(page, 'carte: {feuille: 400, depart: [-100, 0]}  # large');
  await undo(page);
  await undo(page);
  await fileIs(page, HOUSE);
});

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
