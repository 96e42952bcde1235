// A week: eighteen children, on three pages, in a window and on machines without a page. Each evening two others are absent, all sit at another
// machine and the room has another address; who comes back does so by its pictures, without a word and without the adult.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Hand } from '../../browser/adult_hand.mjs';
import { choosePictures, comeIn, goTo, kept, openMany, STAIRS, tap, touchPictures, until } from '../../browser/driver.mjs';
import { Room, steps } from '../../browser/room_host.mjs';
import { Machine } from '../../browser/room_machine.mjs';
import { windowIn } from '../../browser/room_window.mjs';

const DAY = 24 * 3600; // seconds
const ROCKET = '01-la-fusee/01-decollage', FOX = 'fox-blue';
const EVENINGS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'], ABSENT = 2;
const ON_PAGES = [
  { animal: 'Hibou', pictures: ['Clé', 'Poisson', 'Tambour'] }, { animal: 'Chat', pictures: ['Pomme', 'Robot', 'Cadenas'] }, { animal: 'Panda', pictures: ['Canard', 'Crabe', 'Livre'] },
];
const COLOURS = ['green', 'blue', 'pink', 'orange', 'yellow', 'purple'];
const ELSEWHERE = ['rabbit', 'frog', 'lion'].flatMap((animal) => COLOURS.map((colour) => `${animal}-${colour}`)).slice(0, 14);
const KEY = ['star', 'dog', 'boat']; // of all those without a page: it is the child's own only together with its animal
const back = []; // milliseconds from the first touch of a page until the child's level is there

let room, home, hand, pages, machines, closeAll, windows = [];
before(async () => {
  [room, home] = [await Room.open(), await mkdtemp(join(tmpdir(), 'codeweek-week-'))];
  const browser = await openMany(room.address, ['pc', 'small', 'tablet', 'pc']);
  [machines, closeAll] = [browser.machines.slice(0, 3), browser.close];
  pages = machines.map(({ page }) => page);
  hand = new Hand(browser.machines[3].page, room.address);
});
after(async () => {
  for (const window of windows) window.end();
  await closeAll?.();
  await room?.close();
  await rm(home, { recursive: true, force: true });
});

const step = steps();
const machineOf = (number) => Object.assign(new Machine(room, 'a'), { machine: number.toString(16).padStart(32, '0') });

/** A window of a computer that was never in this room. */
async function freshWindow(evening) {
  const window = windowIn(join(home, String(evening)));
  windows.push(window);
  await window.does('joins', room.port);
  return window;
}

/** Those who are there are all on the board, nobody asks for anything, and then all is put away. */
async function ends(absent) {
  const there = [...ON_PAGES.map(({ profile }) => profile), FOX, ...ELSEWHERE.filter((profile) => !absent.includes(profile))];
  await until(async () => {
    const rows = (await room.board()).rows.filter(({ status }) => status !== 'away');
    return JSON.stringify(rows.map(({ profile }) => profile).sort()) === JSON.stringify(there.sort());
  }, 20_000);
  assert.deepEqual((await room.board()).rows.flatMap(({ asking }) => asking), [], 'the adult is asked for nobody');
  for (const window of windows.splice(0)) { await window.does('leaves'); window.end(); }
  await hand.tidies();
  await hand.page.locator('.stored li').nth(ELSEWHERE.length + ON_PAGES.length).waitFor();
}

step('on Monday three children on pages and one in a window choose their pictures and play', async () => {
  const window = await freshWindow(0);
  await window.does('plays');
  await window.does('wins');
  for (const [place, child] of ON_PAGES.entries()) {
    const page = pages[place];
    await comeIn(page);
    await page.locator('.animals .tile', { hasText: child.animal }).click();
    await page.locator('.colours .tile').first().click();
    await choosePictures(page, child.pictures);
    await page.locator('.chapters, .level, .comic').first().waitFor();
    child.profile = (await kept(page, 'settings')).profile;
    await goTo(page, STAIRS);
    await tap(page, 'avancer');
  }
});

step('on Monday fourteen others do', async () => {
  for (const [number, profile] of ELSEWHERE.entries()) {
    const machine = machineOf(number);
    assert.equal(await machine.sit(profile), 200);
    assert.equal((await room.ask('pictures', { machine: machine.machine, profile, pictures: KEY })).status, 200);
    await machine.tell('win', ROCKET, { stars: 2, part: { version: 1, stars: { [ROCKET]: 2 } } });
  }
  for (const { profile } of ON_PAGES) await until(async () => /"move"/.test(JSON.stringify((await room.ask(`board/child/${profile}`)).value.program ?? null)));
  await ends([]);
});

for (const [evening, name] of EVENINGS.entries()) {
  if (evening === 0) continue;
  const absent = ELSEWHERE.slice(evening * ABSENT, (evening + 1) * ABSENT);
  step(`on ${name}, at another address and each at another machine, all who come are back by their pictures`, async () => {
    room.later += DAY;
    await room.move();
    hand.address = room.address;
    const window = await freshWindow(evening);
    assert.equal(await window.does('comes_back'), '01-la-fusee/02-une-case-de-plus');
    for (const [place, { animal, pictures, profile }] of ON_PAGES.entries()) {
      const page = pages[(place + evening) % pages.length];
      await page.goto(room.address);
      await page.locator('.room-mine').waitFor();
      const began = performance.now();
      await page.locator('.room-mine').click();
      await page.locator('.room-animal', { hasText: animal }).click();
      await touchPictures(page, pictures);
      await page.waitForFunction(() => location.hash.includes('l-escalier') && document.querySelector('.page.level'));
      back.push(performance.now() - began);
      await until(async () => /"move"/.test(JSON.stringify((await kept(page, `children/${profile}`)).courses.codeweek.programs[STAIRS])));
    }
    for (const [number, profile] of ELSEWHERE.entries()) {
      if (absent.includes(profile)) continue;
      const machine = machineOf(evening * ELSEWHERE.length + (number ^ 1)); // beside that of its neighbour
      assert.equal(await machine.sit(profile, { pictures: [] }), 403);
      const { status, value } = await machine.join(profile, { pictures: KEY, take: true });
      assert.deepEqual([status, value.file.courses.codeweek.stars[ROCKET]], [200, 2], profile);
      await machine.tell('open', STAIRS);
    }
    await ends(absent);
  });
}

test('six touches bring each back to its level', (story) => {
  assert.equal(back.length, (EVENINGS.length - 1) * ON_PAGES.length);
  const [least, middle, most] = [0, back.length >> 1, back.length - 1].map((place) => (back.sort((one, other) => one - other)[place] / 1000).toFixed(1));
  story.diagnostic(`from « Je joue déjà dans la salle » to the level: ${least} s at least, ${middle} s, ${most} s at most`);
  const complaints = machines.flatMap(({ problems }) => problems).filter((each) => !/40[39]|ERR_|net::|Failed to fetch/.test(each));
  assert.deepEqual(complaints, []);
});
