// The catalogue that `codeweek catalogue` makes of three packs, on a host of files: a pack is added to the game in two touches, and stays.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { awake, cached, open, sitDown, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { host } from '../../browser/host.mjs';
import { LEVEL, packed } from '../../browser/packs.mjs';

const LONG = { timeout: 60_000 };
const PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';

/** The site of three packs. */
function site() {
  const folder = mkdtempSync(join(tmpdir(), 'codeweek-catalogue-'));
  mkdirSync(join(folder, 'packs'));
  for (const title of ['Port', 'Grenier', 'Jardin']) renameSync(packed(title, { 'a/3.yaml': LEVEL }, 'licence: CC BY 4.0\nclasses: [CE1, CE2]\n'), join(folder, 'packs', title));
  execFileSync(PYTHON, ['-m', 'codeweek', '--language', 'fr', 'catalogue', join(folder, 'packs'), '--out', join(folder, 'site')]);
  return join(folder, 'site');
}

test('a pack of a catalogue is added to the game in two touches, and is there without a network', { timeout: 240_000 }, async () => {
  const files = await host();
  files.folder = site();
  const { page, problems, close } = await open(files.address, { workers: 'allow', until: 'commit' });
  try {
    assert.deepEqual(await page.locator('h2').allTextContents(), ['Grenier', 'Jardin', 'Port']);
    assert.equal(await page.locator('.pack img').count(), 9);
    assert.match((await page.locator('.pack').first().textContent()).replaceAll(/\s/g, ' '), /4 niveaux.*CE1 à CE2 \(7 à 9 ans\).*par Zoé.*CC BY 4\.0/);
    assert.deepEqual(await findings(page), []);
    await page.locator('.pack', { hasText: 'Jardin' }).locator('.add').click();
    await page.locator('dialog', { hasText: 'jardin.zip' }).locator('button.primary').click(LONG);
    await page.locator('.pack', { hasText: 'Jardin' }).waitFor(LONG);
    await cached(page, `${files.address}jeu/index.html`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await until(() => page.evaluate(async () => { // what reads a teacher's file is kept once it was needed, one file after another
      const names = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
      return ['codeweek_more', 'python_rest', 'pyyaml'].every((part) => names.flat().some((url) => url.includes(part)));
    }));
    assert.deepEqual(problems, []);
    files.fault = () => 'off'; // sounds that nobody has heard yet are missing from now on, and nothing else
    await page.goto(`${files.address}jeu/index.html`);
    await page.locator('.tile').last().waitFor(LONG);
    await sitDown(page);
    await page.locator('.spine', { hasText: 'Jardin' }).click(LONG);
    await page.locator('h1', { hasText: 'Jardin' }).waitFor(LONG);
    await page.evaluate(() => { location.hash = '#/level/a/1'; });
    await page.locator('.level .run').waitFor(LONG);
    await awake(page);
  } finally {
    await Promise.all([close(), files.close()]);
  }
});

test('what is no pack of this host is not fetched, and told', { timeout: 120_000 }, async () => {
  const files = await host();
  const { page, asked, close } = await open(`${files.address}#/add/${encodeURIComponent('https://example.org/a.zip')}`, {});
  try {
    await page.locator('dialog', { hasText: 'Téléchargez-le' }).waitFor(LONG);
    assert.deepEqual(asked.filter((url) => url.includes('example.org')), []);
    await page.goto(`${files.address}#/add/${encodeURIComponent('../none.zip')}`);
    await page.reload();
    await page.locator('dialog button.primary').click(LONG);
    await page.locator('dialog', { hasText: 'Téléchargez-le' }).waitFor(LONG);
    assert.equal(await page.locator('.packs-list .pack').count(), 0);
  } finally {
    await Promise.all([close(), files.close()]);
  }
});
