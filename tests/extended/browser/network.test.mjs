// A network that fails for a moment, on a page without its service worker, as in a room: what does not come is told, and
// all the rest goes on.
import assert from 'node:assert/strict';
import { awake, goTo, python, STAIRS, tap } from '../../browser/driver.mjs';
import { visit } from '../../browser/visit.mjs';

const LONG = { timeout: 60_000 };
const FIRST = '01-la-fusee/01-decollage';
const AGAIN = /Réessaie dans un instant/;

const go = (page, hash) => page.evaluate((wanted) => { location.hash = wanted; }, hash);

/** Someone for whom some files do not come, from now on until `back` is called. */
function without(name, files, body) {
  visit(name, {}, async ({ page, context, problems }) => {
    const refuse = (route) => route.abort();
    await context.route(files, refuse);
    await body({ page, back: () => context.unroute(files, refuse) });
    assert.deepEqual(problems.splice(0).filter((each) => !/Failed to load resource|dynamically imported module/.test(each)), []);
  });
}

without('what of Python only a code needs does not come: the Python of now goes on', '**/python_rest.zip', async ({ page, back }) => {
  await goTo(page, FIRST);
  await awake(page);
  const worker = page.workers().at(-1);
  await go(page, '#/elsewhere');
  await page.locator('body', { hasText: AGAIN }).waitFor(LONG);
  await goTo(page, FIRST);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  assert.equal(page.workers().at(-1), worker, 'it was replaced');
  await page.keyboard.press('Escape');
  await back();
  await go(page, '#/map');
  await go(page, '#/elsewhere');
  await page.locator('.code-words li, .words li').first().waitFor(LONG);
});

without('a font does not come: another one writes the blocks', '**/sans-bold.ttf', async ({ page }) => {
  await page.reload();
  await page.locator('.chapters').waitFor(LONG);
  await go(page, `#/level/${STAIRS}`);
  await page.locator('.blocks .category-start').first().waitFor(LONG);
  await tap(page, 'avancer');
  await awake(page);
  assert.equal(await python(page), 'avancer()');
});

without("Blockly's words do not come: that is told, and the blocks are there once they do", /chunk-.*\.js$/, async ({ page, back }) => {
  await go(page, `#/level/${STAIRS}`);
  await page.locator('.sentence', { hasText: AGAIN }).waitFor(LONG);
  await back();
  await page.locator('.blocks .category-start').first().waitFor(LONG);
});

without('another language does not come: nothing changes, and that is told', '**/words.en.json', async ({ page }) => {
  await go(page, '#/settings');
  await page.locator('.option', { hasText: 'English' }).click();
  await page.locator('dialog[open]', { hasText: AGAIN }).waitFor(LONG);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('input[value=fr]').isChecked(), true);
  assert.equal(await page.locator('h1').textContent(), 'Réglages');
});

without('the workshop does not come: that is told, with a way back', '**/workshop.css', async ({ page, back }) => {
  await go(page, '#/workshop');
  await page.locator('.page', { hasText: AGAIN }).waitFor(LONG);
  await page.locator('[aria-label="Retour"]').click();
  await page.locator('.chapters').waitFor();
  await back();
  await go(page, '#/workshop');
  await page.locator('.board[data-map]').waitFor(LONG);
});

without('what of Python the workshop needs does not come: that is told, and the draft is there once it does', '**/python_rest.zip', async ({ page, back }) => {
  await go(page, '#/workshop');
  await page.locator('.workshop-note', { hasText: AGAIN }).waitFor(LONG);
  await page.locator('.workshop-waits', { hasText: "L'atelier s'ouvre dès qu'elle arrive" }).waitFor(LONG);
  await back();
  await page.locator('.board[data-map]').waitFor(LONG);
});

without('the levels of a chapter do not come: that is told, on the map', '**/data/04-la-ronde*', async ({ page, back }) => {
  await go(page, `#/level/${STAIRS}`);
  await page.locator('dialog[open]', { hasText: AGAIN }).waitFor(LONG);
  await page.keyboard.press('Escape');
  await page.locator('.chapters').waitFor();
  await back();
  await goTo(page, STAIRS);
});
