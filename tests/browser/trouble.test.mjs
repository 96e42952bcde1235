// What nobody foresaw in the page: told in a sentence, the cause in the console and under « Adulte ».
import assert from 'node:assert/strict';
import { settled } from './driver.mjs';
import { visit } from './visit.mjs';
import { onMap } from './trouble_visits.mjs';

visit('an error that nobody foresaw is told, and the adult finds its cause', {}, async ({ page, problems }) => {
  await onMap(page);
  await page.locator('.adult').click();
  assert.equal(await page.locator('dialog .button', { hasText: 'Ce qui a coincé' }).count(), 0);
  await page.keyboard.press('Escape');
  await page.evaluate(() => { setTimeout(() => { throw new Error('injected'); }); });
  await page.locator('dialog', { hasText: 'Tes blocs sont gardés' }).waitFor();
  await page.keyboard.press('Escape');
  await page.evaluate(() => { void Promise.reject(new Error('again')); });
  await settled(page, 20);
  assert.equal(await page.locator('dialog').count(), 0, 'told more than once a minute');
  await page.locator('.adult').click();
  await page.locator('dialog .button', { hasText: 'Ce qui a coincé' }).click();
  const shown = await page.locator('dialog pre').allTextContents();
  assert.match(shown[0], /again/);
  assert.match(shown[1], /injected/);
  assert.equal(problems.splice(0).length, 2); // the browser's own words of both
});
