// A first visit whose wire fails: wherever it does, the page has words, tries again by itself, and comes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open } from '../../browser/driver.mjs';
import { host } from '../../browser/host.mjs';

const LONG = { timeout: 60_000 };
const CUT = /connexion s'est coupée/;

function visit(name, options, body) {
  test(name, { timeout: 120_000 }, async () => {
    const { fault, hash = '', ...others } = options;
    const site = await host();
    site.fault = fault;
    const visitor = await open(site.address + hash, { ...others, until: 'commit' });
    try {
      await body({ ...visitor, site });
    } finally {
      await Promise.all([visitor.close(), site.close()]);
    }
  });
}

const words = (page) => page.locator('.opening [role=status]');

/** From the file named on, nobody answers until the test says so. */
function from(file) {
  let gone = false;
  return (path) => {
    if (file.test(path)) {
      gone = true;
      return 'cut';
    }
    return gone ? 'off' : null;
  };
}

describe('a first visit whose wire fails', { concurrency: 2 }, () => { // most of it is waiting
  for (const [where, file, hash] of [
    ['at the first file', /^app\.js$/],
    ['in the style sheet', /^style\.css$/],
    ['in the script', /^chunk-/],
    ['in the sentences', /^data\/words/],
    ['in the course', /^data\/course/, '#/map'],
  ]) {
    visit(`a first load cut ${where} says so, and comes by itself once the wire is back`, { fault: from(file), hash }, async ({ page, site }) => {
      await page.locator('.opening.cut').waitFor(LONG);
      assert.match(await words(page).textContent(), CUT);
      assert.ok(await page.locator('.opening svg').isVisible(), 'a picture that is broken');
      assert.ok(await page.locator('.opening button', { hasText: 'Réessayer' }).isVisible());
      site.fault = () => null;
      await page.locator('.tile').first().waitFor(LONG);
    });
  }

  visit('the button tries at once', { fault: from(/^data\/words/) }, async ({ page, site }) => {
    await page.locator('.opening.cut').waitFor(LONG);
    await page.waitForTimeout(4500); // the pauses have grown
    site.fault = () => null;
    await page.locator('.opening button').click();
    await page.locator('.tile').first().waitFor({ timeout: 4000 });
  });

  visit('a host that stays away is asked less and less, and an adult is called', { fault: from(/^app\.js$/), language: 'en-GB' }, async ({ page, site, asked }) => {
    await page.locator('.opening.cut', { hasText: /connection was cut/ }).waitFor(LONG);
    await page.locator('.opening.cut', { hasText: /grown-up/ }).waitFor(LONG);
    const times = asked.filter((url) => url === site.address).length - 1; // by the page: the browser itself may ask a wire twice
    assert.ok(times >= 3 && times <= 5, `${times} times`);
  });

  visit('bytes that stop without an end are told, and the page comes once they come again', {
    fault: (path) => (path === 'index.html' ? null : 'stall'),
  }, async ({ page, site }) => {
    assert.match(await words(page).textContent(), /fusée arrive/);
    await page.locator('.opening', { hasText: 'un peu long' }).waitFor(LONG);
    site.fault = () => null; // but what has stopped does not go on
    await page.locator('.tile').first().waitFor(LONG);
  });

  visit('a slow first load has a bar that fills with what has come', { fault: (path) => (/^data\//.test(path) ? 'stall' : null) }, async ({ page }) => {
    const bar = page.locator('.opening [role=progressbar]');
    await page.waitForFunction(() => Number(document.querySelector('[role=progressbar]').getAttribute('aria-valuenow')) > 80, null, LONG);
    assert.equal(await bar.getAttribute('aria-label'), 'La fusée arrive…');
    assert.ok(Number(await bar.getAttribute('aria-valuenow')) < 100);
  });

  /** Someone in the first level, who presses Run while Python is on its way. */
  async function pressed(page) {
    await page.evaluate(async () => {
      const base = await new Promise((done) => { indexedDB.open('codeweek').onsuccess = ({ target }) => done(target.result); });
      const writing = base.transaction('kept', 'readwrite');
      writing.objectStore('kept').put({ profile: 'fox-blue' }, 'settings');
      await new Promise((done) => { writing.oncomplete = done; });
      history.replaceState(null, '', '#/level/01-la-fusee/01-decollage');
    });
    await page.reload({ waitUntil: 'commit' }); // or Run would be pressed in the document that goes
    await page.locator('.run').waitFor(LONG);
    await page.locator('.blocks .category-start').first().waitFor(LONG);
    await page.locator('.run').click();
  }

  visit('what Python weighs is shown while it comes, and the button stays pressed', {
    fault: (path) => (/\.wasm$/.test(path) ? 'stall' : null),
  }, async ({ page, site }) => {
    await page.locator('.tile').first().waitFor(LONG);
    await pressed(page);
    await page.locator('.sentence', { hasText: 'Python se réveille' }).waitFor(LONG);
    await page.waitForFunction(() => Number(document.querySelector('.coming:not([hidden])')?.getAttribute('aria-valuenow')) > 10, null, LONG);
    assert.ok(await page.locator('.run.busy[aria-busy=true]').isVisible());
    assert.ok(Number(await page.locator('.coming').getAttribute('aria-valuenow')) < 100);
    site.fault = () => null;
    await page.locator('dialog.win').waitFor(LONG); // the wire that stopped was given up, and another one asked
  });

  visit('a Python whose files are cut is asked for again by itself, and the program starts', {
    fault: (path) => (/python_stdlib/.test(path) ? 'cut' : null),
  }, async ({ page, site }) => {
    await page.locator('.tile').first().waitFor(LONG);
    await pressed(page);
    await page.locator('.sentence', { hasText: CUT }).waitFor(LONG);
    site.fault = () => null;
    await page.locator('dialog.win').waitFor(LONG);
  });
});
