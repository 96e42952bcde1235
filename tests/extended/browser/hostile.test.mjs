// Nothing a child's program or a teacher's file holds reaches the page: no name, no request, no element.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { awake, goTo, python } from '../../browser/driver.mjs';
import { RAW, SCRIPTS, TEXTS } from '../../browser/hostile.mjs';
import { takeFile } from '../../browser/places.mjs';
import { visit } from '../../browser/visit.mjs';
import { MARKUP, isText } from '../../browser/hostile_visits.mjs';

const EVERYTHING = `title: Tout
mode: create
map: |
  >..G
  .#..
toolbox: [move, turn_left, say, repeat, count, while, if, if_else, variables, lists, functions, call_value, return,
  arithmetic, comparisons, logic, wall_ahead]
`;
/** What only the inside of Python or of the page would say. */
const INSIDE = /Traceback|File "|<module|object at 0x|JsProxy|pyodide\.|\/lib\/|RecursionError|MemoryError|built-in/g;

/** Lets a test ask the very worker of the page, and keeps what the page itself asked. */
function listen() {
  window.heard = [];
  window.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      window.asks = (request) => new Promise((answered) => {
        const id = `test ${window.heard.length} ${Math.random()}`;
        this.addEventListener('message', (event) => { if (event.data.id === id) answered(event.data.answer); });
        super.postMessage({ id, request, rest: true });
      });
    }

    postMessage(message) {
      if (message.request) window.heard.push(JSON.parse(message.request));
      super.postMessage(message);
    }
  };
}

async function listening({ page }) {
  await page.addInitScript(listen);
  await page.reload();
  await page.locator('main h1').waitFor();
}

/** What a program could have changed. */
const state = (page) => page.evaluate(() => {
  const main = document.querySelector('main').cloneNode(true);
  main.querySelector('.bubble').remove(); // a hero who is left alone says something else
  return {
    names: Object.getOwnPropertyNames(window).sort(), title: document.title, address: location.href, cookie: document.cookie,
    kept: JSON.stringify({ ...localStorage, ...sessionStorage }), elements: document.querySelectorAll('*').length, page: main.outerHTML,
  };
});
const insideWorker = (page) => page.workers().at(-1).evaluate(() => Object.getOwnPropertyNames(globalThis).sort());

visit('no program reaches the page, its worker or the network', { fresh: true }, async (visitor) => {
  const { page } = visitor;
  await listening(visitor);
  await takeFile(page, EVERYTHING);
  await page.locator('.level h1').waitFor({ timeout: 60_000 });
  await awake(page);
  const { pack, level } = await page.evaluate(() => window.heard.findLast((each) => each.do === 'python'));
  const about = { pack, level, language: 'fr', tries: 1, inputs: [] };
  const told = async (request) => {
    const answer = await page.evaluate((text) => window.asks(text), request);
    const { ok, lost, say } = JSON.parse(answer);
    assert.equal(typeof ok, 'boolean');
    assert.ok(!lost, `Python ended by ${request.slice(0, 300)}`);
    assert.ok(ok || say, `nothing said of ${request.slice(0, 300)}`);
    for (const [word] of answer.matchAll(INSIDE)) assert.ok(request.includes(word), `${word}: ${request.slice(0, 300)}`); // or it is the file's own word
    return JSON.parse(answer);
  };
  await told(JSON.stringify({ do: 'open', language: 'fr', name: 'first.yaml', text: EVERYTHING }));
  const asked = () => visitor.asked.filter((url) => !url.includes('/clips/')); // voices come by and by, when nothing else does
  const now = async () => [await state(page), await insideWorker(page), asked(), page.workers().length];
  let before = [];
  for (let last = null; !isDeepStrictEqual(last, before); before = await now()) { // until all that comes later is there
    last = before;
    await page.waitForTimeout(500);
  }

  for (const text of TEXTS) {
    const file = `${EVERYTHING}given: ${JSON.stringify(text)}\nsolution: ${JSON.stringify(text)}\n`;
    const opened = await told(JSON.stringify({ do: 'open', language: 'fr', name: 'given.yaml', text: file }));
    const [first] = opened.pack?.chapters[0].levels ?? [];
    if (first) await told(JSON.stringify({ do: 'play', ...about, pack: opened.pack.key, level: first.id, script: first.start }));
  }
  for (const script of SCRIPTS) {
    for (const verb of ['check_script', 'python', 'play']) await told(JSON.stringify({ do: verb, ...about, script }));
  }
  for (const raw of RAW) await told(`{"do":"play","pack":"${pack}","level":"${level}","language":"fr","script":${raw}`);

  assert.deepEqual(await now(), before);
  await page.locator('.player .run').click();
  await page.waitForFunction(() => window.heard.at(-1).do !== 'python' && !document.querySelector('.run.busy'));
  assert.equal((await python(page)).trim(), '');
});

visit('markup in a course and in the names of its blocks is text', {}, async ({ page }) => {
  await page.route(/\/data\/(?!words)[^/]+\.fr\.json$/, async (route) => {
    const answer = await route.fetch();
    const planted = JSON.stringify(MARKUP);
    const text = (await answer.text()).replace(/"(title|idea|story|label|text)":"[^"]*"/g, (_all, key) => `"${key}":${planted}`)
      .replace(/"message0":"[^"%]*/g, (all) => `${all}${planted.slice(1, -1)} `);
    await route.fulfill({ response: answer, body: text });
  });
  await page.reload();
  for (const hash of ['#/map', '#/chapter/2']) {
    await page.evaluate((wanted) => { location.hash = wanted; }, hash);
    await isText(page, hash);
  }
  await goTo(page, '02-le-facteur/03-le-coin-de-la-rue');
  await isText(page, 'level');
  assert.ok(await page.locator('.blocklyFlyout text', { hasText: 'planted' }).count() > 2);
});
