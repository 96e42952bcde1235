// Two rooms of one server in one browser: each has its page, its children, its board and its adult's code.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUILT, open, sitDown, until } from '../../browser/driver.mjs';

const PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';
const home = mkdtempSync(join(tmpdir(), 'codeweek-town-'));
const env = { ...process.env, CODEWEEK_HOME: home };
const command = (...words) => [['-u', '-m', 'codeweek', '--language', 'fr', ...words], { env, encoding: 'utf-8' }];

let server, origin, rooms, visit;
before(async () => {
  rooms = ['École', 'Médiathèque'].map((name) => {
    const said = execFileSync(PYTHON, ...command('room', 'new', name));
    return { name, path: /\/r\/\w+\//.exec(said)[0], code: /\b\d{5} \d{5}\b/.exec(said)[0] };
  });
  server = spawn(PYTHON, ...command('serve', BUILT, '--host', '127.0.0.1', '--port', '0', '--database', 'sqlite'));
  origin = await new Promise((found) => {
    server.stdout.on('data', (text) => { const there = /http:\/\/[\d.]+:\d+/.exec(text); if (there) found(there[0]); });
  });
  visit = await open(origin + rooms[0].path, { workers: 'allow' });
});
after(async () => {
  await visit?.close();
  server?.kill();
  rmSync(home, { recursive: true, force: true });
});

const here = async ({ path }) => (await (await fetch(`${origin}${path}api/room`)).json()).children.map(({ profile }) => profile);

test('a child who sits down in one room is in no other, and another room of the same browser has its own children', async () => {
  const { page, problems } = visit;
  await page.locator('.room-mine').waitFor();
  await sitDown(page);
  await page.waitForFunction(() => document.querySelector('.chapters'));
  await until(async () => (await here(rooms[0])).length > 0);
  assert.deepEqual(await here(rooms[1]), []);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(origin + rooms[1].path);
  await page.locator('.tile').first().waitFor();
  assert.equal(await page.locator('.tile').count(), 3, 'only the doors of a new child');
  await sitDown(page);
  await until(async () => (await here(rooms[1])).length > 0);
  await page.goto(origin + rooms[0].path);
  await page.locator('.chapters, .tile').first().waitFor();
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
  assert.deepEqual(databases.filter((name) => name.includes('/')), rooms.map(({ path }) => `codeweek${path}`).sort());
  assert.deepEqual(problems, []);
});

test('each room is kept by a worker and a cache of its own', async () => {
  const { page } = visit;
  await page.goto(origin + rooms[1].path);
  const scopes = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname).sort();
  });
  assert.deepEqual(scopes, rooms.map(({ path }) => path).sort());
  const caches = await page.evaluate(() => window.caches.keys());
  for (const { path } of rooms) assert.ok(caches.some((name) => name.startsWith(`codeweek-${path.slice(1)}`)), path);
});

test('the board of a room opens by the code of this room, typed as it was shown, and by no other', async () => {
  const { page } = visit;
  await page.goto(`${origin}${rooms[0].path}salle`);
  await page.locator('.door input').fill(rooms[1].code);
  await page.keyboard.press('Enter');
  await page.locator('.door .problem').filter({ hasText: /./ }).waitFor();
  await page.locator('.door input').fill(rooms[0].code);
  await page.keyboard.press('Enter');
  await page.getByText('Renard bleu').first().waitFor();
  await page.goto(`${origin}${rooms[1].path}salle`);
  await page.locator('.door input').waitFor();
});
