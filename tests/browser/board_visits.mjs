// What the visits of board.test.mjs share with those of extended/browser.
import assert from 'node:assert/strict';
import { open } from './driver.mjs';
import { Room } from './room_host.mjs';

export const ROCKET = '01-la-fusee/01-decollage', STAIRS = '04-la-ronde/05-l-escalier', VOTED = '05-la-tortue-geometre/01-quel-dessin', TOUCHED = '01-la-fusee/06b-encore';
export let room;
export async function begin() { room = await Room.open(); }
export const child = (page, profile) => page.locator(`.child[data-profile="${profile}"]`);
export const status = (page, profile, wanted) => page.locator(`.child[data-profile="${profile}"][data-status="${wanted}"]`).waitFor({ timeout: 60_000 });

export async function visit(path, body, complaints = []) {
  const visitor = await open(`${room.address}${path}`, { motion: false });
  try {
    await body(visitor);
    assert.deepEqual(visitor.problems.filter((each) => !complaints.some((known) => each.includes(known))), []);
    assert.deepEqual(visitor.asked.filter((url) => !url.startsWith(room.address) && !/^(data|blob):/.test(url)), [], 'a request went to another host');
  } finally {
    await visitor.close();
  }
}
