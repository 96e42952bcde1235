// What the visits of comics.test.mjs share with those of extended/browser.
import { serve } from './driver.mjs';

export let server;
export const begin = async () => { server = await serve(); };
export const on = async (page, times = 1) => { for (let time = 0; time < times; time++) await page.locator('.comic .on').click(); };

/** In the page: the child who plays has won all of these. */
export const won = (levels) => new Promise((done) => {
  const opening = indexedDB.open('codeweek');
  opening.onsuccess = () => {
    const store = opening.result.transaction('kept', 'readwrite').objectStore('kept');
    store.get('settings').onsuccess = ({ target: { result: { profile } } }) => {
      store.get(`children/${profile}`).onsuccess = ({ target: { result: child } }) => {
        Object.assign(child.courses.codeweek, { stars: Object.fromEntries(levels.map((id) => [id, 3])), alone: levels });
        store.put(child, `children/${profile}`).onsuccess = () => done();
      };
    };
  };
});
