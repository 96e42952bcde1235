// Packs side by side in the page: added by choosing and by dropping, each with its own stars, taken away. Those that the command makes
// are the same (the first test); a second of Python for each of the others would tell nothing more.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { cached, comeIn } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { LEVEL, made, packed, read, zipped } from '../../browser/packs.mjs';
import { at } from '../../browser/places.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { LONG, packsPage, choose, title, spines, kept, win } from '../../browser/packs_visits.mjs';

/** A turn at whose end no pack is left. */
const borrowed = (name, body) => turn(name, {}, async (visitor) => {
  await body(visitor);
  const { page } = visitor;
  await packsPage(page);
  for (let left = await page.locator('.pack').count(); left > 0; left--) {
    await page.locator('.pack .button', { hasText: 'Retirer' }).first().click();
    await page.locator('dialog .button', { hasText: 'Retirer' }).click();
    await page.waitForFunction((fewer) => document.querySelectorAll('.pack').length === fewer, left - 1);
  }
});

borrowed('a pack made by the command is the same in the page and on the desktop', async ({ page }) => {
  const zip = made(packed('La même'));
  await choose(page, zip);
  await title(page, 'La même');
  const [key, ids] = read(zip);
  assert.equal((await kept(page)).pack, key);
  const seen = [];
  for (const place of [1, 2]) {
    await page.evaluate((wanted) => { location.hash = `#/chapter/${wanted}`; }, place);
    await page.locator('.stop').first().waitFor();
    seen.push(await page.locator('.stop').count());
  }
  assert.deepEqual(seen, [ids.filter((id) => id.startsWith('a/')).length, ids.filter((id) => id.startsWith('b/')).length]);
});

borrowed('a newer version takes the place of a pack, and its stars stay', async ({ page }) => {
  await choose(page, zipped(packed('Suite')));
  await title(page, 'Suite');
  await win(page);
  await choose(page, zipped(packed('Suite', { 'a/3.yaml': LEVEL })));
  await title(page, 'Suite');
  await page.waitForFunction(() => /[123]\ssur 9/.test(document.querySelector('.chapter')?.textContent ?? ''));
  assert.equal((await spines(page)).length, 2);
});

borrowed('a pack is taken away after a question, and its stars are there when it comes back', async ({ page }) => {
  const zip = zipped(packed('Partir'));
  await choose(page, zip);
  await title(page, 'Partir');
  await win(page);
  await packsPage(page);
  await page.locator('.pack .button', { hasText: 'Retirer' }).click();
  await page.keyboard.press('Enter'); // the quiet answer has the keyboard
  assert.equal(await page.locator('.pack').count(), 1);
  await page.locator('.pack .button', { hasText: 'Retirer' }).click();
  await page.locator('dialog .button', { hasText: 'Retirer' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.pack').length === 0);
  await page.evaluate(() => { location.hash = '#/map'; });
  await title(page, 'Le cours');
  assert.deepEqual(await spines(page), []);
  await choose(page, zip);
  await title(page, 'Partir');
  assert.match(await page.locator('.chapter').first().textContent(), /[123]\ssur 6/);
});

borrowed('a broken level is told to the adult, and the others play', async ({ page }) => {
  await choose(page, zipped(packed('Cassé', { 'a/2.yaml': LEVEL.replace('toolbox', 'toolbocs') })));
  await page.locator('dialog.problems').waitFor(LONG);
  assert.match(await page.locator('dialog.problems').textContent(), /a\/2\.yaml, ligne 5/);
  await page.keyboard.press('Escape');
  await title(page, 'Cassé');
  assert.match(await page.locator('.chapter').first().textContent(), /0\ssur 3/);
  await packsPage(page);
  await page.locator('.pack .button', { hasText: 'remarque' }).click();
  await page.locator('dialog.problems').waitFor(LONG);
  assert.match(await page.locator('dialog.problems').textContent(), /a\/2\.yaml, ligne 5/);
  await page.keyboard.press('Escape');
});

borrowed('a pack of a later codeweek says so, and what can be read plays', async ({ page }) => {
  await choose(page, zipped(packed('Demain', {}, 'needs: 88.1\n')));
  await page.locator('dialog.problems').waitFor(LONG);
  assert.match(await page.locator('dialog.problems').textContent(), /demande codeweek 88\.1/);
  await page.keyboard.press('Escape');
  await title(page, 'Demain');
});

borrowed('another child begins with the course, and finds the packs there', async ({ page }) => {
  await choose(page, zipped(packed('Partagé')));
  await title(page, 'Partagé');
  await page.evaluate(() => { location.hash = '#/profiles'; });
  await comeIn(page);
  await page.locator('.animals .tile').nth(3).click();
  await page.locator('.colours .tile').first().click();
  await page.locator('.comic .skip').click();
  await page.locator('.level').waitFor();
  await page.evaluate(() => { location.hash = '#/map'; });
  await title(page, 'Le cours');
  assert.equal((await spines(page)).length, 2);
  await page.evaluate(() => { location.hash = '#/profiles'; });
  await page.locator('.tile').nth(1).click();
  await page.waitForFunction(() => location.hash !== '#/profiles');
  await page.evaluate(() => { location.hash = '#/map'; });
  await title(page, 'Partagé');
});

borrowed('a file with the slips of Word plays, and the page gives it back mended', async ({ page }) => {
  const whole = 'titre: "Le pont"\ncarte: ">.G"\nblocs: [avancer]\nlimite: 5\nsolution: |\n  avancer()\n  avancer()\n';
  const slips = whole.replace('"Le pont"', '“Le pont”').replace('limite: 5', 'limite:\u00a05');
  await choose(page, { name: 'pont.yaml.txt', mimeType: 'text/plain', buffer: Buffer.from(`\ufeff${slips}`, 'utf16le') });
  const sheet = page.locator('dialog.problems');
  await sheet.waitFor(LONG);
  const told = await sheet.textContent();
  for (const words of ['UTF-16', 'guillemets de Word', 'espace insécable', 'pont.yaml']) assert.ok(told.includes(words), told);
  if (process.env.CODEWEEK_SHOT) await page.screenshot({ path: process.env.CODEWEEK_SHOT });
  const [download] = await Promise.all([page.waitForEvent('download'), sheet.locator('.button.primary').click()]);
  assert.equal(download.suggestedFilename(), 'pont.yaml');
  assert.equal(await readFile(await download.path(), 'utf8'), whole);
  await page.keyboard.press('Escape');
});

visit('packs added in two tabs are all kept', {}, async ({ page, context, address }) => {
  const other = await context.newPage();
  await other.goto(address);
  await other.locator('.chapters').waitFor(LONG);
  await choose(page, zipped(packed('Forêt')));
  await title(page, 'Forêt');
  await other.bringToFront();
  await choose(other, zipped(packed('Lune')));
  await title(other, 'Lune');
  await other.reload();
  await title(other, 'Lune');
  assert.deepEqual((await spines(other)).sort(), ['Forêt', 'Le cours de codeweek', 'Lune']);
});

visit('a pack follows the language', {}, async ({ page }) => {
  await choose(page, zipped(packed('Bonjour', {}, '', 'Hello')));
  await title(page, 'Bonjour');
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.locator('.option', { hasText: 'English' }).click();
  await title(page, 'Settings');
  await page.evaluate(() => { location.hash = '#/map'; });
  await title(page, 'Hello');
  assert.deepEqual(await spines(page), ['The codeweek course', 'Hello']);
});

visit('the packs of a browser play without a network', { workers: 'allow' }, async ({ page, context }) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await choose(page, made(packed('Hors ligne')));
  await title(page, 'Hors ligne');
  await cached(page, 'sounds/win.wav'); // the last of the sounds
  await context.setOffline(true);
  await page.reload();
  await title(page, 'Hors ligne');
  await win(page);
});

visit('nothing serious is found on the pages of packs, in any colours', {}, async ({ page }) => {
  await choose(page, zipped(packed('Remarques', { 'a/2.yaml': 'title: [' })));
  await page.locator('dialog.problems').waitFor(LONG);
  assert.deepEqual(await findings(page), []);
  for (const theme of ['sun', 'sea', 'night']) {
    await at(page, '#/settings');
    await page.locator(`input[value="${theme}"]`).check({ force: true });
    for (const hash of ['#/map', '#/packs']) {
      await at(page, hash);
      assert.deepEqual(await findings(page), [], `${theme} ${hash}`);
    }
  }
});

visit('the sixty-first pack is refused with a sentence, plays all the same, and the oldest stays', {}, async ({ page }) => {
  const there = () => page.evaluate(() => new Promise((done) => {
    const opened = indexedDB.open('codeweek');
    opened.onsuccess = () => {
      const asked = opened.result.transaction('kept').objectStore('kept').get('packs');
      asked.onsuccess = () => done((asked.result?.packs ?? []).map(({ key }) => key));
    };
  }));
  await page.evaluate(() => new Promise((done) => { // as sixty that were added
    const opened = indexedDB.open('codeweek');
    opened.onsuccess = () => {
      const change = opened.result.transaction('kept', 'readwrite');
      const packs = Array.from({ length: 60 }, (_none, n) => ({ key: `pack-${n}`, titles: { fr: `Paquet ${n}` }, hero: '', look: 'space', levels: 1, version: '1', problems: 0 }));
      change.objectStore('kept').put({ version: 1, packs }, 'packs');
      change.oncomplete = done;
    };
  }));
  const before = await there();
  await choose(page, zipped(packed('De trop')));
  await page.locator('dialog', { hasText: 'Il y a déjà 60 paquets' }).waitFor(LONG);
  assert.deepEqual(await there(), before);
  await page.keyboard.press('Escape');
  await title(page, 'De trop');
});
