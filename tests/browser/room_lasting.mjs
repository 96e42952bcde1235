// What children of a room have lasts: two at a machine, a room that is gone, a page that is killed, words for tomorrow.
import assert from 'node:assert/strict';
import { awake, cached, forgets, goTo, kept, keptSo, open, says, STAIRS, tap, touchPictures, until, comeIn } from './driver.mjs';
import { ASTEROIDS, at, change, dialog, FOX, networkIsBack, one, OWL, program, QUESTION, room, step, strip, TAKE_OFF, USUAL } from './room_story.mjs';

const GAPS = '16-le-carnet-de-python/02-hip-hip-hip';

step('two children of one machine are both on the board, and both have what they win together', async () => {
  const { page } = one;
  await at(page, '#/map');
  await page.locator('.room-two').click();
  await page.locator('.room-animal', { hasText: 'Chat' }).click();
  await touchPictures(page);
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
  const levels = [TAKE_OFF, ASTEROIDS, QUESTION, GAPS].map((level) => ({ pack: 'codeweek', level }));
  await room.act('plan', { plan: { title: '', levels } });
  await goTo(page, TAKE_OFF);
  await awake(page);
  await page.locator('.run').click();
  await room.row(OWL, ({ status }) => status === 'won', 10_000);
  await at(page, '#/map');
  await page.clock.install(); // it fetches little by little
  await until(async () => await strip(page).getByText('Tout est là').isVisible() || void await page.clock.fastForward(2000));
  await room.kill();
  await at(page, `#/level/${GAPS}`);
  await page.locator('.writing .cm-line', { hasText: 'for _ in range' }).waitFor({ timeout: 30_000 }); // what it is written with is here too
  await goTo(page, ASTEROIDS); // whose rocket is also the tab's picture, which a browser asks for at each address
  const rocket = page.locator('img[src$="robot/space/hero.svg"]').first();
  assert.ok(await rocket.evaluate((image) => image.decode().then(() => image.naturalWidth > 0, () => false)), 'the rocket is not there');
  await goTo(page, QUESTION);
  const images = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name, initiatorType }) => initiatorType === 'img' && name.includes('sprites/')).length);
  const before = await images();
  await page.locator('.answers.drawn').waitFor();
  await awake(page);
  assert.equal(await images(), before, 'a picture was asked for again');
  await room.start();
  await networkIsBack(page);
  await room.act('plan', { plan: USUAL });
  await room.row(OWL, ({ level }) => level === QUESTION, 20_000);
  await at(page, '#/map');
  await page.waitForFunction(() => document.querySelectorAll('.chapter').length > 3, null, { timeout: 30_000 }); // it has heard that all is open
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
  const back = () => page.goto(`${room.address}#/level/${STAIRS}`).then(() => true, () => false);
  await until(back); // Chromium may be on its way there by itself, as it loads again what failed
  await room.row(OWL, ({ level, tries, seconds }) => level === STAIRS && tries >= 1 && seconds < 60, 30_000);
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
  await forgets(page);
  await dialog(page, "c'est ton animal ?").waitFor();
  await page.locator('dialog input').fill('lune sable');
  await page.locator('dialog .button', { hasText: 'Donner mes mots' }).click();
  await page.locator('dialog .telling', { hasText: 'Ces mots ne suffisent pas pour savoir que tu es Hibou bleu' }).waitFor({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.locator('.page.profiles').waitFor();
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: 'Hibou bleu' }).click();
  await forgets(page);
  await page.locator('dialog input').fill(`${words} `);
  await page.locator('dialog .button', { hasText: 'Donner mes mots' }).click();
  await page.waitForFunction(() => location.hash.includes('l-escalier'), null, { timeout: 10_000 });
  assert.match(await program(page, OWL, STAIRS), /turn_right/);
  assert.match((await kept(page, 'room')).marks[OWL], /^[0-9a-f]{32}$/);
  await room.act('erase', { profile: OWL });
  await page.locator('.page.profiles').waitFor();
  await page.waitForTimeout(500);
  assert.equal(await kept(page, `children/${OWL}`), undefined);
  assert.equal((await kept(page, 'room')).marks[OWL], undefined);
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
    await comeIn(page);
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
