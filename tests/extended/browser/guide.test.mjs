// The level and the pack of the teacher's guide, made as it says, played in the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awake, says, tap } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';

const PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';
const LONG = { timeout: 60_000 };
const guide = readFileSync(new URL('../../../docs/guide-niveaux.md', import.meta.url), 'utf8');

/** The commands of the guide about its pack, typed in an empty folder; the address of the zip. */
function packOfTheGuide() {
  const cwd = mkdtempSync(join(tmpdir(), 'codeweek-guide-'));
  for (const command of ['new ma-semaine --pack --title', 'pack ma-semaine --out']) {
    const line = guide.split('\n').find((each) => each.startsWith(`$ codeweek ${command}`));
    const words = line.slice('$ codeweek '.length).match(/"[^"]*"|\S+/g).map((word) => word.replaceAll('"', ''));
    execFileSync(PYTHON, ['-m', 'codeweek', '--language', 'fr', ...words], { cwd });
  }
  return join(cwd, 'ma-semaine.zip');
}

turn('the pack of the guide is added in the page, and its first level is played', {}, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/packs'; });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser', LONG), page.locator('.choose').click(LONG)]);
  await chooser.setFiles(packOfTheGuide());
  await page.locator('h1', { hasText: 'Ma semaine du code' }).waitFor(LONG);
  await page.evaluate(() => { location.hash = '#/chapter/1'; });
  await page.locator('.stop').first().waitFor(LONG);
  assert.equal(await page.locator('.stop').count(), 2);
  await page.locator('.stop').first().click();
  await page.locator('.level .run').waitFor(LONG);
  await awake(page);
  await tap(page, 'avancer');
  await page.locator('.run').click();
  await says(page, 'drapeau|case', 30_000);
});
