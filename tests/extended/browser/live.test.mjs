// Games of the chapter « Quand… » in the hands of a child: played with keys and with fingers, gone back to, played on, kept and opened.
import assert from 'node:assert/strict';
import { goTo, resize, says, settled, SIZES, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { measure } from '../../browser/measure.mjs';
import { visit } from '../../browser/visit.mjs';
import { level, STEERED, OWN, LAMP, come, play, film, length, key, seen, keep, openFile, same } from '../../browser/live_visits.mjs';

/** The middle of a cell of a stage of so many columns and rows, on the page. */
async function cell(page, column, row, columns, rows) {
  const { x, y, width, height } = await page.locator('.stage canvas').boundingBox(), margin = 0.32, strip = 0.82;
  const sky = Math.min(2.2, Math.max(0.5, columns * 0.62 - rows - strip));
  const side = Math.floor(Math.min((width - 16) / (columns + margin), (height - 16) / (sky + rows + strip + margin), 200));
  const left = x + (width - side * (columns + margin)) / 2, top = y + (height - side * (sky + rows + strip + margin)) / 2;
  return [left + side * (margin + column + 0.5), top + side * (margin + sky + row + 0.5)];
}

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
