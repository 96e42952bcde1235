// An evening: three pages and a window in one room. Each act of the adult is seen by the children, and gone after.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { goTo, kept, openMany, sitDown, STAIRS, tap } from './driver.mjs';
import { Room, steps } from './room_host.mjs';

const ROCKET = '01-la-fusee/01-decollage', ASTEROIDS = '01-la-fusee/04-les-asteroides', QUESTION = '05-la-tortue-geometre/01-quel-dessin';
const PACK = 'codeweek', FOX = 'fox-blue';
const PLAN = { title: 'Mardi', levels: [ASTEROIDS, ROCKET].map((level) => ({ pack: PACK, level })), packs: [], hints: true, solutions: true, exam: false };
const USUAL = { ...PLAN, title: '', levels: [] };
const BRIDGE = 'title: Le pont du soir\nmap: ">.G"\ntoolbox: [avancer]\nsolution: |\n  avancer()\n  avancer()\n';
const SOON = 2000; // milliseconds until each machine follows, as the issue has it
const SLOW = Number(process.env.CODEWEEK_SLOW ?? 5); // times that, for a machine that does much else

let room, home, window, machines, pages, names, board, closeAll;
before(async () => {
  [room, home] = [await Room.open(), await mkdtemp(join(tmpdir(), 'codeweek-window-'))];
  window = windowIn(home);
  const browser = await openMany(room.address, ['pc', 'small', 'tablet', 'pc']);
  machines = browser.machines.slice(0, 3);
  pages = machines.map(({ page }) => page);
  board = browser.machines[3].page;
  closeAll = browser.close;
});
after(async () => {
  window?.end();
  await closeAll?.();
  await room?.close();
  await rm(home, { recursive: true, force: true });
});

/** The window: does one thing after the other. */
function windowIn(folder) {
  const child = spawn(process.env.CODEWEEK_PYTHON ?? 'python3', [join(import.meta.dirname, 'window.py'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const does = async (...told) => {
    child.stdin.write(`${told.join(' ')}\n`);
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the window ended at: ${told}`);
      if (!value.startsWith('pygame')) return JSON.parse(value); // else the library says hello
    }
  };
  return { does, end: () => child.kill('SIGKILL') };
}

const at = (page, hash) => page.evaluate((wanted) => { location.hash = wanted; }, hash);
const row = (profile, wanted) => room.row(profile, wanted, SLOW * SOON);
const course = async (page, child) => (await kept(page, `children/${child}`))?.courses[PACK];
const seen = (page, what) => page.locator(what).first().waitFor({ timeout: SLOW * SOON });
const gone = (page, what) => page.locator(what).first().waitFor({ state: 'hidden', timeout: SLOW * SOON });
const all = (body) => Promise.all(pages.map(body));

const step = steps();

step('a window and three pages, one of a tablet, are on the board, and so is what each does', async () => {
  await window.does('joins', room.port);
  assert.equal(await window.does('plays'), ROCKET);
  await row(FOX, ({ status }) => status === 'building');
  names = [];
  for (const page of pages) {
    await page.locator('.room-mine').waitFor();
    await sitDown(page);
    names.push((await kept(page, 'settings')).profile);
    await row(names.at(-1), ({ status }) => status === 'building');
  }
  assert.equal(new Set([FOX, ...names]).size, 4, 'nobody has the animal of another');
  await goTo(pages[0], STAIRS);
  await tap(pages[0], 'avancer');
  await row(names[0], ({ level }) => level === STAIRS);
  await window.does('wins');
  await row(FOX, ({ status, stars }) => status === 'won' && stars === 3);
});

/** What the adult begins and ends; `on`: where a child is; `what` is then seen by all, or only by child `one`, and gone after. */
const LEADING = [
  { name: '« Les yeux vers moi »', begins: ['pause', { on: true }], what: '.room-eyes[open]', ends: ['pause', { on: false }] },
  { name: 'a word to everybody', begins: ['say', { text: 'Pensez à boire.' }], what: '.room-word:has-text("Pensez à boire.")', ends: ['say', { text: '' }] },
  { name: 'the timer', begins: ['timer', { minutes: 5 }], what: '.room-sign:has-text("dans 5 minutes")', ends: ['timer', { minutes: 0 }] },
  { name: 'stars together', begins: ['goal', { stars: 30 }], what: '.room-sign:has-text("0 étoile sur 30 ensemble")', ends: ['goal', { stars: 0 }] },
  { name: 'a vote', begins: ['vote', { pack: PACK, level: QUESTION, choices: 3 }], what: '.room-vote[open] .answer', ends: ['end_vote'] },
  { name: 'a level for one child', one: 1, begins: ['send', { pack: PACK, level: ASTEROIDS, rung: 0 }], what: '.room-sent[open]', touches: 'Plus tard' },
  { name: 'an idea for one child', one: 2, begins: ['send', { pack: PACK, level: ASTEROIDS, rung: 1 }], what: '.room-sent[open]', touches: 'Plus tard' },
  { name: 'the levels of today', begins: ['plan', { plan: PLAN }], what: '.room-today:has-text("Mardi") .room-stop', ends: ['plan', { plan: USUAL }] },
  { name: 'an evaluation', begins: ['plan', { plan: { ...USUAL, exam: true } }], what: '.room-today:has-text("chacun cherche par soi-même")', ends: ['plan', { plan: USUAL }] },
  { name: 'a level that is closed, by its address', on: `#/level/${STAIRS}`, begins: ['plan', { plan: PLAN }], what: 'dialog[open]:has-text("n\'est pas pour aujourd\'hui")', touches: '', ends: ['plan', { plan: USUAL }] },
];

for (const { name, one, on = '#/map', begins: [act, fields], what, touches, ends } of LEADING) {
  step(`${name}: seen by ${one === undefined ? 'all' : 'one child only'}, and gone after`, async () => {
    const those = one === undefined ? pages : [pages[one]];
    await all(async (page) => { await at(page, on); await gone(page, what); });
    await room.act(act, one === undefined ? fields : { ...fields, profile: names[one] });
    await Promise.all(those.map((page) => seen(page, what)));
    for (const page of pages) if (!those.includes(page)) assert.equal(await page.locator(what).count(), 0);
    if (touches !== undefined) for (const page of those) await page.locator('dialog[open] .button', { hasText: touches }).first().click();
    if (ends) await room.act(...ends);
    await all((page) => gone(page, what));
  });
}

step('a level of before is open again after the session', async () => {
  await all((page) => gone(page, '.room-today'));
  await all((page) => goTo(page, STAIRS));
  assert.equal(await pages[0].locator('dialog[open]').count(), 0);
});

step('without ideas and solutions nobody finds one, and both are back after', async () => {
  await all((page) => seen(page, '.hint'));
  await room.act('plan', { plan: { ...USUAL, hints: false, solutions: false } });
  await all((page) => gone(page, '.hint'));
  await room.act('plan', { plan: USUAL });
  await all((page) => seen(page, '.hint'));
});

step('a vote that is closed tells each child how many chose what', async () => {
  await all((page) => at(page, '#/map'));
  await room.act('vote', { pack: PACK, level: QUESTION, choices: 3 });
  for (const [number, page] of pages.entries()) {
    await page.locator('.room-vote .answer').nth(number % 2).click();
    await page.locator('.room-vote .button', { hasText: 'Je vote' }).click();
  }
  await all((page) => seen(page, '.room-vote:has-text("Merci")'));
  for (const end = Date.now() + SLOW * SOON; Date.now() < end && (await room.board()).vote.voters < 3;); // an adult closes it once all have been heard
  await room.act('close_vote');
  await all((page) => seen(page, '.room-counts:has-text("A : 2 voix"):has-text("B : 1 voix")'));
  await room.act('end_vote');
  await all((page) => gone(page, '.room-vote'));
});

step('a pack of today is on every machine, and no more of today after', async () => {
  const { packed, levels } = await room.pack('le-pont.yaml', BRIDGE);
  await room.act('plan', { plan: { ...USUAL, levels, packs: [packed] } });
  await all((page) => page.locator('.room-stop:has-text("Le pont du soir")').first().waitFor({ timeout: 30_000 }));
  await room.act('plan', { plan: USUAL });
  await all((page) => gone(page, '.room-today'));
});

step('one program is on the projector, then two side by side, then none, and nobody says whose', async () => {
  await board.goto(`${room.address}salle#projecteur`);
  await seen(board, '.stage-join');
  for (const shown of [[FOX], [FOX, names[0]]]) {
    await room.act('show', { profiles: shown });
    await board.waitForFunction((many) => [...document.querySelectorAll('.stage-programs section')].filter((each) => each.querySelector('.blocklyPath')).length === many, shown.length);
    assert.doesNotMatch(await board.locator('body').textContent(), /Renard|bleu/);
  }
  await room.act('show', { profiles: [] });
  await gone(board, '.stage-programs');
});

step('a session that is saved as a file is opened by a colleague, and is today on every machine', async () => {
  await board.goto(`${room.address}salle#seance`);
  await board.locator('summary').first().click();
  await board.getByRole('checkbox', { name: /^1\.4 / }).check();
  await board.getByLabel('Le nom de la séance').fill('Jeudi');
  const [download] = await Promise.all([board.waitForEvent('download'), board.getByRole('button', { name: 'Enregistrer en fichier' }).click()]);
  const file = join(home, download.suggestedFilename());
  await download.saveAs(file);
  assert.match(file, /seance-jeudi\.codeweek\.json$/);
  await board.reload();
  await board.locator('input[type=file]').first().waitFor({ state: 'attached' });
  const [chooser] = await Promise.all([board.waitForEvent('filechooser'), board.getByRole('button', { name: 'Ouvrir un fichier' }).click()]);
  await chooser.setFiles(file);
  await seen(board, ':text("La séance « Jeudi » est là")');
  await board.getByRole('button', { name: 'Ouvrir pour tous' }).click();
  await all((page) => seen(page, '.room-today:has-text("Jeudi") .room-stop'));
  await board.getByRole('button', { name: 'Rouvrir tous les niveaux' }).click();
  await all((page) => gone(page, '.room-today'));
});

step('after a power cut a child goes from the window to a page and back, with its stars and its program', async () => {
  await room.kill();
  await room.start();
  const page = pages[2];
  await at(page, '#/profiles');
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: 'Renard bleu' }).click();
  await row(FOX, ({ status }) => status === 'asks');
  await room.act('allow', { profile: FOX });
  await page.locator('dialog[open] .button', { hasText: 'Oui, je continue ici' }).click();
  await page.waitForFunction(() => location.hash.includes('une-case-de-plus') && document.querySelector('.page.level'));
  assert.deepEqual((await course(page, FOX)).stars, { [ROCKET]: 3 });
  assert.equal(await window.does('loses'), 'gone');
  await goTo(page, STAIRS);
  await tap(page, 'avancer');
  await row(FOX, ({ level }) => level === STAIRS);
  for (let told = ''; !told.includes('"move"');) told = JSON.stringify((await room.ask(`board/child/${FOX}`)).value.program);
  await window.does('takes');
  const { stars, programs } = await window.does('keeps');
  assert.deepEqual(stars, { [ROCKET]: 3 });
  assert.match(JSON.stringify(programs[STAIRS]), /"move"/);
});

step('after the session there is a file with the programs, a table without names and slips with words', async () => {
  await board.goto(`${room.address}salle`);
  await board.locator('#lead-end').click();
  const takes = async (words) => {
    const [download] = await Promise.all([board.waitForEvent('download'), board.locator('dialog[open] a', { hasText: words }).click()]);
    return readFile(await download.path());
  };
  const zip = await takes('.zip');
  assert.equal(zip.subarray(0, 2).toString(), 'PK');
  const names = zip.toString('latin1');
  assert.match(names, /\.html/);
  assert.match(names, /\.py|\.json/);
  const table = (await takes('.csv')).toString('utf8');
  assert.match(table, /Renard bleu.*Décollage/);
  await board.goto(`${room.address}api/slips?language=fr`);
  assert.match(await board.locator('body').textContent(), /Renard bleu/);
  assert.match(await board.locator('body').textContent(), /J'ai un code/);
});

step('the room is tidied: nobody is left on any screen; undone: they may sit down again; erased: no machine has them', async () => {
  await window.does('leaves');
  await room.act('tidy');
  await all((page) => seen(page, '.page.profiles'));
  await all(async (page) => assert.equal(await page.locator('.tile:has-text("Renard")').count(), 0));
  assert.equal((await room.board()).tidied.length, 4);
  await room.act('untidy');
  assert.equal((await room.board()).tidied.length, 0);
  const page = pages[0];
  await page.locator('.room-mine').click();
  await page.locator('.room-animal').first().waitFor();
  await page.locator(`.room-animal:has(.tint-${names[0].split('-')[1]})`).first().click();
  await row(names[0], ({ status }) => status === 'building');
  assert.match(JSON.stringify((await course(page, names[0])).programs[STAIRS]), /"move"/);
  await room.act('erase');
  await all((each) => seen(each, '.page.profiles'));
  assert.deepEqual((await room.board()).rows, []);
  await all(async (each, number) => {
    await each.waitForFunction((name) => new Promise((done) => {
      const opened = indexedDB.open('codeweek');
      opened.onsuccess = () => {
        const asked = opened.result.transaction('kept').objectStore('kept').get(name);
        asked.onsuccess = () => done(asked.result === undefined);
      };
    }), `children/${names[number]}`);
  });
});

step('the address of the room changes: at the new one a child goes on with its program', async () => {
  const page = pages[0];
  await sitDown(page);
  const { profile } = await kept(page, 'settings');
  await goTo(page, STAIRS);
  await tap(page, 'avancer');
  for (let told = ''; !told.includes('"move"');) told = JSON.stringify((await room.ask(`board/child/${profile}`)).value.program ?? null);
  await room.move();
  await page.goto(room.address);
  await page.locator('.room-mine').click();
  await page.locator('.room-animal').click();
  await row(profile, ({ status }) => status === 'asks');
  await room.act('allow', { profile });
  await page.locator('.page.level').or(page.locator('dialog[open] .button', { hasText: 'Oui, je continue ici' })).first().waitFor();
  const sure = page.locator('dialog[open] .button', { hasText: 'Oui, je continue ici' }); // the room still believes the old page there
  if (await sure.isVisible()) await sure.click();
  await page.waitForFunction(() => location.hash.includes('l-escalier') && document.querySelector('.page.level'));
  assert.match(JSON.stringify((await course(page, profile)).programs[STAIRS]), /"move"/);
});

step('no page complained', () => {
  const complaints = machines.flatMap(({ problems }) => problems).filter((each) => !/40[39]|ERR_|net::|Failed to fetch/.test(each));
  assert.deepEqual(complaints, []);
});
