// The guides as they are read from a USB key: no server, no network, on a computer, on a telephone, on paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { open, SIZES } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';

const MAKER = fileURLToPath(new URL('../../../tools/make_docs.py', import.meta.url));
const site = mkdtempSync(join(tmpdir(), 'codeweek-docs-'));
execFileSync(process.env.CODEWEEK_PYTHON ?? 'python3', [MAKER, site]);
after(() => rmSync(site, { recursive: true }));

const address = (name) => pathToFileURL(join(site, name)).href;

test('every page stands alone, fits a computer and a telephone, and has no serious finding', { timeout: 120_000 }, async () => {
  const { page, problems, asked, close } = await open(address('index.html'));
  try {
    for (const size of ['pc', 'phone']) {
      const [width, height] = SIZES[size];
      await page.setViewportSize({ width, height });
      for (const name of readdirSync(site).filter((each) => each.endsWith('.html'))) {
        await page.goto(address(name));
        if (size === 'pc') assert.deepEqual(await findings(page), [], name);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than a ${size}`);
      }
    }
    assert.deepEqual(problems, []);
    assert.deepEqual(asked.filter((url) => !url.startsWith('file:')), []);
  } finally {
    await close();
  }
});

test('no guide is wider than its paper', { timeout: 60_000 }, async () => {
  const { page, close } = await open(address('index.html'));
  const [UPRIGHT, LYING] = [688, 1016]; // A4 less its margins
  try {
    await page.emulateMedia({ media: 'print' });
    for (const name of readdirSync(site).filter((each) => each.endsWith('.html'))) {
      const paper = ['reference.html', 'measures.html'].includes(name) ? LYING : UPRIGHT;
      await page.setViewportSize({ width: paper, height: 900 });
      await page.goto(address(name));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    }
  } finally {
    await close();
  }
});

test('the film can be stopped', { timeout: 60_000 }, async () => {
  const { page, close } = await open(address('jouer.html'));
  try {
    assert.ok(await page.locator('.film picture').isVisible());
    await page.getByLabel('sans mouvement').check();
    assert.ok(await page.locator('.film .still').isVisible());
    assert.ok(!(await page.locator('.film picture').isVisible()));
  } finally {
    await close();
  }
});

test('the sheet for an IT department is two pages of paper', { timeout: 60_000 }, async () => {
  const { page, close } = await open(address('fiche-technique.html'));
  try {
    const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    assert.equal(/\/Type \/Pages\s[^>]*\/Count (\d+)/.exec(paper)?.[1], '2');
  } finally {
    await close();
  }
});
