// An evening: three pages and a window in one room. Each act of the adult is seen by the children, and gone after.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { Hand } from '../../browser/adult_hand.mjs';
import { forgets, goTo, kept, openMany, sitDown, STAIRS, tap, touchPictures, until } from '../../browser/driver.mjs';
import { Room, SOON, steps } from '../../browser/room_host.mjs';
import { windowIn } from '../../browser/room_window.mjs';

const ROCKET = '01-la-fusee/01-decollage', ASTEROIDS = '01-la-fusee/04-les-asteroides', QUESTION = '05-la-tortue-geometre/01-quel-dessin';
const PACK = 'codeweek', FOX = 'fox-blue';
const BRIDGE = 'title: Le pont du soir\nmap: ">.G"\ntoolbox: [avancer]\nsolution: |\n  avancer()\n  avancer()\n';

let room, home, window, machines, pages, names, hand, paper, closeAll;
before(async () => {
  [room, home] = [await Room.open(), await mkdtemp(join(tmpdir(), 'codeweek-window-'))];
  window = windowIn(home);
  const browser = await openMany(room.address, ['pc', 'small', 'tablet', 'pc']);
  machines = browser.machines.slice(0, 3);
  pages = machines.map(({ page }) => page);
  hand = new Hand(browser.machines[3].page, room.address);
  closeAll = browser.close;
});
after(async () => {
  window?.end();
  await closeAll?.();
  await room?.close();
  await rm(home, { recursive: true, force: true });
});

const at = (page, hash) => page.evaluate((wanted) => { location.hash = wanted; }, hash);
const row = (profile, wanted) => room.row(profile, wanted);
const course = async (page, child) => (await kept(page, `children/${child}`))?.courses[PACK];
const seen = (page, what) => page.locator(what).first().waitFor({ timeout: SOON });
const gone = (page, what) => page.locator(what).first().waitFor({ state: 'hidden', timeout: SOON });
const called = (profile) => hand.page.locator(`.child[data-profile="${profile}"] .name`).textContent();
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
const MARDI = { title: 'Mardi', ticks: [/^1\.4 /, /^1\.1 /] };
const LEADING = [
  { name: '« Les yeux vers moi »', begins: () => hand.eyes(), what: '.room-eyes[open]', ends: () => hand.ends('pause') },
  { name: 'a word to everybody', begins: () => hand.says('Pensez à boire.'), what: '.room-word:has-text("Pensez à boire.")', ends: () => hand.ends('say') },
  { name: 'the timer', begins: () => hand.turns(), what: '.room-sign:has-text("dans 5 minutes")', ends: () => hand.ends('timer') },
  { name: 'stars together', begins: () => hand.together(30), what: '.room-sign:has-text("0 étoile sur 30 ensemble")', ends: () => hand.ends('goal') },
  { name: 'a vote', begins: () => hand.votes(QUESTION), what: '.room-vote[open] .answer', ends: () => hand.ends('vote') },
  { name: 'a level for one child', one: 1, begins: () => hand.sendsLevel(names[1], ASTEROIDS), what: '.room-sent[open]', touches: 'Plus tard' },
  { name: 'the levels of today', begins: () => hand.session(MARDI), what: '.room-today:has-text("Mardi") .room-stop', ends: () => hand.ends('plan') },
  { name: 'an evaluation', begins: () => hand.session({ ticks: [/^Évaluation/] }), what: '.room-today:has-text("chacun cherche par soi-même")', ends: () => hand.ends('plan') },
  { name: 'an idea for one child', one: 2, on: `#/level/${STAIRS}`, begins: () => hand.sendsIdea(names[2]), what: '.room-sent[open]', touches: 'Plus tard' },
  { name: 'a level that is closed, by its address', on: `#/level/${STAIRS}`, begins: () => hand.session(MARDI), what: 'dialog[open]:has-text("n\'est pas pour aujourd\'hui")', touches: '', ends: () => hand.ends('plan') },
];

for (const { name, one, on = '#/map', begins, what, touches, ends } of LEADING) {
  step(`${name}: seen by ${one === undefined ? 'all' : 'one child only'}, and gone after`, async () => {
    const those = one === undefined ? pages : [pages[one]];
    await all(async (page, number) => {
      await at(page, on);
      await gone(page, what);
      if (on !== '#/map') await row(names[number], ({ level }) => level === STAIRS);
    });
    await begins();
    await Promise.all(those.map((page) => seen(page, what)));
    for (const page of pages) if (!those.includes(page)) assert.equal(await page.locator(what).count(), 0);
    if (touches !== undefined) for (const page of those) await page.locator('dialog[open] .button', { hasText: touches }).first().click();
    await ends?.();
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
  await hand.session({ unticks: ['Les idées sont permises', 'Les solutions sont permises'] });
  await all((page) => gone(page, '.hint'));
  await hand.asUsual();
  await all((page) => seen(page, '.hint'));
});

step('a vote that is closed tells each child how many chose what', async () => {
  await all((page) => at(page, '#/map'));
  await hand.votes(QUESTION);
  for (const [number, page] of pages.entries()) {
    await page.locator('.room-vote .answer').nth(number % 2).click();
    await page.locator('.room-vote .button', { hasText: 'Je vote' }).click();
  }
  await all((page) => seen(page, '.room-vote:has-text("Merci")'));
  await seen(hand.page, '.going-vote:has-text("3\u00a0voix")');
  await hand.press('Fermer le vote');
  await all((page) => seen(page, '.room-counts:has-text("A : 2 voix"):has-text("B : 1 voix")'));
  await hand.ends('vote');
  await all((page) => gone(page, '.room-vote'));
});

step('a pack of today is on every machine, and no more of today after', async () => {
  const file = join(home, 'le-pont.yaml');
  await writeFile(file, BRIDGE);
  await hand.at('#seance');
  await hand.gives('Ajouter un paquet', file);
  const added = hand.page.locator('.course').nth(1);
  await added.locator('summary').click();
  await added.getByRole('checkbox', { name: '1.1 Le pont du soir' }).check();
  await hand.press('Ouvrir pour tous');
  await hand.atOnce();
  await all((page) => page.locator('.room-stop:has-text("Le pont du soir")').first().waitFor({ timeout: 30_000 }));
  await hand.asUsual();
  await all((page) => gone(page, '.room-today'));
});

step('one program is on the projector, then two side by side, then none, and nobody says whose', async () => {
  const stage = await hand.page.context().newPage();
  await stage.goto(`${room.address}salle#projecteur`);
  await seen(stage, '.stage-join');
  for (const [profile, act] of [[FOX, 'Montrer au projecteur'], [names[0], "Montrer à côté de l'autre"]]) {
    await hand.child(profile, act);
    const many = act.includes('autre') ? 2 : 1;
    await stage.waitForFunction((wanted) => [...document.querySelectorAll('.stage-programs section')].filter((each) => each.querySelector('.blocklyPath')).length === wanted, many);
    assert.doesNotMatch(await stage.locator('body').textContent(), /Renard|bleu/);
    await hand.page.keyboard.press('Escape');
  }
  await hand.ends('shown');
  await gone(stage, '.stage-programs');
  await stage.close();
});

step('a session that is saved as a file is opened by a colleague, and is today on every machine', async () => {
  const { page } = hand;
  await hand.at('#seance');
  await page.locator('summary').first().click();
  await page.getByRole('checkbox', { name: /^1\.4 / }).check();
  await page.getByLabel('Le nom de la séance').fill('Jeudi');
  const [download] = await Promise.all([page.waitForEvent('download'), hand.press('Enregistrer en fichier')]);
  const file = join(home, download.suggestedFilename());
  await download.saveAs(file);
  assert.match(file, /seance-jeudi\.codeweek\.json$/);
  await page.reload();
  await hand.gives('Ouvrir un fichier', file);
  await seen(page, ':text("La séance « Jeudi » est là")');
  await hand.press('Ouvrir pour tous');
  await hand.atOnce();
  await all((each) => seen(each, '.room-today:has-text("Jeudi") .room-stop'));
  await hand.asUsual();
  await all((each) => gone(each, '.room-today'));
});

step('after a power cut a child goes from the window to a page and back, with its stars and its program', async () => {
  await room.kill();
  await room.start();
  const page = pages[2];
  await at(page, '#/profiles');
  await sits(page, 'Renard bleu');
  await touchPictures(page); // those that it chose at the window
  await hand.page.reload();
  await page.waitForFunction(() => location.hash.includes('une-case-de-plus') && document.querySelector('.page.level'));
  assert.deepEqual((await course(page, FOX)).stars, { [ROCKET]: 3 });
  assert.equal(await window.does('loses'), 'gone');
  await goTo(page, STAIRS);
  await tap(page, 'avancer');
  await row(FOX, ({ level }) => level === STAIRS);
  await until(async () => /"move"/.test(JSON.stringify((await room.ask(`board/child/${FOX}`)).value.program)));
  await window.does('takes');
  const { stars, programs } = await window.does('keeps');
  assert.deepEqual(stars, { [ROCKET]: 3 });
  assert.match(JSON.stringify(programs[STAIRS]), /"move"/);
});

/** A child touches its animal on a machine. */
async function sits(page, words) {
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: words }).click();
}

/** Three levels, which is the least that words prove: as if they had been won. */
const wins = (page, name, stars) => page.evaluate(([child, won]) => new Promise((done) => {
  const opened = indexedDB.open('codeweek');
  opened.onsuccess = () => {
    const store = opened.result.transaction('kept', 'readwrite').objectStore('kept');
    const asked = store.get(child);
    asked.onsuccess = () => {
      asked.result.courses.codeweek.stars = won;
      store.put(asked.result, child).onsuccess = () => done();
    };
  };
}), [`children/${name}`, stars]);

step('after the session there is a file with the programs, a table without names and slips with words', async () => {
  await wins(pages[1], names[1], { [ROCKET]: 1, [ASTEROIDS]: 2, [QUESTION]: 3 });
  await pages[1].reload();
  await pages[1].locator('.room-two').waitFor(); // it has joined, and the room has them
  await hand.at();
  const words = await called(names[1]);
  await hand.lead('end');
  const takes = async (what) => {
    const [download] = await Promise.all([hand.page.waitForEvent('download'), hand.page.locator('dialog[open] a', { hasText: what }).click()]);
    return readFile(await download.path());
  };
  const zip = await takes('.zip');
  assert.equal(zip.subarray(0, 2).toString(), 'PK');
  const inside = zip.toString('latin1');
  assert.match(inside, /\.html/);
  assert.match(inside, /\.py|\.json/);
  const table = (await takes('tableau des résultats')).toString('utf8');
  assert.match(table, /Renard bleu.*Décollage/);
  const [slips] = await Promise.all([hand.page.context().waitForEvent('page'), hand.page.locator('dialog[open] a', { hasText: 'papiers' }).click()]);
  const slip = slips.locator('article', { hasText: words });
  paper = (await slip.locator('ol li').allTextContents()).join(' ');
  assert.match(await slip.textContent(), /J'ai un code/);
  await slips.close();
  const [family] = await Promise.all([hand.page.context().waitForEvent('page'), hand.page.locator('dialog[open] a', { hasText: 'diplômes' }).click()]);
  const sheet = family.locator('section', { hasText: words });
  assert.match(await sheet.textContent(), /Diplôme de pilote.*Renard.*A joué avec codeweek.*annonce 3.autres défis.*J'ai un code/s);
  assert.equal((await sheet.locator('ol li').allTextContents()).join(' '), paper, 'the same words as on the slip');
  await family.emulateMedia({ media: 'print' });
  assert.ok(await family.locator('section').evaluateAll((all) => all.every((each) => each.scrollHeight <= each.clientHeight)), 'a sheet is cut');
  await family.close();
  await hand.press('Fermer');
});

step('the room is tidied: nobody is left on any screen, and the words of a slip bring a child back', async () => {
  const words = await called(names[1]);
  await window.does('leaves');
  await hand.tidies();
  await all((page) => seen(page, '.page.profiles'));
  await all(async (page) => assert.equal(await page.locator('.tile:has-text("Renard")').count(), 0));
  assert.equal(await hand.page.locator('.stored li').count(), 4);
  await sits(pages[1], words);
  await forgets(pages[1]);
  await pages[1].locator('dialog[open] input').fill(paper);
  await pages[1].locator('dialog[open] .button', { hasText: 'Donner mes mots' }).click();
  await row(names[1], ({ status }) => status === 'building');
});

step('what was tidied is undone: a child sits down again with its program', async () => {
  await hand.press('Tout remettre comme avant');
  await hand.page.locator('.stored').waitFor({ state: 'hidden' });
  const [page] = pages;
  await sits(page, await called(names[0]));
  await row(names[0], ({ status }) => status === 'building');
  assert.match(JSON.stringify((await course(page, names[0])).programs[STAIRS]), /"move"/);
});

step('all are erased: no machine has them', async () => {
  await hand.erases();
  await all((each) => seen(each, '.page.profiles'));
  await hand.page.locator('.child').first().waitFor({ state: 'detached' });
  await all((each, number) => until(() => each.evaluate((name) => new Promise((done) => {
    const opened = indexedDB.open('codeweek');
    opened.onsuccess = () => {
      const asked = opened.result.transaction('kept').objectStore('kept').get(name);
      asked.onsuccess = () => { opened.result.close(); done(asked.result === undefined); };
    };
  }), `children/${names[number]}`)));
});

step('the address of the room changes: at the new one its pictures let a child go on with its program', async () => {
  const page = pages[0];
  await sitDown(page);
  const { profile } = await kept(page, 'settings');
  await goTo(page, STAIRS);
  await tap(page, 'avancer');
  await until(async () => /"move"/.test(JSON.stringify((await room.ask(`board/child/${profile}`)).value.program ?? null)));
  await room.move();
  await page.goto(room.address);
  await page.locator('.room-mine').click();
  await page.locator('.room-animal').click();
  await touchPictures(page);
  await page.waitForFunction(() => location.hash.includes('l-escalier') && document.querySelector('.page.level'));
  assert.match(JSON.stringify((await course(page, profile)).programs[STAIRS]), /"move"/);
});

step('no page complained', () => {
  const complaints = machines.flatMap(({ problems }) => problems).filter((each) => !/40[39]|ERR_|net::|Failed to fetch/.test(each));
  assert.deepEqual(complaints, []);
});
