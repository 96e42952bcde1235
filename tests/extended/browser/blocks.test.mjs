// Blocks in a real Chromium: dragged, tapped, chosen by keys; what is on the workspace comes through whatever happens to the page.
import assert from 'node:assert/strict';
import { awake, goTo, keptSo, python, settled, STAIRS, tap } from '../../browser/driver.mjs';
import { fingers } from '../../browser/blocks_visits.mjs';
import { takeFile } from '../../browser/places.mjs';
import { turn, visit } from '../../browser/visit.mjs';

turn('a bar stands beside a program only while some of it is out of sight', {}, async ({ page }) => {
  const bars = page.locator('.blocklyMainWorkspaceScrollbar:visible');
  await goTo(page, STAIRS);
  assert.equal(await bars.count(), 0);
  for (let blocks = 0; blocks < 16; blocks++) await tap(page, 'avancer');
  await page.locator('.blocklyScrollbarVertical.blocklyMainWorkspaceScrollbar:visible').waitFor();
  for (let blocks = 0; blocks < 16; blocks++) {
    await page.keyboard.press('Control+z');
    await settled(page, 2); // Blockly tells of it in a task of its own
  }
  await page.waitForFunction(() => [...document.querySelectorAll('.blocklyMainWorkspaceScrollbar')].every((bar) => !bar.checkVisibility()));
});

turn('the chosen list gets longer and shorter, and nothing that is in it is lost', {}, async ({ page }) => {
  await takeFile(page, [
    'title: Des listes', 'mode: modify', 'map: ">.G"', 'toolbox: [avancer, variables, lists]', 'given: |', '  notes = [4, 5]', '  avancer()',
    'solution: |', '  avancer()', '  avancer()', '',
  ].join('\n'));
  await page.locator('h1', { hasText: 'Des listes' }).waitFor();
  await page.locator('.blocks .category-start').first().waitFor();
  await awake(page);
  const [more, less] = ['Une place de plus', 'Une place de moins'].map((name) => page.locator(`[aria-label="${name}"]`));
  const notes = async () => (await python(page)).split('\n')[0];
  await page.locator('.blocklyBlockCanvas .category-start .blocklyText', { hasText: 'avancer' }).click();
  assert.equal(await more.isVisible(), false);
  await page.locator('.blocklyBlockCanvas .category-start .blocklyText', { hasText: 'liste' }).click();
  await more.click();
  await more.click();
  assert.equal(await notes(), 'notes = [4, 5, 0, 0]');
  for (let i = 0; i < 4; i++) await less.click();
  assert.equal(await notes(), 'notes = []');
  assert.equal(await less.isDisabled(), true);
  for (let i = 0; i < 4; i++) await page.locator('[aria-label="Annuler"]').click(); // undo
  assert.equal(await notes(), 'notes = [4, 5, 0, 0]');
});

turn('a number left half written is kept, and does not hold the blocks of the next level', {}, async ({ page }) => {
  const first = '04-la-ronde/08-la-ronde-deraille';
  const reads = (text) => page.locator('.python code', { hasText: text }).first().waitFor({ state: 'attached', timeout: 60_000 });
  await goTo(page, first);
  await page.locator('.blocks .category-start .blocklyEditableField').first().click();
  await page.locator('.blocklyWidgetDiv input').fill('7');
  await reads('range(7)');
  await goTo(page, STAIRS);
  await tap(page, 'avancer');
  await reads('avancer()');
  await goTo(page, first);
  await reads('range(7)');
});

turn('levels that are left leave nothing of their blocks behind', {}, async ({ page, context }) => {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const count = async () => {
    for (let time = 0; time < 3; time++) await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    return ['Nodes', 'JSEventListeners'].map((wanted) => metrics.find(({ name }) => name === wanted).value);
  };
  const turn = async () => { // two puzzles, of which one has values in the holes of its pieces
    for (const level of ['01-la-fusee/05-les-fleches-melangees', '09-les-boites/06-la-spirale']) await goTo(page, level);
    await settled(page, 20);
  };
  await turn();
  const before = await count();
  for (let time = 0; time < 3; time++) await turn();
  const [elements, listeners] = (await count()).map((now, place) => now - before[place]); // it was 330 and 100 a turn
  assert.ok(elements < 100, `${elements} elements more after three turns`);
  assert.ok(listeners < 4, `${listeners} listeners more after three turns`);
});

turn('a block that the keyboard carries is put back when the page changes', {}, async ({ page }) => {
  const level = '04-la-ronde/08-la-ronde-deraille';
  await goTo(page, level);
  await awake(page);
  const before = await python(page);
  await page.locator('.blocks .category-start .category-motion .blocklyText').first().click();
  await page.keyboard.press('m');
  await page.locator('.blocklyDragging').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('.page.settings').waitFor();
  await settled(page);
  await goTo(page, level);
  assert.equal(await python(page), before);
});

turn('what changes in the very moment in which the page changes is kept', {}, async ({ page }) => {
  await goTo(page, STAIRS);
  await awake(page);
  for (const _time of [1, 2]) await tap(page, 'avancer');
  assert.equal(await python(page), 'avancer()\navancer()');
  await page.evaluate(() => {
    document.querySelector('[aria-label="Annuler"]').click(); // undo
    history.replaceState(history.state, '', '#/settings');
    window.dispatchEvent(new HashChangeEvent('hashchange')); // at once: Blockly has not told anything yet
  });
  await page.locator('.page.settings').waitFor();
  await goTo(page, STAIRS);
  await page.locator('.python code').first().waitFor({ state: 'attached' });
  assert.equal(await python(page), 'avancer()');
});

visit('a puzzle is as the child left it while Python woke', { fresh: true }, async ({ page, context }) => {
  const puzzle = '01-la-fusee/05-les-fleches-melangees';
  await goTo(page, puzzle);
  const tapFirst = async () => {
    await page.locator('.blocklyFlyout .blocklyText').first().click();
    await settled(page);
  };
  const placed = () => page.locator('.blocks .category-start .category-motion').count();
  await tapFirst();
  await keptSo(page, 'children/fox-blue', ({ courses }) => /"next"/.test(JSON.stringify(courses.codeweek.programs[puzzle])));
  let wake;
  const woken = new Promise((done) => { wake = done; });
  await context.route('**/pyodide.asm.wasm', async (route) => { await woken; await route.continue(); });
  await page.reload();
  await page.locator('.blocks .category-start').first().waitFor();
  await tapFirst();
  const left = await placed();
  wake();
  await awake(page);
  await page.waitForTimeout(500);
  assert.equal(await placed(), left);
});

visit('a level opened twice before the words of its blocks are there has its blocks', { fresh: true }, async ({ page }) => {
  await page.route(/chunk-.*\.js$/, async (route) => {
    await new Promise((done) => { setTimeout(done, 700); });
    await route.continue();
  });
  await page.evaluate(async (id) => {
    location.hash = `#/level/${id}`;
    for (const end = performance.now() + 20_000; !document.querySelector(`[data-level="${id}"]`) && performance.now() < end;) {
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, STAIRS);
  await goTo(page, STAIRS);
});

turn('fingers alone, on a phone', { size: 'phone', touch: true }, ({ page }) => fingers(page));
