// What the children of a browser can do: from « Adulte » on « Qui joue ? » to paper, a table and a file, without names.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { findings } from './findings.mjs';
import { visit } from './visit.mjs';
import { LONG, OWL, arrives, opens } from './evaluation_visits.mjs';

/** The cells of a child that are not empty: what is said of each. */
const row = (page, who) => page.locator('.evaluation-paper .all tbody tr', { hasText: who }).locator('td').evaluateAll((cells) => cells.flatMap(({ title, textContent }) => (textContent ? [`${textContent} ${title}`] : [])));

async function downloaded(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download', LONG), page.locator(button).press('Enter')]);
  return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')];
}

visit('what each child can do is shown, printed and kept as a table and as a file', {}, async ({ page }) => {
  await arrives(page, OWL);
  await opens(page);
  const found = await row(page, 'Hibou rose');
  assert.ok(found.includes('◐ commencé seul (1 niveau réussi, 1 sans aide, 1 jour)') && found.includes('○ fait avec aide (1 niveau réussi)'), found.join());
  assert.match(await page.locator('.evaluation-paper section', { hasText: 'Hibou rose' }).locator('pre').first().textContent(), /^vers_droite\(\)/);
  assert.deepEqual(await row(page, 'Renard bleu'), []);
  assert.equal(await page.locator('.evaluation-paper .all tbody td').first().getAttribute('title'), 'non évalué');
  assert.equal(await page.locator('.evaluation-paper .badge img').first().evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), true);
  const [name, table] = await downloaded(page, '.evaluation-keys .table');
  assert.match(name, /^evaluation-\d{4}-\d\d-\d\d\.csv$/);
  const lines = table.split('\r\n').map((line) => line.split(';'));
  assert.deepEqual([lines.length, ...new Set(lines.slice(0, -1).map((line) => line.length))], [8, 25]);
  assert.ok(table.startsWith('\ufeffEnfant;') && table.includes('non évalué'));
  const [sheet, zip] = await downloaded(page, '.evaluation-keys .ods');
  assert.deepEqual([sheet, zip.slice(30, 38)], [name.replace('.csv', '.ods'), 'mimetype']);
  const [file, whole] = await downloaded(page, '.evaluation-keys .file');
  assert.equal(file, name.replace('.csv', '.html'));
  const shown = await page.locator('.evaluation-paper').evaluate(({ shadowRoot }) => shadowRoot.textContent);
  const inFile = await page.evaluate((text) => new DOMParser().parseFromString(text.replace(/<style>[^]*<\/style>/, ''), 'text/html').body.textContent, whole);
  assert.deepEqual([inFile, whole.includes('<style>')], [shown, true]);
  assert.deepEqual(await findings(page), []);
});
