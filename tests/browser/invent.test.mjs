// « Invente un niveau » : a child draws a level, has it proved, plays and wins it, finds it again, takes it along and opens it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { awake, python, tap } from './driver.mjs';
import { turn } from './visit.mjs';
import { LONG, invent, ready, until, said, put } from './invent_visits.mjs';

/** The name and the text of the file that is taken along. */
async function taken(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.invent .take').click()]);
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
}

turn('a level is drawn, proved, named, played, won, there again after a reload, taken along and opened', {}, async ({ page, address }) => {
  await invent(page);
  await put(page, 'start', [0, 2]);
  await put(page, 'flag', [1, 2]);
  await put(page, 'wall', [2, 1], [4, 0]);
  await until(page, ['....#.', '..#...', '>G....', '......']);
  await page.locator('.invent .possible').click();
  await said(page, 'Ton niveau est possible en 1 bloc !');
  await page.locator('.invent .title').click();
  await page.locator('[data-word="castle"]').click();
  await page.locator('[data-word="moon"]').click();
  await page.locator('.naming .primary').click();
  await page.locator('.invent .title', { hasText: 'Le château de la lune' }).waitFor(LONG);
  await page.locator('.looks [data-value="jungle"]').click();
  await page.locator('.invent.look-jungle .play').waitFor(LONG); // another look is as possible

  await page.locator('.invent .play').click();
  await page.locator('.level .blocks .category-start').first().waitFor(LONG);
  await awake(page);
  await tap(page, 'vers la droite'); // arrows, for who has won nothing yet
  await page.waitForFunction(() => document.querySelector('.python')?.textContent.includes('vers_droite()'));
  await page.locator('.run').click();
  await page.locator('dialog.win').getByRole('button', { name: 'Inventer encore' }).click(LONG);
  await ready(page);
  await until(page, ['....#.', '..#...', '>G....', '......']);

  await page.goto(`${address}#/map`);
  await page.reload();
  await page.locator('.invent').click();
  await page.locator('.menu-items .button', { hasText: 'Invente un niveau' }).click();
  await page.locator('.mine .work-title', { hasText: 'Le château de la lune' }).waitFor(LONG);
  await page.locator('.mine .hung').click();
  await ready(page);
  await page.locator('.invent .possible').click();
  await page.locator('.invent .play').click(LONG);
  await page.locator('.level .blocks .category-start').first().waitFor(LONG);
  await awake(page);
  assert.match(await python(page), /vers_droite\(\)/); // what was built is still there
  await page.goBack();
  await ready(page);
  await page.locator('.invent .possible').click();
  await page.locator('.invent .take').waitFor(LONG);

  const [name, text] = await taken(page);
  assert.equal(name, 'le-chateau-de-la-lune.yaml');
  assert.match(text, /look: jungle\n/);
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.chapters').waitFor();
  const file = { name, text };
  await page.evaluate(({ name: called, text: content }) => {
    const carried = new DataTransfer();
    carried.items.add(new File([content], called, { type: 'text/yaml' }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
  }, file);
  await page.locator('.bar', { hasText: 'Le château de la lune' }).first().waitFor(LONG);
});
