// Who does not see the page: what is said of it, in the order in which it is met, and by the accessibility tree alone.
import assert from 'node:assert/strict';
import { awake, goTo, STAIRS } from './driver.mjs';
import { turn } from './visit.mjs';

const voice = (page) => page.locator('#voice').textContent();

turn('a level is played by the accessibility tree alone: what is there, build, run, result', {}, async ({ page }) => {
  await page.getByRole('button', { name: /parti|On continue/ }).press('Enter'); // the first child of a browser was on this level already
  const [level, pass] = [page.getByRole('heading', { level: 1, name: /Décollage/ }), page.getByRole('button', { name: 'Passer' })];
  await level.or(pass).first().waitFor();
  if (await pass.isVisible()) await pass.press('Enter'); // the comic of the chapter
  await level.waitFor();
  await awake(page).catch(() => undefined);
  await page.keyboard.press('F2');
  const world = page.getByRole('dialog');
  assert.match(await world.textContent(), /drapeau/);
  await page.keyboard.press('Escape');
  await goTo(page, '01-la-fusee/02-une-case-de-plus');
  await page.locator('#skip').focus();
  await page.keyboard.press('Enter'); // to the blocks
  await page.keyboard.press('t'); // to those offered
  const said = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? '');
  for (let steps = 0; !/vers la droite/.test(await said()); steps++) {
    assert.ok(steps < 20, await said());
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /Posé : .*vers la droite/.test(document.getElementById('voice').textContent.replaceAll('\u00a0', ' ')));
  await page.getByRole('button', { name: 'Lancer' }).press('Enter');
  const card = page.getByRole('dialog');
  await card.waitFor({ timeout: 60_000 });
  assert.match(await voice(page), /gagné|réussi|Réussi/);
});

turn('each page says its name, and gives the keyboard a place on it', {}, async ({ page }) => {
  for (const [hash, name] of [['#/settings', 'Réglages'], ['#/map', ''], ['#/chapter/1', ''], ['#/profiles', 'Qui joue ?'], ['#/animal', ''], [`#/level/${STAIRS}`, "L'escalier"], ['#/packs', '']]) {
    const before = await page.title();
    await page.evaluate((wanted) => { location.hash = wanted; }, hash);
    await page.waitForFunction((was) => document.title !== was && document.activeElement?.closest('#page'), before);
    const [said, title] = await page.evaluate(() => [document.getElementById('voice').textContent, document.title]);
    assert.ok(said.replaceAll('’', "'").replaceAll('\u00a0', ' ').includes(name), `${hash}: ${said}`);
    assert.equal(said, title, hash);
  }
});

turn('T leads to the blocks that are offered, and W to the program, from wherever the keyboard is in a level', {}, async ({ page }) => {
  await goTo(page, '01-la-fusee/02-une-case-de-plus');
  await awake(page);
  const inside = (where) => page.waitForFunction((each) => document.activeElement.closest(each) !== null, where);
  await page.keyboard.press('t'); // from the title, where one arrives
  await inside('.blocklyFlyout');
  for (const name of ['.level .bar .button', '.run', '.seek input']) {
    await page.locator(name).first().focus();
    await page.keyboard.press('w');
    await inside('.blocks svg');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.blocklyFlyout')), null);
    await page.locator(name).first().focus();
    await page.keyboard.press('t');
    await inside('.blocklyFlyout');
  }
});
