// A room served for a test, and children of it who are machines without a page: they tell what a page would.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT } from './driver.mjs';

const PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';
const TRIES = 150, PAUSE = 100; // until the server answers

/** `codeweek serve` with a room of its own, until it is closed; `proxied`: nobody is trusted without the code, as behind a proxy. */
export async function openRoom({ proxied = false } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'codeweek-room-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const names = proxied ? ['--name', `127.0.0.1:${port}`] : [];
  let server, said = '';
  const start = async () => {
    server = spawn(PYTHON, ['-u', '-m', 'codeweek', 'serve', BUILT, '--host', '127.0.0.1', '--port', String(port), ...names], {
      stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, CODEWEEK_HOME: home },
    });
    server.stdout.on('data', (text) => { said += text; });
    for (let tries = 0; !(await fetch(`${address}api/room`).then(({ ok }) => ok, () => false)); tries++) {
      if (tries === TRIES) throw new Error('codeweek serve does not answer');
      await new Promise((later) => { setTimeout(later, PAUSE); });
    }
  };
  /** As the power goes. */
  const stop = async () => {
    const ended = new Promise((end) => { server.on('exit', end); });
    if (server.kill('SIGKILL')) await ended;
  };
  const close = async () => {
    await stop();
    await rm(home, { recursive: true, force: true });
  };
  await start();
  return { address, start, stop, close, code: () => /\b\d{3} \d{3}\b/.exec(said)[0] };
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

export async function post(address, path, value) {
  const answer = await fetch(`${address}api/${path}`, {
    method: 'POST', body: JSON.stringify(value), headers: { 'Content-Type': 'application/json', Origin: new URL(address).origin },
  });
  return { status: answer.status, ...(await answer.json().catch(() => ({}))) };
}

export const board = async (address) => (await fetch(`${address}api/board`)).json();

/** A machine, with a child once one sat down. */
export class Machine {
  constructor(address, letter) {
    this.address = address;
    this.machine = letter.repeat(32);
    this.n = 0;
  }

  async sit(profile) {
    const { address, machine } = this;
    this.profile = profile;
    return post(address, 'join', { machine, profile, file: null, codeweek: '0.1.0' });
  }

  /** Tell what happened on a level: its kind, and what goes with it. */
  async tell(kind, level, more = {}) {
    const { address, machine, profile } = this;
    this.n += 1;
    return post(address, 'events', { machine, events: [{ n: this.n, kind, profiles: [profile], pack: 'codeweek', level, ...more }] });
  }

  /** A run that did not win; what its page said of it. */
  async fails(level, say, program) {
    const part = program ? { part: { version: 1, programs: { [level]: program } } } : {};
    return this.tell('run', level, { ran: { key: 'run.wall', say, won: false }, ...part });
  }

  async orders() { return (await fetch(`${this.address}api/orders?machine=${this.machine}`)).json(); }
}
