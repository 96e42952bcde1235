// What a teacher does in the workshop of the page, in a real Chromium.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findings } from '../../browser/findings.mjs';
import { cell } from '../../browser/map_cells.mjs';
import { measure } from '../../browser/measure.mjs';
import { awake, goTo, resize, settled, SIZES, STAIRS as SHIPPED, tap } from '../../browser/driver.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { enter, LONG, openText, saved, shot, text, undo, until } from '../../browser/workshop_hands.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const STAIRS = join(ROOT, 'levels', '04-la-ronde', '05-l-escalier.yaml');
const STAGE = join(ROOT, 'levels', '13-quand', '01-la-lampe-de-zoe.yaml');
const LEAVES = ['about', 'blocks', 'programs', 'hints', 'file'];

turn('a stroke of the pointer is one thing to undo, and a second touch takes a wall away', {}, async ({ page }) => {
  await enter(page);
  await page.mouse.move(...(await cell(page, 0, 0)));
  await page.mouse.down();
  await page.mouse.move(...(await cell(page, 5, 0)), { steps: 3 });
  await page.mouse.up();
  await until(page, ['######', '>...G.', '......']);
  await page.mouse.click(...(await cell(page, 2, 0)));
  await until(page, ['##.###', '>...G.', '......']);
  await undo(page);
  await undo(page);
  await until(page, ['......', '>...G.', '......']);
});

turn('all of it by keyboard: the map, a fence, the form, a try and back', {}, async ({ page }) => {
  await enter(page);
  await page.locator('.board').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', '#', 'ArrowRight', '*', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await until(page, ['......', '>...G.', '.#*...']);
  await page.waitForFunction(() => /C3-D3/.test(document.querySelector('#leaf-file textarea').value));
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => !/C3-D3/.test(document.querySelector('#leaf-file textarea').value));
  await page.keyboard.press(' '); // the thing is in the hand: it is taken away
  await until(page, ['......', '>...G.', '.#....']);
  await page.locator('#tab-about').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Le petit tour');
  await page.locator('h1', { hasText: 'Le petit tour' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.level .heading h1', { hasText: 'Le petit tour' }).waitFor(LONG);
  await page.locator('.level .bar .button').first().press('Enter');
  await page.locator('.board[data-map]').waitFor();
  assert.match(await text(page), /Le petit tour/);
});

turn('a program that was looked at and not changed stays as it is written', {}, async ({ page }) => {
  await enter(page);
  const shipped = await readFile(STAIRS, 'utf8');
  const noted = shipped.replace('solution: |\n', 'solution: |\n  # a note\n');
  assert.notEqual(noted, shipped);
  await openText(page, noted);
  await page.locator('#tab-programs').click();
  await page.locator('[data-field="solution"] .build').click();
  await page.locator('.builder .blocklyBlockCanvas .category-motion').first().waitFor(LONG);
  await page.locator('.builder .primary').click();
  await page.locator('[data-field="solution"] .build').waitFor();
  assert.equal((await saved(page))[1], noted);
});

turn('cells already painted, things picked up on the way, the help of the adult and a question go in the file', {}, async ({ page }) => {
  await enter(page);
  await page.locator('.tool[data-letter="painted"]').click();
  await page.mouse.click(...(await cell(page, 1, 0)));
  await page.locator('#tab-about').click();
  await page.locator('.about-leaf .check input').click();
  await page.locator('#leaf-about select').nth(1).selectOption('predict');
  await page.locator('.about-leaf .field', { hasText: 'Ce qu\'il faut prévoir' }).locator('select').selectOption('cell');
  await page.locator('#tab-hints').click();
  await page.locator('#leaf-hints textarea').nth(3).fill('Compter les pas.');
  const wanted = [/peints: \[B1\]/, /ramassage_auto: true/, /mode: prévoir/, /prévoir: \{demande: cell\}/, /idée: .Compter les pas/];
  await page.locator('#leaf-hints textarea').nth(4).focus();
  for (const part of wanted) {
    await page.waitForFunction(([source]) => new RegExp(source).test(document.querySelector('#leaf-file textarea').value), [part.source], LONG);
  }
  await page.locator('.tool[data-letter="painted"]').click();
  await page.mouse.click(...(await cell(page, 1, 0)));
  await page.waitForFunction(() => !/B1/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
});

turn('where the robot looks at the end, what it leaves and how much it may do go in the file, and are taken back', {}, async ({ page }) => {
  await enter(page);
  await page.locator('#tab-about').click();
  const file = (source, there = true) => page.waitForFunction(([found, wanted]) => new RegExp(found).test(document.querySelector('#leaf-file textarea').value) === wanted, [source, there], LONG);
  await page.locator('[data-field="rule.facing"]').selectOption('up');
  await file('regard: haut');
  await page.locator('input[data-field^="rule."]').nth(1).fill('12');
  await file('actions: 12');
  await page.locator('input[data-field^="rule."]').nth(0).fill('1');
  await file('laisser: 1');
  await page.locator('input[data-field^="rule."]').nth(0).fill('');
  await file('laisser', false);
  await page.locator('[data-field="rule.facing"]').selectOption('');
  await file('regard', false);
  assert.equal(await page.locator('input[data-field^="rule."]').nth(1).inputValue(), '12');
  assert.equal(await page.locator('.short-fields > p').isVisible(), false);
});

turn('the world is a field: a robot level becomes one of the turtle, and undo brings its map back', {}, async ({ page }) => {
  await enter(page);
  await page.locator('#leaf-about select').first().selectOption('turtle');
  await page.locator('.hand').waitFor({ state: 'hidden', ...LONG });
  assert.equal(await page.locator('.about-leaf .check').isVisible(), false);
  await undo(page);
  await until(page, ['......', '>...G.', '......']);
  assert.equal(await page.locator('#leaf-about select').first().inputValue(), 'robot');
});

turn('a stage keeps all else of its file when its title is another', {}, async ({ page }) => {
  await enter(page);
  const before = await readFile(STAGE, 'utf8');
  await openText(page, before);
  await page.locator('.map-tabs .tab', { hasText: 'Scénario 1' }).waitFor();
  await page.locator('#leaf-about input').first().fill('La lampe du phare');
  await page.locator('h1', { hasText: 'La lampe du phare' }).waitFor(LONG);
  const after = await text(page), lines = before.trimEnd().split('\n');
  assert.deepEqual(after.trimEnd().split('\n').filter((line, n) => line !== lines[n]).length, 1);
  assert.match(after, /La lampe du phare/);
});

turn('blocks, class, limit, maps and hints go in the file, and the file in the form', {}, async ({ page }) => {
  await enter(page);
  await page.locator('#tab-blocks').click();
  await page.locator('[data-block="repeat"]').click();
  await page.locator('[data-block="repeat"][aria-pressed="true"]').waitFor();
  await page.locator('#tab-about').click();
  await page.locator('#leaf-about select').nth(2).selectOption('CM1');
  await page.getByLabel('Limite de blocs').fill('2');
  await page.getByLabel('Panier au départ').fill('3');
  await page.locator('[aria-label="Ajouter une carte, copie de la dernière"]').click();
  await page.locator('.map-tabs .tab[aria-selected="true"]', { hasText: '2' }).waitFor();
  await page.locator('[aria-label="Une ligne de plus"]').click();
  await until(page, ['......', '>...G.', '......', '......']);
  const written = await text(page);
  for (const part of [/répéter/, /classe: CM1/, /limite: 2/, /panier: 3/, /cartes:/]) assert.match(written, part);
  await page.locator('#tab-file').click();
  await page.locator('#leaf-file textarea').fill(written.replace('Mon niveau', 'Un autre'));
  await page.locator('h1', { hasText: 'Un autre' }).waitFor();
});

turn('a file with the slips of Word and Notepad opens as it was meant, is told in a sentence, and saved by a button', {}, async ({ page }) => {
  await enter(page);
  const shipped = await readFile(STAIRS, 'utf8');
  const slips = shipped.replace('mode: make', 'mode:make').replace('  ###..', '\t###..').replace(/title: .*/, 'title: \u201cL\u2019escalier\u201d');
  const meant = shipped.replace(/title: .*/, 'title: "L\u2019escalier"');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.bar .roomy').click()]);
  assert.match(await page.locator('input[type="file"]').last().getAttribute('accept'), /\.txt/);
  await chooser.setFiles({ name: 'pont.yaml.txt', mimeType: 'text/plain', buffer: Buffer.from(`\ufeff${slips}`, 'utf16le') });
  await page.locator('dialog h2', { hasText: 'Fichier réparé' }).waitFor(LONG);
  await shot(page, 'workshop-mended');
  assert.equal(await text(page), meant);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('dialog .primary').click()]);
  assert.equal(download.suggestedFilename(), 'pont.yaml');
  assert.equal(await readFile(await download.path(), 'utf8'), meant);
  await page.locator('.file-name', { hasText: /^pont.yaml$/ }).waitFor();
});

turn('a mended file that is not saved yet says so', {}, async ({ page }) => {
  await enter(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.bar .roomy').click()]);
  await chooser.setFiles({ name: 'pont.txt', mimeType: 'text/plain', buffer: await readFile(STAIRS) });
  await page.locator('dialog .button').first().click(LONG);
  await page.locator('.file-name', { hasText: 'pont.yaml, à enregistrer' }).waitFor();
  assert.equal(await text(page), await readFile(STAIRS, 'utf8'));
});

turn('a Word document says how it becomes a level, and the draft stays', {}, async ({ page }) => {
  await enter(page);
  const before = await text(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.bar .roomy').click()]);
  await chooser.setFiles({ name: 'pont.docx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') });
  await page.locator('dialog .note', { hasText: 'Dans Word' }).waitFor(LONG);
  await shot(page, 'workshop-word');
  await page.locator('dialog .primary').click();
  assert.equal(await text(page), before);
});

turn('a new turtle level shows its drawing, and asks for no map', {}, async ({ page }) => {
  await enter(page);
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'tortue' }).click();
  await page.waitForFunction(() => /monde: tortue/.test(document.querySelector('#leaf-file textarea').value), null, LONG);
  assert.equal(await page.locator('.board').isVisible(), true);
  assert.equal(await page.locator('.hand').isVisible(), false);
  assert.equal(await page.locator('.map-size').isVisible(), false);
  await undo(page);
  await until(page, ['......', '>...G.', '......']);
});

turn('letters typed just before saving are in the file', {}, async ({ page }) => {
  await enter(page);
  await page.locator('#leaf-about input').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' à nous');
  assert.match((await saved(page))[1], /Mon niveau à nous/);
});

turn('no serious finding, in three sets of colours', {}, async ({ page }) => {
  for (const theme of ['sun', 'sea', 'night']) {
    await page.evaluate(() => { location.hash = '#/settings'; });
    await page.locator(`input[value="${theme}"]`).check({ force: true });
    await enter(page);
    for (const leaf of LEAVES) {
      await page.locator(`#tab-${leaf}`).click();
      assert.deepEqual(await findings(page), [], `${theme} ${leaf}`);
    }
  }
});

visit('where the browser can write files, a file that was chosen is written again and again', {}, async ({ page }) => {
  await page.evaluate(() => {
    window.written = [];
    const stream = { write: async (words) => { window.written.push(words); }, close: async () => undefined };
    window.showSaveFilePicker = async () => ({ name: 'chez-moi.yaml', createWritable: async () => stream });
  });
  await enter(page);
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'à un autre endroit' }).click();
  await page.locator('.workshop-note', { hasText: '« chez-moi.yaml » est enregistré.' }).waitFor();
  await page.mouse.click(...(await cell(page, 1, 0)));
  await page.locator('.file-name', { hasText: 'à enregistrer' }).waitFor();
  await page.keyboard.press('Control+s');
  await page.locator('.file-name', { hasText: /^chez-moi.yaml$/ }).waitFor();
  const [before, after] = await page.evaluate(() => window.written);
  assert.notEqual(before, after);
  assert.equal(after, await text(page));
});

visit('a first visit and a first program fetch nothing of it', { fresh: true }, async ({ page, asked }) => {
  await goTo(page, SHIPPED);
  await awake(page);
  await tap(page, 'avancer');
  await page.locator('[aria-label="Un pas"]').click();
  await page.waitForFunction(() => document.querySelector('.seek input').value === '1');
  const later = () => asked.filter((url) => /workshop|codeweek_more|pyyaml/.test(url)).map((url) => url.replace(/.*\//, ''));
  assert.deepEqual(later(), []);
  await enter(page);
  assert.deepEqual(new Set(later().map((name) => name.replace(/-.*/, ''))), new Set(['workshop.fr.json', 'workshop.css', 'codeweek_more', 'pyyaml']));
});

visit('a draft stays what it was while Python cannot tell of it', {}, async ({ page, context, problems }) => {
  await enter(page);
  await page.mouse.click(...(await cell(page, 3, 0)));
  await until(page, ['...#..', '>...G.', '......']);
  const refuse = (route) => route.abort();
  await context.route('**/python_rest.zip', refuse);
  await page.reload();
  await page.locator('.workshop-note', { hasText: 'Réessaie' }).waitFor(LONG);
  assert.match((await saved(page))[1], /\.\.\.#\.\./);
  await context.unroute('**/python_rest.zip', refuse);
  await page.reload();
  await until(page, ['...#..', '>...G.', '......']);
  assert.deepEqual(problems.splice(0).filter((each) => !/Failed to load resource/.test(each)), []);
});

visit('a page that is left as soon as a wall shows finds it again', {}, async ({ page }) => {
  await enter(page);
  const middle = await cell(page, 3, 0);
  const again = page.waitForEvent('load');
  await page.locator('.board').evaluate((board) => new MutationObserver(() => location.reload()).observe(board, { attributeFilter: ['data-map'] }));
  await page.mouse.click(...middle);
  await again;
  await until(page, ['...#..', '>...G.', '......']);
});

for (const sizes of [['pc', 'small'], ['tablet', 'phone', 'lying']]) {
  turn(`nothing is cut, covered or small on a ${sizes.join(', ')}`, { size: sizes[0], touch: SIZES[sizes[0]][0] < 1000 }, async ({ page }) => {
    await enter(page);
    for (const leaf of LEAVES) {
      await page.locator(`#tab-${leaf}`).click();
      for (const size of sizes) {
        await resize(page, size);
        await settled(page);
        assert.deepEqual(await page.evaluate(measure), [], `${leaf} ${size}`);
      }
    }
  });
}

turn('on a phone the packs that are made are in the menu of the workshop', { size: 'phone', touch: true }, async ({ page }) => {
  await enter(page);
  assert.equal(await page.locator('.to-packs').isVisible(), false);
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'Faire un paquet' }).click();
  await page.waitForFunction(() => /^#\/making/.test(location.hash), null, LONG);
});
