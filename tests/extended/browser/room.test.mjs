// The page in a room: a machine joins, tells what its children do and follows what the adult wants. One after the other, in
// two browsers that stay open: a room is what goes on.
import assert from 'node:assert/strict';
import { open, serve } from '../../browser/driver.mjs';
import { EXPECTED, one, other, step } from '../../browser/room_story.mjs';
import '../../browser/room_joining.mjs';
import '../../browser/room_games.mjs';
import '../../browser/room_led.mjs';
import '../../browser/room_lasting.mjs';

step('the page complained of nothing but what it was refused', () => {
  assert.deepEqual([...one.problems, ...other.problems].filter((problem) => !EXPECTED.test(problem)), []);
});

step('where there is no room nothing of it is fetched but one question', async () => {
  const site = await serve();
  const alone = await open(site.address);
  try {
    await alone.page.locator('.tile').first().waitFor();
    await alone.page.waitForTimeout(1000);
    const asked = alone.asked.map((url) => url.replace(site.address, ''));
    assert.deepEqual(asked.filter((path) => /room/.test(path)), ['api/room']);
    assert.equal(await alone.page.locator('.room-strip').count(), 0);
    assert.deepEqual(alone.problems, []);
  } finally {
    await alone.close();
    await site.close();
  }
});
