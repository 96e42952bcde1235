// The notebook and the exam are played in Chromium: levels by what is typed, what may be built by blocks too.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { awake, EVERY, python, settled, some, tap } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';

const SCRIPT = join(import.meta.dirname, '..', '..', 'browser', 'whole_chapters.py'), LONG = 100; // steps
const LEVELS = JSON.parse(execFileSync(process.env.CODEWEEK_PYTHON ?? 'python3', [SCRIPT, '16-', '17-'], { encoding: 'utf8' }));
const of = (chapter) => LEVELS.filter(({ id }) => id.startsWith(chapter));

const indent = (line) => line.length - line.trimStart().length;
const text = (page) => page.locator('.writing .cm-content').evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));

async function at(page, id, part = id) {
  await page.evaluate((level) => { location.hash = `#/level/${level}`; }, id);
  await page.locator(`[data-level="${part}"]`).waitFor();
  await awake(page);
}

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

/** The answer to a question, chosen by its letter or written cell by cell. */
async function answer(page, { choice, cells }) {
  if (choice === undefined) {
    await page.locator('.cells-to-fill input').first().focus();
    for (const cell of cells) {
      await page.keyboard.type(cell);
      await page.keyboard.press('Enter');
    }
    return;
  }
  await page.locator('.answer').nth(choice).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
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
  for (const { id, parts } of some(of('17-').filter((level) => level.parts?.length))) {
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

/** A number of the program becomes another. */
async function number(page, [x, y], written) {
  await page.mouse.click(x, y);
  await page.locator('.blocklyHtmlInput').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(written);
  await page.keyboard.press('Enter');
  await settled(page);
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
