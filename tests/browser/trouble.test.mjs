// What nobody foresaw in the page: told in a sentence, the cause in the console and under « Adulte ».
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { settled } from './driver.mjs';
import { visit } from './visit.mjs';
import { onMap } from './trouble_visits.mjs';

visit('an error that nobody foresaw is told, and its place is in the file that the adult sends', {}, async ({ page, problems }) => {
  await onMap(page);
  await page.evaluate(() => { setTimeout(() => { throw new Error('injected'); }); });
  await page.locator('dialog', { hasText: 'Tes blocs sont gardés' }).waitFor();
  await page.keyboard.press('Escape');
  await page.evaluate(() => { void Promise.reject(new Error('again')); });
  await settled(page, 20);
  assert.equal(await page.locator('dialog').count(), 0, 'told more than once a minute');
  await page.locator('.adult').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('dialog .button', { hasText: 'Signaler un souci' }).click()]);
  assert.match(file.suggestedFilename(), /^codeweek-souci-\d{4}-\d\d-\d\d\.txt$/);
  const said = await readFile(await file.path(), 'utf8');
  const { version, agent } = await page.evaluate(() => ({ version: document.documentElement.dataset.version, agent: navigator.userAgent }));
  for (const told of ["rien d'un enfant", `codeweek ${version}, page`, agent, '1366 × 768', 'Langue : fr']) assert.ok(said.includes(told), `${told} in ${said}`);
  assert.match(said, /le plus récent à la fin :\n\nError(\n[^\n]+)*\n\nError/);
  assert.doesNotMatch(said, /injected|again|localhost|127\.0\.0\.1|renard|fox/);
  assert.equal(await page.locator('dialog pre').textContent(), said);
  assert.equal(problems.splice(0).length, 2); // the browser's own words of both
});
