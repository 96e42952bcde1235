// A child's file of the desktop in the page: `node desktop_and_page.mjs <file in> <file out> <level>...`.
// Takes the file in, plays the program it holds on each level, keeps the progress in the file out; writes what the
// page asked Python, and what Python answered, for each play.
import { awake, goTo, open, python, serve, sitDown } from './driver.mjs';

const [given, kept, ...levels] = process.argv.slice(2);
const server = await serve();
const visitor = await open('about:blank');
const { page, problems } = visitor;

/** Notes what goes to the worker and what comes from it. */
function listen() {
  window.heard = [];
  window.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      this.addEventListener('message', (event) => {
        const about = window.heard.find((each) => each.id === event.data.id);
        if (about && event.data.answer) about.answer = JSON.parse(event.data.answer);
      });
    }

    postMessage(message) {
      if (message.request) window.heard.push({ id: message.id, request: JSON.parse(message.request) });
      super.postMessage(message);
    }
  };
}

/** The button of the adult's page with these words. */
async function adult(words, event) {
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.adult').click();
  const [happened] = await Promise.all([page.waitForEvent(event), page.locator('dialog .button', { hasText: words }).click()]);
  return happened;
}

async function play(level) {
  await goTo(page, level);
  await awake(page);
  const text = await python(page);
  await page.evaluate(() => { window.heard = []; });
  await page.locator('.run').click();
  await page.waitForFunction(() => window.heard.some((each) => each.request.do === 'play' && each.answer), null, { timeout: 60_000 });
  const { request, answer } = await page.evaluate(() => window.heard.find((each) => each.request.do === 'play'));
  if (answer.verdict?.won) await page.locator('dialog.win').waitFor({ timeout: 60_000 });
  return { text, request, answer };
}

try {
  await page.addInitScript(listen);
  await page.goto(server.address);
  await sitDown(page);
  await (await adult('Reprendre', 'filechooser')).setFiles(given);
  await page.locator('dialog', { hasText: 'hibou rose' }).waitFor();
  const played = [];
  for (const level of levels) played.push(await play(level));
  await (await adult('Garder', 'download')).saveAs(kept);
  console.log(JSON.stringify({ played, problems }));
} finally {
  await visitor.close();
  await server.close();
}
