// The chapters of games and of tunes: levels are won, and wrong programs that they list get their sentences.
// CODEWEEK_EVERY=1: all of them; else one of each mode and every other one, the others for the second wrong programs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { awake, goTo, some, until } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';

const SCRIPT = join(import.meta.dirname, '..', '..', 'browser', 'whole_chapters.py'), LONG = { timeout: 60_000 };
const LEVELS = JSON.parse(execFileSync(process.env.CODEWEEK_PYTHON ?? 'python3', [SCRIPT, '13-', '14-'], { encoding: 'utf8' }));

/** A child that has built such a program on each level: it comes back to it. */
const built = (of) => {
  const there = LEVELS.flatMap((level) => (of(level) ? [[level.id, of(level)]] : []));
  return { courses: { codeweek: { unlocked: true, programs: Object.fromEntries(there), saved: Object.fromEntries(there.map(([id]) => [id, 2])) } } };
};
const words = (text) => text.replaceAll(/\s/g, ' ').trim();
const sentence = (page) => page.locator('.bubble .sentence').textContent().then(words);

/** To the end of the film of the program that is there. */
async function run(page, level) {
  await goTo(page, level.id);
  await awake(page);
  if (level.mode === 'predict') await page.locator('.answer').nth(level.choice).click();
  await page.locator('.run').click();
  const seek = page.locator('.seek input'), over = page.locator('.bubble[data-tone="warm"], dialog.win'); // of a film of nothing
  await until(async () => Number(await seek.getAttribute('max')) > 1 || await over.count() > 0);
  await seek.press('End');
}

turn('levels of the games and of the tunes are won by their solutions', { timeout: 300_000, ...built(({ blocks }) => blocks) }, async ({ page }) => {
  assert.equal(LEVELS.length, 27);
  for (const level of some(LEVELS)) {
    await run(page, level);
    const told = page.locator(level.mode === 'create' ? '.ways [data-way="gallery"]' : 'dialog.win');
    await told.waitFor(LONG).catch(async () => assert.equal(await sentence(page), '', level.id));
    if (level.mode === 'create') continue;
    assert.equal(await page.locator('dialog.win .full').count(), 3, level.id);
    await page.keyboard.press('Escape');
  }
});

for (const number of [0, 1]) {
  const wrong = ({ mistakes }) => mistakes?.[number];
  turn(`wrong programs that are listed get their sentences: ${number + 1}`, { timeout: 300_000, ...built((level) => wrong(level)?.blocks) }, async ({ page }) => {
    for (const level of some(LEVELS, number).filter(wrong)) {
      await run(page, level);
      await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
      assert.equal(await sentence(page), words(wrong(level).why), level.id);
      assert.equal(await page.locator('dialog.win').count(), 0);
    }
  });
}
