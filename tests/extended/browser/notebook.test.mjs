// The notebook of Python: holes to fill, a text to mend, blocks to translate; a page that is written on.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { awake, resize, settled, SIZES, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { measure } from '../../browser/measure.mjs';
import { turn } from '../../browser/visit.mjs';
import { NOTEBOOK, at, run } from '../../browser/notebook_visits.mjs';

turn('a given text that cannot be read is told line by line, and won once it is mended', {}, async ({ page }) => {
  await at(page, '04-trois-petits-oublis');
  const told = (line) => page.locator('.writing .told p', { hasText: `Ligne ${line}` }).waitFor({ timeout: 60_000 });
  await told(1);
  await page.locator('.writing .mend').click();
  await told(3);
  await page.locator('.writing .mend').click();
  await told(5);
  await page.locator('.writing .mend').click();
  await page.locator('.writing .told').waitFor({ state: 'hidden' });
  await run(page);
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
});

turn('a program is kept as a file of Python, and one of another editor opened in its place', {}, async ({ page }) => {
  await at(page, '12-ma-page-blanche');
  const box = page.locator('.writing .cm-content'), menu = (words) => page.locator('dialog .button', { hasText: words });
  await box.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('print(1)');
  await page.locator('.more').click();
  const [file] = await Promise.all([page.waitForEvent('download'), menu('Garder en fichier .py').click()]);
  assert.equal(file.suggestedFilename(), '12-ma-page-blanche.py');
  assert.equal(await readFile(await file.path(), 'utf8'), 'print(1)');
  const open = async (name, bytes) => {
    await page.locator('.more').click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), menu('Ouvrir un fichier .py').click()]);
    await chooser.setFiles({ name, mimeType: 'text/x-python', buffer: Buffer.from(bytes, 'latin1') });
  };
  await open('school.py', 'for n in range(2):\r\n\tprint("\u00e9t\u00e9", n)\r\n');
  await box.filter({ hasText: '    print("été", n)' }).waitFor();
  await run(page);
  await page.locator('.bubble .sentence', { hasText: 'toi qui' }).waitFor({ timeout: 60_000 });
  await open('school.py', '\0');
  await page.locator('dialog', { hasText: /« school.py » n.est pas un programme/ }).waitFor();
  await page.keyboard.press('Escape');
  await box.filter({ hasText: 'été' }).waitFor();
});

turn('a step lights the line within a loop over a list, and what it computed stands behind it', {}, async ({ page }) => {
  await at(page, '12-ma-page-blanche');
  const box = page.locator('.writing .cm-content');
  await box.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('total = 0\n\nfor n in [3, 4]:\n    total = total + n\n');
  await page.waitForTimeout(500);
  for (const [line, values] of [[1, ''], [3, ''], [4, 'total = 0 + 3 → 3'], [3, ''], [4, 'total = 3 + 4 → 7']]) {
    await page.keyboard.press('F8');
    await until(async () => await box.locator('.lit-running').textContent() === ['', 'total = 0', '', 'for n in [3, 4]:', '    total = total + n'][line] + values);
  }
});

turn('the blocks to translate stay beside the text, and a hidden test is told as one', {}, async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await at(page, '05-des-blocs-au-texte');
  const shown = page.locator('.blocks .blocklyText', { hasText: 'plein tarif' });
  await shown.first().waitFor();
  await page.locator('.writing .cm-content').focus();
  for (const line of ['age = demander()\n', 'if age > 12:\n', 'dire("plein tarif")\n']) await page.keyboard.type(line);
  await page.keyboard.press('Shift+Tab');
  for (const line of ['else:\n', 'dire("demi-tarif")']) await page.keyboard.type(line);
  await run(page);
  await page.locator('.bubble .sentence', { hasText: 'essai caché' }).waitFor({ timeout: 60_000 });
  assert.equal(await shown.count(), 1);
  assert.equal(await page.locator('.blocks .blocklyText', { hasText: '12' }).count() >= 1, true);
});

const SHOWN = [
  ...['01-avec-ou-sans-guillemets', '02-hip-hip-hip', '03-la-table-en-desordre', '05-des-blocs-au-texte', '08-le-vrai-code-de-cesar'].map((name) => `${NOTEBOOK}/${name}`),
  ...['04-s-orienter-a-90~1', '06-le-rectangle-qui-grandit~1', '07-la-course-des-des~1', '09-le-polygone-qui-ne-ferme-pas~1'].map((name) => `17-objectif-brevet/${name}`),
];

/** A level, or the first part of an exercise. */
async function shown(page, id) {
  await page.evaluate((level) => { location.hash = `#/level/${level.split('~')[0]}`; }, id);
  await page.locator(`[data-level="${id}"]`).waitFor();
  await awake(page);
  await page.locator('.writing .chips .key, .blocks .category-start').filter({ visible: true }).first().waitFor({ timeout: 60_000 });
}

turn('nothing is cut, covered or small on pages of text and in exercises, in six windows', {}, async ({ page }) => {
  const wrong = {};
  Object.assign(SIZES, { wide: [1280, 720], low: [1024, 600] });
  for (const id of SHOWN) {
    await resize(page, 'pc');
    await shown(page, id);
    for (const size of ['pc', 'wide', 'small', 'low', 'tablet', 'phone']) {
      await resize(page, size);
      await settled(page);
      const found = await page.evaluate(measure);
      if (found.length > 0) wrong[`${id} at ${SIZES[size].join(' x ')}`] = found;
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${id.replace('/', '-')}-${size}.png` });
    }
  }
  assert.deepEqual(wrong, {});
});

turn('a line that no block says is seen among the blocks', {}, async ({ page }) => {
  await shown(page, '17-objectif-brevet/07-la-course-des-des~1');
  const seen = (block) => page.locator(`.blocks [data-id="${block}"].python`).isVisible();
  assert.deepEqual(await Promise.all(['b1', 'b6', 'b7'].map(seen)), [true, true, true]);
});

turn('no serious finding on pages of text and in exercises, light and dark', {}, async ({ page }) => {
  for (const theme of ['sun', 'night']) {
    await page.evaluate(() => { location.hash = '#/settings'; });
    await page.locator(`input[value="${theme}"]`).check({ force: true });
    for (const id of SHOWN) {
      await shown(page, id);
      assert.deepEqual(await findings(page), [], `${theme} ${id}`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${id.replace('/', '-')}-${theme}.png` });
    }
    for (const chapter of [15, 16]) {
      await page.evaluate((number) => { location.hash = `#/chapter/${number}`; }, chapter);
      await page.locator('.path').waitFor();
      assert.deepEqual(await findings(page), [], `${theme} chapter ${chapter}`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/chapter-${chapter}-${theme}.png` });
    }
  }
});
