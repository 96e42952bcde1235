// Blocks in a real Chromium: dragged, tapped, chosen by keys; what is on the workspace comes through whatever happens to the page.
import assert from 'node:assert/strict';
import { awake, goTo, offered, python, settled, STAIRS, tap } from './driver.mjs';
import { ASTEROIDS, fingers } from './blocks_visits.mjs';
import { turn } from './visit.mjs';

turn('a block dragged from the palette snaps to the program; dragged to the bin it goes away', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  const [x, y] = await offered(page, 'avancer');
  const start = await page.locator('.blocklyBlockCanvas .category-start').first().boundingBox();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 20, { steps: 4 });
  await page.mouse.move(start.x + 45, start.y + start.height + 12, { steps: 8 });
  await page.mouse.up();
  assert.equal(await python(page), 'avancer()');
  const block = await page.locator('.blocklySvg .category-motion .blocklyText').first().boundingBox();
  const bin = await page.locator('[aria-label="Jeter le bloc choisi"]').boundingBox();
  await page.mouse.move(block.x + 4, block.y + 4);
  await page.mouse.down();
  await page.mouse.move(block.x + 40, block.y + 40, { steps: 4 });
  await page.mouse.move(bin.x + bin.width / 2, bin.y + bin.height / 2, { steps: 8 });
  await page.mouse.up();
  assert.equal((await python(page)).trim(), '');
  await page.locator('[aria-label="Annuler"]').click(); // undo
  assert.equal(await python(page), 'avancer()');
});

turn('each piece of a puzzle is placed once', {}, async ({ page }) => {
  await goTo(page, '01-la-fusee/05-les-fleches-melangees');
  await awake(page);
  const left = () => page.evaluate(() => [...document.querySelectorAll('.blocklyFlyout .category-motion:not(.blocklyDisabled)')].length);
  assert.equal(await left(), 5);
  for (const still of [4, 3]) {
    await tap(page, 'haut');
    await page.waitForFunction((wanted) => document.querySelectorAll('.blocklyFlyout .category-motion:not(.blocklyDisabled)').length === wanted, still);
  }
  await assert.rejects(offered(page, 'haut', 1));
  await page.locator('[aria-label="Annuler"]').click(); // undo gives the piece back
  await page.waitForFunction(() => document.querySelectorAll('.blocklyFlyout .category-motion:not(.blocklyDisabled)').length === 4);
});

turn('the keyboard alone: choose a block, put it down, run', {}, async ({ page }) => {
  await goTo(page, ASTEROIDS);
  await awake(page);
  await page.locator('.blocklyWorkspaceFocusRing, .blocklyWorkspace').first().waitFor({ state: 'attached' });
  await page.locator('.blocks .blocklySvg').first().evaluate((svg) => svg.closest('.blocks').querySelector('[tabindex="0"]')?.focus());
  for (const [key, times] of [['t', 1], ['ArrowDown', 1], ['Enter', 1], ['ArrowDown', 3], ['Enter', 3]]) {
    for (let i = 0; i < times; i++) {
      await page.keyboard.press(key);
      await settled(page);
    }
  }
  assert.notEqual((await python(page)).trim(), '');
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => Number(document.querySelector('.seek input').value) > 0);
});

turn('fingers alone, on a tablet', { size: 'tablet', touch: true }, ({ page }) => fingers(page));
