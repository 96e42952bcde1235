// What the adult of a room wants is done by its machines, and gone after.
import assert from 'node:assert/strict';
import { awake, goTo, STAIRS, tap } from './driver.mjs';
import { findings } from './findings.mjs';
import { SOON } from './room_host.mjs';
import { ASTEROIDS, at, dialog, one, other, OWL, program, QUESTION, room, step, strip, TAKE_OFF, TOUCHED, USUAL } from './room_story.mjs';

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

step('what comes in a minute is a line under the page, over nothing, and goes when it is stopped', async () => {
  const { page } = one;
  await goTo(page, STAIRS);
  await awake(page);
  await room.act('soon', { then: { act: 'tidy' } });
  await strip(page).getByText('Dans une minute\u00a0: on range pour demain.').waitFor();
  assert.match(await page.locator('#voice').textContent(), /Dans une minute/);
  assert.equal(await page.locator('dialog[open]').count(), 0);
  assert.deepEqual(await findings(page), []);
  await room.act('stop');
  await strip(page).getByText('on range').waitFor({ state: 'detached' });
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

step('a vote where a cell is touched alone has four pictures to choose from, and what is chosen is counted', async () => {
  await at(one.page, '#/map');
  await room.act('vote', { pack: 'codeweek', level: TOUCHED, choices: 4 });
  await one.page.locator('.room-vote .answer canvas').nth(3).waitFor();
  assert.deepEqual(await findings(one.page), []);
  await one.page.locator('.room-vote .answer').nth(3).click();
  await one.page.locator('.room-vote .button', { hasText: 'Je vote' }).click();
  await dialog(one.page, 'Ta réponse\u00a0: E1').waitFor();
  assert.deepEqual((await room.board()).vote.counts, [0, 0, 0, 1]);
  await room.act('end_vote');
  await one.page.locator('.room-vote').waitFor({ state: 'detached' });
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
  await awake(page);
  await tap(page, 'haut');
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: "Aide pour l'adulte" }).click();
  assert.equal(await page.locator('dialog .button', { hasText: 'solution' }).count(), 0);
  await page.locator('.stands', { hasText: 'changements feraient' }).waitFor({ timeout: 30_000 });
  assert.equal(await page.locator('dialog .button', { hasText: 'Voir où' }).count(), 0);
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
  await room.act('plan', { plan: { title: '', levels: [{ pack: 'codeweek', level: STAIRS }], packs: [packed] } });
  await page.locator('.shelf').waitFor({ state: 'detached' }); // nothing of the pack is open: it has no place on the map
  await room.act('plan', { plan: USUAL });
  await page.locator('.spine').nth(1).waitFor();
});

step("what is the adult's on a child's machine is opened by a sum; the code of the board is asked for nowhere there", async () => {
  const { page } = one;
  await at(page, '#/map');
  await page.locator('.adult').click();
  await page.locator('dialog .button').first().click();
  await dialog(page, 'combien font').waitFor();
  await page.locator('.written').fill(await room.code());
  await page.keyboard.press('Enter');
  await dialog(page, "Ce n'est pas ça").waitFor();
  const [, a, b] = /(\d)\s×\s(\d)/.exec(await dialog(page, "Ce n'est pas ça").textContent());
  await page.locator('.written').fill(String(a * b));
  await page.keyboard.press('Enter');
  await dialog(page, 'ouverts').waitFor();
  await page.keyboard.press('Escape');
});
