// A program is typed: the text and the blocks are in step, a slip is told and mended, nothing typed is lost.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { awake, BUILT, cached, goTo, keptSo, resize, settled, SIZES, STAIRS, tap, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { measure } from '../../browser/measure.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { write, text, blocks } from '../../browser/typing_visits.mjs';

const CHILD = 'children/fox-blue', MOST = 160_000; // bytes

/** A level that is only written in. */
async function open(page, level) {
  await goTo(page, level);
  await awake(page);
  await page.locator('.writing .cm-content').click();
  await page.locator('.writing .chips .key').first().waitFor({ timeout: 60_000 });
}

/** As it is kept now: its text. */
const keptText = (page, so) => keptSo(page, CHILD, (child) => so(child?.courses.codeweek?.programs?.[STAIRS]?.text ?? ''));

visit('the editor is fetched once a child opens it, once, and is small', {}, async ({ page, asked }) => {
  const typed = () => asked.filter((url) => /typing\.(js|css)$|code\.css$/.test(url)).map((url) => url.split('/').at(-1)).sort();
  await goTo(page, STAIRS);
  await awake(page);
  assert.deepEqual(typed(), []);
  await write(page);
  assert.deepEqual(typed(), ['code.css', 'typing.css', 'typing.js']);
  await page.locator('.writing .written-out').click();
  await page.locator('section.python .write').click();
  await goTo(page, '04-la-ronde/06-le-rang-de-ballons').catch(() => undefined);
  await write(page);
  assert.deepEqual(typed().filter((name) => name === 'typing.js'), ['typing.js']);
});

test('the editor is at most 160 kB as it is sent', async () => {
  const sizes = await Promise.all(['typing.js', 'typing.css', 'code.css'].map(async (name) => (await stat(join(BUILT, `${name}.br`))).size));
  const sum = sizes.reduce((all, size) => all + size, 0);
  assert.ok(sum <= MOST && sum > 50_000, `${sum} bytes`);
  const page = await readFile(join(BUILT, 'index.html'), 'utf8');
  assert.doesNotMatch(page, /typing\.js|code\.css/);
});

turn('the bubble asks to write while the text is written in, and no longer', {}, async ({ page }) => {
  await write(page);
  const asked = page.locator('.bubble .sentence', { hasText: 'Écris ton programme, puis ▶.' });
  await asked.waitFor();
  await page.locator('.writing .written-out').click();
  await asked.waitFor({ state: 'hidden' });
});

/** Another text in place of what is written. */
async function rewrite(page, typed) {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  for (const letter of typed.replace(/\n +/g, '\n')) await page.keyboard.type(letter);
}

const ROWS = JSON.parse(await readFile(new URL('../../false_words.json', import.meta.url), 'utf8'));
for (const level of new Set(ROWS.map((row) => row.level))) {
  turn(`a false word is put right in the text with a sentence, and so it is kept: ${level}`, {}, async ({ page }) => {
    await (level.startsWith('16') ? open(page, level) : write(page, level));
    const told = page.locator('.writing .told p');
    for (const { typed, right, say } of ROWS.filter((row) => row.level === level)) {
      await rewrite(page, typed);
      await until(async () => (await text(page)) === right).catch(async () => assert.equal(await text(page), right));
      if (say && !say.includes('→')) await told.filter({ hasText: say }).waitFor();
      else if (!say) await told.waitFor({ state: 'hidden' });
      const [put] = (/« (\w+) »/.exec(say.replaceAll('\u00a0', ' ')) ?? []).slice(1);
      if (typed !== right && put && !typed.includes('\n')) assert.equal(await page.locator('.writing .cm-content .right').first().textContent(), put);
    }
  });
}

turn('a word put right is undone once, and then left until the program runs', {}, async ({ page }) => {
  await write(page);
  const told = page.locator('.writing .told p', { hasText: 'tout en minuscules, pas « Avancer »' });
  await page.keyboard.type('Avancer()');
  await told.waitFor();
  assert.equal(await text(page), 'avancer()');
  await page.keyboard.press('Control+z');
  await until(async () => (await text(page)) === 'Avancer()');
  await page.locator('.writing .told').waitFor({ state: 'hidden' });
  await page.keyboard.press('End');
  await page.keyboard.type('\n# ');
  await page.keyboard.press('ArrowUp'); // leaves its line
  await settled(page);
  assert.equal(await text(page), 'Avancer()\n# ');
  await page.keyboard.press('Control+Enter');
  await told.waitFor();
  assert.equal(await text(page), 'avancer()\n# ');
  await keptText(page, (kept) => kept === 'avancer()\n# ');
});

turn('a block that is put in a commented text leaves its notes, and one undo takes it back in both views', {}, async ({ page }) => {
  await write(page);
  const noted = '# ma marche\n\navancer()   # tout droit\n';
  await page.keyboard.insertText(noted);
  await blocks(page, /avancer$/);
  await tap(page, 'pivoter à gauche');
  await until(async () => (await text(page)).includes('pivoter_gauche()'));
  assert.match(await text(page), /^# ma marche\n\navancer\(\)   # tout droit\npivoter_gauche\(\)\n?$/);
  await page.locator('.strip .edit').first().click();
  await until(async () => (await text(page)) === noted);
  await blocks(page, /avancer$/);
  await page.locator('.writing .cm-content').focus();
  await page.keyboard.press('Control+y');
  await until(async () => (await text(page)).includes('pivoter_gauche()'));
  await blocks(page, /avancer.*pivoter à gauche/);
  const box = await page.locator('.blocks .blocklyText', { hasText: 'gauche' }).last().boundingBox(), away = await page.locator('.families').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(away.x + away.width / 2, away.y + away.height / 2, { steps: 8 });
  await page.mouse.up();
  await until(async () => (await text(page)) === noted);
});

visit('a tab that is killed in the middle of a word loses nothing of it', { alone: true }, async ({ page, context, address }) => {
  await write(page);
  await page.keyboard.type('avancer()\npivo');
  await keptText(page, (kept) => kept === 'avancer()\npivo');
  const crashing = await context.newCDPSession(page), crashed = page.waitForEvent('crash');
  const other = await context.newPage();
  void crashing.send('Page.crash').catch(() => undefined); // it is never answered
  await crashed;
  await other.goto(`${address}#/level/${STAIRS}`);
  await other.locator('.writing .cm-content').waitFor({ timeout: 60_000, state: 'attached' });
  assert.equal(await text(other), 'avancer()\npivo');
});

turn('Esc then Tab leaves the text, Tab alone moves its line, and the keys of the bar leave the caret in it', {}, async ({ page }) => {
  await write(page);
  const inText = () => page.evaluate(() => Boolean(document.activeElement?.closest('.code-box')));
  await page.keyboard.press('Tab');
  assert.equal(await text(page), '    ');
  assert.ok(await inText());
  assert.match(await page.locator('.writing .cm-content').getAttribute('aria-label'), /Échap, puis Tab/);
  await page.locator('.writing .signs .key').nth(1).click();
  await page.locator('.writing .signs .key', { hasText: '( )' }).click();
  assert.ok(await inText());
  await page.keyboard.type('1');
  assert.equal(await text(page), '(1)');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.locator('.run:focus').waitFor();
});

turn('the words of the level are completed in the child\'s language, with what they do', {}, async ({ page }) => {
  await write(page);
  await page.keyboard.type('piv');
  await page.locator('.writing .cm-tooltip li', { hasText: 'pivoter_gauche()' }).waitFor();
  await page.locator('.writing .cm-tooltip .cm-completionDetail').first().waitFor();
  await page.keyboard.press('Tab');
  assert.match(await text(page), /^pivoter_(gauche|droite)\(\)$/);
});

turn('nothing is cut, covered or small with the text open and closed', {}, async ({ page }) => {
  SIZES.low = [1024, 600];
  const wrong = {};
  await write(page);
  await page.keyboard.insertText('for _ in range(3)\n    avancer()\n');
  await page.locator('.writing .told p').waitFor();
  for (const open of [true, false]) {
    if (!open) await page.locator('.writing .written-out').click();
    for (const size of ['pc', 'small', 'low', 'tablet', 'phone', 'lying']) {
      await resize(page, size);
      await settled(page);
      const found = await page.evaluate(measure);
      if (found.length > 0) wrong[`${open} at ${SIZES[size].join(' x ')}`] = found;
      if (open && await page.locator('section.python').isVisible()) {
        const { height } = await page.locator('.writing .code-box').boundingBox();
        if (height < 56) wrong[`lines at ${size}`] = height;
      }
    }
    await resize(page, 'pc');
  }
  assert.deepEqual(wrong, {});
});

turn('the programs of a level of the workshop are written in the same editor', {}, async ({ page }) => {
  await page.evaluate(() => { location.hash = '#/workshop'; });
  await page.locator('.board[data-map]').waitFor({ timeout: 60_000 });
  await page.locator('#tab-programs').click();
  const solution = page.locator('[data-field="solution"] .cm-content');
  await solution.waitFor();
  await solution.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('for _ in range(2):\navancer()');
  await page.waitForFunction(() => /for _ in range\(2\):\n +avancer\(\)/.test(document.querySelector('#leaf-file textarea').value));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.locator('[data-field="solution"] .build:focus').waitFor();
  assert.deepEqual(await findings(page), []);
});

for (const theme of ['sun', 'night']) {
  turn(`no serious finding where a program is written in the colours « ${theme} », with words to choose from and with a slip`, {}, async ({ page }) => {
    await page.evaluate(() => { location.hash = '#/settings'; });
    await page.locator(`input[value="${theme}"]`).check({ force: true });
    await write(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('for _ in range(3)\nava');
    await page.locator('.writing .cm-tooltip li').first().waitFor();
    assert.deepEqual(await findings(page), [], 'words');
    await page.keyboard.press('Escape');
    await page.locator('.writing .told p').waitFor();
    assert.deepEqual(await findings(page), [], 'a slip');
  });
}

visit('the editor is not kept for offline before a child has opened it, and is from then on', { workers: 'allow' }, async ({ page }) => {
  const there = () => page.evaluate(() => caches.match('typing.js').then(Boolean));
  await cached(page, 'app.js');
  await page.evaluate(() => navigator.serviceWorker.ready);
  assert.equal(await there(), false);
  await write(page);
  for (const name of ['typing.js', 'typing.css', 'code.css']) await cached(page, name);
});
