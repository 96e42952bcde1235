// A room for a browser test: `codeweek serve` with a folder of its own, and the adult at the serving computer.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BUILT, until } from './driver.mjs';

const SLOW = Number(process.env.CODEWEEK_SLOW ?? 5); // for a machine that does much else
/** Milliseconds until each machine follows: two seconds, as the rooms promise, on a quiet machine. */
export const SOON = SLOW * 2000;

/** Tests that are steps of one story: one that does not end fails, and those after it are not begun. */
export function steps() {
  let broken = '';
  return (name, body) => test(name, { timeout: 60_000 }, async (story) => {
    if (broken) return story.skip(`« ${broken} » did not end`);
    broken = name;
    await body();
    broken = '';
  });
}

/** A port that nobody has. */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** The server with a clock that is so many seconds ahead: `codeweek serve` another day. */
const LATER = 'import sys, time; now, ahead = time.time, float(sys.argv.pop(1)); time.time = lambda: now() + ahead; import codeweek.__main__';

export class Room {
  later = 0; // seconds that the clock of the server is ahead

  /** A room that is open; `proxied`: nobody is trusted without the code, as behind a proxy. */
  static async open({ proxied = false } = {}) {
    const room = new Room();
    room.proxied = proxied;
    room.folder = await mkdtemp(join(tmpdir(), 'codeweek-room-'));
    room.port = await freePort();
    room.address = `http://127.0.0.1:${room.port}/`;
    await room.start();
    return room;
  }

  async start() {
    const command = [...(this.later ? ['-c', LATER, String(this.later)] : ['-m', 'codeweek']), 'serve', BUILT, '--host', '127.0.0.1', '--port', String(this.port), ...(this.proxied ? ['--name', `127.0.0.1:${this.port}`] : [])];
    this.server = spawn(process.env.CODEWEEK_PYTHON ?? 'python3', ['-u', ...command], { env: { ...process.env, CODEWEEK_HOME: this.folder }, stdio: ['ignore', 'pipe', 'inherit'] });
    this.printed = '';
    this.server.stdout.on('data', (text) => { this.printed += text; });
    await until(() => fetch(`${this.address}api/room`).then((answer) => answer.ok, () => false)).catch((never) => {
      this.server.kill();
      throw never;
    });
  }

  /** As in a power cut. */
  async kill() {
    const gone = new Promise((done) => { this.server.once('exit', done); });
    this.server.kill('SIGKILL');
    await gone;
  }

  /** The same room at another address. */
  async move() {
    await this.kill();
    this.port = await freePort();
    this.address = `http://127.0.0.1:${this.port}/`;
    await this.start();
  }

  async close() {
    if (this.server.exitCode === null && this.server.signalCode === null) await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  async ask(path, value) {
    const told = value === undefined ? {} : {
      method: 'POST', body: JSON.stringify(value), headers: { 'Content-Type': 'application/json', Origin: this.address.slice(0, -1) },
    };
    const answer = await fetch(`${this.address}api/${path}`, told);
    return { status: answer.status, value: await answer.json() };
  }

  /** The adult does something. */
  async act(act, fields = {}) {
    const { status, value } = await this.ask('act', { act, ...fields });
    if (status !== 200) throw new Error(`${act}: ${status} ${JSON.stringify(value)}`);
  }

  /** « C'est bien lui »: the only machine that asks for a child may have it. */
  async allow(profile) {
    const { asking: [{ number }] } = await this.row(profile, ({ asking }) => asking.length === 1);
    await this.act('allow', { profile, number });
  }

  /** The adult puts a pack in: what it is, and its levels. */
  async pack(name, text) {
    const told = { method: 'POST', body: text, headers: { Origin: this.address.slice(0, -1) } };
    const packed = await (await fetch(`${this.address}api/packs?name=${name}`, told)).json();
    const there = (await this.ask('course')).value.find(({ key }) => key === packed.key);
    return { packed, levels: there.chapters.flatMap((chapter) => chapter.levels.map((level) => ({ pack: packed.key, level: level.id }))) };
  }

  async board() { return (await this.ask('board')).value; }

  /** A child on the board, once it is as it should be; how soon that is, `make bench` tells. */
  async row(profile, wanted, within = 50_000) {
    let found;
    await until(async () => {
      found = (await this.board()).rows.find((row) => row.profile === profile);
      return found && wanted(found);
    }, within).catch(() => assert.fail(`${profile} is not so on the board: ${JSON.stringify(found)}`));
    return found;
  }

  /** The code of the adult, as it is shown on this computer. */
  async code() { return (await this.ask('adult')).value.code; }
}
