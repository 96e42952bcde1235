// What codeweek's page keeps in the browser; each function is sent there whole.

/** A child sat down here before, and made these programs: what takes a person's time is no part of the measure. */
export function seat(programs = {}) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('codeweek');
    opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
    opening.onerror = failed;
    opening.onsuccess = () => {
      const writing = opening.result.transaction('kept', 'readwrite');
      writing.objectStore('kept').put({ profile: 'fox-blue' }, 'settings');
      writing.objectStore('kept').put({ version: 1, turn: 1, courses: { codeweek: { programs } } }, 'children/fox-blue');
      writing.oncomplete = () => { opening.result.close(); done(); };
    };
  });
}

/** When all is kept for offline. */
export async function kept() {
  const ready = await navigator.serviceWorker.ready;
  while (ready.active?.state !== 'activated') await new Promise((next) => setTimeout(next, 100));
  return performance.now();
}

/** Once what comes during a rest is kept too: what programs are typed with, and the rest of Python. */
export async function rested() {
  while (!(await Promise.all(['typing.js', 'code.css', 'py/python_rest.zip'].map((name) => caches.match(name)))).every(Boolean)) await new Promise((next) => setTimeout(next, 500));
}

/** Whether the memory of Python is kept too, or none is. */
export async function remembered() {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'codeweek-python')) return 1;
  return new Promise((done) => {
    const opening = indexedDB.open('codeweek-python');
    opening.onerror = () => done(0);
    opening.onsuccess = () => {
      const base = opening.result;
      const asking = base.transaction('memory').objectStore('memory').get('head');
      asking.onsuccess = () => { base.close(); done(asking.result?.size ?? 0); };
    };
  });
}
