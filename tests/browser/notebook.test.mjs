// The notebook of Python: holes to fill, a text to mend, blocks to translate; a page that is written on.
import assert from 'node:assert/strict';
import { until } from './driver.mjs';
import { turn } from './visit.mjs';
import { at, run } from './notebook_visits.mjs';

/** The text that is written. */
const text = (page) => page.locator('.writing .cm-content').evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));

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
