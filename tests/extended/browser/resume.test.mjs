// A child goes on in another browser: by a few words from paper, or by a file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from '../../../web/node_modules/esbuild/lib/main.js';
import { goTo, kept, open, resize, settled, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { measure } from '../../browser/measure.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { LONG, go, arrived, load, code, begin, type, cells, tells, STARS, OWL, isOwl } from '../../browser/resume_visits.mjs';

const FIRST = '01-la-fusee/01-decollage';

/** A child's file is dropped on the page of now. */
async function drop(page, saved, name) {
  const files = await page.evaluateHandle(([text, called]) => {
    const made = new DataTransfer();
    made.items.add(new File([text], called));
    return made;
  }, [JSON.stringify(saved), name]);
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
}

test('what another tab wins while a file is brought is kept too', async () => {
  const source = fileURLToPath(new URL('../../../web/src/progress/profile-store.ts', import.meta.url));
  const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
  const { importChild } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const child = (stars) => ({ courses: { codeweek: { stars } } });
  const [before, meanwhile, brought] = [{ first: 1 }, { first: 1, second: 3 }, { first: 2 }].map(child);
  let kept;
  const store = { read: async () => before, write: async (_name, value, join) => { kept = join(value, meanwhile); return true; } };
  await importChild(store, brought, { animal: 'owl', colour: 'pink' });
  assert.deepEqual(kept.courses.codeweek.stars, { first: 2, second: 3 });
});

turn('two words that changed places are told when the child has written all of them', {}, async ({ page }) => {
  await load(page, { ...OWL, settings: {} });
  await arrived(page, 'hibou rose');
  await page.keyboard.press('Escape');
  const words = await code(page);
  await begin(page);
  const [first, second, ...others] = words;
  await page.keyboard.insertText([second, first, ...others].map((word, i) => `${i + 1}. ${word}`).join(', ')); // as when it is pasted
  await page.locator('.all').click();
  await tells(page, '1.*2');
  assert.equal(await page.locator('.found').isVisible(), false);
  await page.locator('.typed').first().click(); // and is written again
  await page.keyboard.type(first);
  await page.keyboard.press('Enter');
  await page.locator('.typed').nth(1).click();
  await page.keyboard.type(second);
  await page.keyboard.press('Enter');
  await page.locator('.found').waitFor(LONG);
  await page.locator('.typed').first().click(); // then it is no code any more
  await page.locator('.found').waitFor({ ...LONG, state: 'hidden' });
});

turn('the words are copied as a line', {}, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const words = await code(page);
  await page.locator('.copies').click();
  await page.locator('.copies', { hasText: 'copiés' }).waitFor(LONG);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), words.join(' '));
});

turn('a file of the first version opens, and leaves what was chosen here', {}, async ({ page }) => {
  const file = await readFile(new URL('../../kept/codeweek-fox-orange.json', import.meta.url), 'utf8');
  await load(page, file, 'codeweek-fox-orange.json');
  await arrived(page, 'renard orange');
  const { courses: { codeweek }, ...others } = await kept(page, 'children/fox-orange');
  assert.deepEqual([others.version, 'profile' in others, 'settings' in others], [1, false, false]);
  const before = JSON.parse(file).courses.codeweek;
  assert.deepEqual(Object.fromEntries(Object.keys(before).map((name) => [name, codeweek[name]])), before);
  assert.equal((await kept(page, 'settings')).theme, 'sun');
});

turn('an animal that already plays here is asked: the same child, or another colour', {}, async ({ page }) => {
  const fox = { ...OWL, profile: 'fox-blue', settings: {} };
  await load(page, fox, 'codeweek-fox-blue.json');
  await page.locator('dialog .button', { hasText: 'Non' }).click(LONG);
  await page.locator('.newcomers .round').first().waitFor(LONG);
  assert.equal(await page.locator('.newcomers [aria-label="Renard bleu"]').count(), 0);
  await page.locator('.newcomers [aria-label="Renard rose"]').click();
  await arrived(page, 'renard rose');
  assert.deepEqual((await kept(page, 'children/fox-pink')).courses.codeweek.stars, STARS);
  assert.equal((await kept(page, 'children/fox-blue')).courses?.codeweek?.stars?.['01-la-fusee/01-decollage'], undefined);
  await page.keyboard.press('Escape');
  await load(page, fox, 'codeweek-fox-blue.json');
  await page.locator('dialog .button', { hasText: 'Oui' }).click(LONG);
  await arrived(page, 'renard bleu');
  assert.deepEqual((await kept(page, 'children/fox-blue')).courses.codeweek.stars, STARS);
});

turn('a program that no longer fits its level goes to the gallery there, once, and that is told', {}, async ({ page }) => {
  const level = '12-la-grande-fabrique/04-le-code-de-cesar';
  const program = { blocks: { languageVersion: 0, blocks: [{ type: 'start', id: 'start', x: 20, y: 20, deletable: false,
    next: { block: { type: 'write', id: 'a', inputs: { number: { block: { type: 'number_here', id: 'b' } } } } } }] } };
  await load(page, { ...OWL, settings: {}, courses: { codeweek: { stars: { [level]: 3 }, programs: { [level]: program }, saved: { [level]: 7 } } } });
  await arrived(page, 'hibou rose');
  await page.keyboard.press('Escape');
  await goTo(page, level);
  await page.locator('.saying', { hasText: 'Ce niveau a changé' }).waitFor(LONG);
  await page.locator('.invite:not([hidden])').waitFor(LONG);
  const { stars, gallery } = (await kept(page, 'children/owl-pink')).courses.codeweek;
  assert.deepEqual([stars[level], gallery[level].length], [3, 1]);
  await page.locator('.gallery-opens').click();
  await page.locator('dialog.gallery li button').first().waitFor(LONG);
  await page.keyboard.press('Escape');
  await page.reload();
  await page.locator('.invite:not([hidden])').waitFor(LONG);
  await page.waitForTimeout(300);
  assert.doesNotMatch(await page.locator('.saying').textContent(), /a changé/);
});

for (const sizes of [['pc'], ['tablet', 'phone', 'lying']]) {
  turn(`nothing is cut, small or out of reach where codes are shown and typed: ${sizes.join(', ')}`, { size: sizes[0], touch: sizes[0] !== 'pc' }, async ({ page }) => {
    const fine = async (place) => {
      for (const size of sizes) {
        await resize(page, size);
        await settled(page);
        assert.deepEqual([await page.evaluate(measure), await findings(page)], [[], []], `${place}, ${size}`);
      }
    };
    const words = await code(page);
    await fine('the code');
    await begin(page);
    await type(page, ['zzzzz']);
    await cells(page, 'unknown', 1);
    await page.keyboard.type(words[0].slice(0, 2));
    await page.locator('.offer').first().waitFor(LONG);
    await fine('the typing');
    await go(page, '#/profiles');
    await page.locator('.code-open').waitFor();
    await fine('who plays');
  });
}

turn('a file that holds nonsense changes nothing, and says so kindly', {}, async ({ page }) => {
  for (const text of ['', '[]', '{"courses": 3}', 'hello']) {
    await load(page, text);
    await page.locator('dialog[open]', { hasText: 'un enfant de codeweek' }).waitFor(LONG);
    await page.keyboard.press('Escape');
  }
  await load(page, { ...OWL, settings: { theme: 7, zoom: 90, volume: -3, language: 'xx', sound: 'no' }, courses: { codeweek: { stars: 'many' } } });
  await arrived(page, 'hibou rose');
  const settings = await kept(page, 'settings');
  assert.deepEqual([settings.theme, settings.zoom, settings.volume, settings.sound], ['sun', 1.5, 0, true]);
});

turn('a file dropped on the level that its child plays brings all of it, in another language too', {}, async ({ page }) => {
  await goTo(page, FIRST);
  const program = { blocks: { languageVersion: 0, blocks: [] } };
  const codeweek = { ...OWL.courses.codeweek, programs: { [FIRST]: program } };
  await drop(page, { ...OWL, profile: 'fox-blue', settings: { language: 'en' }, courses: { codeweek } }, 'codeweek-fox-blue.json');
  await page.locator('dialog .button', { hasText: 'Oui' }).click(LONG);
  await arrived(page, 'blue fox');
  await page.waitForTimeout(300); // time enough for what would still be written
  const { stars, last, programs } = (await kept(page, 'children/fox-blue')).courses.codeweek;
  assert.deepEqual({ stars, last, program: programs[FIRST] }, { stars: STARS, last: codeweek.last, program });
});

turn('a file dropped while a level of the workshop is tried ends the try', {}, async ({ page }) => {
  await go(page, '#/workshop');
  await page.locator('.board[data-map]').waitFor(LONG);
  await page.keyboard.press('Control+Enter');
  await page.locator('.level .run').waitFor(LONG);
  await drop(page, OWL, 'codeweek-owl-pink.json');
  await arrived(page, 'hibou rose');
  await isOwl(page);
});

visit('a few words from paper bring a child to another browser, by the keyboard alone', {}, async ({ page, address, asked }) => {
  assert.deepEqual(asked.filter((url) => /resume|codeweek_more/.test(url)), [], 'fetched before anybody asks for it');
  await load(page, OWL);
  await arrived(page, 'hibou rose');
  await isOwl(page);
  const words = await code(page);
  assert.ok(words.length <= 12, words.join(' '));
  const there = await open(address);
  try {
    await begin(there.page);
    await type(there.page, words.slice(0, 2).map((word) => word.slice(0, 4))); // the first letters are enough
    for (const word of words.slice(2)) {
      await there.page.keyboard.type(word.slice(0, 3).toUpperCase());
      const offer = there.page.locator('.offer', { hasText: word });
      for (const letter of word.slice(3)) { // where many words begin so
        await there.page.waitForTimeout(300);
        if (await offer.isVisible()) break;
        await there.page.keyboard.type(letter);
      }
      await offer.waitFor(LONG);
      await until(async () => (await there.page.locator('.offer[aria-selected="true"]').textContent()) === word || void await there.page.keyboard.press('ArrowDown'));
      await there.page.keyboard.press('Enter');
    }
    await cells(there.page, 'known', words.length);
    await there.page.locator('.found', { hasText: 'hibou rose' }).waitFor(LONG);
    assert.match(await there.page.locator('.found').textContent(), /6 étoiles/);
    await there.page.locator('.found button:focus').waitFor(LONG);
    assert.equal(await there.page.locator('.here').isVisible(), false, 'a complete code waits for no word');
    await there.page.keyboard.press('Backspace'); // the last word can be written again
    await there.page.locator('.here input:focus').waitFor(LONG);
    await there.page.keyboard.press('Enter');
    await there.page.locator('.found button:focus').waitFor(LONG);
    await there.page.keyboard.press('Enter');
    await arrived(there.page, 'hibou rose');
    await isOwl(there.page);
    assert.deepEqual(there.problems, []);
  } finally {
    await there.close();
  }
});

visit('while Python wakes the page says so, and what is typed waits for it', { fresh: true }, async ({ page, context }) => {
  let open;
  const gate = new Promise((done) => { open = done; });
  await context.route('**/codeweek_more*', async (route) => {
    await gate;
    await route.continue();
  });
  await go(page, '#/elsewhere');
  await page.locator('.waits', { hasText: 'réveille' }).waitFor(LONG);
  await begin(page);
  await type(page, ['aide', 'feuille', 'abricot', 'céleri'.normalize('NFD')]);
  await cells(page, 'waiting', 4);
  open();
  await page.locator('.found', { hasText: 'renard orange' }).waitFor(LONG);
});

visit('a browser without room says that what was brought may not stay, and the child plays on', {}, async ({ page }) => {
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await load(page, OWL);
  await page.locator('dialog[open]', { hasText: 'plus de place' }).waitFor(LONG);
  await page.evaluate(() => window.dispatchEvent(new Event('focus'))); // what is kept is read again
  await page.keyboard.press('Escape');
  await page.locator('.go-on', { hasText: '1.4' }).waitFor(LONG);
});

visit('what does not come when a file is dropped is told', {}, async ({ page, context, problems }) => {
  await context.route('**/resume.css', (route) => route.abort());
  await drop(page, OWL, 'codeweek-owl-pink.json');
  await page.locator('dialog[open]', { hasText: 'Réessaie' }).waitFor(LONG);
  assert.deepEqual(problems.splice(0).filter((each) => !/Failed to load resource/.test(each)), []);
  await context.unroute('**/resume.css');
  await page.keyboard.press('Escape');
  await drop(page, OWL, 'codeweek-owl-pink.json');
  await arrived(page, 'hibou rose');
});
