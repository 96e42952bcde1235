// The page as `codeweek serve` hands it out: what its own server answers must also be good for a second visit.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUILT, open } from './driver.mjs';

const PORT = 18_437;
const ADDRESS = `http://127.0.0.1:${PORT}/`;
const HOME = mkdtempSync(join(tmpdir(), 'codeweek-'));
let server;

before(async () => {
  const python = process.env.CODEWEEK_PYTHON ?? 'python3';
  server = spawn(python, ['-m', 'codeweek', 'serve', BUILT, '--port', String(PORT)], { stdio: 'ignore', env: { ...process.env, CODEWEEK_HOME: HOME } });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(ADDRESS).then((answer) => answer.ok, () => false)) return;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error('codeweek serve does not answer');
});
after(() => { server.kill(); rmSync(HOME, { recursive: true, force: true }); });

test('the second visit comes from what was kept, and shows the page', { timeout: 120_000 }, async () => {
  const { page, problems, close } = await open(ADDRESS, { workers: 'allow' });
  try {
    await page.locator('.tile').first().waitFor();
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
    await page.reload();
    await page.locator('.tile').first().waitFor();
    assert.deepEqual(problems, []);
  } finally {
    await close();
  }
});
