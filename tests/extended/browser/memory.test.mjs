// The memory of a Python that has just woken is kept, and the next one starts from it; whatever is wrong with what was
// kept, the page plays.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from '../../../web/node_modules/esbuild/lib/main.js';
import { awake, closeAll, goTo, openAgain, python, serve } from '../../browser/driver.mjs';

const LEVEL = '04-la-ronde/08-la-ronde-deraille'; // it holds a program
let site;
before(async () => { site = await serve(); });
after(() => Promise.all([site.close(), closeAll()]));

/** What is kept of Python, as it was before a change to it. */
const kept = (page, change = '') => page.evaluate((wanted) => new Promise((done, failed) => {
  const changes = {
    'with a mark': (store, { head }) => store.put({ ...head, mark: true }, 'head'),
    'of another build': (store, { head }) => store.put({ ...head, build: 'another' }, 'head'),
    'without its content': (store) => store.delete('content'),
    'with fifty flipped bits': (store, { content }) => {
      for (let flip = 1; flip <= 50; flip++) content[(flip * 104_729) % content.length] ^= 1 << flip % 8;
      store.put(content, 'content');
    },
    'that once did not come to its end': (store) => store.put(true, 'starting'),
  };
  const opening = indexedDB.open('codeweek-python');
  opening.onupgradeneeded = () => opening.result.createObjectStore('memory');
  opening.onerror = failed;
  opening.onsuccess = () => {
    const doing = opening.result.transaction('memory', 'readwrite');
    const store = doing.objectStore('memory');
    const found = {};
    for (const name of ['head', 'content', 'starting']) store.get(name).onsuccess = ({ target }) => { found[name] = target.result; };
    store.count().onsuccess = () => changes[wanted]?.(store, found);
    doing.oncomplete = () => {
      opening.result.close();
      done({ build: found.head?.build, mark: Boolean(found.head?.mark), starting: Boolean(found.starting), whole: found.content?.length === found.head?.pages.length * 4096 });
    };
  };
}), change);

async function once(page, wanted) {
  for (const end = Date.now() + 60_000; Date.now() < end; await page.waitForTimeout(250)) {
    const found = await kept(page);
    if (wanted(found)) return found;
  }
  throw new Error('that does not come');
}

/** Someone came before, and what was kept of Python then has been changed; then comes the visit itself. */
function visit(name, change, body) {
  test(name, { timeout: 240_000 }, async () => {
    const visitor = await openAgain(site.address);
    const { page } = visitor;
    try {
      await goTo(page, LEVEL);
      const { build } = await once(page, (found) => found.build && found.whole);
      await kept(page, change);
      await page.reload();
      await goTo(page, LEVEL);
      await awake(page);
      await body({ ...visitor, build });
    } finally {
      await visitor.close();
    }
  });
}

async function plays(page) {
  await page.locator('.run').click();
  await page.waitForFunction(() => Number(document.querySelector('.seek input').value) > 0, null, { timeout: 60_000 });
}

visit('Python starts from its memory, plays, and reads a file of a teacher', 'with a mark', async ({ page, problems, build }) => {
  assert.match(await python(page), /avancer/);
  await plays(page);
  await page.waitForTimeout(6000); // a memory that did not work would have been made again
  assert.deepEqual(await kept(page), { build, mark: true, starting: false, whole: true });
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.chapters').waitFor();
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(['title: Essai\ntoolbox: [move]\nmap: |\n  >.G\nsolution: |\n  avancer()\n  avancer()\n'], 'essai.yaml'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  await page.locator('[data-level=essai]').waitFor();
  assert.deepEqual(problems, []);
});

for (const change of [
  'of another build', 'without its content', 'with fifty flipped bits', 'that once did not come to its end',
]) {
  visit(`a memory ${change} is forgotten, made again, and nobody notices`, change, async ({ page, build }) => {
    await plays(page);
    await once(page, (found) => found.build === build && found.whole && !found.starting);
  });
}
