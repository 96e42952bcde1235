// A level lives: the hero's face and the child's animal, what they do of a run, and what the hero says of its own.
import assert from 'node:assert/strict';
import { goTo } from './driver.mjs';
import { turn } from './visit.mjs';

const face = (page) => page.locator('.speaker .face').evaluate((image) => (image.hidden ? 'neutral' : image.style.objectPosition));
const pilot = (page) => page.locator('.pilot').getAttribute('data-does');

turn('the hero feels what happens, and the pilot beside the program points, thinks and cheers', { motion: true }, async ({ page, problems }) => {
  await goTo(page, '01-la-fusee/07-la-fusee-se-cogne');
  await page.waitForFunction(() => document.querySelector('.bubble .sentence').textContent !== '');
  const greeting = await page.locator('.bubble .sentence').textContent();
  assert.equal(await pilot(page), 'rests');
  assert.equal(await face(page), 'neutral');
  await page.locator('.player .run').click();
  await page.locator('.bubble[data-tone="warm"]').waitFor({ timeout: 60_000 });
  assert.equal(await pilot(page), 'points');
  assert.equal(await face(page), '25% 0px'); // the second of five
  for (const hero of ['.speaker', '.goal-hero']) { // the child's animal is aboard, as in the world
    assert.match(await page.locator(`${hero} .seat img`).first().getAttribute('src'), /animals\/fox/);
  }
  assert.equal(await page.locator('.speaker .rider-face').evaluate((image) => image.style.objectPosition), '25% 0px');

  await goTo(page, '01-la-fusee/01-decollage');
  await page.waitForFunction((before) => !['', before].includes(document.querySelector('.bubble .sentence').textContent), greeting);
  await page.locator('.player .run').click();
  await page.locator('.bubble[data-tone="good"]').waitFor({ timeout: 60_000 });
  assert.equal(await pilot(page), 'cheers');
  assert.equal(await face(page), '0% 0px');
  assert.deepEqual(problems, []);
});
