// What a child reads and sees on the page is true: what to do first, a guess before its run, the way on the map, what a run is told.
import assert from 'node:assert/strict';
import { awake, goTo, says, until } from './driver.mjs';
import { turn } from './visit.mjs';

turn('where one block is missing, the child is asked to add one', {}, async ({ page }) => {
  for (const [id, asked] of [['01-la-fusee/02-une-case-de-plus', 'Touche un bloc pour l’ajouter, puis ▶.'], ['04-la-ronde/02-le-bon-nombre', 'Touche un bloc pour le changer, puis ▶.']]) {
    await goTo(page, id);
    await says(page, asked);
  }
});

turn('a guess is noted with a pencil, and ticked only by the run that shows it right', {}, async ({ page }) => {
  const tile = page.locator('.goal').first(), more = page.locator('.guess .button').last();
  const sign = async () => [await tile.getAttribute('data-noted'), await tile.getAttribute('data-met'), await tile.locator('.pencil').isVisible(), await tile.locator('.tick').isVisible()];
  await goTo(page, '03-le-potager/01-dans-le-panier');
  await awake(page);
  assert.deepEqual(await sign(), [null, 'false', false, false]);
  for (const right of [true, false]) { // one carrot, then two
    await more.click();
    assert.deepEqual(await sign(), ['true', 'false', true, false]);
    await page.locator('.run').click();
    await until(async () => await tile.getAttribute('data-noted') === null); // the film is over
    assert.deepEqual(await sign(), [null, String(right), false, right]);
    if (right) await page.locator('dialog.win').waitFor();
    await page.keyboard.press('Escape');
  }
});
