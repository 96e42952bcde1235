// An idea stands beside the program: it stays while the child builds and tries, and hides nothing.
import assert from 'node:assert/strict';
import { awake, goTo, passGate, resize, settled, SIZES, STAIRS, tap, until } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';
import { LONG, over, sentence, way, told, placed, letter, question } from '../../browser/ideas_visits.mjs';

const SOLO = '01-la-fusee/08-mission-solo';
const LONGEST = '11-chercher-comparer-ranger/06-le-juste-nombre';

turn('an idea stays beside the program while it is tried', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  await page.locator('.hint').click();
  assert.equal(await page.locator('dialog').count(), 0);
  assert.equal(await over(page), 'Coup de pouce 1 sur 3');
  const idea = await sentence(page);
  await tap(page, 'avancer');
  assert.equal(await sentence(page), idea);
  await page.locator('.run').click();
  await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
  assert.notEqual(await sentence(page), idea);
  await tap(page, 'avancer');
  assert.equal(await sentence(page), idea);
  await page.locator('.run').click();
  await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
  await page.locator('.hint').click();
  assert.equal(await sentence(page), idea, 'asked for after a run, it is told at once');
  await page.locator('.run').click();
  await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
});

turn('an idea is read and closed by keyboard alone, and is told aloud', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await page.locator('.hint').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.bubble').getAttribute('aria-live'), 'polite');
  assert.equal(await way(page, 'more').getAttribute('aria-label'), 'Encore un coup de pouce');
  await way(page, 'more').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await told(page, 'Coup de pouce 3 sur 3');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.way), 'close');
  await page.keyboard.press('Enter');
  assert.equal(await over(page), '');
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('hint')));
  await page.keyboard.press('Enter');
  await told(page, 'Coup de pouce 3 sur 3');
  await page.keyboard.press('Escape');
  assert.equal(await over(page), '');
});

turn('a solo level says beside the program when its ideas come, and opens none by itself', {}, async ({ page }) => {
  await goTo(page, SOLO);
  await awake(page);
  await page.locator('.hint').click();
  assert.match(await sentence(page), /encore\s3\sfois/);
  for (const left of [2, 1, 0]) {
    await tap(page, 'vers la droite');
    await page.locator('.run').click();
    await page.locator('.bubble[data-tone="warm"]').waitFor(LONG);
    await tap(page, 'vers la droite');
    if (left) assert.match(await sentence(page), new RegExp(`encore\\s${left}\\sfois`));
  }
  assert.equal(await over(page), '');
  await page.locator('.hint').click();
  await told(page, 'Coup de pouce 1 sur 3');
});

turn('a question is answered by keyboard alone, and whatever is done meanwhile the own program stays', {}, async ({ page }) => {
  await question(page);
  const own = await placed(page);
  await way(page, await letter(page, 'droite')).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('letter'), null, LONG);
  assert.equal(await placed(page), own);
  await page.keyboard.press('Enter');
  assert.match(await sentence(page), /^Oui/);
  await page.getByRole('button', { name: 'Annuler' }).click();
  assert.equal(await placed(page), own - 1, 'undo takes back what the child did last');
  await page.locator('.hint').click();
  await page.locator('[data-way="a"]').waitFor(LONG);
  await way(page, 'a').click();
  await page.keyboard.press('F9');
  await settled(page);
  assert.equal(await placed(page), own - 1);
});

turn('a question is answered by a finger, beside a program that is in sight', { touch: true, size: 'phone' }, async ({ page }) => {
  await question(page, true);
  const own = await placed(page), right = await letter(page, 'gauche');
  await way(page, await letter(page, 'droite')).tap();
  await page.waitForFunction(() => document.querySelector('.bubble .sentence').textContent.startsWith('Ça ne marche pas'), null, LONG);
  assert.equal(await placed(page), own);
  await way(page, right).tap();
  assert.match(await sentence(page), /^Oui/);
  const { under, high } = await page.evaluate(() => {
    const box = (name) => document.querySelector(name).getBoundingClientRect();
    return { under: box('.editor').top - box('.bubble').bottom, high: Math.min(...[...document.querySelectorAll('.ways .button')].map((each) => each.getBoundingClientRect().height)) };
  });
  assert.ok(under >= 0, 'the bubble is not over the program');
  assert.ok(high >= 44);
});

Object.assign(SIZES, { flat: [1024, 600], enlarged: [320, 256] });
for (const [language, sizes] of [['fr-FR', ['pc', 'flat', 'phone', 'enlarged']], ['en-GB', ['pc', 'tablet', 'phone']]]) {
  turn(`the longest idea is read whole, beside a world that is seen, in any window: ${language}`, { language }, async ({ page }) => {
    await goTo(page, LONGEST);
    await page.locator('.hint').click();
    await way(page, 'more').click();
    await way(page, 'more').click();
    for (const size of sizes) {
      await resize(page, size);
      await settled(page);
      const look = () => page.evaluate(() => {
        const box = (name) => document.querySelector(name).getBoundingClientRect();
        const words = document.querySelector('.bubble .sentence');
        return { cut: words.scrollHeight - words.clientHeight, world: box('.world').height, under: box('.world').bottom - box('.bubble').top, into: box('.bubble').bottom - box('.editor').top };
      });
      const fits = ({ cut, world, under, into }) => cut <= 0 && world >= 100 && under <= 0 && (size === 'pc' || size === 'flat' || into <= 0);
      await until(async () => fits(await look())).catch(async () => assert.fail(`${size} ${JSON.stringify(await look())}`));
    }
  });
}

turn('the adult sees where the program stands, its place lit, the question and the answer, and the child pays nothing', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  for (const words of ['avancer', 'avancer', 'avancer']) await tap(page, words);
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: "Aide pour l'adulte" }).click();
  const where = page.locator('dialog .stands');
  await where.locator('.button').waitFor(LONG);
  const words = await where.locator('p').textContent();
  assert.match(words, /changements? ferai(en)?t réussir son programme/);
  await where.locator('.button').click();
  await passGate(page);
  await page.locator('.solution .lit-running').waitFor(LONG);
  assert.equal(await page.locator('dialog .blocks .category-motion').count(), 3);
  const told = await page.locator('dialog .beside .note').allTextContents();
  assert.equal(told.length, 3);
  assert.equal(told[0], words);
  assert.match(told[1], /A : .*\nB : /s);
  assert.match(told[2], /[ABC] mène plus loin\. /);
  await page.locator('dialog .button').last().click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.locator('.hint').click();
  assert.equal(await over(page), 'Coup de pouce 1 sur 3', 'none was read for it');
});
