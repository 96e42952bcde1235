// The room and the two browsers of `room.test.mjs`, which all of its steps have.
import { after, before } from 'node:test';
import { kept, open } from './driver.mjs';
import { Room, steps } from './room_host.mjs';

export const [FOX, OWL] = ['fox-blue', 'owl-blue'];
export const TAKE_OFF = '01-la-fusee/01-decollage', ASTEROIDS = '01-la-fusee/04-les-asteroides', QUESTION = '05-la-tortue-geometre/01-quel-dessin', TOUCHED = '01-la-fusee/06b-encore', DRAWN = '05-la-tortue-geometre/10-mon-dessin';
export const USUAL = { title: '', levels: [] };
export const EXPECTED = /40[39]|404.*games.file|ERR_|Failed to fetch|net::/; // what a browser notes of a refusal, or of a room that is far

export let room, one, other;
before(async () => {
  room = await Room.open();
  [one, other] = await Promise.all([open(room.address, { motion: false }), open(room.address, { size: 'small', motion: false })]);
});
after(async () => {
  await Promise.all([one?.close(), other?.close()]);
  await room?.close();
});

export const at = (page, hash) => page.evaluate((wanted) => { location.hash = wanted; }, hash);
export const dialog = (page, words) => page.locator('dialog[open]', { hasText: words });
export const strip = (page) => page.locator('.room-strip');
export const program = async (page, child, level) => JSON.stringify((await kept(page, `children/${child}`)).courses.codeweek.programs[level] ?? null);

/** Write in what the browser keeps under a name. */
export const change = (page, name, path, value) => page.evaluate(([under, fields, wanted]) => new Promise((done) => {
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
export const networkIsBack = (page) => page.evaluate(() => dispatchEvent(new Event('online')));

export const step = steps();
