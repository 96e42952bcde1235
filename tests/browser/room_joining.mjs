// A room's children: they sit down at a machine, go on at another, hand in what they made.
import assert from 'node:assert/strict';
import { awake, choosePictures, forgets, goTo, open, sitDown, STAIRS, tap, touchPictures, comeIn } from './driver.mjs';
import { findings } from './findings.mjs';
import { at, dialog, DRAWN, FOX, one, other, OWL, program, room, step, USUAL } from './room_story.mjs';

step('a child that sits down is on the board, and so is all it does', async () => {
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

step('who touches other pictures than its own stays outside, is told so, and may say that it forgot', async () => {
  const { page } = other;
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: 'Renard bleu' }).click();
  await dialog(page, 'Renard bleu\u00a0: touche tes trois images').waitFor();
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Carotte');
  await page.keyboard.press('Space');
  await page.locator('.room-wall .telling', { hasText: '1\u00a0image sur 3\u00a0: carotte' }).waitFor();
  await page.keyboard.press('Space');
  for (const name of ['Étoile', 'Chien', 'Tambour', 'Pomme']) await page.locator('.wall').getByRole('button', { name, exact: true }).click();
  await page.locator('.room-wall .telling', { hasText: 'Tu as déjà tes trois images.' }).waitFor();
  await page.locator('.room-wall .primary').click();
  await page.locator('.room-wall .telling', { hasText: 'Ce ne sont pas les images de Renard bleu.' }).waitFor();
  assert.equal(await page.locator('.wall [aria-pressed="true"]').count(), 0);
  await room.row(FOX, ({ asking }) => asking.length === 0);
  await forgets(page);
  await dialog(page, "c'est ton animal ?").waitFor();
  await page.locator('dialog .button', { hasText: 'Je prends un autre animal' }).click();
  await page.locator('.page.profiles').waitFor();
});

step('who forgot its pictures waits for the adult, also when today changes meanwhile, is told that its animal plays elsewhere, and goes on there with its program', async () => {
  const { page } = other;
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: 'Renard bleu' }).click();
  await forgets(page);
  await dialog(page, "c'est ton animal ?").waitFor();
  const { asking: [{ number }] } = await room.row(FOX, ({ asking }) => asking.length === 1);
  await dialog(page, `Ta demande a le numéro\u00a0${number}.`).waitFor();
  assert.deepEqual(await findings(page), []);
  for (const title of ['Mardi', '']) await room.act('plan', { plan: { ...USUAL, title } });
  await room.allow(FOX);
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
  await comeIn(page);
  await page.locator('.animals .tile', { hasText: 'Hibou' }).click();
  await page.locator('.colours .tile').first().click();
  await choosePictures(page, ['Clé', 'Poisson', 'Tambour']);
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

step('a child leaves its machine and comes back on another one by its pictures, with its program and without a word', async () => {
  const third = await open(room.address, { motion: false });
  const { page } = third;
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: 'Renard bleu' }).click();
  await touchPictures(page, ['Bateau', 'Étoile', 'Chien']);
  await page.waitForFunction(() => location.hash.includes('l-escalier'));
  assert.match(await program(page, FOX, STAIRS), /"move"/);
  await tap(other.page, 'avancer');
  await dialog(other.page, 'continue sur une autre machine').waitFor();
  const board = await page.context().newPage();
  await board.goto(`${room.address}salle/`);
  await board.locator(`[data-profile="${FOX}"] .child-open`).click();
  await board.locator('.child-acts .button', { hasText: 'Voir ses trois images' }).click();
  await dialog(board, 'Les trois images de Renard bleu').waitFor();
  assert.deepEqual(await board.locator('.key-pictures li').allTextContents(), ['Étoile', 'Bateau', 'Chien']);
  assert.deepEqual(await findings(board), []);
  await board.locator('dialog .button', { hasText: "Lui en faire choisir d'autres" }).click();
  await dialog(page, 'Renard bleu\u00a0: choisis tes trois images').waitFor();
  await touchPictures(page, ['Pomme', 'Crabe', 'Robot']);
  await page.locator('.room-wall').waitFor({ state: 'detached' });
  const seen = (await room.ask(`board/child/${FOX}?language=fr`)).value;
  assert.deepEqual(seen.pictures, ['apple', 'crab', 'robot']);
  await other.page.locator('dialog .button', { hasText: 'Oui, je continue ici' }).click();
  await other.page.locator('dialog').waitFor({ state: 'detached' });
  await third.close();
});

step('an animal of the room is not offered to a new child', async () => {
  const { page } = one;
  await at(page, '#/colour/fox');
  await page.locator('.colours .tile').first().waitFor();
  assert.equal(await page.locator('.colours .tile', { hasText: 'Renard bleu' }).count(), 0);
});
