// Through each door by the keyboard alone, by the names of what it meets, to the first win; no serious finding on the way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { awake, open, serve, until } from '../../browser/driver.mjs';
import { findings } from '../../browser/findings.mjs';

let server;
before(async () => { server = await serve(); });
after(() => server.close());

/** Tab to what has such a name, and press it. */
async function press(page, name) {
  const said = () => page.evaluate(() => {
    const { activeElement: own } = document;
    return (own.getAttribute('aria-label') || own.textContent || '').replaceAll('\u00a0', ' ').trim();
  });
  for (let tabs = 0; !name.test(await said()); tabs++) {
    assert.ok(tabs < 60, `the keyboard does not come to ${name}: ${await said()}`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

/** Put a block behind the last one. */
async function put(page, name) {
  const said = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? '');
  await page.keyboard.press('t');
  for (let steps = 0; !name.test(await said()); steps++) {
    assert.ok(steps < 20, await said());
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

const STAIR = [/^avancer/, /^pivoter à gauche/, /^avancer/, /^pivoter à droite/];
const WAYS = {
  'Je découvre': { level: '01-la-fusee/01-decollage', wins: (page) => press(page, /^Lancer/) },
  'Je connais les blocs': {
    level: '04-la-ronde/05-l-escalier',
    wins: async (page) => {
      for (const name of [...STAIR, ...STAIR, ...STAIR, ...STAIR]) await put(page, name);
      await press(page, /^Lancer/);
    },
  },
  "J'écris du Python": {
    level: '16-le-carnet-de-python/01-avec-ou-sans-guillemets',
    wins: async (page) => {
      await press(page, /x, puis Ada/);
      await press(page, /^Lancer/);
    },
  },
};

for (const [door, { level, wins }] of Object.entries(WAYS)) {
  test(`the keyboard alone goes through « ${door} » and wins what is behind`, { timeout: 240_000 }, async (t) => {
    const { page, problems, close } = await open(server.address);
    t.after(close);
    const fine = async (state) => assert.deepEqual(await findings(page), [], state);
    await page.locator('.doors .tile').first().waitFor();
    await fine('doors');
    await press(page, new RegExp(door.replace("'", ".")));
    await page.locator('.animals .tile').first().waitFor();
    await fine('animals');
    await press(page, /renard/i);
    await page.locator('.colours .tile').first().waitFor();
    await press(page, /bleu/i);
    await page.locator('.level, .comic').first().waitFor(); // the chapter stands behind its comic
    if (await page.locator('.comic').count() > 0) await page.keyboard.press('Escape');
    await page.locator(`[data-level="${level}"]`).waitFor();
    await awake(page);
    await fine('level');
    await wins(page);
    await page.locator('dialog.win').waitFor({ timeout: 90_000 });
    await fine('win');
    const now = page.url();
    await press(page, /Niveau suivant/);
    await until(async () => page.url() !== now || await page.locator('.comic').count() > 0); // that of the next chapter comes in front
    assert.deepEqual(problems, []);
  });
}
