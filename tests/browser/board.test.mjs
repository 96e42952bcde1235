// The adult's board: each state of a child is seen coming, each act reaches the machines and ends, and what children write stays text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from './driver.mjs';
import { findings } from './findings.mjs';
import { Machine } from './room_machine.mjs';
import { begin, ROCKET, STAIRS, VOTED, room, child, status, visit } from './board_visits.mjs';

const HOSTILE = '<img src=x onerror="document.title=1">« Aïe »';
const PROGRAM = { blocks: { languageVersion: 0, blocks: [{ type: 'start', next: { block: { type: 'move' } } }] } };
before(begin);
after(() => room.close());

/** Whether the letters of a text that is cut at its edge have their whole height there. Runs in the page. */
function isWhole(element) {
  const style = getComputedStyle(element), pen = document.createElement('canvas').getContext('2d');
  pen.font = style.font;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down, actualBoundingBoxDescent: tail } = pen.measureText('gjpqy');
  return (parseFloat(style.lineHeight) - up - down) / 2 + down >= tail;
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
  await fox.tell('hint', STAIRS, { hints: 1, part: { version: 1, programs: { [STAIRS]: PROGRAM } } });
  await status(page, 'fox-blue', 'hint');
  await fox.tell('win', STAIRS, { stars: 3, ran: { key: 'say.won', say: 'Bravo', won: true } }); // without that program, which loses: its stars would go once it was played
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
  await page.keyboard.press('Escape');
  const next = page.locator('.next-child', { hasText: 'Allez voir Hibou vert' });
  await next.getByText('Demandez').waitFor();
  assert.deepEqual(await findings(page), []);
  await next.getByRole('button', { name: "C'est demandé" }).click();
  await page.locator('.next-child').waitFor({ state: 'hidden' });
  await child(page, 'owl-green').locator('.child-open').click();
  await page.locator('.child-sheet li', { hasText: /1\.1 Décollage.*Pas encore réussi\./ }).waitFor();
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
