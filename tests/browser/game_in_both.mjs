// A game that a child plays in the page, with keys and fingers: `node game_in_both.mjs <level> <program> <file out>`. It is played,
// gone back to and played on, then kept in the file out. Writes what the page was told of it, part by part, and its film's length.
import { awake, goTo, open, says, serve, until } from './driver.mjs';
import { listen } from './heard.mjs';

const [level, program, kept] = process.argv.slice(2);
const server = await serve();
const visitor = await open('about:blank', { size: 'tablet', touch: true });
const { page, problems } = visitor;
const length = () => page.locator('.seek input').getAttribute('max').then(Number);

/** A child that has made this program. */
function made([id, script]) {
  return new Promise((done) => {
    const opening = indexedDB.open('codeweek');
    opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('kept', 'readwrite'), store = writing.objectStore('kept');
      store.put({ profile: 'fox-blue' }, 'settings');
      store.put({ version: 1, turn: 1, courses: { codeweek: { programs: { [id]: script } } } }, 'children/fox-blue');
      writing.oncomplete = () => { opening.result.close(); done(); };
    };
  });
}

/** What a hand does, once the game has made something of it. */
async function done(act) {
  const before = await length();
  await act();
  await until(async () => await length() > before);
}
const key = (name) => done(() => page.keyboard.press(name));
const finger = (name) => done(() => page.locator('.pad').getByRole('button', { name }).tap());
const plays = async () => {
  await page.locator('.plays').tap();
  await page.locator('.level.lives').waitFor();
};
const stops = async () => {
  await page.keyboard.press('Escape');
  await page.locator('.level:not(.lives)').waitFor();
};

try {
  await page.goto(`${server.address}build.txt`);
  await page.evaluate(made, [level, JSON.parse(program)]);
  await page.addInitScript(listen);
  await page.goto(server.address);
  await goTo(page, level);
  await awake(page);
  await page.locator('.plays').waitFor();
  await plays();
  for (const name of ['ArrowUp', 'ArrowUp', 'ArrowRight']) await key(name);
  for (const name of ['flèche droite', 'flèche droite', 'Pagaille']) await finger(name);
  await stops();
  await page.locator('.seek input').fill(String(Math.floor(await length() * 0.6))); // back, and another way from there
  await page.evaluate(() => { window.heard = []; });
  await plays();
  await finger('flèche gauche');
  for (const name of ['ArrowDown', 'ArrowRight']) await key(name);
  await finger('Pagaille');
  await stops();
  await says(page, 'Pause');
  const parts = await page.evaluate(() => window.heard.filter(({ request }) => request.do === 'game').map(({ answer }) => answer));
  await page.locator('.level .more').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('dialog .button', { hasText: 'Garder la partie' }).click()]);
  await file.saveAs(kept);
  console.log(JSON.stringify({ parts, length: await length(), name: file.suggestedFilename(), problems }));
} finally {
  await visitor.close();
  await server.close();
}
