// The page as `codeweek serve` hands it out: what its own server answers must also be good for a second visit.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './driver.mjs';
import { Room } from './room_host.mjs';

let room;
before(async () => { room = await Room.open(); });
after(() => room.close());

test('the second visit comes from what was kept, and shows the page', { timeout: 120_000 }, async () => {
  const { page, problems, close } = await open(room.address, { workers: 'allow', motion: false });
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
