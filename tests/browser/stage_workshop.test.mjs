// A teacher draws a stage and writes its scenarios in the workshop of the page, in a real Chromium.
import assert from 'node:assert/strict';
import { measure } from './measure.mjs';
import { resize, settled, SIZES } from './driver.mjs';
import { turn } from './visit.mjs';
import { enter, fileIs, LONG, openText, saved, shot, text, undo, until } from './workshop_hands.mjs';

const GAME = `titre: "Mon jeu"  # de la classe
monde: scène
carte:
  grille: |
    ......
    ......
  héros: {chat: A1}   # tout seul
cartes:
  - nom: tout droit
    entrees: [[1, touche, droite]]
    temps: 3
    attendu: {chat.case: C1}
blocs: [quand_touche, vers_droite]
solution: |
  def quand_touche_droite():
      vers_droite()
      vers_droite()
`;
const [MARGIN, STRIP, WIDE, HIGH] = [0.32, 0.82, 6, 2]; // around the grid, as worlds/stage/picture.py has it
const part = (page, name) => page.locator(`[data-part="${name}"]`);
const holds = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector('#leaf-file textarea').value), pattern.source, LONG);

async function opened(page) {
  await enter(page);
  await openText(page, GAME, 'mon-jeu.yaml');
  await page.locator('.palette [data-letter="@chat"]').waitFor(LONG);
}

/** The middle of a cell. */
async function cell(page, x, y) {
  const box = await page.locator('.board canvas').boundingBox();
  const side = Math.min((box.width - 16) / (WIDE + 2 * MARGIN), (box.height - 16) / (HIGH + STRIP + 2 * MARGIN));
  const [left, top] = [box.x + box.width / 2 - (WIDE * side) / 2, box.y + box.height / 2 - ((HIGH + STRIP) * side) / 2];
  return [left + (x + 0.5) * side, top + (y + 0.5) * side];
}

turn('a wall, a star and the hero are put with the pointer, and each is undone', {}, async ({ page }) => {
  await opened(page);
  assert.deepEqual(await saved(page), ['mon-jeu.yaml', GAME]);
  await page.mouse.click(...(await cell(page, 3, 0)));
  await until(page, ['...#..', '......']);
  await page.locator('.palette [data-letter="*"]').click();
  assert.equal(await page.locator('.many').isVisible(), false);
  await page.mouse.click(...(await cell(page, 4, 1)));
  await until(page, ['...#..', '....*.']);
  await page.locator('.palette [data-letter="@chat"]').click();
  await page.mouse.click(...(await cell(page, 1, 1)));
  await holds(page, /héros: \{chat: B2\} {3}# tout seul/);
  await page.mouse.click(...(await cell(page, 3, 0))); // a wall: nobody stands there
  await page.mouse.click(...(await cell(page, 1, 2))); // what the game shows, under its last row
  for (let n = 0; n < 3; n++) await undo(page);
  await fileIs(page, GAME);
});

turn('heroes, boxes and a second scenario are written, and the first one stays', {}, async ({ page }) => {
  await opened(page);
  await part(page, 'heroes').fill('chat\nporte : maison');
  await page.locator('.palette [data-letter="@porte"]').waitFor(LONG);
  await part(page, 'boxes').fill('score : 2');
  await page.locator('[aria-label="Ajouter un scénario, copie du dernier"]').click();
  await page.locator('.map-tabs .tab[aria-selected="true"]', { hasText: 'Scénario 2' }).waitFor(LONG);
  await part(page, 'ticks').fill('9');
  await part(page, 'inputs').fill('4 a\n2 clic chat');
  await part(page, 'expected').fill('score : 2\ngagné');
  await part(page, 'expected').blur();
  await holds(page, /attendu: \{score: 2, fin: gagné\}/);
  const written = await text(page);
  for (const wanted of [/porte: \{case: B1, image: maison\}/, /boîtes: \{score: 2\}/, /temps: 3/, /temps: 9/, /\[\[2, clic, chat\], \[4, touche, a\]\]/, /attendu: \{chat.case: C1\}/]) assert.match(written, wanted);
  await part(page, 'heroes').scrollIntoViewIfNeeded();
  await shot(page, 'stage-written');
  await page.waitForFunction(() => document.querySelector('[data-part="expected"]').value === 'score : 2\nfin : gagné', undefined, LONG);
});

turn('by keyboard a cell says who stands there, and a new stage fits every window', {}, async ({ page }) => {
  await enter(page);
  await page.locator('.bar .more').click();
  await page.getByRole('button', { name: 'Nouvelle scène' }).click();
  await page.locator('.palette [data-letter="@chat"]').waitFor(LONG);
  await page.locator('.first-problem:not([data-severity="error"])').waitFor({ state: 'attached', ...LONG });
  await page.locator('.board').focus();
  for (const key of ['ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
  await page.waitForFunction(() => [...document.querySelectorAll('[aria-live]')].some((each) => /A1.*chat/.test(each.textContent)), undefined, LONG);
  for (const key of ['ArrowDown', 'ArrowRight', 'g']) await page.keyboard.press(key); // there is no row below
  await until(page, ['.G....']);
  for (const size of [...Object.keys(SIZES), null]) {
    if (size) await resize(page, size);
    else await page.setViewportSize({ width: 1024, height: 600 });
    await settled(page);
    await shot(page, `stage-${size ?? 'low'}`);
    assert.deepEqual(await page.evaluate(measure), [], size);
  }
});
