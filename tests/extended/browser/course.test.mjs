// What only the later chapters have: answers to choose, questions of the program, a gallery, several maps, boxes, turns.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { awake, goTo, python, settled, skip, step, tap, until } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';
import { FIELDS, SORT, FACTORY, DRAWN, level } from '../../browser/course_visits.mjs';

/** Tap a block of a large palette, by the family it is in. */
async function fromFamily(page, family, words) {
  assert.equal(await page.locator('.blocklyFlyout .blocklyText').first().isVisible(), false);
  await page.locator('.family', { hasText: family }).click();
  await tap(page, words);
}

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

turn('each step says what was asked and answered, aloud too, and its chips cover no word', {}, async ({ page }) => {
  const told = [];
  for (const id of ['08-tant-que/09-la-main-lache-le-mur', '09-les-boites/07-le-compteur-amnesique', '11-chercher-comparer-ranger/03-le-plus-leger']) {
    await level(page, id);
    for (let index = 1; index <= 9; index++) {
      await page.locator('[aria-label="Un pas"]').click();
      await page.waitForFunction((wanted) => document.querySelector('.seek input').value === String(wanted), index);
      await page.waitForFunction((before) => document.querySelector('.bubble .sentence').textContent !== before && document.querySelector('.bubble .sentence').textContent !== '', told.at(-1) ?? '', { timeout: 20_000 });
      told.push(await page.locator('.bubble[role=status][aria-live=polite] .sentence').textContent());
      const covered = await page.evaluate(() => {
        const box = (each) => each.getBoundingClientRect();
        const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        const words = [...document.querySelectorAll('.blocklyBlockCanvas .blocklyText')].filter((each) => !each.closest('.chip'));
        const chips = [...document.querySelectorAll('.chip')];
        return chips.flatMap((chip) => [...words, ...chips].filter((each) => each !== chip && meets(box(chip), box(each))).map((each) => `${chip.textContent} over ${each.textContent}`));
      });
      assert.deepEqual(covered, [], `${id} ${index}`);
    }
  }
  const said = told.join('|').replaceAll('\u00a0', ' ');
  assert.match(said, /Au drapeau \? Non\. Je fais ce qui est dedans\./);
  assert.match(said, /Mur devant \? (Oui|Non)\. La boucle s’arrête\./);
  assert.match(said, /n vaut maintenant 0\./);
  assert.match(said, /0 \+ 1 = 1 : n vaut maintenant 1\./);
  assert.match(said, /\d > 0 \? Oui\. Je fais ce qui est dedans\./);
  assert.doesNotMatch(said, /ne bouge pas/);
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

turn('a row of numbers is foreseen, and one of the answers came true', {}, async ({ page }) => {
  await level(page, SORT);
  await page.locator('.answer').first().click();
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('.answer.right').count(), 1);
});

turn('the map that fails is shown after those that pass, and its tab says so', {}, async ({ page }) => {
  await level(page, FIELDS);
  for (const words of ['avancer', 'avancer', 'ramasser', 'avancer', 'avancer', 'ramasser']) await tap(page, words);
  await page.locator('.run').click();
  await page.locator('.tab[data-sign="eye"]').waitFor({ timeout: 30_000 });
  assert.deepEqual(await page.locator('.tab').evaluateAll((tabs) => tabs.map((tab) => tab.dataset.sign)), ['check', 'eye', '']);
  assert.equal(await page.locator('.tab[aria-selected="true"]').textContent(), 'Terrain 2');
  assert.equal(await page.locator('.bubble').getAttribute('data-tone'), 'warm');
  await page.locator('.tab').first().click();
  assert.ok((await step(page)) > 0, 'the run on the first map can be looked at');
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

turn('what the program asks is answered, and the run goes on; the program is kept in the gallery, thrown away, brought back', {}, async ({ page }) => {
  await level(page, FACTORY);
  await fromFamily(page, 'Se déplacer', 'avancer');
  await fromFamily(page, 'Agir', 'dire');
  await fromFamily(page, 'Détecter', 'demander');
  assert.equal(await python(page), 'avancer()\ndire(demander())');
  await page.locator('.run').click();
  await page.locator('dialog.ask').waitFor({ timeout: 30_000 });
  await page.keyboard.press('Enter'); // nothing written is no answer
  await page.keyboard.type('4');
  await page.locator('.keypad .button', { hasText: '2' }).click();
  await page.keyboard.press('Enter');
  await page.locator('.ways .button', { hasText: 'Garder' }).click({ timeout: 30_000 }); // no card covers it
  await page.locator('.hung canvas').waitFor();
  await page.locator('.throw').click();
  assert.equal(await page.locator('.hung').count(), 0);
  await page.locator('.gallery-bar .button', { hasText: 'Annuler' }).click();
  await page.locator('.hung').click();
  await page.locator('dialog.creation .sheet-answers .button', { hasText: 'Ouvrir' }).click();
  assert.equal(await python(page), 'avancer()\ndire(demander())');
  await page.reload();
  await awake(page);
  await page.locator('.gallery-opens').click();
  assert.equal(await page.locator('.hung').count(), 1);
  const how = page.locator('.gallery .next', { hasText: 'il viendra à côté' }), high = () => page.locator('.hung').first().evaluate((work) => work.offsetHeight);
  await how.waitFor();
  const alone = await high();
  await page.keyboard.press('Escape');
  await fromFamily(page, 'Se déplacer', 'avancer');
  await page.locator('.gallery-opens').click();
  await page.locator('.throw').click();
  await page.locator('.gallery-bar .button', { hasText: 'Garder' }).click();
  await page.locator('.gallery-bar .button', { hasText: 'Annuler' }).click();
  assert.equal(await page.locator('.hung').count(), 2, 'what was kept since stays when a work is brought back');
  await how.waitFor({ state: 'hidden' });
  assert.ok(alone > 1.5 * await high(), 'a work alone is not large');
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

turn('the keyboard alone builds a loop with a question in it, and wins', {}, async ({ page }) => {
  await level(page, FIELDS);
  await page.locator('#skip').focus();
  await page.keyboard.press('Enter'); // to the blocks
  await settled(page);
  const here = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const key = () => page.evaluate(() => document.activeElement?.matches('.family') && document.activeElement.textContent);
  const wanted = [['Répéter', 'répéter, 4'], ['Se déplacer', 'avancer'], ['Répéter', 'si,'], ['Détecter', 'sur un objet'], ['Agir', 'ramasser']];
  for (const [family, words] of wanted) {
    await page.keyboard.press('t');
    await settled(page);
    assert.equal(await key(), 'Se déplacer', 'the first of the families');
    for (let i = 0; i < 8 && !(await key() || '').startsWith(family); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settled(page);
    for (let i = 0; i < 24 && !(await here()).includes(words); i++) {
      await page.keyboard.press(i < 12 ? 'ArrowDown' : 'ArrowUp');
      await settled(page, 2);
    }
    await page.keyboard.press('Enter');
    await settled(page);
  }
  assert.equal(await python(page), 'for _ in range(4):\n    avancer()\n    if sur_objet():\n        ramasser()');
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => document.querySelectorAll('dialog.win .full').length === 3, null, { timeout: 60_000 });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('/level/07-les-detecteurs/03'));
});
