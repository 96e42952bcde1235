// A win by an answer is told to the room with it, and the room judges it again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awake, goTo, open, sitDown } from './driver.mjs';
import { Room } from './room_host.mjs';

const FORESEEN = '02-le-facteur/01-il-regarde-devant-lui', WITNESS = '15-l-agence/03-le-temoin-trop-sur', FOX = 'fox-blue';

test('the square that a child has foreseen, and the map that it has chosen, are told with the win and checked', { timeout: 180_000 }, async () => {
  const room = await Room.open(), { page, close, problems } = await open(room.address, { motion: false });
  try {
    await page.locator('.room-mine').waitFor();
    await sitDown(page);
    await room.row(FOX, ({ status }) => status === 'building');
    for (const [level, wins, how] of [
      [FORESEEN, 1, async () => { await page.locator('.world.choosing').focus(); for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight'); await page.keyboard.press('Enter'); }],
      [WITNESS, 2, () => page.locator('.answer').nth(1).click()],
    ]) {
      await goTo(page, level);
      await awake(page);
      await how();
      await page.locator('.speed input').fill('60');
      await page.locator('.run').click();
      const row = await room.row(FOX, (each) => each.wins === wins && each.checked);
      assert.deepEqual([row.stars, row.lost], [3 * wins, 0], level);
    }
    assert.deepEqual(problems, []);
  } finally {
    await close();
    await room.close();
  }
});
