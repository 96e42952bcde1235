// What a child reads and sees on the page is true: what to do first, a guess before its run, the way on the map, what a run is told.
import assert from 'node:assert/strict';
import { awake, goTo, resize, tap } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';

const FAR = ['01-la-fusee/01-decollage', '10-mes-blocs/01-definir-n-est-pas-faire', '11-chercher-comparer-ranger/01-que-garde-t-il'];
turn('nobody wakes on an island that the child passed by', { courses: { codeweek: { unlocked: true, stars: Object.fromEntries(FAR.map((id) => [id, 3])), last: FAR[2] } } }, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/'; });
  await page.locator('.chapters').waitFor();
  const states = await page.locator('.chapters > li').evaluateAll((all) => all.map((each) => each.className));
  assert.equal(states.filter((state) => state === 'begun' || state === 'now').length, 3, states.join(' '));
});

turn('a child who has nothing to wear yet is told how to win it', {}, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('button.me').click();
  await page.locator('.wardrobe').waitFor();
  assert.match(await page.locator('.wardrobe .said').textContent(), /^Finis un chapitre, et tu gagnes une surprise à porter.*La fusée/);
  await page.keyboard.press('Escape');
});

turn('the ends of the speed are no animals that a child may play as', {}, async ({ page }) => {
  await goTo(page, '01-la-fusee/01-decollage');
  await page.locator('.speed').waitFor();
  assert.equal(await page.locator('.speed img').count(), 0);
  assert.equal(await page.locator('.speed .icon').count(), 2);
});

const OTHER = { courses: { codeweek: { unlocked: true, stars: { '01-la-fusee/05-les-fleches-melangees': 3 }, last: '01-la-fusee/05-les-fleches-melangees' } } };
for (const [name, options, level, blocks, quizzes] of [
  ['a question is read to the youngest, and has a loudspeaker', {}, '01-la-fusee/01-decollage', [], 1],
  ['a question of several levels is not asked again after another one of them was won', OTHER, '01-la-fusee/04-les-asteroides', ['haut', 'vers la droite', 'vers la droite', 'vers la droite', 'haut'], 0],
]) {
  turn(name, options, async ({ page }) => {
    await goTo(page, level);
    await awake(page);
    for (const block of blocks) await tap(page, block);
    await page.locator('.run').click();
    await page.locator('dialog.win .button.primary').waitFor({ timeout: 60_000 });
    assert.equal(await page.locator('.quiz').count(), quizzes);
    if (quizzes === 0) return;
    assert.match(await page.locator('.quiz .asked').textContent(), /^Un bloc, c.est combien de cases/);
    const speaker = page.locator('.quiz .reads:not([hidden])');
    await speaker.waitFor();
    const { width, height } = await speaker.boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} x ${height}`);
    await resize(page, 'lying'); // what is read aloud is seen on a telephone that lies
    const band = await page.locator('dialog.win').boundingBox();
    for (const answer of await page.locator('.quiz .choices .button').all()) {
      const seen = await answer.boundingBox();
      assert.ok(seen.height >= 44 && seen.y >= band.y && seen.y + seen.height <= band.y + band.height, JSON.stringify(seen));
    }
  });
}
