// The notebook of Python: holes to fill, a text to mend, blocks to translate; a page that is written on.
import assert from 'node:assert/strict';
import { awake, until } from './driver.mjs';
import { visit } from './visit.mjs';

const NOTEBOOK = '16-le-carnet-de-python';

async function at(page, level) {
  await page.evaluate((id) => { location.hash = `#/level/${id}`; }, `${NOTEBOOK}/${level}`);
  await page.locator(`[data-level="${NOTEBOOK}/${level}"]`).waitFor();
  await awake(page);
  await page.locator('.writing .cm-content').waitFor();
  await page.locator('.writing .chips .key').first().waitFor({ timeout: 60_000 });
}

/** The text that is written. */
const text = (page) => page.locator('.writing .cm-content').evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));

/** Past what the page follows, the program runs. */
const run = (page) => page.locator('.run').click();

visit('only the holes of a text are written in', { speed: 40 }, async ({ page }) => {
  await at(page, '02-hip-hip-hip');
  const given = await text(page);
  await page.locator('.writing .cm-content').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('xyz');
  assert.equal(await text(page), given);
  for (const words of ['4', '"Hip"']) {
    await page.locator('.writing .hole', { hasText: '__' }).first().click();
    await page.keyboard.type(words);
  }
  assert.equal(await text(page), 'for _ in range(4):\n    dire("Hip")\ndire("Hourra")');
  await run(page);
  await page.locator('.bubble .sentence', { hasText: 'on en attend 3' }).waitFor({ timeout: 60_000 });
  await page.locator('.writing .hole').first().dblclick();
  await page.keyboard.type('3');
  await until(async () => (await text(page)).startsWith('for _ in range(3):'));
  await run(page);
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
});

visit('a given text that cannot be read is told line by line, and won once it is mended', { speed: 40 }, async ({ page }) => {
  await at(page, '04-trois-petits-oublis');
  const told = (line) => page.locator('.writing .told p', { hasText: `Ligne ${line}` }).waitFor({ timeout: 60_000 });
  await told(1);
  await page.locator('.writing .mend').click();
  await told(3);
  await page.locator('.writing .mend').click();
  await told(5);
  await page.locator('.writing .mend').click();
  await page.locator('.writing .told').waitFor({ state: 'hidden' });
  await run(page);
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
});

visit('the blocks to translate stay beside the text, and a hidden test is told as one', { speed: 40 }, async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await at(page, '05-des-blocs-au-texte');
  const shown = page.locator('.blocks .blocklyText', { hasText: 'plein tarif' });
  await shown.first().waitFor();
  await page.locator('.writing .cm-content').focus();
  for (const line of ['age = demander()\n', 'if age > 12:\n', 'dire("plein tarif")\n']) await page.keyboard.type(line);
  await page.keyboard.press('Shift+Tab');
  for (const line of ['else:\n', 'dire("demi-tarif")']) await page.keyboard.type(line);
  await run(page);
  await page.locator('.bubble .sentence', { hasText: 'essai caché' }).waitFor({ timeout: 60_000 });
  assert.equal(await shown.count(), 1);
  assert.equal(await page.locator('.blocks .blocklyText', { hasText: '12' }).count() >= 1, true);
});
