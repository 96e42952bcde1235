// A game that a child has made goes to the others through the adult's board, and leaves no trace where it is played.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { awake, goTo, resize, SIZES, step as stepOf, until } from './driver.mjs';
import { findings } from './findings.mjs';
import { at, change, dialog, FOX, networkIsBack, one, other, OWL, program, room, step } from './room_story.mjs';

const MINE = '13-quand/10-mon-jeu', PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';
const GAME = JSON.parse(execFileSync(PYTHON, ['-c', `
import json
from codeweek.blocks import blockly
from codeweek.levels.programs import solution
from codeweek.play import builtin
print(json.dumps(blockly.save(solution(builtin.level("${MINE}")).script)))`], { encoding: 'utf8' }));
const OWN = { blocks: { blocks: [{ type: 'when_key', id: 'own', x: 0, y: 0, fields: { key: 'space' } }] } };

const games = async () => (await room.board()).games.map(({ profile, level, open }) => [profile, level, open]);
const gamesAre = (wanted) => until(async () => JSON.stringify(await games()) === JSON.stringify(wanted), 10_000).catch(async () => assert.deepEqual(await games(), wanted));

/** The child of a machine has this program on the level of games, and is there. */
async function made(page, child, script) {
  await at(page, '#/map');
  await page.locator('.chapters').waitFor();
  await until(() => change(page, `children/${child}`, `courses.codeweek.programs.${MINE}`, script).then(() => true, () => false));
  await page.reload();
  await page.locator('.room-two').waitFor();
  await goTo(page, MINE);
  await page.locator('.level .plays').waitFor();
  await awake(page);
}

let board;

step('a child hands its game to the room with one press, and nobody has it before the adult has opened it', async () => {
  await made(other.page, FOX, OWN);
  await made(one.page, OWL, GAME);
  await one.page.locator('.tools .gives').click();
  await dialog(one.page, "Quand l'adulte l'aura regardé et ouvert, les autres pourront y jouer.").waitFor();
  assert.deepEqual(await findings(one.page), []);
  await one.page.keyboard.press('Enter');
  await gamesAre([[OWL, MINE, false]]);
  await at(other.page, '#/map');
  await other.page.locator('.room-two').waitFor();
  assert.equal(await other.page.locator('.room-games-open').count(), 0);
});

step('the adult looks at it on the board, and opens it', async () => {
  board = await one.page.context().newPage();
  await board.goto(`${room.address}salle/`);
  const row = board.locator('.games li', { hasText: 'Hibou bleu' });
  await row.getByRole('button', { name: 'Regarder le jeu de Hibou bleu' }).click();
  await board.locator('.game-looked .blocklyPath').first().waitFor();
  assert.match(await board.locator('.game-looked pre').innerText(), /def quand_touche_haut/);
  assert.deepEqual(await findings(board), []);
  await board.keyboard.press('Escape');
  await row.getByRole('button', { name: 'Ouvrir aux autres le jeu de Hibou bleu' }).click();
  await row.getByText('ouvert aux autres').waitFor();
  await gamesAre([[OWL, MINE, true]]);
});

step('the others find it, play it, go back in its film, and keep their own as it was', async () => {
  const { page } = other, before = await program(page, FOX, MINE);
  await page.locator('.room-games-open').click();
  await dialog(page, 'Les jeux de la salle').locator('li', { hasText: 'Hibou bleu' }).waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Jouer : Hibou bleu' }).click();
  await page.locator('h1', { hasText: 'Un jeu de la salle : Hibou bleu' }).waitFor();
  await until(() => page.evaluate(() => /vers\sla\sgauche/.test(document.querySelector('.work [role="listbox"].blocklyBlockCanvas')?.textContent))); // the owl's, not the one that the level gives
  await page.locator('.plays').click();
  await page.locator('.level.lives').waitFor();
  const x = () => page.locator('.seek input').getAttribute('max').then(Number), was = await x();
  await page.keyboard.press('ArrowUp');
  await until(async () => await x() > was);
  await page.keyboard.press('Escape');
  await page.locator('.level:not(.lives)').waitFor();
  await page.locator('.seek input').fill('0');
  await until(async () => await stepOf(page) === 0);
  assert.ok(await page.locator('.gives').isHidden(), 'a game of another child could be handed on');
  assert.ok(await page.locator('.gallery-opens').isHidden());
  await page.getByRole('button', { name: 'Retour' }).first().click();
  await page.locator('.chapters').waitFor();
  assert.equal(await program(page, FOX, MINE), before);
  await goTo(page, MINE);
  assert.match(await page.locator('h1').innerText(), /Mon jeu/);
  assert.equal(await program(page, FOX, MINE), before);
});

step('a game fills the screen by its button and by the keyboard, and Escape leads back', async () => {
  const { page } = one;
  const fills = page.getByRole('button', { name: 'Plein écran' });
  for (const size of ['pc', 'small', 'tablet', 'phone', 'lying']) {
    await resize(page, size);
    const narrow = !(await fills.isVisible());
    if (narrow) { // there it is in the menu
      await page.locator('.level .more').click();
      await page.locator('dialog .button', { hasText: 'Plein écran' }).click();
    } else {
      await fills.focus();
      await page.keyboard.press('Enter');
    }
    await page.locator('.level.full').waitFor();
    const world = await page.locator('.level .world').boundingBox(), [width] = SIZES[size];
    assert.ok(world.width >= 0.45 * width, `${size}: the world is ${world.width} wide`);
    assert.ok(await page.locator('.level .editor').evaluate((editor) => !editor.checkVisibility({ visibilityProperty: true })));
    assert.deepEqual(await findings(page), []);
    await page.getByRole('button', { name: 'Quitter le plein écran' }).click();
    await page.locator('.level:not(.full)').waitFor();
  }
  await resize(page, 'pc');
  await page.locator('.plays').click();
  await page.locator('.level.lives').waitFor();
  await fills.click();
  await page.locator('.level.full').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.level:not(.full)').waitFor();
  assert.ok(await page.locator('.level.lives').isVisible(), 'the game went on');
  await page.keyboard.press('Escape');
  await page.locator('.level:not(.lives)').waitFor();
});

step('a game that the adult closes is no longer to be had, and one that is on its way waits for the room', async () => {
  const { page } = other;
  await at(page, '#/map');
  await page.locator('.room-games-open').click();
  await page.getByRole('button', { name: 'Jouer : Hibou bleu' }).waitFor();
  await room.act('open_game', { profile: OWL, pack: 'codeweek', level: MINE, on: false });
  await page.locator('dialog .button', { hasText: 'Jouer' }).click();
  await dialog(page, "n'est plus ouvert").waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.room-games-open').waitFor({ state: 'detached' });
  await board.locator('.games').getByRole('button', { name: 'Enlever le jeu de Hibou bleu' }).click();
  await board.locator('dialog .primary').click();
  await gamesAre([]);
  await board.close();
  await room.kill();
  await one.page.locator('.room-strip', { hasText: 'La salle est loin' }).waitFor({ timeout: 30_000 });
  await one.page.locator('.tools .gives').click();
  await dialog(one.page, 'Ton jeu attend sur cette machine').waitFor();
  await one.page.keyboard.press('Enter');
  await room.start();
  await networkIsBack(one.page);
  await gamesAre([[OWL, MINE, false]]);
});
