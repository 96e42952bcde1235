// What a child's hands do on the page: numbers, angles, keys that run, the pieces of a puzzle.
import assert from 'node:assert/strict';
import { awake, goTo, offered, python, settled, STAIRS, tap } from '../../browser/driver.mjs';
import { turn, visit } from '../../browser/visit.mjs';

const SQUARE = '05-la-tortue-geometre/03-le-carre-en-trois-blocs';
const PUZZLE = '01-la-fusee/05-les-fleches-melangees';

turn('the place of a piece of a puzzle that is taken stays empty', {}, async ({ page }) => {
  await goTo(page, PUZZLE);
  await awake(page);
  const [x, y] = await offered(page, 'bas');
  await tap(page, 'bas');
  await page.locator('.blocklyFlyout .blocklyDisabled').waitFor();
  await page.mouse.click(x, y);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 250, y + 40, { steps: 6 });
  await page.mouse.up();
  assert.equal(await python(page), 'bas()');
});

turn('a block of a family that is open comes after the others by a touch, where it is dropped by a drag, and the family closes', {}, async ({ page }) => {
  await goTo(page, SQUARE);
  await awake(page);
  const open = () => page.locator('.blocklyFlyout .blocklyText').first().isVisible();
  await tap(page, 'avancer de');
  assert.equal(await open(), false);
  await tap(page, 'avancer de');
  assert.equal(await python(page), 'avancer(50)\navancer(50)');
  const [x, y] = await offered(page, 'tourner à droite de');
  const held = await page.locator('.blocklyFlyout .category-motion > .blocklyPath').last().boundingBox();
  const first = await page.locator('.work .category-start .category-motion > .blocklyPath').first().boundingBox();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 200, { steps: 6 });
  assert.equal(await open(), false);
  await page.mouse.move(first.x + x - held.x, first.y + first.height + y - held.y, { steps: 6 });
  await page.mouse.up();
  assert.deepEqual((await python(page)).split('\n').sort(), ['avancer(50)', 'avancer(50)', 'tourner_droite(90)']);
  await page.locator('.family').first().click();
  assert.equal(await open(), true);
  await page.mouse.click(...await page.locator('.work .blocks').boundingBox().then((box) => [box.x + box.width - 30, box.y + box.height - 40]));
  assert.equal(await open(), false);
});

turn('a family is opened, its block placed and the program reached by the keyboard alone', {}, async ({ page }) => {
  await goTo(page, SQUARE);
  await awake(page);
  await page.locator('.family').first().focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await page.keyboard.press('Enter');
  assert.match(await python(page), /^(avancer|tourner_)/);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.work .blocks') !== null), true);
});

turn('the place of the palette says that blocks are thrown there as soon as one is lifted', {}, async ({ page }) => {
  for (const id of [STAIRS, SQUARE]) {
    await goTo(page, id);
    await awake(page);
    await tap(page, 'avancer' + (id === SQUARE ? ' de' : ''));
    const box = await page.locator('.work .category-start .category-motion > .blocklyPath').first().boundingBox();
    await page.mouse.move(box.x + 12, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 120, { steps: 6 });
    const bin = page.locator('.bin', { hasText: 'lâche ici pour jeter' }).filter({ visible: true });
    const place = await bin.boundingBox();
    await page.mouse.move(place.x + 30, place.y + 60, { steps: 6 });
    await page.mouse.up();
    await settled(page);
    assert.equal(await bin.count(), 0);
    assert.equal(await python(page), '');
  }
});

visit('a finger that slides sideways over an open card does not leave the page', { touch: true, size: 'phone' }, async ({ page, context, address }) => {
  await page.goto(`${address}#/level/${STAIRS}`);
  await page.locator('.more').tap();
  await page.locator('dialog[open]').waitFor();
  const hand = await context.newCDPSession(page);
  const touch = (type, x) => hand.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: 400 }] });
  await touch('touchStart', 20);
  for (let x = 30; x < 380; x += 10) await touch('touchMove', x);
  await touch('touchEnd', 380);
  await page.waitForTimeout(400);
  assert.match(page.url(), /04-la-ronde/);
});
