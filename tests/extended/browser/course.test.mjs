// What only the later chapters have: answers to choose, questions of the program, a gallery, several maps, boxes, turns.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { awake, goTo, python, settled, skip, step, tap, until } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';
import { BOX, FIELDS, SORT, FACTORY, DRAWN, level, fromFamily } from '../../browser/course_visits.mjs';

turn('the turn of a loop covers no word, and no button covers it, however little room there is', { language: 'en-GB', speed: 4 }, async ({ page }) => {
  for (const [width, height, words] of [[1366, 768, /^round 1 of \d$/], [1024, 600, /^round 1 of \d$/], [390, 844, /^round 1 of \d$/], [320, 568, /^round 1 of \d$/], [280, 568, /^1\/\d$/]]) {
    await page.setViewportSize({ width, height });
    await level(page, '04-la-ronde/08-la-ronde-deraille');
    for (let steps = 0; steps < 9 && await page.locator('.turn-chip').count() === 0; steps++) { // by hand: a film would go on meanwhile
      await page.locator('[aria-label="One step"]').click();
      await page.waitForFunction((wanted) => document.querySelector('.seek input').value === String(wanted), steps + 1);
      await settled(page);
    }
    let seen; // the chip comes where the program is, which is scrolled meanwhile
    await until(async () => {
      seen = await page.evaluate(() => {
        const box = (each) => each.getBoundingClientRect();
        const chip = document.querySelector('.turn-chip');
        const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        const others = [...document.querySelectorAll('.blocklyBlockCanvas .blocklyText, .strip button')].filter((each) => !chip.contains(each));
        const area = box(document.querySelector('.work .blocks'));
        const inside = box(chip).left >= area.left && box(chip).right <= area.right && box(chip).top >= area.top && box(chip).bottom <= area.bottom;
        return { said: chip.textContent, covered: others.filter((each) => meets(box(chip), box(each))).map((each) => each.textContent || each.ariaLabel), inside };
      });
      return seen.inside && seen.covered.length === 0;
    }, 10_000).catch(() => undefined); // told below
    assert.match(seen.said, words);
    assert.deepEqual({ size: `${width}x${height}`, ...seen }, { size: `${width}x${height}`, said: seen.said, covered: [], inside: true });
    await goTo(page, FIELDS);
  }
});

turn('« ici » in a sentence goes to that place of the film, touched or by keyboard, and lights its block', {}, async ({ page }) => {
  await level(page, '03-le-potager/02-deux-carottes');
  for (const words of ['avancer', 'ramasser', 'avancer', 'avancer', 'ramasser', 'ramasser']) await tap(page, words);
  for (const way of [() => page.locator('.saying').click(), async () => { await page.locator('.place').focus(); await page.keyboard.press('Enter'); }]) {
    await page.locator('.run').click();
    await page.locator('.place').waitFor({ timeout: 30_000 });
    assert.equal(await page.locator('.place').getAttribute('title'), 'Revoir ce moment du film.');
    assert.equal(await page.getByRole('button', { name: 'ici', exact: true }).count(), 1);
    const end = await step(page);
    await way();
    assert.equal(await page.locator('.place').count(), 0);
    assert.ok((await step(page)) < end);
    assert.equal(await page.locator('.blocks .lit-running').count(), 1);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), "Reculer d'un pas");
    await page.locator('.seek input').fill(String(end));
  }
});

turn('the boxes show what has just changed, and what was there', {}, async ({ page }) => {
  await level(page, BOX);
  await page.locator('.guess .button').last().click();
  for (const [shown, before, steps] of [['3', '', 1], ['35', '3', 3]]) {
    for (let i = 0; i < steps; i++) await page.locator('[aria-label="Un pas"]').click();
    await page.waitForFunction((wanted) => document.querySelector('.boxes .fresh .value')?.textContent === wanted, shown);
    assert.equal(await page.locator('.boxes s').count(), before ? 1 : 0);
  }
  assert.equal(await page.locator('.boxes .name').textContent(), 'caisses');
});

turn('a row of numbers is foreseen, and one of the answers came true', {}, async ({ page }) => {
  await level(page, SORT);
  await page.locator('.answer').first().click();
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('.answer.right').count(), 1);
});

turn('the world turns with the one who looks, and back', {}, async ({ page }) => {
  await level(page, FIELDS);
  const eyes = page.locator('.player .eyes');
  const seen = () => page.locator('.world .stage canvas').screenshot().then((picture) => picture.toString('base64'));
  const above = await seen();
  await eyes.click();
  assert.equal(await eyes.getAttribute('aria-pressed'), 'true');
  assert.notEqual(await seen(), above);
  await eyes.click();
  assert.equal(await eyes.getAttribute('aria-pressed'), 'false');
});

turn('a work is seen large, gets a title that stays, and is taken home as a picture and a drawing', {}, async ({ page }) => {
  await level(page, DRAWN);
  await fromFamily(page, 'Se déplacer', 'avancer de');
  await page.locator('.gallery-opens').click();
  await page.locator('.gallery-bar .button', { hasText: 'Garder' }).click();
  await page.locator('.hung').click();
  await page.locator('dialog.creation .blocks .blocklyPath').first().waitFor();
  await page.locator('.work-name').click();
  await page.locator('[data-word="garden"]').click();
  await page.locator('[data-word="stars"]').click();
  await page.locator('.naming .primary').click();
  await page.locator('.work-name', { hasText: 'Le jardin des étoiles' }).waitFor();
  for (const [button, begins] of [['.png', '89504e47'], ['.svg', '3c737667']]) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`dialog.creation ${button}`).click()]);
    assert.equal((await readFile(await file.path())).subarray(0, 4).toString('hex'), begins);
  }
  await page.keyboard.press('Escape');
  await page.locator('.work-title', { hasText: 'Le jardin des étoiles' }).waitFor();
  assert.equal(await page.locator('.gallery-bar .button', { hasText: 'Garder' }).isDisabled(), true);
  await page.reload();
  await awake(page);
  await page.locator('.gallery-opens').click();
  await page.locator('.work-title', { hasText: 'Le jardin des étoiles' }).waitFor();
});

turn('the map leads to invent from the first day, and the way goes on where it was', {}, async ({ page }) => {
  await page.locator('.invent').click();
  await page.locator('.menu-items .button', { hasText: 'Mon ciel étoilé' }).click();
  await page.locator('.level, .comic .skip').first().waitFor();
  await skip(page);
  await page.waitForURL(/mon-ciel-etoile/);
  await awake(page);
  await tap(page, 'vers la droite');
  await page.locator('.run').click();
  await page.getByRole('button', { name: 'Inventer encore' }).click({ timeout: 30_000 }); // the way on leads back, not to the next level
  await page.locator('.go-on', { hasText: 'Décollage' }).waitFor();
});

turn('a question without an answer ends the run, and the blocks stay', {}, async ({ page }) => {
  await level(page, FACTORY);
  await fromFamily(page, 'Agir', 'dire');
  await fromFamily(page, 'Détecter', 'demander');
  await page.locator('.run').click();
  await page.locator('dialog.ask').waitFor({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('.seek input').value === '0');
  assert.equal(await python(page), 'dire(demander())');
});
