// An exercise in parts: each question is answered, told right or to see again, and kept.
import assert from 'node:assert/strict';
import { awake, says, settled } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { visit } from '../../browser/visit.mjs';
import { RECTANGLE, shot, part, enter } from '../../browser/exercise_visits.mjs';

const POLYGON = '17-objectif-brevet/09-le-polygone-qui-ne-ferme-pas';
const TEXT = '16-le-carnet-de-python/05-des-blocs-au-texte';

visit('on a telephone an exercise is answered by touch: a sign is changed, and the last part brings the card', { size: 'phone', touch: true }, async ({ page }) => {
  await enter(page, POLYGON, 1);
  await awake(page);
  await shot(page, 'e9-phone');
  assert.deepEqual(await findings(page), []);
  await page.locator('.answer', { hasText: 'tourner_droite' }).tap();
  await page.locator('.run').tap();
  await says(page, /Juste/);
  await page.locator('.ways [data-way="part"]').tap();
  await part(page, POLYGON, 2);
  await page.locator('.cells-to-fill input').tap();
  await page.locator('.cells-to-fill input').fill('300');
  await page.locator('.cells-to-fill .sign').tap();
  assert.equal(await page.locator('.cells-to-fill input').inputValue(), '−300');
  await page.locator('.run').tap();
  await says(page, /À revoir.*300 pas en tout/);
  await page.locator('.cells-to-fill .sign').tap();
  await page.locator('.run').tap();
  await says(page, /Juste/);
  await page.locator('.ways [data-way="part"]').tap();
  await part(page, POLYGON, 3);
  await shot(page, 'e9-choice');
  assert.deepEqual(await page.locator('.answer > .label').evaluateAll((labels) => labels.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)), []);
  await page.locator('.answer', { hasText: 'un carré' }).tap();
  await page.locator('.run').tap();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog.win .full').count(), 2); // one of its answers came later
  await shot(page, 'e9-win');
});

visit('with the largest letters on a telephone there is a table to fill and room to type, none of it cut', { size: 'phone', fresh: true }, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('.option', { has: page.locator('input[value="1.5"]') }).click();
  await enter(page, RECTANGLE, 1);
  await shot(page, 'e6-large');
  const cut = await page.locator('.cells-to-fill').evaluate((cells) => [cells.scrollWidth - cells.clientWidth, cells.scrollHeight - cells.clientHeight]);
  assert.deepEqual(cut, [0, 0]);
  await page.evaluate((level) => { location.hash = `#/level/${level}`; }, TEXT);
  await page.locator('.cm-editor:visible').waitFor({ timeout: 60_000 });
  await shot(page, 't5-large');
  const [keys, lines] = await Promise.all(['.python .keys', '.cm-editor'].map((each) => page.locator(each).first().evaluate((part) => part.getBoundingClientRect().height).catch(() => 0)));
  assert.ok(keys >= 40 && lines >= 150, `${keys} and ${lines} pixels`);
});

visit('on a low window the lines to choose from leave the world to be seen', { fresh: true }, async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 600 });
  await enter(page, POLYGON, 1);
  const world = await page.locator('.world').evaluate((part) => part.clientHeight);
  assert.ok(world >= 80, `${world} pixels`);
});

visit('a table to fill is whole beside its key of signs, and the world is seen, on a low window and on a telephone', { fresh: true }, async ({ page }) => {
  await enter(page, RECTANGLE, 1);
  for (const [width, height] of [[1024, 600], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await settled(page);
    const [cut, sign, world] = await page.evaluate(() => {
      const [cells, key, stage] = ['.cells-to-fill', '.cells-to-fill .sign', '.world'].map((each) => document.querySelector(each));
      const [around, inside] = [cells, key].map((each) => each.getBoundingClientRect());
      return [cells.scrollHeight - cells.clientHeight, inside.bottom <= around.bottom && inside.right <= around.right, stage.clientHeight];
    });
    assert.deepEqual([cut, sign], [0, true], `at ${width} x ${height}`);
    assert.ok(world >= 48, `${world} pixels at ${width} x ${height}`);
  }
});
