// What the children of a browser can do: from « Adulte » on « Qui joue ? » to paper, a table and a file, without names.
import assert from 'node:assert/strict';
import { resize } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { visit } from '../../browser/visit.mjs';
import { LONG, OWL, arrives, opens } from '../../browser/evaluation_visits.mjs';

visit('it is printed as a sheet of paper and one of each child, and on a telephone only the sheet moves sideways', {}, async ({ page }) => {
  await arrives(page, OWL);
  await opens(page);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal((pdf.match(/\/Type ?\/Page\b/g) ?? []).length, 2, 'the table, then the sheet of the one child who did something');
  assert.match(pdf, /\/MediaBox ?\[0 0 84[12][.\d]* 59[45]/);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.evaluation-keys').isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  await resize(page, 'phone');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  const paper = page.locator('.evaluation-paper');
  assert.equal(await paper.evaluate((sheet) => sheet.scrollWidth > sheet.clientWidth), true);
  await paper.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.evaluation-paper').scrollLeft > 0, null, LONG);
  assert.deepEqual(await findings(page), []);
});
