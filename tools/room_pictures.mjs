// The adult's board and the projector of a room, for the guide: `node tools/room_pictures.mjs FOLDER` (needs `make web`, chromium).
import { join } from 'node:path';
import { open } from '../tests/browser/driver.mjs';
import { Room } from '../tests/browser/room_host.mjs';
import { Machine } from '../tests/browser/room_machine.mjs';

const LEVELS = { rocket: '01-la-fusee/01-decollage', post: '02-le-facteur/02-pivoter-ce-n-est-pas-avancer', stairs: '04-la-ronde/05-l-escalier', vote: '05-la-tortue-geometre/01-quel-dessin' };
const WALL = 'Il y a une fontaine devant.';
const WON = { stars: 3, ran: { key: 'say.won', say: 'Bravo !', won: true } };
const CHILDREN = [
  ['owl-green', LEVELS.stairs, 'stuck'], ['fox-blue', LEVELS.stairs, 'hint'], ['cat-pink', LEVELS.stairs, 'ran'], ['panda-yellow', LEVELS.post, 'building'],
  ['lion-orange', LEVELS.stairs, 'building'], ['penguin-purple', LEVELS.stairs, 'won'], ['turtle-blue', LEVELS.post, 'won'], ['frog-green', LEVELS.rocket, 'asks'],
];

async function play(room, [profile, level, state], number) {
  const machine = new Machine(room, number.toString(16));
  const status = await machine.sit(profile);
  if (status !== 200) throw new Error(`${profile}: ${status}`);
  await machine.tell('open', level);
  if (state === 'stuck') for (let run = 0; run < 3; run++) await machine.fails(level, WALL);
  if (state === 'ran') await machine.fails(level, WALL);
  if (state === 'hint') await machine.tell('hint', level, { hints: 1 });
  if (state === 'won') await machine.tell('win', level, WON);
  if (state === 'asks') await new Machine(room, 'f').sit(profile);
  return machine;
}

const room = await Room.open();
const { page, close } = await open(`${room.address}salle`);
try {
  const machines = [];
  for (const [number, child] of CHILDREN.entries()) machines.push(await play(room, child, number));
  await page.locator('.child').nth(CHILDREN.length - 1).waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(process.argv[2], 'guide-board.png') });
  await room.act('vote', { pack: 'codeweek', level: LEVELS.vote, choices: 3 });
  for (const [number, machine] of machines.slice(0, 7).entries()) await machine.tell('answer', LEVELS.vote, { vote: 1, choice: [0, 1, 1, 2, 1, 0, 1][number] });
  await page.goto(`${room.address}salle#projecteur`);
  await page.reload();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: join(process.argv[2], 'guide-projector.png') });
} finally {
  await close();
  await room.close();
}
