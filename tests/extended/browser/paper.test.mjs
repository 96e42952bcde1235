// What an adult prints: each sheet is a page of A4, nothing on it is cut or alone, it is there in black and white, without a network.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { cached, open, passGate } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { Room } from '../../browser/room_host.mjs';
import { visit } from '../../browser/visit.mjs';

const PAPER = new URL('../../../build/web/guides/papier/', import.meta.url);
const LANGUAGES = ['fr', 'en'];
const names = (language) => readdirSync(new URL(language, PAPER)).filter((each) => each.endsWith('.html'));
const address = (language, name) => new URL(`${language}/${name}`, PAPER).href;
const A4 = { short: 595, long: 842 }; // points
/** How many sheets a page has, where that is fixed: a plan is two for each of five sessions. */
const SHEETS = { 'week-petits.html': 10, 'week-moyens.html': 10, 'week-grands.html': 10, 'slides-petits.html': 25, 'slides-moyens.html': 25, 'slides-grands.html': 25, 'cards.html': 4, 'floor.html': 6, 'diploma.html': 3, 'group.html': 2, 'words.html': 1, 'family.html': 1 };

/** What is wrong with the sheets of a page, as they are laid out to be printed. */
function faults() {
  const NEAR = 1.5; // pixels: letters reach a little out of their line
  const found = [];
  for (const [number, sheet] of [...document.querySelectorAll('.sheet')].entries()) {
    const told = (what, node) => found.push(`${number + 1}: ${what}: ${(node.textContent || node.src || node.tagName).trim().slice(0, 50)}`);
    const box = sheet.getBoundingClientRect();
    const foot = sheet.querySelector(':scope > footer')?.getBoundingClientRect();
    for (const node of sheet.querySelectorAll('*')) {
      const { left, right, top, bottom, width, height } = node.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      if (left < box.left - NEAR || right > box.right + NEAR || top < box.top - NEAR || bottom > box.bottom + NEAR) told('off the sheet', node);
      if (foot && !node.closest('footer') && bottom > foot.top + NEAR && !(node instanceof SVGElement)) told('over the foot', node);
      const style = getComputedStyle(node);
      if (/hidden|clip/.test(style.overflowX + style.overflowY) && (node.scrollWidth > node.clientWidth + NEAR || node.scrollHeight > node.clientHeight + NEAR)) told('cut', node);
      if (node.scrollWidth > node.clientWidth + NEAR && node.clientWidth > 0 && style.display !== 'inline') told('wider than its box', node);
      if (node instanceof HTMLImageElement && !(node.complete && node.naturalWidth > 0)) told('no picture', node);
      if (/^H[123]$/.test(node.tagName) && !node.nextElementSibling && !node.parentElement.nextElementSibling) told('a heading with nothing after it', node);
    }
    for (const [one, other] of [...sheet.querySelectorAll('p, h1, h2, td, li, figure')].flatMap((each, at, all) => all.slice(at + 1).map((next) => [each, next]))) {
      if (one.contains(other) || other.contains(one)) continue;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
      if (over) told(`over « ${other.textContent.trim().slice(0, 30)} »`, one);
    }
  }
  return found;
}

for (const language of LANGUAGES) {
  test(`each sheet in ${language} is one page of A4, with all of it on it`, { timeout: 300_000 }, async () => {
    const { page, problems, asked, close } = await open(address(language, 'index.html'));
    try {
      await page.emulateMedia({ media: 'print' });
      for (const name of names(language)) {
        await page.goto(address(language, name));
        await page.evaluate(() => document.fonts.ready);
        const lying = await page.evaluate(() => [...document.querySelectorAll('.sheet')].map((each) => each.classList.contains('lying')));
        assert.equal(lying.length, SHEETS[name] ?? lying.length, name);
        assert.ok(await page.evaluate(() => document.fonts.check('12px paper')), `${name} has not its letters`);
        assert.deepEqual(await page.evaluate(faults), [], name);
        const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        const sizes = [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, wide, high]) => [Math.round(Number(wide)), Math.round(Number(high))]);
        assert.equal(sizes.length, lying.length, `${name}: pages and sheets`);
        for (const [at, size] of sizes.entries()) {
          const wanted = lying[at] ? [A4.long, A4.short] : [A4.short, A4.long];
          assert.ok(size.every((length, side) => Math.abs(length - wanted[side]) <= 1), `${name}, page ${at + 1}: ${size}`);
        }
      }
      assert.deepEqual(problems, []);
      assert.deepEqual(asked.filter((url) => !/^(file|data):/.test(url)), []);
    } finally {
      await close();
    }
  });

  test(`the pages in ${language} have no serious finding on a screen, and a slide fills it`, { timeout: 300_000 }, async () => {
    const { page, close } = await open(address(language, 'index.html'));
    try {
      await page.setViewportSize({ width: 1366, height: 768 });
      for (const name of names(language)) {
        await page.goto(address(language, name));
        assert.deepEqual(await findings(page), [], name);
      }
      await page.goto(address(language, 'slides-petits.html'));
      const { width, height } = await page.locator('.slide').first().boundingBox();
      assert.ok(Math.abs(width - 1366) < 2 || Math.abs(height - 768) < 2, `${width} × ${height}`);
      assert.ok(width <= 1367 && height <= 769, `${width} × ${height}`);
    } finally {
      await close();
    }
  });
}

test('no sheet says by colour alone what it says', { timeout: 60_000 }, async () => {
  const { page, close } = await open(address('fr', 'cards.html'));
  try {
    const cards = await page.locator('.card').evaluateAll((all) => all.map((card) => Boolean(card.querySelector('svg, b, .big'))));
    assert.equal(cards.length, 48);
    assert.ok(cards.every(Boolean), 'each card has a black sign or a word');
  } finally {
    await close();
  }
});

visit('an adult opens the guides from the map: not a byte of them is kept before, all of them after, without a network', { workers: 'allow' }, async ({ page, context, address: home }) => {
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = (name) => page.evaluate((path) => caches.match(path).then(Boolean), name);
  assert.equal(await kept('guides/papier/paper.css'), false);
  await page.locator('.adult').click();
  const [guides] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Guides et papiers' }).click()]);
  await guides.getByRole('heading', { level: 1, name: /Pour l'adulte/ }).waitFor();
  assert.equal(guides.url(), `${home}guides/papier/fr/index.html`);
  await cached(page, 'guides/style.css'); // the last of them
  await context.setOffline(true);
  for (const [link, heading] of [['La semaine des 6 à 8 ans', 'La fusée décolle'], ['Que faire quand…', 'Que faire quand…'], ["Guide de l'animateur", "Guide de l'animateur"]]) {
    await guides.goto(`${home}guides/papier/fr/index.html`);
    await guides.getByRole('link', { name: link }).click();
    await guides.getByRole('heading', { level: 1, name: heading }).first().waitFor();
  }
  await guides.close();
});

visit('before anybody has played, an adult finds the guides from the first screen', {}, async ({ address: home }) => {
  const { page, context, problems, close } = await open(home);
  await page.locator('.roster-open').click();
  await passGate(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/first-adult.png` });
  assert.equal(await page.locator('dialog .children').count(), 0, 'there are no children yet');
  const [guides] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Guides et papiers' }).click()]);
  await guides.getByRole('heading', { level: 1, name: /Pour l'adulte/ }).waitFor();
  assert.equal(guides.url(), `${home}guides/papier/fr/index.html`);
  assert.deepEqual(problems, []);
  await close();
});

test('the board of a room leads to them, in its language', { timeout: 60_000 }, async () => {
  const room = await Room.open();
  try {
    for (const [language, title] of [['fr-FR', /Pour l'adulte/], ['en-GB', /For the adult/]]) {
      const { page, context, problems, close } = await open(`${room.address}salle`, { language });
      try {
        const link = page.locator('.lead a');
        const [guides] = await Promise.all([context.waitForEvent('page'), link.click()]);
        await guides.getByRole('heading', { level: 1, name: title }).waitFor();
        assert.deepEqual(problems, []);
      } finally {
        await close();
      }
    }
  } finally {
    await room.close();
  }
});
