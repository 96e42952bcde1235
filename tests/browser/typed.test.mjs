// The notebook and the exam are played in Chromium: levels by what is typed, what may be built by blocks too.
import assert from 'node:assert/strict';
import { python, settled, tap } from './driver.mjs';
import { turn } from './visit.mjs';
import { LEVELS, at, answer, number } from './typed_visits.mjs';

/** Where words are seen, from top to bottom; the last ones by -1. */
const seen = (page, within, words, nth = 0) => page.evaluate(([selector, wanted, number]) => {
  const found = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility() && each.textContent.replaceAll('\u00a0', ' ').trim() === wanted);
  const { x, y, width, height } = found.map((each) => each.getBoundingClientRect()).sort((one, other) => one.y - other.y || one.x - other.x).at(number);
  return [x + width / 2, y + height / 2];
}, [within, words, nth]);
const placed = (page, words, nth) => seen(page, '.blocks .blocklyBlockCanvas .blocklyText:not(.blocklyFlyout *)', words, nth);

async function drag(page, [x, y], [u, v]) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(u, v, { steps: 10 });
  await settled(page, 3);
  await page.mouse.up();
  await settled(page, 6);
}

/** What the box holds, into the next hole. */
async function box(page, name) {
  const [x, y] = await seen(page, '.families .family', 'Boîtes');
  await page.mouse.click(x, y);
  await settled(page, 8);
  const [left, top] = await seen(page, '.blocklyFlyout .blocklyText', name, -1);
  await page.mouse.click(left - 28, top);
  await settled(page, 8);
}

const BY_BLOCKS = {
  '16-le-carnet-de-python/03-la-table-en-desordre': async (page) => {
    for (const words of ['6', 'mettre', 'produit', 'fini']) await tap(page, words);
    const [left] = await placed(page, 'pour'), last = await placed(page, 'dire', 1);
    await drag(page, last, [left, last[1] + 30]);
  },
  '17-objectif-brevet/02-le-programme-b~1': async (page) => {
    for (const words of ['mettre', 'demander', 'dire', '−', '+', '×']) await tap(page, words);
    await box(page, 'x');
    await page.mouse.click(...await placed(page, '×'));
    await box(page, 'x');
    await page.mouse.click(...await placed(page, '+'));
    await tap(page, '×');
    await box(page, 'x');
    await number(page, await placed(page, '1'), '3');
    await number(page, await placed(page, '1'), '10');
  },
  '17-objectif-brevet/03-remonter-le-temps~4': async (page) => {
    const [x, y] = await placed(page, '+'), away = await placed(page, 'au départ');
    await drag(page, [x + 38, y], [away[0] + 300, away[1]]); // x, so that + 0 is left
    await page.keyboard.press('Delete');
    await number(page, await placed(page, '1'), '0');
  },
  '17-objectif-brevet/05-la-frise-deraillee~1': async (page) => {
    await page.mouse.click(...await placed(page, 'avancer de', 3));
    await tap(page, 'tourner à gauche de');
  },
  '17-objectif-brevet/08-le-tarif~1': async (page) => number(page, await placed(page, '14'), '13'),
};

turn('what may be built is won by blocks', { timeout: 480_000 }, async ({ page }) => {
  for (const [id, build] of Object.entries(BY_BLOCKS)) {
    const exercise = LEVELS.find((level) => level.id === id.split('~')[0]);
    await at(page, exercise.id, exercise.parts[0]?.id);
    for (const part of exercise.parts.slice(0, Number(id.split('~')[1] ?? 1) - 1)) {
      await answer(page, part);
      await page.locator('.ways [data-way="part"]').click({ timeout: 60_000 });
    }
    await page.locator(`[data-level="${id}"]`).waitFor();
    await settled(page, 10);
    await build(page);
    await page.keyboard.press('Control+Enter');
    await page.locator('.ways [data-way="part"], dialog.win').first().waitFor({ timeout: 60_000 }).catch(async () => assert.equal(`${await python(page)} ${await page.locator('.bubble .sentence').textContent()}`, '', id));
    await page.keyboard.press('Escape');
  }
});
