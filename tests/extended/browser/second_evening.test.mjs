// The second evening: eighteen children who were put away on Monday are all back on Tuesday, by words, by « C'est bien lui » and at another machine.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Hand } from '../../browser/adult_hand.mjs';
import { choosePictures, kept, openMany, STAIRS } from '../../browser/driver.mjs';
import { Room, steps } from '../../browser/room_host.mjs';
import { Machine } from '../../browser/room_machine.mjs';

const DAY = 24 * 3600, MINUTES = 60; // seconds
const ANIMALS = { owl: 'Hibou', fox: 'Renard', cat: 'Chat', lion: 'Lion', panda: 'Panda', penguin: 'Pingouin' };
const COLOURS = { green: 'vert', blue: 'bleu', pink: 'rose' };
const CHILDREN = Object.entries(ANIMALS).flatMap(([animal, noun]) => Object.entries(COLOURS).map(([colour, tint]) => ({ profile: `${animal}-${colour}`, who: `${noun} ${tint}` })));
const [WORDS, ALLOWED, ELSEWHERE] = [CHILDREN.slice(0, 6), CHILDREN.slice(6, 12), CHILDREN.slice(12)];
const LOST = { ran: { key: 'run.wall', say: 'Il y a un mur.', won: false } };
const WON = ['01-la-fusee/01-decollage', '01-la-fusee/03-plus-haut', '01-la-fusee/04-les-asteroides'];

let room, hand, pages, closeAll;
const papers = new Map();
before(async () => {
  room = await Room.open();
  const { machines, close } = await openMany(room.address, ['pc', 'small', 'tablet', 'pc', 'pc']);
  [pages, closeAll] = [machines.slice(0, 4).map(({ page }) => page), close];
  hand = new Hand(machines[4].page, room.address);
});
after(async () => {
  await closeAll?.();
  await room?.close();
});

const step = steps();
const lines = (profile) => hand.page.locator(profile ? `.asker[data-profile="${profile}"]` : '.asker');

/** One of the machines without a page, of Monday (`a`) or of Tuesday (`b`). */
const machineOf = (day, number) => Object.assign(new Machine(room, day), { machine: day + number.toString(16).padStart(31, '0') });

/** A child of before touches its animal, at a machine where others are maybe. */
async function asks(page, who) {
  await page.evaluate(() => { location.hash = '#/profiles'; });
  await page.locator('.room-mine').click();
  await page.locator('.room-animal', { hasText: who }).click();
  await page.locator('dialog.room-unknown').waitFor();
}

/** The board says of a child nothing that was so yesterday. */
async function isBack(profile) {
  const row = await room.row(profile, ({ status }) => status === 'building');
  assert.deepEqual([row.tries, row.same], [0, 0], 'the tries of Monday');
  await hand.page.locator(`.child[data-profile="${profile}"][data-status="building"]`).waitFor();
}

/** No row of the board has a time of yesterday: what it says of any is of the last minutes. */
async function nothingOfYesterday() {
  for (const { profile, seconds, asking } of (await room.board()).rows) {
    assert.ok([seconds, ...asking.map((each) => each.seconds)].every((each) => each < 30 * MINUTES), `${profile}: ${seconds} s`);
  }
  assert.doesNotMatch(await hand.page.locator('.seen').textContent(), /depuis \d+\u00a0?h|il y a \d+\u00a0?h|cherche|fois/);
}

step('on Monday eighteen children play, some search for long and some are stuck, and the room is tidied', async () => {
  await hand.at();
  for (const [number, { profile }] of CHILDREN.entries()) {
    const machine = machineOf('a', number);
    assert.equal(await machine.sit(profile), 200);
    for (const level of WON) await machine.tell('win', level, { stars: 2, part: { version: 1, stars: { [level]: 2 } } });
    await machine.tell('open', STAIRS, { ago: 10 * MINUTES });
    if (number % 2) for (let run = 0; run < 3; run++) await machine.tell('run', STAIRS, LOST);
  }
  const { rows } = await room.board();
  assert.deepEqual([...new Set(rows.map(({ status }) => status))].sort(), ['searching', 'stuck']);
  assert.ok(rows.every(({ seconds }) => seconds >= 10 * MINUTES));
  const slips = await hand.page.context().newPage();
  await slips.goto(`${room.address}api/slips`);
  for (const { who, profile } of CHILDREN) papers.set(profile, (await slips.locator('article', { hasText: who }).locator('ol li').allTextContents()).join(' '));
  await slips.close();
  await hand.tidies();
  await hand.page.locator('.stored li').nth(CHILDREN.length - 1).waitFor();
});

step('on Tuesday nobody is on the board before one comes', async () => {
  await room.kill();
  room.later = DAY;
  await room.start();
  for (const page of [...pages, hand.page]) await page.reload();
  await hand.page.locator('.stored li').nth(CHILDREN.length - 1).waitFor();
  assert.deepEqual((await room.board()).rows, []);
});

for (const [number, { profile, who }] of WORDS.entries()) { // three at each machine: more whole files at once are refused
  step(`${who} is back by its words`, async () => {
    const page = pages[number % 2];
    await asks(page, who);
    await page.locator('dialog[open] input').fill(papers.get(profile));
    await page.locator('dialog[open] .button', { hasText: 'Donner mes mots' }).click();
    await choosePictures(page); // for the evenings to come
    await isBack(profile);
    assert.equal(Object.keys((await kept(page, `children/${profile}`)).courses.codeweek.stars).length, WON.length);
    await nothingOfYesterday();
  });
}

step('at other machines six ask at once: each is a line at the top, and the adult lets in each by its own', async () => {
  const machines = ELSEWHERE.map((_child, number) => machineOf('b', number));
  for (const [number, machine] of machines.entries()) assert.equal(await machine.sit(ELSEWHERE[number].profile), 403);
  await lines().nth(ELSEWHERE.length - 1).waitFor();
  const [first, card] = [await lines().first().boundingBox(), await hand.page.locator('.child').first().boundingBox()];
  assert.ok(first.y < card.y, 'they are first of all');
  await nothingOfYesterday();
  for (const [number, { profile }] of ELSEWHERE.entries()) {
    await hand.allows(profile);
    await lines(profile).waitFor({ state: 'detached' });
    assert.equal(await machines[number].sit(profile), 200);
    await machines[number].tell('open', STAIRS);
    await isBack(profile);
  }
  await nothingOfYesterday();
});

for (let pair = 0; pair < ALLOWED.length; pair += 2) {
  const two = ALLOWED.slice(pair, pair + 2);
  step(`${two.map(({ who }) => who).join(' and ')} are back by « C'est bien lui », each at the machine whose screen shows its number`, async () => {
    for (const [number, { who }] of two.entries()) await asks(pages[2 + number], who);
    for (const [number, { profile }] of two.entries()) {
      const shown = await pages[2 + number].locator('.room-number').textContent();
      assert.match(shown, /Ta demande a le numéro\u00a0\d+\./);
      await lines(profile).filter({ hasText: `demande n°\u00a0${/\d+/.exec(shown)[0]},` }).getByRole('button', { name: "C'est bien lui" }).click();
      await choosePictures(pages[2 + number]);
      await isBack(profile);
    }
    await nothingOfYesterday();
  });
}

step('all eighteen are back, nobody is put away any more, and nobody asks', async () => {
  const { rows, tidied } = await room.board();
  assert.deepEqual(rows.map(({ profile }) => profile).sort(), CHILDREN.map(({ profile }) => profile).sort());
  assert.deepEqual([tidied, rows.flatMap(({ asking }) => asking)], [[], []]);
  await hand.page.locator('.askers').waitFor({ state: 'hidden' });
  await hand.page.locator('.stored').waitFor({ state: 'hidden' });
});
