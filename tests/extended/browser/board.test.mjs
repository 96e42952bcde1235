// The adult's board: each state of a child is seen coming, each act reaches the machines and ends, and what children write stays text.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { BUILT, open, sitDown, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';
import { Room } from '../../browser/room_host.mjs';
import { Machine } from '../../browser/room_machine.mjs';
import '../../browser/board.test.mjs'; // the children of those who come after
import { ROCKET, STAIRS, VOTED, TOUCHED, room, child, status, visit } from '../../browser/board_visits.mjs';

test('where the program of a child that is touched stands is said, with the place lit, again when it is another one, and nobody waits once its sheet is closed', { timeout: 120_000 }, () => visit('salle', async ({ page }) => {
  const cat = new Machine(room, 'e'), moves = { type: 'move', id: 'm', next: { block: { type: 'move', id: 'n', next: { block: { type: 'turn_left', id: 't' } } } } };
  const built = { blocks: { languageVersion: 0, blocks: [{ type: 'start', id: 's', next: { block: moves } }] } };
  const said = page.locator('.stands > p'), stands = '**/stands?*';
  await cat.sit('cat-blue');
  await cat.tell('open', STAIRS);
  await child(page, 'cat-blue').locator('.child-open').click();
  await said.getByText('Son programme est encore vide.').waitFor();
  await cat.tell('build', STAIRS, { part: { version: 1, programs: { [STAIRS]: built } } });
  await said.getByText(/changements? ferai/).waitFor();
  await page.locator('.child-sheet .blocks .lit-running').waitFor();
  await page.getByText("Comment l'aider").click();
  assert.match(await page.locator('.stands-notes').textContent(), /A : .*B : .*[ABC] mène plus loin/s);
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press('Escape');
  await page.route(stands, () => undefined); // a core that is slow
  const left = page.waitForEvent('requestfailed', (request) => request.url().includes('/stands?'));
  await child(page, 'cat-blue').locator('.child-open').click();
  await said.getByText('codeweek regarde son programme').waitFor();
  await page.keyboard.press('Escape');
  await left;
  await page.unroute(stands);
  await page.route(stands, (route) => route.fulfill({ status: 503, json: { why: 'disk' } }));
  await child(page, 'cat-blue').locator('.child-open').click();
  await said.getByText("La salle n'a pas répondu").waitFor();
  await page.keyboard.press('Escape');
  await cat.tell('leave', STAIRS);
}, ['503']));

test("today's session is ticked, ordered, opened, and all is open again after it", { timeout: 120_000 }, () => visit('salle#seance', async ({ page }) => {
  const owl = new Machine(room, 'a');
  const levels = async () => (await owl.orders()).plan.levels.map(({ level }) => level);
  await page.locator('summary').nth(3).click();
  await page.getByRole('checkbox', { name: /^4\.5 / }).check();
  await page.locator('summary').first().click();
  await page.getByRole('checkbox', { name: /^1\.1 / }).check();
  await page.getByRole('button', { name: '1.1 Décollage\u00a0: plus tôt' }).click();
  await page.getByLabel('Les idées sont permises').uncheck();
  await page.getByLabel('Le nom de la séance').fill('Mardi');
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Ouvrir pour tous' }).click();
  const now = page.getByRole('button', { name: 'Tout de suite', exact: true });
  if (await now.isVisible()) await now.click(); // somebody of an earlier visit is amid a level
  await page.locator('.told').waitFor();
  const covers = () => page.evaluate(() => {
    const [note, start] = ['.told', '.chosen-part .primary'].map((each) => document.querySelector(each).getBoundingClientRect());
    return note.top < start.bottom && start.top < note.bottom && note.left < start.right && start.left < note.right;
  });
  for (const [width, height] of [[390, 844], [1024, 600], [1366, 768]]) {
    await page.setViewportSize({ width, height });
    assert.equal(await covers(), false, `the notice lies over « Ouvrir pour tous » at ${width}`);
  }
  await until(async () => (await levels()).length === 2);
  assert.deepEqual(await levels(), [ROCKET, STAIRS]);
  const { title, hints, solutions } = (await owl.orders()).plan;
  assert.deepEqual([title, hints, solutions], ['Mardi', false, true]);
  await page.getByRole('button', { name: 'Cartes à imprimer' }).click();
  await page.waitForFunction(() => { const all = [...document.querySelectorAll('.level-card img')]; return all.length === 2 && all.every((each) => each.naturalWidth > 0); });
  await page.getByRole('button', { name: 'Revenir au tableau' }).click();
  await page.getByRole('button', { name: 'Rouvrir tous les niveaux' }).click();
  await until(async () => (await levels()).length === 0);
}));

test('the address to copy from the projector is on one line, however narrow it is', { timeout: 60_000 }, async () => {
  await visit('salle#projecteur', async ({ page }) => {
    await page.waitForFunction(() => document.querySelector('.stage-join img')?.naturalWidth > 0);
    for (const [width, height] of [[800, 1280], [390, 844], [1366, 768]]) {
      await page.setViewportSize({ width, height });
      const lines = await page.locator('.stage-join .address').evaluate((each) => each.clientHeight / Number.parseFloat(getComputedStyle(each).lineHeight));
      assert.ok(lines < 1.5, `${lines} lines at ${width} x ${height}`);
    }
  });
});

test('the projector shows how to join, programs without a name, and a vote whose program is run', { timeout: 120_000 }, async () => {
  await visit('salle#projecteur', async ({ page }) => {
    await page.waitForFunction(() => document.querySelector('.stage-join img')?.naturalWidth > 0);
    await room.act('show', { profiles: ['owl-green'] });
    await page.locator('.stage-programs .blocklyPath').first().waitFor();
    assert.doesNotMatch(await page.locator('body').textContent(), /Hibou|owl/);
    assert.equal(await page.locator('img[src*="animals"]').count(), 0);
    assert.deepEqual(await findings(page), []);
    await room.act('show', { profiles: [] });
    await room.act('vote', { pack: 'codeweek', level: VOTED, choices: 3 });
    await page.locator('.stage-answers canvas').nth(2).waitFor();
    assert.equal(await page.locator('.stage-said button').isVisible(), false);
    const program = page.locator('.stage-asked .blocks'), blocks = program.locator('.blocklyBlockCanvas');
    const first = () => blocks.locator('.blocklyText').first().evaluate((words) => words.getBoundingClientRect().height);
    await until(async () => await first() > 24); // pixels: it is read from the last row
    const [box, whole] = [await program.boundingBox(), await blocks.boundingBox()];
    assert.ok(whole.x >= box.x && whole.y >= box.y && whole.x + whole.width <= box.x + box.width && whole.y + whole.height <= box.y + box.height, 'the program is cut');
    await page.setViewportSize({ width: 1024, height: 600 });
    await until(async () => { const [box, all] = [await program.boundingBox(), await blocks.boundingBox()]; return all.y + all.height <= box.y + box.height; });
    await page.setViewportSize({ width: 1366, height: 768 });
    await room.act('close_vote');
    await page.locator('.stage-said button').click();
    await page.locator('.histogram .right').waitFor({ timeout: 60_000 });
    assert.equal(await page.locator('.voices').textContent(), "C'était C\u00a0!");
    await room.act('vote', { pack: 'codeweek', level: TOUCHED, choices: 4 });
    await page.locator('.stage-start canvas').waitFor();
    await page.locator('.stage-answers canvas').nth(3).waitFor();
    await room.act('close_vote');
    await page.locator('.stage-said button').click();
    await page.locator('.voices', { hasText: "C'était E1" }).waitFor({ timeout: 60_000 });
    assert.equal(await page.locator('.stage-start').count(), 0);
    await room.act('end_vote');
    await page.locator('.stage-join').waitFor();
  });
});

test('a first visit, and what it keeps for later, have nothing of the board', { timeout: 120_000 }, async () => {
  const [kept, words] = await Promise.all(['sw.js', 'data/words.fr.json'].map((name) => readFile(join(BUILT, name), 'utf8')));
  assert.doesNotMatch(kept, /salle\//);
  const sets = [...kept.matchAll(/(\w+|""):(\[\["[^]*?"\]\])/g)].map(([, set, files]) => [set, JSON.parse(files)]);
  const names = sets.flatMap(([set, files]) => (['""', 'fr'].includes(set) ? files.map(([name]) => name) : []));
  const sizes = await Promise.all(names.map((name) => stat(join(BUILT, `${name}.br`)).catch(() => stat(join(BUILT, name)))));
  const all = sizes.reduce((sum, { size }) => sum + size, 0);
  assert.ok(names.length > 100 && all < 4.5e6, `a child keeps ${names.length} files of ${all} bytes together`);
  assert.doesNotMatch(words, /Ce qui bloque/);
  await visit('', async ({ page, asked }) => {
    await sitDown(page, 7); // an animal that nobody in the room is
    assert.deepEqual(asked.filter((url) => url.includes('/salle')), []);
  });
});

test('elsewhere the code opens the board, a wrong one and too many are told clearly; after a minute alone it says what to try', { timeout: 120_000 }, async () => {
  const other = await Room.open({ proxied: true });
  const { page, close } = await open(`${other.address}salle`);
  try {
    const tries = async (code, told) => {
      await page.locator('.door input').fill(code);
      await page.keyboard.press('Enter');
      await page.locator('.problem', { hasText: told }).waitFor();
    };
    await tries('000 000', "Ce n'est pas le code");
    await page.locator('.door input').fill(/\b\d{3} \d{3}\b/.exec(other.printed)[0]);
    await page.keyboard.press('Enter');
    await page.locator('.board').waitFor();
    await page.clock.install();
    await page.reload();
    await page.locator('.invitation .address').waitFor();
    assert.equal(await page.getByText('Personne encore').isVisible(), false);
    await page.clock.fastForward(61_000);
    await page.getByText('Personne encore').waitFor();
    await page.context().clearCookies();
    await page.reload();
    for (let wrong = 0; wrong < 4; wrong++) await other.ask('adult', { code: '000000' });
    await tries('000 000', "Trop d'essais");
  } finally {
    await close();
    await other.close();
  }
});

test('a code opens one board; a board that is open elsewhere is listed on the others, and closed from there', { timeout: 120_000 }, async () => {
  const other = await Room.open({ proxied: true });
  const code = () => other.printed.match(/\b\d{3} \d{3}\b/g).at(-1);
  const visitors = [];
  const enters = async (typed) => {
    const visitor = await open(`${other.address}salle`, { size: 'small' });
    visitors.push(visitor);
    await visitor.page.locator('.door input').fill(typed);
    await visitor.page.keyboard.press('Enter');
    return visitor.page;
  };
  try {
    const seen = code();
    const adult = await enters(seen);
    await adult.locator('.board').waitFor();
    const child = await enters(seen);
    await child.locator('.problem', { hasText: "Ce n'est pas le code" }).waitFor();
    await child.locator('.door input').fill(code());
    await child.keyboard.press('Enter');
    await child.locator('.board').waitFor();
    const line = adult.locator('.going-board');
    await line.getByText('ouvert aussi sur une autre machine, depuis un instant').waitFor();
    assert.equal(await line.count(), 1, 'its own board is not one of the others');
    if (process.env.CODEWEEK_SHOTS) await adult.screenshot({ path: `${process.env.CODEWEEK_SHOTS}/boards.png` });
    await line.getByText('Le fermer là-bas').click();
    await child.locator('.door').waitFor();
    await line.waitFor({ state: 'detached' });
    assert.equal(await adult.locator('.board').isVisible(), true);
  } finally {
    for (const { close } of visitors) await close();
    await other.close();
  }
});

test('a child is erased after a second question, the room is tidied, and a server that was killed comes back with everything', { timeout: 120_000 }, () => visit('salle', async ({ page }) => {
  await child(page, 'owl-green').locator('.child-open').click();
  await page.locator('.child-acts').getByRole('button', { name: 'Effacer pour de bon' }).click();
  const yes = page.locator('dialog').last().getByRole('button', { name: 'Effacer pour de bon' });
  assert.equal(await yes.isDisabled(), true);
  await page.getByLabel('Oui, je veux effacer').check();
  await yes.click();
  await child(page, 'owl-green').waitFor({ state: 'detached' });
  await child(page, 'fox-blue').locator('.child-open').click();
  await page.locator('.child-sheet', { hasText: 'Renard bleu' }).waitFor();
  await room.act('erase', { profile: 'fox-blue' }); // by another adult
  await page.locator('.told', { hasText: "Cet enfant n'est plus dans la salle" }).waitFor();
  await page.locator('.child-sheet').waitFor({ state: 'detached' });
  assert.equal((await room.board()).rows.some(({ profile }) => profile === 'owl-green'), false);
  const other = new Machine(room, 'd');
  await other.sit('cat-pink');
  await other.tell('open', ROCKET);
  await status(page, 'cat-pink', 'building');
  await page.locator('#lead-end').click();
  await page.getByRole('button', { name: 'Ranger pour demain' }).click();
  await page.getByRole('button', { name: 'Ranger', exact: true }).click();
  await page.getByRole('button', { name: 'Tout de suite', exact: true }).click(); // the cat is amid a level
  await page.locator('.stored li', { hasText: 'Chat rose, encore 30' }).waitFor();
  assert.ok((await other.orders()).tidy > 0);
  await page.getByRole('button', { name: 'Tout remettre comme avant' }).click();
  await status(page, 'cat-pink', 'away');
  await page.locator('.stored').waitFor({ state: 'hidden' });
  const children = async () => (await room.board()).rows.map(({ profile }) => profile);
  const before = await children();
  assert.ok(before.includes('cat-pink'));
  await room.kill();
  const far = page.locator('.far', { hasText: 'Le serveur ne répond plus.' });
  await far.waitFor({ timeout: 20_000 });
  assert.match(await far.textContent(), /rien n'est perdu/);
  await room.start();
  await far.waitFor({ state: 'hidden', timeout: 20_000 });
  assert.deepEqual(await children(), before);
}, ['404', 'ERR_CONNECTION_REFUSED', 'ERR_INCOMPLETE_CHUNKED_ENCODING', 'ERR_EMPTY_RESPONSE', 'ERR_CONNECTION_RESET', 'ERR_CONTENT_LENGTH_MISMATCH', 'ERR_SOCKET_NOT_CONNECTED']));
