// Games of the chapter « Quand… » in the hands of a child: played with keys and with fingers, gone back to, played on, kept and opened.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { awake, goTo, resize, says, settled, SIZES, step, until } from './driver.mjs';
import { findings } from './findings.mjs';
import { measure } from './measure.mjs';
import { takeFile } from './places.mjs';
import { visit } from './visit.mjs';

const here = dirname(fileURLToPath(import.meta.url)), CHAPTER = join(here, '..', '..', 'levels', '13-quand');
const PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';

/** The file of a level, which begins with another program: its solution, or one in its place, which may be empty. */
async function level(name, program = null) {
  const text = await readFile(join(CHAPTER, `${name}.yaml`), 'utf8');
  const solution = /^solution: \|\n((?: {2}.*\n|\n)+)/m.exec(text)[1];
  const given = program === null ? solution : program.map((line) => `  ${line}\n`).join('');
  return text.replace(/^given: \|\n((?: {2}.*\n|\n)+)/m, '').replace(/^solution: /m, `${given && `given: |\n${given}`}solution: `);
}

const STEERED = await level('02-la-fusee-teleguidee'), OWN = await level('10-mon-jeu'), LAMP = await level('01-la-lampe-de-zoe');

async function come(page, file) {
  await takeFile(page, file);
  await page.locator('.level .plays').waitFor();
  await awake(page);
}

const play = async (page) => {
  await page.locator('.plays').click();
  await page.locator('.level.lives').waitFor();
};
const film = (page) => page.locator('.level:not(.lives)').waitFor();
const length = (page) => page.locator('.seek input').getAttribute('max').then(Number);

/** A key that a child presses and lets go, and what the game has made of it. */
async function key(page, name) {
  const before = await length(page);
  await page.keyboard.press(name);
  await until(async () => await length(page) > before);
}

/** The middle of a cell of a stage of so many columns and rows, on the page. */
async function cell(page, column, row, columns, rows) {
  const { x, y, width, height } = await page.locator('.stage canvas').boundingBox(), margin = 0.32, strip = 0.82;
  const side = Math.floor(Math.min((width - 16) / (columns + margin), (height - 16) / (rows + strip + margin), 200));
  const left = x + (width - side * (columns + margin)) / 2, top = y + (height - side * (rows + strip + margin)) / 2;
  return [left + side * (margin + column + 0.5), top + side * (margin + row + 0.5)];
}

/** The pictures of the film, of each step of which so much is told: the sums of their pixels. */
async function seen(page, told) {
  assert.equal(await length(page), told.length - 1);
  return page.evaluate(async (wanted) => {
    const seek = document.querySelector('.seek input'), canvas = document.querySelector('.stage canvas'), found = [];
    const now = () => [...document.querySelectorAll('.world .unseen li')].map((each) => each.textContent).join('|');
    const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
    for (const [index, words] of wanted.entries()) {
      seek.value = String(index);
      for (const name of ['input', 'change']) seek.dispatchEvent(new Event(name, { bubbles: true }));
      const end = performance.now() + 30_000;
      do await frame(); while (now() !== words && performance.now() < end);
      if (now() !== words) throw new Error(`step ${index}: ${now()} instead of ${words}`);
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      found.push(new Uint8Array(await crypto.subtle.digest('SHA-256', pixels.data)).join());
    }
    return found;
  }, told.map((words) => words.join('|')));
}

async function menu(page, words) {
  await page.locator('.level .more').click();
  await page.locator('dialog .button', { hasText: words }).click();
}

async function keep(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), menu(page, 'Garder la partie')]);
  return readFile(await file.path(), 'utf8');
}

async function openFile(page, text, name = 'une.partie.json') {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), menu(page, 'Ouvrir une partie')]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** The film of a game as the window has it. */
const inWindow = (file, kept) => JSON.parse(execFileSync(PYTHON, [join(here, 'game_film.py')], { input: JSON.stringify([file, kept]), encoding: 'utf8' }));

/** The film that is there, the one of its file opened here, and the one that the window has are the same. */
async function same(page, file) {
  await page.locator('.bubble').evaluate(({ style }) => { Object.assign(style, { flex: 'none', height: '90px', overflow: 'hidden' }); }); // what is said comes later: the picture keeps its size
  await settled(page);
  const kept = await keep(page), there = inWindow(file, kept), played = await seen(page, there.told);
  assert.ok(new Set(played).size > 3);
  await page.keyboard.press('F9');
  await openFile(page, kept);
  await says(page, 'Voilà la partie');
  await settled(page);
  assert.deepEqual(await seen(page, there.told), played);
  return { ...there, kept: JSON.parse(kept) };
}

visit('the rocket is steered with the keys, won, gone back to, and steered another way', {}, async ({ page }) => {
  await come(page, STEERED);
  await play(page);
  await says(page, 'À toi de jouer');
  for (const name of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp']) await key(page, name);
  await page.keyboard.press('ArrowUp');
  await film(page);
  await says(page, 'gagné');
  const won = await same(page, STEERED);
  assert.deepEqual([won.over, won.inputs], ['won', 5]);
  const last = await length(page);
  await page.locator('.seek input').fill(String(last));
  await play(page); // from the end: before the tick that ended it
  await until(async () => await length(page) >= last - 5);
  await key(page, 'ArrowLeft');
  await key(page, 'ArrowDown');
  await page.keyboard.press('Escape');
  await film(page);
  await says(page, 'Pause');
  const other = await same(page, STEERED);
  assert.deepEqual([other.over, other.inputs, other.kept.seed], ['', 6, won.kept.seed]);
  assert.deepEqual(other.kept.inputs.slice(0, 4), won.kept.inputs.slice(0, 4), 'what came before stays');
});

visit('the last level is played with a finger on its buttons, and goes on from the middle of its film', { size: 'phone', touch: true }, async ({ page }) => {
  await come(page, OWN);
  await page.locator('.plays').tap();
  await page.locator('.level.lives').waitFor();
  const touch = async (name) => {
    const before = await length(page);
    await page.locator('.pad').getByRole('button', { name }).tap();
    await until(async () => await length(page) > before);
  };
  for (const name of ['flèche haut', 'flèche haut', 'flèche droite']) await touch(name);
  await page.locator('.plays').tap();
  await film(page);
  const { kept } = await same(page, OWN);
  assert.equal(kept.inputs.length, 3);
  const half = Math.floor(await length(page) / 2);
  await page.locator('.seek input').fill(String(half));
  await page.locator('.plays').tap();
  await page.locator('.level.lives').waitFor();
  await touch('flèche droite');
  await page.locator('.plays').tap();
  await film(page);
  const other = await same(page, OWN);
  assert.equal(other.kept.seed, kept.seed);
  const before = other.kept.inputs.slice(0, -1);
  assert.deepEqual(before, kept.inputs.slice(0, before.length), 'what came before stays');
});

visit('a hero is touched where it stands, and by its button with the keyboard', { size: 'tablet', touch: true }, async ({ page }) => {
  await come(page, LAMP);
  await page.locator('.plays').tap();
  await page.locator('.level.lives').waitFor();
  const lamp = page.locator('.pad button'), lit = () => lamp.evaluate((each) => each.classList.contains('lit'));
  const grows = async (act) => {
    const before = await length(page);
    await act();
    await until(async () => await length(page) > before + 1); // more than a tick of nothing
  };
  await grows(async () => { await lamp.focus(); await page.keyboard.press('Enter'); });
  assert.ok(await lit());
  await page.touchscreen.tap(...await cell(page, 3, 0, 4, 3)); // nobody stands there
  await grows(async () => page.touchscreen.tap(...await cell(page, 1, 1, 4, 3)));
  await page.keyboard.press('Escape');
  await film(page);
  const { kept } = await same(page, LAMP);
  assert.deepEqual(kept.inputs.map(([, ...input]) => input), [['click', 'lampe'], ['click', 'lampe']]);
});

const STILL = ['class pagaille:', '    pass', '', '', 'class porte:', '    pass'];
const ENDLESS = await level('10-mon-jeu', ['class pixel:', '    def quand_touche_haut():', '        for _ in range(99):', '            for _ in range(99):', '                haut()', '', '', ...STILL]);
const NOTHING = await level('10-mon-jeu', ['class pixel:', '    def tous_les_2_temps():', '        haut()', '', '', ...STILL]);
const EMPTY = await level('02-la-fusee-teleguidee', []);
const HALF = await level('02-la-fusee-teleguidee', ['def quand_touche_droite():', '    vers_droite()']);

visit('wrong moves are answered, and nothing is lost', {}, async ({ page }) => {
  await come(page, HALF);
  await play(page);
  await page.keyboard.press('ArrowUp'); // which no hat waits for
  await says(page, 'Aucun « quand » n’attend la touche flèche haut');
  await key(page, 'ArrowRight');
  await says(page, 'À toi de jouer');
  await page.locator('.run').click(); // ▶ while it plays: it stops, and is not lost
  await film(page);
  await says(page, 'Pause');
  assert.ok(await length(page) > 3);
  await play(page);
  await page.evaluate(() => { location.hash = '#/map'; }); // away while it plays
  await page.locator('.chapters').waitFor();
  await page.goBack();
  await page.locator('.level .plays', { hasText: 'Jouer' }).waitFor();
  await page.keyboard.press('j');
  await page.locator('.level.lives').waitFor();
  await page.locator('.level .more').click(); // a menu over it: it stands still
  await film(page);
  await page.keyboard.press('Escape');
  await page.locator('.run').click();
  await says(page, 'scénario|Scénario'); // its scenarios are played as ever
  assert.equal(await page.locator('.tabs').isVisible(), true);
  assert.equal(await page.locator('.pad').isVisible(), false);
});

visit('an endless hat is named, one that waits for nobody is played, nothing at all is not', {}, async ({ page }) => {
  await come(page, ENDLESS);
  await play(page);
  await page.keyboard.press('ArrowUp');
  await film(page);
  await says(page, 'quand touche haut.* de pixel');
  await page.locator('.lit-problem').first().waitFor({ state: 'attached' });
  await come(page, NOTHING);
  await play(page);
  await says(page, 'n’attend rien de toi');
  await page.keyboard.press('Escape');
  await film(page);
  await page.keyboard.press('F9'); // all goes back to the start
  await page.locator('.plays', { hasText: 'Jouer' }).waitFor();
  await come(page, EMPTY);
  await page.locator('.plays').click();
  await says(page, 'Sans programme, je dors'); // as ▶ says it
  assert.equal(await page.locator('.lives').count(), 0);
});

visit('a file that is no game of this level is refused, and says why', {}, async ({ page }) => {
  await come(page, STEERED);
  await openFile(page, '{"format": 9}');
  await page.locator('dialog.sheet', { hasText: 'n’est pas une partie' }).waitFor();
  await page.keyboard.press('Escape');
  await play(page);
  await key(page, 'ArrowRight');
  await page.keyboard.press('Escape');
  await film(page);
  const kept = await keep(page);
  await come(page, HALF);
  await openFile(page, kept);
  await page.locator('dialog.sheet', { hasText: 'place du tien' }).waitFor();
  await page.keyboard.press('Escape');
  await says(page, 'Voilà la partie');
  await page.locator('[aria-label="Annuler"]').click();
  await page.locator('.plays', { hasText: 'Jouer' }).waitFor(); // the child's own program is there again
});

visit('the film of a game is large enough for a finger on a very low screen', { touch: true }, async ({ page }) => {
  await come(page, OWN);
  await resize(page, 'low');
  await until(async () => (await page.locator('.seek input').boundingBox()).width >= 88); // two fingers: one holds it, one sees where it goes
});

Object.assign(SIZES, { slate: [768, 1024], narrow: [610, 900], old: [800, 600], low: [640, 360] });
for (const [touch, sizes] of [[false, ['pc', 'small', 'old']], [true, ['tablet', 'slate', 'narrow', 'phone', 'lying']]]) {
  visit(`while a game is played, and of its film, nothing is cut or small: ${sizes.join(', ')}`, { touch }, async ({ page }) => {
    await come(page, OWN);
    for (const playing of [true, false]) {
      if (playing) await play(page);
      else { await key(page, 'ArrowRight'); await page.keyboard.press('Escape'); await film(page); }
      for (const size of sizes) {
        await resize(page, size);
        await settled(page, 6);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/live-${playing}-${size}.png` });
        assert.deepEqual(await page.evaluate(measure), [], `${size} ${playing}`);
        assert.deepEqual(await findings(page), [], `${size} ${playing}`);
      }
    }
  });
}

/** In the page: where the hero is across in each picture of the world, and how long the film was by then. */
function notesPictures() {
  const { clearRect, translate } = CanvasRenderingContext2D.prototype, seen = (window.pictures = []);
  let across = 0;
  CanvasRenderingContext2D.prototype.clearRect = function cleared(...box) {
    if (this.canvas.isConnected) queueMicrotask(() => seen.push([across, Number(document.querySelector('.seek input').max)])); // once all is painted
    return clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.translate = function moved(x, y) {
    if (this.canvas.isConnected) across = x; // the hero is painted last
    return translate.call(this, x, y);
  };
}

visit('the first picture of what a key does is another one: the hero is on its way', { motion: true, speed: 4 }, async ({ page }) => {
  await come(page, STEERED);
  await page.evaluate(notesPictures);
  await play(page);
  await key(page, 'ArrowRight');
  await until(() => page.evaluate(() => window.pictures.length > 8));
  await page.keyboard.press('Escape');
  const pictures = await page.evaluate(() => window.pictures), still = pictures[0][0];
  const first = pictures.findIndex(([across]) => Math.abs(across - still) > 0.01);
  assert.ok(first > 0, 'the hero has never moved');
  assert.ok(pictures[first][1] > pictures[first - 1][1], 'the film was longer before the hero was elsewhere');
});

visit('who presses « Jouer » while Python wakes plays as soon as it is there', { fresh: true }, async ({ page, context }) => {
  await goTo(page, '13-quand/02-la-fusee-teleguidee');
  let wake;
  const woken = new Promise((done) => { wake = done; });
  await context.route('**/pyodide.asm.wasm', async (route) => { await woken; await route.continue(); });
  await page.reload();
  await page.locator('.plays').click();
  await says(page, 'Python se réveille');
  wake();
  await page.locator('.level.lives').waitFor();
  await key(page, 'ArrowRight');
  await page.keyboard.press('Escape');
  await film(page);
  await says(page, 'Pause');
});

visit('a game of one’s own for the space bar alone is made: ▶ does what its hats wait for', {}, async ({ page }) => {
  await come(page, await level('10-mon-jeu', ['class pixel:', '    def quand_touche_espace():', '        dire("Bonjour")', '', '', ...STILL]));
  await page.locator('.run').click();
  await says(page, 'C’est toi qui l’as fait');
});
