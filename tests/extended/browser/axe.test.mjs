// No serious finding of axe-core on any page.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { awake, goTo, passGate, STAIRS, tap } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { at } from '../../browser/places.mjs';
import { turn, visit } from '../../browser/visit.mjs';

const [ANSWERS, MAPS, GALLERY] = [
  '05-la-tortue-geometre/01-quel-dessin', '09-les-boites/05-la-somme-du-couloir', '12-la-grande-fabrique/08-ma-fabrique',
];

turn('no serious finding on any page', {}, async ({ page }) => {
  for (const theme of ['sun', 'sea', 'night']) {
    await at(page, '#/settings');
    await page.locator(`input[value="${theme}"]`).check({ force: true });
    for (const hash of ['#/map', '#/chapter/1', '#/settings', '#/profiles', '#/animal', '#/elsewhere', '#/code']) {
      await at(page, hash);
      assert.deepEqual(await findings(page), [], `${theme} ${hash}`);
    }
    await at(page, '#/map');
    await page.locator('.concepts-open').click();
    assert.deepEqual(await findings(page), [], `${theme} what a child knows`);
    await page.keyboard.press('Escape');
    for (const level of [ANSWERS, MAPS, GALLERY, STAIRS]) {
      await goTo(page, level);
      await awake(page);
      assert.deepEqual(await findings(page), [], `${theme} ${level}`);
    }
    await page.locator('.more').click();
    assert.deepEqual(await findings(page), [], `${theme} menu`);
    await page.keyboard.press('Escape');
  }
});

visit('no serious finding in the sober look, light and dark', {}, async ({ page }) => {
  for (const theme of ['sun', 'night']) {
    await page.evaluate(() => { location.hash = '#/settings'; });
    await page.locator(`input[value="${theme}"]`).check({ force: true });
    await page.locator('fieldset', { hasText: 'Images' }).locator('input[value="true"]').check({ force: true });
    await page.locator('html[data-look="sober"]').waitFor();
    assert.deepEqual(await findings(page), [], `${theme} settings`);
    for (const hash of ['#/map', '#/chapter/1']) {
      await page.evaluate((wanted) => { location.hash = wanted; }, hash);
      await page.locator('.chapters, .path').waitFor();
      assert.deepEqual(await findings(page), [], `${theme} ${hash}`);
    }
    await goTo(page, STAIRS);
    await awake(page);
    assert.deepEqual(await findings(page), [], `${theme} level`);
    assert.equal(await page.locator('.speaker img').first().getAttribute('src').then((src) => src.endsWith('robot/sober/hero.svg')), true);
  }
  await page.evaluate(() => { location.hash = '#/profiles'; });
  await page.locator('html[data-look=""]').waitFor();
});

turn('no serious finding while a program runs, after it, and on what opens over a level', { speed: 4 }, async ({ page }) => {
  const fine = async (state) => assert.deepEqual(await findings(page), [], state);
  await goTo(page, STAIRS);
  await awake(page);
  for (const words of ['répéter', 'avancer', 'pivoter à gauche']) await tap(page, words);
  await page.locator('.run').click();
  await page.locator('.lit-running').first().waitFor();
  await fine('running');
  await page.locator('.lit-problem').first().waitFor({ timeout: 60_000 });
  await fine('lost');
  await page.locator('.hint').click();
  await fine('a hint');
  await page.locator('[data-way="close"]').click();
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: "Aide pour l'adulte" }).click();
  await fine('help for the adult');
  await page.locator('dialog .button', { hasText: 'Voir une solution' }).click();
  await fine('the gate');
  await passGate(page);
  await page.locator('.solution .category-control').first().waitFor();
  await fine('a solution');
  await page.locator('dialog .button').last().click();
  for (const words of ['avancer', 'pivoter à droite']) await tap(page, words);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
  await fine('won');
});

// Every level takes minutes: `CODEWEEK_EVERY_LEVEL=1` looks at all of them, else at the last one of each chapter.
turn('no serious finding on the levels as they open', { timeout: 600_000 }, async ({ page }) => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'levels');
  const chapters = readdirSync(folder).filter((name) => /^[0-9]/.test(name)).sort();
  for (const chapter of chapters) {
    const levels = readdirSync(join(folder, chapter)).filter((name) => /^[0-9].*[.]yaml$/.test(name)).sort();
    for (const level of process.env.CODEWEEK_EVERY_LEVEL ? levels : levels.slice(-1)) {
      await goTo(page, `${chapter}/${level.slice(0, -'.yaml'.length)}`);
      assert.deepEqual(await findings(page), [], level);
    }
  }
});
