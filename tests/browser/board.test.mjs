// The adult's board: each state of a child is seen coming, each act reaches the machines and ends, and what children write stays text.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUILT, open, sitDown, until } from './driver.mjs';
import { findings } from './findings.mjs';
import { Room } from './room_host.mjs';
import { Machine } from './room_machine.mjs';

const ROCKET = '01-la-fusee/01-decollage', STAIRS = '04-la-ronde/05-l-escalier', VOTED = '05-la-tortue-geometre/01-quel-dessin', TOUCHED = '01-la-fusee/06b-encore';
const HOSTILE = '<img src=x onerror="document.title=1">« Aïe »';
const PROGRAM = { blocks: { languageVersion: 0, blocks: [{ type: 'start', next: { block: { type: 'move' } } }] } };

let room;
before(async () => { room = await Room.open(); });
after(() => room.close());

const child = (page, profile) => page.locator(`.child[data-profile="${profile}"]`);
const status = (page, profile, wanted) => page.locator(`.child[data-profile="${profile}"][data-status="${wanted}"]`).waitFor({ timeout: 15_000 });

/** Whether the letters of a text that is cut at its edge have their whole height there. Runs in the page. */
function isWhole(element) {
  const style = getComputedStyle(element), pen = document.createElement('canvas').getContext('2d');
  pen.font = style.font;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down, actualBoundingBoxDescent: tail } = pen.measureText('gjpqy');
  return (parseFloat(style.lineHeight) - up - down) / 2 + down >= tail;
}

async function visit(path, body, complaints = []) {
  const visitor = await open(`${room.address}${path}`);
  try {
    await body(visitor);
    assert.deepEqual(visitor.problems.filter((each) => !complaints.some((known) => each.includes(known))), []);
    assert.deepEqual(visitor.asked.filter((url) => !url.startsWith(room.address) && !/^(data|blob):/.test(url)), [], 'a request went to another host');
  } finally {
    await visitor.close();
  }
}

test('the board shows each state of a child as it comes, those first who need a person', { timeout: 120_000 }, () => visit('salle', async ({ page }) => {
  await page.locator('.invitation .address').waitFor();
  const [owl, fox] = [new Machine(room, 'a'), new Machine(room, 'b')];
  await owl.sit('owl-green');
  await fox.sit('fox-blue');
  await owl.tell('open', ROCKET);
  await fox.tell('open', STAIRS);
  await status(page, 'owl-green', 'building');
  assert.equal(await page.locator('.nobody').isVisible(), false);
  assert.match(await child(page, 'owl-green').textContent(), /Hibou vert.*1\.1 Décollage/);
  await owl.fails(ROCKET, HOSTILE, PROGRAM);
  await status(page, 'owl-green', 'ran');
  await owl.fails(ROCKET, HOSTILE, PROGRAM);
  await owl.fails(ROCKET, HOSTILE, PROGRAM);
  await status(page, 'owl-green', 'stuck');
  assert.equal(await page.locator('.children .child').first().getAttribute('data-profile'), 'owl-green');
  assert.equal(await child(page, 'owl-green').locator('.status-words').textContent(), `3\u00a0fois\u00a0: ${HOSTILE}`);
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  await fox.tell('hint', STAIRS, { hints: 1 });
  await status(page, 'fox-blue', 'hint');
  await fox.tell('win', STAIRS, { stars: 3, ran: { key: 'say.won', say: 'Bravo', won: true }, part: { version: 1, programs: { [STAIRS]: PROGRAM } } });
  await status(page, 'fox-blue', 'won');
  const other = new Machine(room, 'c');
  assert.equal(await other.sit('fox-blue'), 403);
  const wrong = new Machine(room, 'd');
  assert.equal(await wrong.sit('fox-blue'), 403);
  const lines = page.locator('.asker[data-profile="fox-blue"]');
  await lines.nth(1).waitFor();
  assert.match(await lines.first().textContent(), /Renard bleu.*demande n°\u00a01, à l'instant.*gagné/);
  assert.equal(await child(page, 'fox-blue').getAttribute('data-status'), 'won', 'its own state stays');
  for (const words of ['.status-words', '.at']) assert.ok(await child(page, 'fox-blue').locator(words).evaluate(isWhole), `the last line of ${words} is cut`);
  assert.deepEqual(await findings(page), []);
  await lines.first().getByRole('button', { name: "C'est bien lui" }).click();
  await lines.nth(1).waitFor({ state: 'detached' });
  assert.equal(await wrong.sit('fox-blue'), 403, 'the other one was not meant');
  await lines.first().getByRole('button', { name: "Ce n'est pas lui" }).click();
  await page.locator('.askers').waitFor({ state: 'hidden' });
  assert.equal(await other.sit('fox-blue'), 409, 'known now, and held by the other machine');
  await fox.tell('leave', STAIRS);
  await status(page, 'fox-blue', 'away');
  assert.equal(await page.locator('.absent .child').count(), 1);
  assert.deepEqual(await findings(page), []);
}, ['403', '409']));

test('a child that is touched shows its program in blocks and in Python, its last run and its way', { timeout: 120_000 }, () => visit('salle', async ({ page, asked }) => {
  assert.equal(asked.some((url) => url.includes('data/course')), false, 'blocks are loaded when a program is looked at');
  await child(page, 'owl-green').locator('.child-open').click();
  await page.locator('.child-sheet .blocks .category-motion, .child-sheet .blocks .blocklyPath').nth(1).waitFor();
  await page.waitForFunction(() => /haut|avancer/.test(document.querySelector('.child-sheet .lines')?.textContent ?? ''));
  assert.equal(await page.locator('.child-ran').textContent(), HOSTILE);
  assert.match(await page.locator('.way').textContent(), /ouvre 1\.1 Décollage/);
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  assert.deepEqual(await findings(page), []);
  const act = (name) => page.locator('.child-acts').getByRole('button', { name, exact: true }).click();
  const owl = new Machine(room, 'a');
  await act('Envoyer une idée');
  const idea = page.getByRole('button', { name: 'Idée n°\u00a01' }), { level } = await room.row('owl-green', () => true);
  const told = (await room.ask('course')).value[0].chapters.flatMap(({ levels }) => levels).find(({ id }) => id === level);
  assert.equal(await idea.locator('span').textContent(), told.hints[0], 'it is sent with its words in sight');
  assert.deepEqual(await findings(page), []);
  await idea.click();
  await until(async () => (await owl.orders()).sent?.rung === 1);
  await act('Envoyer un niveau');
  await page.locator('select').selectOption(`codeweek ${STAIRS}`);
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await until(async () => { const { sent } = await owl.orders(); return sent.level === STAIRS && sent.rung === 0 && sent.n === 2; });
  await act('Numéro de la machine');
  await page.locator('dialog input').fill('7');
  await page.keyboard.press('Enter');
  await until(async () => (await owl.orders()).number === 7);
  await act('Montrer au projecteur');
  await until(async () => (await room.board()).shown.length === 1);
  await page.keyboard.press('Escape');
  await page.locator('.going-shown').waitFor(); // the board has heard it
  await child(page, 'fox-blue').locator('.child-open').click();
  const beside = page.locator('.child-acts').getByRole('button', { name: "Montrer à côté de l'autre" });
  await beside.waitFor();
  await room.act('show', { profiles: [] }); // in another tab
  await beside.waitFor({ state: 'detached' });
  await room.act('show', { profiles: ['owl-green'] });
  await beside.click();
  await until(async () => (await room.board()).shown.length === 2);
}));

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

test('what leads the whole room reaches the machines, is seen at the top, and ends', { timeout: 120_000 }, () => visit('salle', async ({ page }) => {
  const owl = new Machine(room, 'a');
  await page.locator('.going-shown').getByRole('button').click();
  await page.locator('.child').first().waitFor();
  await page.keyboard.press('e');
  await page.locator('.going-pause').waitFor();
  assert.equal((await owl.orders()).pause, true);
  await page.locator('.eyes').click();
  await page.locator('.going-pause').waitFor({ state: 'detached' });
  assert.equal((await owl.orders()).pause, false);
  await page.locator('#lead-say').click();
  await page.keyboard.type(' ');
  await page.getByRole('button', { name: 'Montrer à tous' }).click();
  assert.ok(await page.locator('dialog input:invalid').isVisible(), 'a word that says nothing is not sent, and does not go without a word');
  await page.keyboard.type(HOSTILE);
  await page.keyboard.press('Enter');
  await page.locator('.going-say', { hasText: HOSTILE }).waitFor();
  assert.equal((await owl.orders()).say, HOSTILE);
  await page.locator('.going-say button').click();
  await page.locator('#lead-timer').click();
  await page.getByRole('button', { name: '5\u00a0min', exact: true }).click();
  await page.locator('.going-timer', { hasText: /encore 4:5/ }).waitFor();
  assert.equal((await owl.orders()).timer.minutes, 5);
  await page.locator('.going-timer button').click();
  await page.locator('#lead-goal').click();
  await page.locator('dialog input').fill('12');
  await page.keyboard.press('Enter');
  await page.locator('.going-goal', { hasText: '0 sur 12' }).waitFor();
  await page.locator('.going-goal button').click();
  await page.locator('#lead-vote').click();
  await page.locator('select').selectOption(`codeweek ${VOTED}`);
  await page.getByRole('button', { name: 'Ouvrir le vote' }).click();
  await page.locator('.going-vote').waitFor();
  owl.profile = 'owl-green';
  owl.n = 100;
  await owl.tell('answer', ROCKET, { vote: (await owl.orders()).vote.n, choice: 1 });
  await page.locator('.going-vote', { hasText: /1\u00a0voix/ }).waitFor();
  assert.deepEqual((await room.board()).vote.counts, [0, 1, 0]);
  await page.getByRole('button', { name: 'Fermer le vote' }).click();
  await page.getByRole('button', { name: 'Terminer le vote' }).click();
  await page.locator('.going').waitFor({ state: 'hidden' });
  const { pause, say, timer, vote, goal } = await owl.orders();
  assert.deepEqual([pause, say, timer, vote, goal], [false, '', null, null, null]);
}));

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
}, ['404', 'ERR_CONNECTION_REFUSED', 'ERR_INCOMPLETE_CHUNKED_ENCODING', 'ERR_EMPTY_RESPONSE', 'ERR_CONNECTION_RESET', 'ERR_SOCKET_NOT_CONNECTED']));
