// What the children of a browser can do: from « Adulte » on « Qui joue ? » to paper, a table and a file, without names.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { passGate, resize } from './driver.mjs';
import { findings } from './findings.mjs';
import { at } from './places.mjs';
import { visit } from './visit.mjs';

const LONG = { timeout: 60_000 };
const OWL = {
  version: 2, profile: 'owl-pink', settings: {}, courses: {
    codeweek: { version: 1, stars: { '01-la-fusee/01-decollage': 3, '04-la-ronde/05-l-escalier': 1 }, hints: { '04-la-ronde/05-l-escalier': 1 }, alone: ['01-la-fusee/01-decollage'] },
  },
};

/** A child comes in by its file. */
async function arrives(page, saved) {
  await at(page, '#/code');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser', LONG), page.locator('.opens').click(LONG)]);
  await chooser.setFiles({ name: 'codeweek-owl-pink.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(saved)) });
  await page.locator('dialog[open]', { hasText: 'Hibou rose' }).waitFor(LONG);
}

/** From « Qui joue ? » through the gate, by the keyboard. */
async function opens(page) {
  await at(page, '#/profiles');
  await page.locator('.roster-open').press('Enter');
  await passGate(page);
  await page.locator('dialog .marks').press('Enter');
  await page.locator('.evaluation-paper:not([hidden])').waitFor(LONG);
}

/** The cells of a child that are not empty: what is said of each. */
const row = (page, who) => page.locator('.evaluation-paper tbody tr', { hasText: who }).locator('td').evaluateAll((cells) => cells.flatMap(({ title, textContent }) => (textContent ? [`${textContent} ${title}`] : [])));

async function downloaded(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download', LONG), page.locator(button).press('Enter')]);
  return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')];
}

visit('what each child can do is shown, printed and kept as a table and as a file', {}, async ({ page }) => {
  await arrives(page, OWL);
  await opens(page);
  const found = await row(page, 'Hibou rose');
  assert.ok(found.includes('● fait seul (1 sur 1)') && found.includes('◐ fait avec aide (1 sur 1)'), found.join());
  assert.deepEqual(await row(page, 'Renard bleu'), []);
  assert.equal(await page.locator('.evaluation-paper tbody td').first().getAttribute('title'), 'non évalué');
  assert.equal(await page.locator('.evaluation-paper .badge img').first().evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), true);
  const [name, table] = await downloaded(page, '.evaluation-keys .table');
  assert.match(name, /^evaluation-\d{4}-\d\d-\d\d\.csv$/);
  const lines = table.split('\r\n').map((line) => line.split(';'));
  assert.deepEqual([lines.length, ...new Set(lines.slice(0, -1).map((line) => line.length))], [7, 23]);
  assert.ok(table.startsWith('\ufeffEnfant;') && table.includes('non évalué'));
  const [file, whole] = await downloaded(page, '.evaluation-keys .file');
  assert.equal(file, name.replace('.csv', '.html'));
  const shown = await page.locator('.evaluation-paper').evaluate(({ shadowRoot }) => shadowRoot.textContent);
  const inFile = await page.evaluate((text) => new DOMParser().parseFromString(text.replace(/<style>[^]*<\/style>/, ''), 'text/html').body.textContent, whole);
  assert.deepEqual([inFile, whole.includes('<style>')], [shown, true]);
  assert.deepEqual(await findings(page), []);
});

visit('it is printed as one sheet of paper, and on a telephone only the sheet moves sideways', {}, async ({ page }) => {
  await arrives(page, OWL);
  await opens(page);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal((pdf.match(/\/Type ?\/Page\b/g) ?? []).length, 1);
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
