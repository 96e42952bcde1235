// A teacher with a mouse makes a pack of five levels in the workshop of the page, and gives it to another machine, where it is played.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cell } from '../../browser/map_cells.mjs';
import { keptSo, open, resize, sitDown, SIZES, skip, tap } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { LONG, shot, until, toPacks, making, add, back, rename } from '../../browser/making_visits.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const STAIRS = join(ROOT, 'levels', '04-la-ronde', '05-l-escalier.yaml');
const STAIR = "L'escalier";
const files = (page) => page.locator('.made-level').evaluateAll((rows) => rows.map((row) => row.dataset.file));
const titles = (page) => page.locator('.made-level strong').allTextContents();

async function drag(page, from, y) {
  const handle = await page.locator('.made-level').nth(from).locator('.handle').boundingBox();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + 30, y + 3, { steps: 6 });
  await page.mouse.move(handle.x + 30, y, { steps: 2 });
  await page.locator('.drop-line').waitFor();
  await page.mouse.up();
}

const middle = async (page, place) => { const box = await page.locator('.made-level').nth(place).boundingBox(); return box.y + 4; };

turn('a pack with a level in it is read to all at each size', {}, async ({ page }) => {
  await making(page);
  await add(page);
  await back(page);
  for (const size of Object.keys(SIZES)) {
    await resize(page, size);
    await shot(page, `making-${size}`);
    assert.deepEqual(await findings(page), []);
  }
});

visit('a pack of five made with a mouse is given to another machine and won there', { timeout: 400_000 }, async ({ page, address }) => {
  await making(page);
  assert.match(await page.locator('.made-todo').textContent(), /premier niveau/);
  await page.locator('.made-chapter .new-level').click();
  const offered = await page.locator('dialog .menu-items .button').allTextContents();
  assert.deepEqual(offered.map((each) => each.split(': ').at(-1)).slice(0, 5), ['Robot', 'Tortue', 'Scène', 'Musique', 'Page de texte']);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog'));
  await add(page);
  await page.mouse.click(...(await cell(page, 2, 0)));
  await back(page);
  await page.locator('.made-level .more').click();
  await page.locator('dialog .button', { hasText: 'Dupliquer' }).click();
  await page.locator('.made-level').nth(1).waitFor(LONG);
  await rename(page, 0, 'Le deux');
  await rename(page, 1, 'Le un');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.take-level').click()]);
  await chooser.setFiles(STAIRS);
  await until(page, ['Le deux', 'Le un', STAIR]);
  await page.locator('.add-chapter').click();
  await page.locator('.made-chapter').nth(1).waitFor(LONG);
  await add(page, 1);
  await back(page);
  await rename(page, 3, 'Le quatre');
  await page.locator('.made-chapter').nth(1).locator('.new-level').click();
  await page.locator('dialog .menu-items .button', { hasText: 'Tortue' }).click();
  await page.locator('.board').waitFor({ state: 'attached', ...LONG });
  await page.locator('.bar h1', { hasText: /./ }).waitFor(LONG);
  await page.waitForTimeout(300);
  await back(page);
  await rename(page, 4, 'Le cinq');
  await drag(page, 1, await middle(page, 0));
  await until(page, ['Le un', 'Le deux', STAIR, 'Le quatre', 'Le cinq']);
  await page.locator('[data-field="title"]').fill('Ma semaine');
  await page.locator('[data-field="author"]').fill('Les CM1');
  await page.locator('.cover').nth(7).click();
  await page.locator('.made-todo[data-ready="true"]').waitFor(LONG);
  await shot(page, 'making');
  const [given] = await Promise.all([page.waitForEvent('download', LONG), page.locator('.give').click()]);
  assert.equal(given.suggestedFilename(), 'ma-semaine.zip');
  await wonElsewhere(address, { name: 'ma-semaine.zip', mimeType: 'application/zip', buffer: await readFile(await given.path()) });
});

/** On another machine an adult adds the pack; a child then plays its first level, made with the mouse, and wins. */
async function wonElsewhere(address, pack) {
  const { page, problems, close } = await open(address);
  try {
    await sitDown(page);
    await toPacks(page);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.choose').click(LONG)]);
    await chooser.setFiles(pack);
    await page.locator('h1', { hasText: 'Ma semaine' }).waitFor(LONG);
    assert.equal(await page.locator('dialog[open]').count(), 0, 'nothing is wrong in it');
    await page.locator('.chapter').first().click();
    await skip(page);
    await page.locator('.stop').first().click();
    await page.locator('.level .blocks .category-start:visible').first().waitFor(LONG);
    assert.match(await page.title(), /Le un/);
    for (let steps = 0; steps < 4; steps++) await tap(page, 'avancer');
    await page.locator('.run').click();
    await page.locator('dialog.win').waitFor(LONG);
    const { courses } = await keptSo(page, 'children/fox-blue', (child) => Object.keys(child?.courses ?? {}).length > 0);
    assert.deepEqual(problems, []);
    assert.ok(Object.values(courses).some(({ stars }) => Object.values(stars ?? {}).some((each) => each >= 1)));
  } finally {
    await close(true);
  }
}

/** Loads the page of the packs on another day. */
async function onDay(page, day) {
  await page.addInitScript((now) => {
    const Usual = Date;
    globalThis.Date = class extends Usual { constructor(...given) { super(...(given.length > 0 ? given : [now])); } };
  }, day);
  await page.reload();
  await page.locator('.making-list .make').waitFor(LONG);
}

visit('a deleted pack comes back for thirty days, and is erased then', { alone: true }, async ({ page }) => {
  await making(page);
  await page.locator('[data-field="title"]').fill('Ma forêt');
  await page.locator('.bar h1', { hasText: 'Ma forêt' }).waitFor(LONG);
  await back(page, '.making-list .make');
  const { packs: [{ id }] } = await keptSo(page, 'made', (list) => list?.packs[0]?.title === 'Ma forêt');
  await page.locator('.making-list .remove').click();
  await page.locator('.deleted li', { hasText: 'encore 30' }).waitFor();
  assert.equal(await page.locator('.making-list .remove').count(), 0);
  await shot(page, 'deleted');
  await page.locator('.made-said .bring-back').click();
  await page.locator('.making-list .remove').click();
  await page.locator('.deleted .bring-back').click();
  await page.locator('.deleted li').waitFor({ state: 'detached' });
  await page.locator('.making-list .remove').click();
  const { packs: [{ away }] } = await keptSo(page, 'made', (list) => list?.packs[0]?.away);
  const after = (days) => Date.parse(away) + days * 24 * 3_600_000;
  await onDay(page, after(29));
  await page.locator('.deleted li', { hasText: 'encore 1' }).waitFor();
  await onDay(page, after(30));
  await keptSo(page, 'made', (list) => list?.packs.length === 0);
  await keptSo(page, `made/${id}`, (files) => files === undefined);
  assert.equal(await page.locator('.deleted li').count(), 0);
});

turn('a level that Notepad wrote is a pack, and one more in it, mended', {}, async ({ page }) => {
  const level = (await readFile(STAIRS, 'utf8')).replace('mode: make', 'mode:make');
  const file = { name: 'escalier.txt', mimeType: 'text/plain', buffer: Buffer.from(`\ufeff${level}`, 'utf16le') };
  await page.evaluate(() => { location.hash = '#/making'; });
  const choose = async (button) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click(LONG)]);
    await chooser.setFiles(file);
  };
  await choose(page.locator('.making-list .open'));
  await until(page, [STAIR]);
  await choose(page.locator('.made-chapter .take-level'));
  await until(page, [STAIR, STAIR]);
  await page.locator('.made-note', { hasText: 'elles le sont dans le paquet' }).waitFor();
});

turn('others like a level come after it, are undone at once, and a search can be stopped', {}, async ({ page }) => {
  const file = { name: 'escalier.yaml', mimeType: 'text/yaml', buffer: await readFile(STAIRS) };
  await page.evaluate(() => { location.hash = '#/making'; });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.making-list .open').click(LONG)]);
  await chooser.setFiles(file);
  await until(page, [STAIR]);
  const others = async () => {
    await page.locator('.made-level').first().locator('.more').click();
    await page.locator('dialog .button', { hasText: "D'autres comme celui-ci" }).click();
    await page.locator('dialog.others input').waitFor(LONG);
  };
  await others();
  assert.equal(await page.locator('dialog.others input').inputValue(), '5');
  await page.locator('dialog.others input').fill('2');
  await shot(page, 'others');
  await page.locator('dialog .primary').click();
  const made = [1, 2].map((number) => `L’escalier : encore ${number}`);
  await until(page, [STAIR, ...made]);
  await page.locator('.made-note', { hasText: '2' }).waitFor();
  assert.deepEqual(await page.locator('.made-level .trouble').count(), 0);
  await page.locator('.undo').click();
  await until(page, [STAIR]);
  await others();
  await page.locator('dialog.others input').fill('20');
  await page.locator('dialog .primary').click();
  await page.locator('.others-search progress').waitFor(LONG);
  await shot(page, 'others-search');
  await page.locator('dialog .button').click();
  await page.locator('.made-note', { hasText: "rien n'a été ajouté" }).waitFor(LONG);
  assert.deepEqual(await titles(page), [STAIR]);
});

turn('where there are no others the reason is said', {}, async ({ page }) => {
  const level = (await readFile(STAIRS, 'utf8')).replace('mode: make', 'mode: create');
  await page.evaluate(() => { location.hash = '#/making'; });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.making-list .open').click(LONG)]);
  await chooser.setFiles({ name: 'escalier.yaml', mimeType: 'text/yaml', buffer: Buffer.from(level) });
  await until(page, [STAIR]);
  await page.locator('.made-level .more').click();
  await page.locator('dialog .button', { hasText: "D'autres comme celui-ci" }).click();
  await page.locator('dialog .note', { hasText: 'où un programme est à construire' }).waitFor(LONG);
  await page.locator('dialog .button').click();
});
