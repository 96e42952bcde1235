// A teacher draws a stage and writes its scenarios in the workshop of the page, in a real Chromium.
import assert from 'node:assert/strict';
import { measure } from '../../browser/measure.mjs';
import { resize, settled, SIZES } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';
import { enter, LONG, shot, text, until } from '../../browser/workshop_hands.mjs';
import { holds, opened } from '../../browser/stage_workshop_visits.mjs';

const part = (page, name) => page.locator(`[data-field="stage.${name}"]`);

turn('heroes, boxes and a second scenario are written, and the first one stays', {}, async ({ page }) => {
  await opened(page);
  await part(page, 'heroes').fill('chat\nporte : maison');
  await page.locator('.palette [data-letter="@porte"]').waitFor(LONG);
  await part(page, 'boxes').fill('score : 2');
  await page.locator('[aria-label="Ajouter un scénario, copie du dernier"]').click();
  await page.locator('.map-tabs .tab[aria-selected="true"]', { hasText: 'Scénario 2' }).waitFor(LONG);
  await part(page, 'ticks').fill('9');
  await part(page, 'inputs').fill('4 a\n2 clic chat');
  await part(page, 'expected').fill('score : 2\ngagné');
  await part(page, 'expected').blur();
  await holds(page, /attendu: \{score: 2, fin: gagné\}/);
  const written = await text(page);
  for (const wanted of [/porte: \{case: B1, image: maison\}/, /boîtes: \{score: 2\}/, /temps: 3/, /temps: 9/, /\[\[2, clic, chat\], \[4, touche, a\]\]/, /attendu: \{chat.case: C1\}/]) assert.match(written, wanted);
  await part(page, 'heroes').scrollIntoViewIfNeeded();
  await shot(page, 'stage-written');
  await page.waitForFunction(() => document.querySelector('[data-field="stage.expected"]').value === 'score : 2\nfin : gagné', undefined, LONG);
});

turn('by keyboard a cell says who stands there, and a new stage fits every window', {}, async ({ page }) => {
  await enter(page);
  await page.locator('.bar .more').click();
  await page.getByRole('button', { name: 'Nouvelle scène' }).click();
  await page.locator('.palette [data-letter="@chat"]').waitFor(LONG);
  await page.locator('.first-problem:not([data-severity="error"])').waitFor({ state: 'attached', ...LONG });
  await page.locator('.board').focus();
  for (const key of ['ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
  await page.waitForFunction(() => [...document.querySelectorAll('[aria-live]')].some((each) => /A1.*chat/.test(each.textContent)), undefined, LONG);
  for (const key of ['ArrowDown', 'ArrowRight', 'g']) await page.keyboard.press(key); // there is no row below
  await until(page, ['.G....']);
  for (const size of [...Object.keys(SIZES), null]) {
    if (size) await resize(page, size);
    else await page.setViewportSize({ width: 1024, height: 600 });
    await settled(page);
    await shot(page, `stage-${size ?? 'low'}`);
    assert.deepEqual(await page.evaluate(measure), [], size);
  }
});
