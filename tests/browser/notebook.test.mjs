// The notebook of Python: holes to fill, a text to mend, blocks to translate; a page that is written on.
import assert from 'node:assert/strict';
import { step, until } from './driver.mjs';
import { turn } from './visit.mjs';
import { at, run } from './notebook_visits.mjs';

/** The text that is written. */
const text = (page) => page.locator('.writing .cm-content').evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));
const plain = (words) => words.replaceAll('\u00a0', ' ');

turn('only the holes of a text are written in', {}, async ({ page }) => {
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

turn('a value that is looked at says where it comes from, and leads there', {}, async ({ page }) => {
  await at(page, '12-ma-page-blanche');
  await page.locator('.writing .cm-content').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('total = 0\nl = [4, 5]\nfor n in range(4):\n    total = total + n\nl.append(total)\nprint(total)\n');
  await run(page);
  const look = page.locator('.look input'), said = page.locator('.look output'), seek = page.locator('.seek input');
  await look.fill('n * 2');
  await look.press('Enter');
  await seek.press('End');
  await until(async () => (await said.textContent()) === 'n * 2 → 6');
  await page.locator('.boxes .cell').first().click();
  await until(async () => plain(await said.textContent()) === "total → 6Cette valeur vient de l'étape 10, ligne 4 : « total = total + n », quand total valait 3 et n valait 3.");
  assert.equal(await look.inputValue(), 'total');
  await said.locator('.place').press('Enter');
  assert.equal(await step(page), 10);
  await until(async () => plain(await said.textContent()).startsWith('total → 6Cette valeur vient de cette étape, ligne 4'));
  await page.keyboard.press('Enter'); // a step back
  await until(async () => (await said.textContent()).startsWith('total → 3'));
  await page.locator('.boxes').getByRole('button', { name: 'l', exact: true }).press('Enter');
  await until(async () => plain(await said.textContent()) === "l → [4, 5]Cette valeur vient de l'étape 2, ligne 2 : « l = [4, 5] ».");
});
