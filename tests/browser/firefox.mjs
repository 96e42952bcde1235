// Debian's own Firefox, driven as the standard says (WebDriver BiDi): the few commands that a visit takes.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from '../../web/node_modules/ws/wrapper.mjs';

const PATH = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const PATIENCE = 60_000; // milliseconds

/** A Firefox where nothing is kept yet, without a window. */
export async function firefox() {
  const folder = await mkdtemp(join(tmpdir(), 'codeweek-firefox-'));
  const program = spawn(PATH, ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0', '--width', '1366', '--height', '900', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LANG: 'fr_FR.UTF-8', MOZ_CRASHREPORTER_DISABLE: '1' } });
  const gone = new Promise((done) => { program.on('close', done); });
  const send = await connected(await address(program));
  await send('session.new', { capabilities: {} });
  const problems = [];
  const asked = new Set(); // requests without an answer so far
  await send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent', 'network.responseCompleted', 'network.fetchError'] });
  send.heard = ({ method, params }) => {
    if (method === 'log.entryAdded' && params.level === 'error') problems.push(params.text);
    if (method === 'network.beforeRequestSent') asked.add(params.request.request);
    if (method === 'network.responseCompleted' || method === 'network.fetchError') asked.delete(params.request.request);
  };
  const { contexts: [{ context }] } = await send('browsingContext.getTree', {});
  const close = async () => {
    await send('browser.close', {}).catch(() => undefined);
    await Promise.race([gone, pause(5000)]);
    program.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { ...visitor(send, context, asked), problems, close };
}

/** Where it listens, which it says itself. */
function address(program) {
  return new Promise((done, failed) => {
    let said = '';
    program.on('error', failed);
    program.on('close', () => failed(new Error(said)));
    program.stderr.on('data', (words) => {
      said += words;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) done(found[1]);
    });
  });
}

async function connected(where) {
  const socket = new WebSocket(`${where}/session`);
  await new Promise((done, failed) => { socket.on('open', done); socket.on('error', failed); });
  const asked = new Map();
  const send = (method, params) => new Promise((done, failed) => {
    asked.set(asked.size + 1, { done, failed });
    socket.send(JSON.stringify({ id: asked.size, method, params }));
  });
  socket.on('message', (text) => {
    const message = JSON.parse(text);
    const { done, failed } = asked.get(message.id) ?? {};
    if (message.type === 'success') done?.(message.result);
    else if (message.type === 'error') failed?.(new Error(`${message.error}: ${message.message}`));
    else send.heard?.(message);
  });
  return send;
}

function visitor(send, context, asked) {
  const evaluate = async (work, ...given) => {
    const expression = `(async () => JSON.stringify(await (${work})(...${JSON.stringify(given)})) ?? 'null')()`;
    const { result, exceptionDetails } = await send('script.evaluate', { expression, target: { context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  };
  const until = async (work, ...given) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) {
      if (await evaluate(work, ...given).catch(() => false)) return; // a page that is being left has no answer
    }
    throw new Error(`that does not come: ${work} ${given}`);
  };
  const seen = (selector) => until((wanted) => document.querySelector(wanted)?.checkVisibility(), selector);
  return {
    evaluate, until, seen,
    goto: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    /** Once all that was asked for is there: Firefox calls it an error when a page is left while its worker still answers. */
    reload: async () => {
      for (let calm = 0, end = Date.now() + PATIENCE; calm < 5 && Date.now() < end; calm = asked.size ? 0 : calm + 1) await pause(100);
      await send('browsingContext.reload', { context, wait: 'complete' });
    },
    picture: async () => Buffer.from((await send('browsingContext.captureScreenshot', { context })).data, 'base64'),
    /** A click of the mouse, in the middle of what is there and stays where it is. */
    click: async (selector) => {
      await seen(selector);
      const boxes = ['', 'another'];
      for (const end = Date.now() + PATIENCE; boxes.at(-1) !== boxes.at(-2);) {
        if (Date.now() > end) throw new Error(`${selector} never stays where it is`);
        boxes.push(await evaluate((wanted) => JSON.stringify([document.querySelector(wanted)?.getBoundingClientRect(), innerHeight]), selector).catch(() => String(Date.now()))); // a page that is being left has none
        await pause(100);
      }
      const { result } = await send('script.evaluate', { expression: `document.querySelector(${JSON.stringify(selector)})`, target: { context }, awaitPromise: false });
      const origin = { type: 'element', element: { sharedId: result.sharedId } };
      const actions = [{ type: 'pointerMove', x: 0, y: 0, origin }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      await send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
  };
}
