// What the visits of live.test.mjs share with those of extended/browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { awake, says, settled, until } from './driver.mjs';
import { takeFile } from './places.mjs';

export const here = dirname(fileURLToPath(import.meta.url)), CHAPTER = join(here, '..', '..', 'levels', '13-quand');
export const PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';

/** The file of a level, which begins with another program: its solution, or one in its place, which may be empty. */
export async function level(name, program = null) {
  const text = await readFile(join(CHAPTER, `${name}.yaml`), 'utf8');
  const solution = /^solution: \|\n((?: {2}.*\n|\n)+)/m.exec(text)[1];
  const given = program === null ? solution : program.map((line) => `  ${line}\n`).join('');
  return text.replace(/^given: \|\n((?: {2}.*\n|\n)+)/m, '').replace(/^solution: /m, `${given && `given: |\n${given}`}solution: `);
}

export const STEERED = await level('02-la-fusee-teleguidee'), OWN = await level('10-mon-jeu'), LAMP = await level('01-la-lampe-de-zoe');

export async function come(page, file) {
  await takeFile(page, file);
  await page.locator('.level .plays').waitFor();
  await awake(page);
}

export const play = async (page) => {
  await page.locator('.plays').click();
  await page.locator('.level.lives').waitFor();
};
export const film = (page) => page.locator('.level:not(.lives)').waitFor();
export const length = (page) => page.locator('.seek input').getAttribute('max').then(Number);

/** A key that a child presses and lets go, and what the game has made of it. */
export async function key(page, name) {
  const before = await length(page);
  await page.keyboard.press(name);
  await until(async () => await length(page) > before);
}

/** The pictures of the film, of each step of which so much is told: the sums of their pixels. */
export async function seen(page, told) {
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

export async function menu(page, words) {
  await page.locator('.level .more').click();
  await page.locator('dialog .button', { hasText: words }).click();
}

export async function keep(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), menu(page, 'Garder la partie')]);
  return readFile(await file.path(), 'utf8');
}

export async function openFile(page, text, name = 'une.partie.json') {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), menu(page, 'Ouvrir une partie')]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** The film of a game as the window has it. */
export const inWindow = (file, kept) => JSON.parse(execFileSync(PYTHON, [join(here, 'game_film.py')], { input: JSON.stringify([file, kept]), encoding: 'utf8' }));

/** The film that is there, the one of its file opened here, and the one that the window has are the same. */
export async function same(page, file) {
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
