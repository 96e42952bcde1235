// The notebook and the exam are played in Chromium: levels by what is typed, what may be built by blocks too.
import assert from 'node:assert/strict';
import { EVERY, some } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';
import { LONG, LEVELS, at, answer, number } from '../../browser/typed_visits.mjs';

const of = (chapter) => LEVELS.filter(({ id }) => id.startsWith(chapter));

const indent = (line) => line.length - line.trimStart().length;
const text = (page) => page.locator('.writing .cm-content').evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));

/**
 * A whole program, its indentation with Tab and Shift+Tab where the editor's own is another. A line comes as one event, as from
 * a keyboard that guesses words; CODEWEEK_EVERY=1: letter by letter, as « L'escalier » is always typed (typing.test.mjs).
 */
async function type(page, program) {
  await page.locator('.writing .chips .key').first().waitFor({ timeout: 60_000 });
  await page.locator('.writing .cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  const lines = program.trimEnd().split('\n');
  for (const [number, line] of lines.entries()) {
    if (number) await page.keyboard.press('Enter');
    for (let step = 0; step < 9; step++) {
      const there = indent(`${(await text(page)).split('\n')[number]}.`);
      if (there === indent(line)) break;
      await page.keyboard.press(there < indent(line) ? 'Tab' : 'Shift+Tab');
    }
    await (EVERY ? page.keyboard.type(line.trimStart()) : page.keyboard.insertText(line.trimStart()));
  }
  assert.equal(await text(page), lines.join('\n'));
}

/** What the solution has in each hole of the given text. */
async function fill(page, { given, solution }) {
  const [first, ...others] = given.split('__');
  let rest = solution.slice(first.length);
  for (const next of others) {
    const end = rest.indexOf(next.split('\n')[0]);
    await page.locator('.writing .hole', { hasText: '__' }).first().click();
    await page.keyboard.type(rest.slice(0, end));
    rest = rest.slice(end + next.length);
  }
}

/** To the end of a long film: no more of it is to be seen here, and each of its pictures takes time. */
async function hurry(page) {
  const seek = page.locator('.seek input');
  await page.waitForFunction(() => Number(document.querySelector('.seek input').max) > 1 || document.querySelector('dialog.win, .ways [data-way="part"]'), null, { timeout: 60_000 });
  if (await seek.evaluate(({ max }) => Number(max)) > LONG) await seek.press('End');
}

turn('levels of the notebook are won by the keyboard', { timeout: 480_000 }, async ({ page }) => {
  for (const level of some(of('16-').filter(({ mode }) => mode !== 'parsons'))) {
    await at(page, level.id);
    if (level.mode === 'predict') await answer(page, level);
    else {
      await (level.mode === 'fill' ? fill(page, level) : type(page, level.solution));
      await page.keyboard.press('Control+Enter');
    }
    await hurry(page);
    await page.locator(level.mode === 'create' ? '.ways .button' : 'dialog.win').first().waitFor({ timeout: 60_000 }).catch(async () => assert.equal(await page.locator('.bubble .sentence').textContent(), '', level.id));
    if (level.mode !== 'create') await page.keyboard.press('Escape');
  }
});

turn('parts of the exam are answered by the keyboard, their programs typed', { timeout: 480_000 }, async ({ page }) => {
  for (const { id, parts } of some(of('17-'))) {
    await at(page, id, parts[0].id);
    for (const [number, part] of parts.entries()) {
      if (number) {
        await page.locator('.ways [data-way="part"]').click();
        await page.locator(`[data-level="${part.id}"]`).waitFor();
      }
      if (part.solution) {
        if (await page.locator('section.python').isHidden()) await page.locator('.view, .strip .code').filter({ visible: true }).last().click();
        await page.locator('section.python .write').click();
        await type(page, part.solution);
        await page.keyboard.press('Control+Enter');
      } else await answer(page, part);
      await hurry(page);
      const told = number < parts.length - 1 ? page.locator('.ways [data-way="part"]') : page.locator('dialog.win');
      await told.waitFor({ timeout: 60_000 }).catch(async () => assert.equal(await page.locator('.bubble .sentence').textContent(), '', part.id));
    }
    assert.equal(await page.locator('dialog.win .full').count(), 3, id);
    await page.keyboard.press('Escape');
  }
});
