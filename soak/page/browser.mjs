// One computer with a browser: where things are kept, a tab, and what can be seen from outside.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../../web/node_modules/playwright-core/index.mjs';
import { CHROMIUM } from '../../tests/browser/driver.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const ROUNDS = 10;
const PATIENCE = 5000; // milliseconds in which a page must answer
const BETWEEN = /Execution context was destroyed/;
const ELSEWHERE = /Failed to load resource|net::ERR_|Failed to fetch|NetworkError|ERR_INTERNET_DISCONNECTED|dynamically imported module|Load failed/;

/** In the page, before it begins: its workers can be found. */
function remember() {
  window.soakWorkers = [];
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      window.soakWorkers.push(new WeakRef(this));
    }
  };
}

/** In the page: how many elements the trees have that these nodes are in, and the largest of them. Prototypes are among them, and refuse. */
function held() {
  const rootOf = (node) => { try { return [node.getRootNode()]; } catch { return []; } };
  const trees = [...new Set(this.flatMap(rootOf))].map((root) => [1 + (root.querySelectorAll?.('*').length ?? 0), `${root.nodeName} ${root.getAttribute?.('class') ?? ''}`]);
  const largest = trees.sort(([one], [other]) => other - one).slice(0, 8).map(([size, name]) => `${size} ${name}`);
  return { nodes: trees.reduce((sum, [size]) => sum + size, 0), largest };
}

export class Computer {
  static async start(address) {
    const folder = await mkdtemp(join(tmpdir(), 'codeweek-soak-'));
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: CHROMIUM, args: FLAGS, viewport: { width: 1366, height: 768 },
      locale: 'fr-FR', hasTouch: true, acceptDownloads: true,
    });
    const computer = new Computer(address, folder, context);
    await context.addInitScript(remember);
    await computer.tab(context.pages()[0]);
    return computer;
  }

  constructor(address, folder, context) {
    Object.assign(this, { address, folder, context, offline: false, problems: [] });
  }

  /** The page in a tab. */
  async tab(page) {
    this.page = page ?? (await this.context.newPage());
    this.page.on('pageerror', (error) => this.complain(error.stack ?? String(error)));
    this.page.on('console', (message) => {
      // Refusals the page answers: where there is no room it plays alone; an animal of another machine has to say its words; and what
      // is refused because it comes too often (these children open the page again and again) is told again later.
      const { url } = message.location(), often = / 429 /.test(message.text()) && /\/api\/(join|file|events)$/.test(url);
      const answered = often || /\/api\/(room|join)$/.test(url);
      if (message.type() === 'error' && !answered) this.complain(`${message.text()} ${url}`);
    });
    this.page.on('crash', () => this.problems.push('the page crashed'));
    this.page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    this.cdp = await this.context.newCDPSession(this.page);
    await this.cdp.send('Performance.enable');
    await this.page.goto(this.address);
    await this.there();
  }

  /** Without a network, a file that does not come is no news. */
  complain(words) {
    if (!(this.offline && ELSEWHERE.test(words))) this.problems.push(words);
  }

  /** Some page of ours is shown. */
  there() { return this.page.locator('main').first().waitFor({ state: 'attached', timeout: 60_000 }); }

  async reload() {
    await this.page.reload();
    await this.there();
  }

  /** The tab is closed, and opened again. */
  async reopen() {
    const before = this.page;
    const address = before.url();
    await this.context.newPage().then(async (empty) => {
      await before.close({ runBeforeUnload: false });
      this.address = address.startsWith('http') ? address : this.address;
      await this.tab(empty);
    });
  }

  async wire(there) {
    this.offline = !there;
    await this.context.setOffline(!there);
  }

  /** An answer of the page, which never takes long. */
  async ask(body, given) {
    let timer = 0;
    const late = new Promise((_done, failed) => { timer = setTimeout(() => failed(new Error(`the page does not answer in ${PATIENCE} ms`)), PATIENCE); });
    try {
      return await Promise.race([this.answer(body, given), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Who goes back may be between two documents just then: the next one is asked. */
  answer(body, given) {
    return this.page.evaluate(body, given).catch((error) => {
      if (!BETWEEN.test(String(error))) throw error;
      return this.page.waitForLoadState().then(() => this.page.evaluate(body, given));
    });
  }

  /** Megabytes of JavaScript, and elements, once all that can be thrown away is: a page that was left goes in several rounds. */
  async weight() {
    let now = await this.collected();
    for (let round = 0, before = Infinity; round < ROUNDS && now.nodes < before; round++) {
      before = now.nodes;
      now = await this.collected();
    }
    return now;
  }

  async collected() {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    const of = (name) => metrics.find((each) => each.name === name).value;
    return { heap: of('JSHeapUsedSize') / 1e6, ...(await this.elements()), listeners: of('JSEventListeners') };
  }

  /** The elements that are there, and those that were taken away and that something still holds. Chromium's own count has its
   * cache of pictures too: each SVG is a document, 2,500 elements come and go with them. */
  async elements() {
    const { result: node } = await this.cdp.send('Runtime.evaluate', { expression: 'Node.prototype' });
    const { objects } = await this.cdp.send('Runtime.queryObjects', { prototypeObjectId: node.objectId, objectGroup: 'nodes' });
    const { result } = await this.cdp.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: String(held), returnByValue: true });
    await this.cdp.send('Runtime.releaseObjectGroup', { objectGroup: 'nodes' });
    return result.value;
  }

  async close() {
    await this.context.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
