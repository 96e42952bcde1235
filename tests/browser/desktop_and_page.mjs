// A child's file and code of the desktop in the page: `node desktop_and_page.mjs <file in> <file out> <code> <level>...`.
// Takes the file in, plays the program it holds on each level, keeps the progress in the file out and in a code; takes
// the code in another browser. Writes what the page asked Python, and what Python answered, for each play; the code; what
// the other browser keeps.
import { awake, goTo, open, python, serve } from './driver.mjs';
import { listen } from './heard.mjs';

const [given, kept, words, ...levels] = process.argv.slice(2);
const LONG = { timeout: 60_000 };
const server = await serve();
const visitor = await open('about:blank');
const { page, problems } = visitor;

/** Where codes are typed and files opened. */
async function haveCode(where) {
  await where.locator('.code-open').click(LONG);
  await where.locator('.here input').waitFor(LONG);
}

/** Its owner is there. */
async function arrived(where) {
  await where.locator('dialog', { hasText: 'hibou rose' }).waitFor(LONG);
  await where.keyboard.press('Escape');
}

/** The words of the code that the page shows. */
async function code() {
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.elsewhere-open').click(LONG);
  await page.locator('.code-words:not([hidden]) .word').first().waitFor(LONG);
  return (await page.locator('.code-words .word').allTextContents()).join(' ');
}

/** What a fresh browser keeps once the code was typed there. */
async function typed() {
  const other = await open(server.address);
  try {
    await haveCode(other.page);
    await other.page.keyboard.insertText(`${words} `);
    await other.page.locator('.found .arrives').click(LONG);
    await arrived(other.page);
    const found = await other.page.evaluate(() => new Promise((done) => {
      const opened = indexedDB.open('codeweek');
      opened.onsuccess = () => {
        const asked = opened.result.transaction('kept').objectStore('kept').getAll();
        const names = opened.result.transaction('kept').objectStore('kept').getAllKeys();
        names.onsuccess = () => done(Object.fromEntries(names.result.map((name, i) => [name, asked.result[i]])));
      };
    }));
    return { found, problems: other.problems };
  } finally {
    await other.close();
  }
}

async function play(level) {
  await goTo(page, level);
  await awake(page);
  const text = await python(page);
  await page.evaluate(() => { window.heard = []; });
  await page.locator('.run').click();
  await page.waitForFunction(() => window.heard.some((each) => each.request.do === 'play' && each.answer), null, { timeout: 60_000 });
  const { request, answer } = await page.evaluate(() => window.heard.find((each) => each.request.do === 'play'));
  if (answer.verdict?.won) await page.locator('dialog.win, .ways .button').first().waitFor({ timeout: 60_000 });
  return { text, request, answer };
}

try {
  await page.addInitScript(listen);
  await page.goto(server.address);
  await haveCode(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.opens').click()]);
  await chooser.setFiles(given);
  await arrived(page);
  const played = [];
  for (const level of levels) played.push(await play(level));
  const shown = await code();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.saves').click()]);
  await download.saveAs(kept);
  const other = await typed();
  console.log(JSON.stringify({ played, shown, kept: other.found, problems: [...problems, ...other.problems] }));
} finally {
  await visitor.close();
  await server.close();
}
