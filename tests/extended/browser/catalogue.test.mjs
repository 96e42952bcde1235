// The catalogue that `codeweek catalogue` makes of three packs, on a host of files: a pack is added to the game in two touches, and stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../browser/driver.mjs';
import { host } from '../../browser/host.mjs';

const LONG = { timeout: 60_000 };

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
