// A level lives: the hero's face and the child's animal, what they do of a run, and what the hero says of its own.
import assert from 'node:assert/strict';
import { awake, goTo } from '../../browser/driver.mjs';
import { turn, visit } from '../../browser/visit.mjs';

for (const size of ['pc', 'tablet', 'phone']) {
  turn(`the card of a win leaves the hero in sight and asks one question: ${size}`, { size }, async ({ page }) => {
    await goTo(page, '01-la-fusee/01-decollage');
    await page.locator('.player .run').click();
    const card = page.locator('dialog.win');
    await card.waitFor({ timeout: 60_000 });
    const [top, under] = await page.evaluate(() => [document.querySelector('dialog.win').getBoundingClientRect().top, document.querySelector('.world').getBoundingClientRect().bottom]);
    assert.ok(top >= under, `${[top, under]}`);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Niveau suivant/);
    const told = card.locator('.told'), kept = await page.evaluate(() => JSON.stringify(localStorage));
    await card.getByRole('button', { name: '2 cases' }).click();
    assert.match(await told.textContent(), /Regarde encore/);
    await card.getByRole('button', { name: '1 case' }).click();
    assert.match(await told.textContent(), /Oui/);
    assert.equal(await page.evaluate(() => JSON.stringify(localStorage)), kept);
  });
}

turn('a disc behind a page is painted in its own square: as wide as the page it takes as much as all the rest of a level', {}, async ({ page }) => {
  const discs = () => page.locator('main').evaluate((main) => {
    const { backgroundImage, backgroundSize } = getComputedStyle(main), sizes = backgroundSize.split(', ');
    return backgroundImage.match(/radial-gradient/g).map((_disc, place) => sizes[place]);
  });
  assert.deepEqual(await discs(), ['520px 520px', '480px 480px']);
  await goTo(page, '01-la-fusee/01-decollage');
  assert.deepEqual(await discs(), ['600px 600px', '560px 560px']);
});

visit('a level at rest paints some ten pictures a second, and nothing moves without an end', { motion: true }, async ({ page }) => {
  await goTo(page, '01-la-fusee/01-decollage'); // whose button calls
  await page.locator('.run.calls').waitFor();
  const [frames, paints, endless] = await page.evaluate(async () => {
    const counted = [0, 0];
    const count = (owner, name, place) => { const real = owner[name]; owner[name] = function (...args) { counted[place]++; return real.apply(this, args); }; };
    count(window, 'requestAnimationFrame', 0);
    count(CanvasRenderingContext2D.prototype, 'clearRect', 1);
    for (let left = 10; left > 0; left--) { // until what comes with the page is there
      counted.fill(0);
      const from = performance.now();
      await new Promise((done) => { setTimeout(done, 1500); });
      counted.forEach((times, place) => { counted[place] = Math.round((times * 1500) / (performance.now() - from)); }); // a busy machine is late
      if (counted[0] <= 3) break;
    }
    const moves = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime === Infinity);
    return [...counted, moves.map(({ animationName }) => animationName)];
  });
  assert.ok(frames <= 3 && paints >= 5 && paints <= 20, `${frames} frames, ${paints} pictures`);
  assert.deepEqual(endless, []);
});

visit('a film in which nothing glides is painted some times a step, not at each frame', { speed: 1 }, async ({ page }) => {
  await goTo(page, '01-la-fusee/01-decollage');
  await awake(page);
  await page.evaluate(() => {
    const real = CanvasRenderingContext2D.prototype.clearRect;
    window.paints = 0;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) { window.paints++; return real.apply(this, box); };
  });
  await page.locator('.player .run').click();
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
  const paints = await page.evaluate(() => window.paints), steps = Number(await page.locator('.seek input').getAttribute('max'));
  assert.ok(paints > steps && paints <= 5 * (steps + 2), `${paints} pictures of ${steps} steps`);
});
