// Games of the chapter « Quand… » in the hands of a child: played with keys and with fingers, gone back to, played on, kept and opened.
import assert from 'node:assert/strict';
import { says, until } from './driver.mjs';
import { visit } from './visit.mjs';
import { STEERED, come, play, film, length, key, same } from './live_visits.mjs';

visit('the rocket is steered with the keys, won, gone back to, and steered another way', {}, async ({ page }) => {
  await come(page, STEERED);
  await play(page);
  await says(page, 'À toi de jouer');
  for (const name of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp']) await key(page, name);
  await page.keyboard.press('ArrowUp');
  await film(page);
  await says(page, 'gagné');
  const won = await same(page, STEERED);
  assert.deepEqual([won.over, won.inputs], ['won', 5]);
  const last = await length(page);
  await page.locator('.seek input').fill(String(last));
  await play(page); // from the end: before the tick that ended it
  await until(async () => await length(page) >= last - 5);
  await key(page, 'ArrowLeft');
  await key(page, 'ArrowDown');
  await page.keyboard.press('Escape');
  await film(page);
  await says(page, 'Pause');
  const other = await same(page, STEERED);
  assert.deepEqual([other.over, other.inputs, other.kept.seed], ['', 6, won.kept.seed]);
  assert.deepEqual(other.kept.inputs.slice(0, 4), won.kept.inputs.slice(0, 4), 'what came before stays');
});
