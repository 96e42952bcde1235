// A test in a browser where nothing is kept of those before it (`fresh`: in one of its own), that must end without one complaint of the page and without one request elsewhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeAll, open, openAgain, serve, sitDown } from './driver.mjs';

let server;
before(async () => { server = await serve(); });
after(() => Promise.all([server.close(), closeAll()]));

let visits = null; // those that wait for the turns of all files

/** Read files of tests, and begin their visits after all their turns: a turn that follows a visit has a page to load. */
export async function turnsFirst(read) {
  visits = [];
  await read();
  for (const begin of visits.splice(0)) begin();
}

export function visit(name, options, body) {
  if (visits && !options.stays) visits.push(() => tested(name, options, body));
  else tested(name, options, body);
}

function tested(name, options, body) {
  const { fresh = options.workers === 'allow', timeout = 240_000, ...like } = options; // a service worker would stay
  test(name, { timeout }, async () => {
    const visitor = await (fresh ? open : openAgain)(server.address, { motion: false, ...like });
    let well = false;
    try {
      if (fresh) await sitDown(visitor.page);
      await body(visitor);
      assert.deepEqual(visitor.problems, []);
      const elsewhere = visitor.asked.filter((url) => !url.startsWith(visitor.address) && !/^(data|blob):/.test(url));
      assert.deepEqual(elsewhere, [], 'a request went to another host');
      well = true;
    } finally {
      await visitor.close(well);
    }
  });
}

/** A test by a child who sits down where the one of the last turn stood up: for what leaves nothing on the page but what it kept. */
export const turn = (name, options, body) => visit(name, { stays: true, ...options }, body);
