// No serious finding of axe-core on any page. Blockly's own are left out by name, never a rule for the whole page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { awake, goTo, open, serve, sitDown, STAIRS } from './driver.mjs';

const AXE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'node_modules', 'axe-core', 'axe.min.js');
/** What Blockly 13.3 itself gets wrong: its sheet of blocks as a list box, and ids with special characters. */
const BLOCKLY = ['aria-required-children', 'aria-valid-attr-value'];
let server;
before(async () => { server = await serve(); });
after(() => server.close());

const [ANSWERS, MAPS, GALLERY] = [
  '05-la-tortue-geometre/01-quel-dessin', '09-les-boites/05-la-somme-du-couloir', '12-la-grande-fabrique/08-ma-fabrique',
];

async function findings(page, axe) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter((each) => ['serious', 'critical'].includes(each.impact)).flatMap((each) =>
    each.nodes.filter((node) => !ofBlockly(each.id, node)).map((node) => `${each.id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

function ofBlockly(rule, node) {
  return BLOCKLY.includes(rule) && /class="[^"]*blockly/.test(node.html);
}

test('no serious finding on any page', { timeout: 240_000 }, async () => {
  const axe = await readFile(AXE, 'utf8');
  const visitor = await open(server.address);
  const { page } = visitor;
  try {
    await sitDown(page);
    for (const theme of ['sun', 'sea', 'night']) {
      await page.evaluate(() => { location.hash = '#/settings'; });
      await page.locator(`input[value="${theme}"]`).check({ force: true });
      for (const hash of ['#/map', '#/chapter/1', '#/settings', '#/profiles', '#/animal']) {
        await page.evaluate((wanted) => { location.hash = wanted; }, hash);
        await page.waitForTimeout(400);
        assert.deepEqual(await findings(page, axe), [], `${theme} ${hash}`);
      }
      await page.evaluate(() => { location.hash = '#/map'; });
      await page.locator('.concepts-open').click();
      assert.deepEqual(await findings(page, axe), [], `${theme} what a child knows`);
      await page.keyboard.press('Escape');
      for (const level of [ANSWERS, MAPS, GALLERY, STAIRS]) {
        await goTo(page, level);
        await awake(page);
        assert.deepEqual(await findings(page, axe), [], `${theme} ${level}`);
      }
      await page.locator('.more').click();
      assert.deepEqual(await findings(page, axe), [], `${theme} menu`);
      await page.keyboard.press('Escape');
    }
  } finally {
    await visitor.close();
  }
});
