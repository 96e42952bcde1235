// What only the later chapters have: answers to choose, questions of the program, a gallery, several maps, boxes, turns.
import assert from 'node:assert/strict';
import { awake, python, says, settled, step, tap } from './driver.mjs';
import { turn } from './visit.mjs';
import { DRAWING, ENDS, FIELDS, FACTORY, level, fromFamily } from './course_visits.mjs';

turn('a drawing is foreseen by its letter, and the one that came true is shown', {}, async ({ page }) => {
  await level(page, DRAWING);
  await page.locator('.run').click();
  await says(page, "choisis ta réponse");
  assert.equal(await page.locator('.answer').count(), 3);
  await page.keyboard.press('c');
  assert.equal(await page.locator('[role=radio][aria-checked=true] .letter').textContent(), 'C');
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog.win .full').count(), 3);
  assert.equal(await page.locator('.answer.right .letter').textContent(), 'C');
});

turn('a program without an end: no is right, yes has one star, and each turn has its number', {}, async ({ page }) => {
  await level(page, ENDS);
  await page.locator('.answer', { hasText: 'oui' }).click();
  await page.locator('.speed input').fill('5'); // some thousand steps
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog.win .full').count(), 1);
  assert.match(await page.locator('.answer.right').textContent(), /non/);
  await page.keyboard.press('Escape');
  assert.match(await page.locator('.turn-chip').first().textContent(), /^tour \d+$/);
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

turn('what a child has seen of each chapter is told', {}, async ({ page }) => {
  await level(page, '01-la-fusee/01-decollage');
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.concepts-open').click();
  const states = await page.locator('.concept').evaluateAll((rows) => rows.map((row) => row.dataset.state));
  assert.deepEqual(states, ['seen', ...Array(states.length - 1).fill('')]);
});
