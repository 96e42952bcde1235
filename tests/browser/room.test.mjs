// The page in a room: a machine joins, tells what its children do and follows what the adult wants. One after the other, in
// two browsers that stay open: a room is what goes on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { awake, cached, goTo, kept, keptSo, open, says, serve, sitDown, STAIRS, tap, until } from './driver.mjs';
import { findings } from './findings.mjs';
import { Room, SOON, steps } from './room_host.mjs';

const [FOX, OWL] = ['fox-blue', 'owl-blue'];
const TAKE_OFF = '01-la-fusee/01-decollage', ASTEROIDS = '01-la-fusee/04-les-asteroides', QUESTION = '05-la-tortue-geometre/01-quel-dessin', DRAWN = '05-la-tortue-geometre/10-mon-dessin';
const USUAL = { title: '', levels: [] };
const EXPECTED = /40[39]|ERR_|Failed to fetch|net::/; // what a browser notes of a refusal, or of a room that is far

let room, one, other;
before(async () => {
  room = await Room.open();
  [one, other] = await Promise.all([open(room.address), open(room.address, { size: 'small' })]);
});
after(async () => {
  await Promise.all([one?.close(), other?.close()]);
  await room?.close();
});

const at = (page, hash) => page.evaluate((wanted) => { location.hash = wanted; }, hash);
const dialog = (page, words) => page.locator('dialog[open]', { hasText: words });
const strip = (page) => page.locator('.room-strip');
const program = async (page, child, level) => JSON.stringify((await kept(page, `children/${child}`)).courses.codeweek.programs[level] ?? null);

/** Write in what the browser keeps under a name. */
const change = (page, name, path, value) => page.evaluate(([under, fields, wanted]) => new Promise((done) => {
  const opened = indexedDB.open('codeweek');
  opened.onsuccess = () => {
    const store = opened.result.transaction('kept', 'readwrite').objectStore('kept');
    const asked = store.get(under);
    asked.onsuccess = () => {
      const last = fields.pop();
      fields.reduce((inside, field) => inside[field], asked.result)[last] = wanted;
      store.put(asked.result, under).onsuccess = () => done();
    };
  };
}), [name, path.split('.'), value]);

/** As a browser says it. */
const networkIsBack = (page) => page.evaluate(() => dispatchEvent(new Event('online')));

const step = steps();

step('a child that sits down is on the board, and so is all it does, within two seconds', async () => {
  const { page } = one;
  await page.locator('.room-mine').waitFor();
  await sitDown(page);
  await room.row(FOX, ({ status }) => status === 'building');
  await goTo(page, STAIRS);
  await room.row(FOX, ({ level }) => level === STAIRS);
  await awake(page);
  for (const words of ['avancer', 'avancer', 'avancer']) await tap(page, words);
  await page.locator('.speed input').fill('5');
  await page.locator('.run').click();
  await room.row(FOX, ({ status, tries }) => status === 'ran' && tries === 1);
  await page.locator('.hint').click();
  await room.row(FOX, ({ status, hints }) => status === 'hint' && hints === 1);
});

step('who is not known waits for the adult, also when today changes meanwhile, is told that its animal plays elsewhere, and goes on there with its program', async () => {
  const { page } = other;
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: 'Renard bleu' }).click();
  await dialog(page, "c'est ton animal ?").waitFor();
  await room.row(FOX, ({ status }) => status === 'asks');
  assert.deepEqual(await findings(page), []);
  for (const title of ['Mardi', '']) await room.act('plan', { plan: { ...USUAL, title } });
  await room.act('allow', { profile: FOX });
  await dialog(page, 'joue sur une autre machine').waitFor();
  await page.locator('dialog .button', { hasText: 'Oui, je continue ici' }).click();
  await page.waitForFunction(() => location.hash.includes('l-escalier'));
  assert.match(await program(page, FOX, STAIRS), /"move"/);
});

step('the machine that has lost its child is told, and another animal plays there', async () => {
  const { page } = one;
  await tap(page, 'avancer');
  await dialog(page, 'continue sur une autre machine').waitFor();
  await page.locator('dialog .button', { hasText: 'Je prends un autre animal' }).click();
  await page.locator('.page.profiles').waitFor();
  await page.locator('.tile').last().click();
  await page.locator('.animals .tile', { hasText: 'Hibou' }).click();
  await page.locator('.colours .tile').first().click();
  await page.locator('.chapters').waitFor();
  await room.row(OWL, ({ status }) => status === 'building');
});

step('a creation is handed to the adult with a title of chosen words, and is on the card of its child', async () => {
  const { page } = one;
  await goTo(page, DRAWN);
  await awake(page);
  await tap(page, 'avancer de');
  await page.locator('.gallery-opens').click();
  await page.locator('.gallery-bar .button', { hasText: 'Garder' }).click();
  await page.locator('.hung').click();
  await page.locator('dialog.creation .give').click();
  await page.locator('[data-word="garden"]').click();
  await page.locator('[data-word="cats"]').click();
  assert.deepEqual(await findings(page), []);
  await page.locator('.naming .primary').click();
  await dialog(page, "L'adulte peut voir ta création.").waitFor();
  await room.row(OWL, ({ given }) => given === 1);
  const board = await page.context().newPage();
  await board.goto(`${room.address}salle/`);
  await board.locator(`[data-profile="${OWL}"] .child-open`).click();
  await board.locator('.gave img').waitFor();
  assert.match(await board.locator('.gave .work-title').innerText(), /^Le jardin des chats · /);
  assert.ok(await board.locator('.gave img').evaluate((drawn) => drawn.decode().then(() => drawn.naturalWidth > 0)));
  await board.close();
});

step('an animal of the room is not offered to a new child', async () => {
  const { page } = one;
  await at(page, '#/colour/fox');
  await page.locator('.colours .tile').first().waitFor();
  assert.equal(await page.locator('.colours .tile', { hasText: 'Renard bleu' }).count(), 0);
});

step('« Les yeux vers moi » covers everything, also what opens meanwhile and by the way back, and nothing is lost', async () => {
  const { page } = one;
  await goTo(page, STAIRS);
  await awake(page);
  await tap(page, 'avancer');
  await room.act('pause', { on: true });
  await dialog(page, 'Les yeux vers moi').waitFor();
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const sheet = document.createElement('dialog');
    document.body.append(sheet);
    sheet.showModal();
  });
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  const seen = () => page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('dialog')?.className);
  assert.equal(await seen(), 'room-eyes');
  assert.match(await page.locator('#voice').textContent(), /Les yeux vers moi/);
  await at(page, '#/map');
  await page.waitForTimeout(300);
  assert.equal(await seen(), 'room-eyes');
  await page.goBack();
  await room.act('pause', { on: false });
  await page.locator('.room-eyes').waitFor({ state: 'detached' });
  assert.match(await program(page, OWL, STAIRS), /"move"/);
});

step('a word to everybody is read, closed, read again, and gone', async () => {
  const { page } = one;
  await goTo(page, STAIRS);
  await room.act('say', { text: 'Pensez à <b>boire</b>.' });
  await strip(page).locator('.room-word', { hasText: 'Pensez à <b>boire</b>.' }).waitFor();
  const [box, low] = [await strip(page).boundingBox(), await page.locator('.page.level').evaluate((level) => level.getBoundingClientRect().bottom)];
  assert.ok(low <= box.y + 1, 'the level ends where the strip begins');
  assert.deepEqual(await findings(page), []);
  await strip(page).locator('.button', { hasText: 'Fermer' }).click();
  await page.locator('.room-word').waitFor({ state: 'hidden' });
  await strip(page).locator('.button', { hasText: 'Relire' }).click();
  await page.locator('.room-word').waitFor();
  await room.act('say', { text: '' });
  await strip(page).waitFor({ state: 'hidden' });
});

step('the timer counts on every page, stars together and the number of the machine are seen, and all of it goes', async () => {
  const { page } = one;
  await at(page, '#/map');
  await room.act('timer', { minutes: 10 });
  await room.act('goal', { stars: 30 });
  await room.act('sticker', { profile: OWL, number: 7 });
  await strip(page).getByText('dans 10 minutes').waitFor();
  await strip(page).getByText('0 étoile sur 30 ensemble').waitFor();
  await strip(page).getByText('Machine 7').waitFor();
  await room.act('timer', { minutes: 0 });
  await room.act('goal', { stars: 0 });
  await room.act('sticker', { profile: OWL, number: 0 });
  await strip(page).waitFor({ state: 'hidden' });
});

step('a turn that ends rings, and says that places change, until that is done', async () => {
  const { page } = one;
  await page.evaluate(() => { // a minute is a second
    const now = performance.now.bind(performance);
    const start = now();
    performance.now = () => start + (now() - start) * 60;
  });
  await room.act('timer', { minutes: 1 });
  await strip(page).locator('.room-turn', { hasText: 'On change de place !' }).waitFor({ timeout: SOON });
  await room.act('timer', { minutes: 0 });
  await strip(page).waitFor({ state: 'hidden' });
});

step('what the adult wants while a child sits down stays, though the answer to the child is older', async () => {
  const { page } = one;
  await page.route('**/api/join', async (route) => {
    const response = await route.fetch();
    await room.act('say', { text: 'Bonjour !' });
    await page.locator('.room-word', { hasText: 'Bonjour !' }).waitFor();
    await route.fulfill({ response });
  });
  await page.reload();
  await page.locator('.room-two').waitFor();
  assert.ok(await page.locator('.room-word').isVisible());
  await page.unroute('**/api/join');
  await room.act('say', { text: '' });
  await strip(page).waitFor({ state: 'hidden' });
});

step('a vote asks all, thanks, shows how many chose what, and goes; only the last choice that was given counts', async () => {
  for (const { page } of [one, other]) await at(page, '#/map');
  await room.act('vote', { pack: 'codeweek', level: QUESTION, choices: 3 });
  for (const { page } of [one, other]) await dialog(page, 'Quel dessin').waitFor();
  await one.page.locator('.room-seen .blocklyBlockCanvas .blocklyPath').first().waitFor();
  assert.deepEqual(await findings(one.page), []);
  await one.page.keyboard.press('ArrowRight');
  await one.page.keyboard.press('ArrowRight');
  await one.page.locator('.room-vote .button', { hasText: 'Je vote' }).click();
  await dialog(one.page, 'Merci ! Regarde le tableau.').waitFor();
  await other.page.locator('.room-vote .answer').first().click();
  await other.page.locator('.room-vote .button', { hasText: 'Je vote' }).click();
  await dialog(other.page, 'Merci').waitFor();
  assert.deepEqual((await room.board()).vote.counts, [1, 0, 1]);
  await room.act('close_vote');
  await dialog(one.page, 'A : 1 voix').waitFor();
  await dialog(one.page, 'C : 1 voix').waitFor();
  assert.deepEqual(await findings(one.page), []);
  await room.act('end_vote');
  for (const { page } of [one, other]) await page.locator('.room-vote').waitFor({ state: 'detached' });
});

step('an idea that the adult sends leads there and opens, once', async () => {
  const { page } = one;
  await room.act('send', { profile: OWL, pack: 'codeweek', level: STAIRS, rung: 2 });
  await dialog(page, "L'adulte t'envoie une idée").waitFor();
  await page.locator('dialog .button', { hasText: "J'y vais" }).click();
  await page.locator('.bubble[data-tone="idea"]', { hasText: '2 sur 3' }).waitFor();
  await page.reload();
  await page.locator('.page.level').waitFor();
  for (const [text, state] of [['Voilà', 'visible'], ['', 'hidden']]) { // it has heard the same order once more, twice
    await room.act('say', { text });
    await page.locator('.room-word').waitFor({ state });
  }
  assert.equal(await page.locator('dialog.room-sent').count(), 0);
});

step('the session of today: its levels in their order, the others closed by their address too, no ideas; and as usual after', async () => {
  const { page } = one;
  const levels = [ASTEROIDS, TAKE_OFF].map((level) => ({ pack: 'codeweek', level }));
  await room.act('plan', { plan: { title: 'Décollage', levels, hints: false, solutions: false } });
  await dialog(page, "n'est pas pour aujourd'hui").waitFor();
  await page.keyboard.press('Enter');
  const stops = page.locator('.room-stop');
  await page.waitForFunction(() => document.querySelectorAll('.room-stop').length === 2);
  assert.match((await stops.allTextContents()).join(), /Les astéroïdes.*Décollage/);
  assert.equal(await page.locator('.chapter').count(), 1);
  assert.deepEqual(await findings(page), []);
  await at(page, `#/level/${STAIRS}`);
  await dialog(page, "n'est pas pour aujourd'hui").waitFor();
  await page.keyboard.press('Enter');
  await goTo(page, ASTEROIDS);
  assert.equal(await page.locator('.hint').isVisible(), false);
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: "Aide pour l'adulte" }).click();
  assert.equal(await page.locator('dialog .button', { hasText: 'solution' }).count(), 0);
  await page.keyboard.press('Escape');
  await room.act('plan', { plan: USUAL });
  await page.locator('.hint').waitFor();
  await goTo(page, STAIRS);
});

step('a pack of today comes by itself, and the map leads to it', async () => {
  const { page } = one;
  await at(page, '#/map');
  const text = 'title: Le pont du matin\nmap: ">.G"\ntoolbox: [avancer]\nsolution: |\n  avancer()\n  avancer()\n';
  const { packed, levels } = await room.pack('le-pont.yaml', text);
  await room.act('plan', { plan: { title: '', levels, packs: [packed] } });
  await page.locator('.go-on', { hasText: "Aujourd'hui : Le pont du matin" }).click({ timeout: 20_000 });
  await page.locator('h1', { hasText: 'Le pont du matin' }).waitFor();
  await room.row(OWL, ({ pack }) => pack === packed.key);
  await room.act('plan', { plan: USUAL });
  await at(page, '#/map');
  await page.locator('.spine').first().click();
  await page.locator('.chapter').nth(3).waitFor();
});

step("what is the adult's is opened by the code of the room, not by a sum", async () => {
  const { page } = one;
  await at(page, '#/map');
  await page.locator('.adult').click();
  await page.locator('dialog .button').first().click();
  await dialog(page, "Le code de l'adulte").waitFor();
  await page.locator('.written').fill('000');
  await page.keyboard.press('Enter');
  await dialog(page, "Ce n'est pas ce code").waitFor();
  await page.locator('.written').fill(await room.code());
  await page.keyboard.press('Enter');
  await dialog(page, 'ouverts').waitFor();
  await page.keyboard.press('Escape');
});

step('two children of one machine are both on the board, and both have what they win together', async () => {
  const { page } = one;
  await at(page, '#/map');
  await page.locator('.room-two').click();
  await page.locator('.room-animal', { hasText: 'Chat' }).click();
  await page.locator('.room-both', { hasText: 'Hibou bleu et Chat bleu jouent ensemble.' }).waitFor();
  await goTo(page, TAKE_OFF);
  await awake(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
  for (const [child, beside] of [[OWL, 'cat-blue'], ['cat-blue', OWL]]) await room.row(child, (row) => row.status === 'won' && row.stars > 0 && row.beside === beside);
  await keptSo(page, 'children/cat-blue', (cat) => cat?.courses.codeweek.stars[TAKE_OFF] > 0);
  await page.keyboard.press('Escape');
  await page.reload();
  await page.locator('.page.level').waitFor();
  await room.row('cat-blue', (row) => row.status !== 'away' && row.beside === OWL);
  await at(page, '#/map');
  await page.locator('.room-one').click();
  await room.row('cat-blue', ({ status }) => status === 'away');
});

step('a machine that has all of today says so, and then opens a level that it never opened while the room is gone', async () => {
  const { page } = one;
  const levels = [TAKE_OFF, QUESTION].map((level) => ({ pack: 'codeweek', level }));
  await room.act('plan', { plan: { title: '', levels } });
  await goTo(page, TAKE_OFF);
  await awake(page);
  await page.locator('.run').click();
  await room.row(OWL, ({ status }) => status === 'won', 10_000);
  await at(page, '#/map');
  await page.clock.install(); // it fetches little by little
  await until(async () => await strip(page).getByText('Tout est là').isVisible() || void await page.clock.fastForward(2000));
  await room.kill();
  await goTo(page, QUESTION);
  const images = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('sprites/')).length);
  const before = await images();
  await page.locator('.answers.drawn').waitFor();
  await awake(page);
  assert.equal(await images(), before, 'a picture was asked for again');
  await room.start();
  await networkIsBack(page);
  await room.act('plan', { plan: USUAL });
  await room.row(OWL, ({ level }) => level === QUESTION, 20_000);
  await at(page, '#/map');
  await page.waitForFunction(() => document.querySelectorAll('.chapter').length > 2, null, { timeout: 30_000 }); // it has heard that all is open
});

step('the server is killed in mid-session: the child plays on, is told, and all of it comes after, in order', async () => {
  const { page } = one;
  await goTo(page, STAIRS);
  await awake(page);
  await room.kill();
  for (const words of ['pivoter à gauche', 'avancer']) await tap(page, words);
  await page.locator('.run').click();
  await says(page, '.', 30_000);
  await page.clock.fastForward(5000);
  await strip(page).getByText('La salle est loin, tu peux continuer.').waitFor({ timeout: 15_000 });
  const { waiting } = await kept(page, 'room');
  assert.deepEqual(waiting.map(({ event }) => event.n), waiting.map(({ event }) => event.n).sort((a, b) => a - b));
  assert.ok(waiting.some(({ event }) => event.kind === 'run'));
  await change(page, 'room', 'waiting', waiting.map((each) => ({ ...each, at: each.at - 300_000 }))); // five minutes go by
  await page.reload({ waitUntil: 'commit' }).catch(() => undefined); // a plain address has nothing to show: the room is gone
  await room.start();
  await page.goto(`${room.address}#/level/${STAIRS}`);
  await room.row(OWL, ({ level, tries, seconds }) => level === STAIRS && tries >= 1 && seconds < 60, 15_000);
  await until(async () => (await kept(page, 'room')).waiting.length === 0);
  assert.equal((await room.board()).rows.find(({ profile }) => profile === FOX)?.profile, FOX);
  const seen = (await room.ask(`board/child/${OWL}`)).value;
  assert.match(JSON.stringify(seen.program), /turn_left/);
  assert.ok(seen.way.some(({ kind }) => kind === 'run'));
});

step('a page that is killed loses nothing of what was built a moment ago', async () => {
  const { page, context } = one;
  await page.locator('.page.level .blocklyDraggable').first().waitFor();
  await awake(page);
  await tap(page, 'pivoter à droite');
  await keptSo(page, `children/${OWL}`, (owl) => /turn_right/.test(JSON.stringify(owl.courses.codeweek.programs[STAIRS])));
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
  one.page = await context.newPage();
  await one.page.goto(`${room.address}#/level/${STAIRS}`);
  await one.page.locator('.page.level').waitFor();
  assert.match(await program(one.page, OWL, STAIRS), /turn_right/);
  await until(async () => /turn_right/.test(JSON.stringify((await room.ask(`board/child/${OWL}`)).value.program)));
});

step('« Ranger pour demain » puts the children of the machine away; their words bring them back; erased ones stay away', async () => {
  const { page } = one;
  await change(page, `children/${OWL}`, 'courses.codeweek.stars', { [TAKE_OFF]: 1, [ASTEROIDS]: 2, [QUESTION]: 3 }); // words tell so much at least
  await page.reload();
  await room.row(OWL, ({ status }) => status !== 'away', 10_000);
  await at(page, '#/elsewhere');
  await page.locator('.code-words .word').first().waitFor({ timeout: 30_000 });
  const words = (await page.locator('.code-words .word').allTextContents()).join(' ');
  await room.act('tidy', { profile: OWL });
  await page.locator('.page.profiles').waitFor();
  assert.equal(await page.locator('.tile', { hasText: 'Hibou' }).count(), 0);
  assert.ok((await kept(page, `children/${OWL}`)).away);
  await page.reload();
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: 'Hibou bleu' }).click();
  await dialog(page, "c'est ton animal ?").waitFor();
  await page.locator('dialog input').fill('lune sable');
  await page.locator('dialog .button', { hasText: 'Donner mes mots' }).click();
  await page.locator('dialog .telling', { hasText: 'Ces mots ne sont pas ceux de Hibou bleu' }).waitFor({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.locator('.page.profiles').waitFor();
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: 'Hibou bleu' }).click();
  await page.locator('dialog input').fill(`${words} `);
  await page.locator('dialog .button', { hasText: 'Donner mes mots' }).click();
  await page.waitForFunction(() => location.hash.includes('l-escalier'), null, { timeout: 10_000 });
  assert.match(await program(page, OWL, STAIRS), /turn_right/);
  await room.act('erase', { profile: OWL });
  await page.locator('.page.profiles').waitFor();
  await page.waitForTimeout(500);
  assert.equal(await kept(page, `children/${OWL}`), undefined);
});

step('a page that is kept opens while the room is gone, a new child plays at once, and all of it comes after', async () => {
  const visitor = await open(room.address, { workers: 'allow' });
  const { page } = visitor;
  try {
    await page.locator('.room-mine').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 30_000 });
    await cached(page, 'sounds/bell.wav'); // the last of what a room needs
    await room.kill();
    await page.reload();
    await strip(page).getByText('La salle est loin').waitFor({ timeout: 15_000 });
    await page.locator('.tile').last().click();
    await page.locator('.animals .tile', { hasText: 'Panda' }).click();
    await page.locator('.colours .tile').first().click();
    await page.locator('.chapters').waitFor();
    await goTo(page, TAKE_OFF);
    await awake(page);
    await page.locator('.run').click();
    await page.locator('dialog.win').waitFor({ timeout: 30_000 });
    await room.start();
    await networkIsBack(page);
    await room.row('panda-blue', ({ stars }) => stars > 0, 25_000);
    await until(async () => (await kept(page, 'room')).waiting.length === 0);
  } finally {
    await visitor.close();
  }
});

step('the page complained of nothing but what it was refused', () => {
  assert.deepEqual([...one.problems, ...other.problems].filter((problem) => !EXPECTED.test(problem)), []);
});

step('where there is no room nothing of it is fetched but one question', async () => {
  const site = await serve();
  const alone = await open(site.address);
  try {
    await alone.page.locator('.tile').first().waitFor();
    await alone.page.waitForTimeout(1000);
    const asked = alone.asked.map((url) => url.replace(site.address, ''));
    assert.deepEqual(asked.filter((path) => /room/.test(path)), ['api/room']);
    assert.equal(await alone.page.locator('.room-strip').count(), 0);
    assert.deepEqual(alone.problems, []);
  } finally {
    await alone.close();
    await site.close();
  }
});
