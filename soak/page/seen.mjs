// What can be seen of the page, and what it keeps: functions that run in it.

/** Points of everything that can be pressed now. */
export function pressable() {
  const found = [];
  for (const each of document.querySelectorAll('button, input, select, textarea, summary, [role=button], [role=tab], a[href]')) {
    const box = each.getBoundingClientRect();
    if (each.disabled || box.width < 2 || box.height < 2) continue;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
    const over = document.elementFromPoint(x, y);
    if (over && (each.contains(over) || over.contains(each))) {
      found.push({ x, y, left: box.x, width: box.width, name: each.className || each.tagName, kind: each.type ?? '' });
    }
  }
  return found;
}

/** Points of the blocks of the palette, and of those of the program. */
export function blocks() {
  const points = (each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return [x + Math.min(12, width / 2), y + Math.min(12, height / 2)];
  };
  const inside = ([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight;
  const all = [...document.querySelectorAll('.blocks .blocklyDraggable')];
  const [offered, placed] = [true, false].map((wanted) => all
    .filter((each) => (each.closest('.blocklyFlyout') !== null) === wanted).map(points).filter(inside));
  const { x, y, width, height } = (document.querySelector('.blocks') ?? document.body).getBoundingClientRect();
  return { offered, placed, room: [x, y, width, height] };
}

/** The program as it is written on its blocks; null when no level is shown. */
export function program() {
  const canvas = [...document.querySelectorAll('.blocks .blocklyBlockCanvas')].find((each) => !each.closest('.blocklyFlyout'));
  return canvas ? [...canvas.querySelectorAll('.blocklyText')].map((each) => each.textContent.replaceAll('\u00a0', ' ').trim()).sort().join(' | ') : null;
}

/** Where we are: the level shown, whether its blocks are there; when the document was born, which tells it from others. */
export function place() {
  const level = document.querySelector('.level');
  return { level: level?.dataset.level ?? null, ready: Boolean(document.querySelector('.blocks .category-start')), read: level?.classList.contains('read-only') ?? false, hash: location.hash, born: performance.timeOrigin };
}

/** All that this browser keeps. */
export function kept() {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('codeweek');
    opening.onupgradeneeded = () => opening.transaction.abort(); // nothing is kept yet
    opening.onerror = () => done({});
    opening.onsuccess = () => {
      const found = {};
      const reading = opening.result.transaction('kept').objectStore('kept').openCursor();
      reading.onerror = failed;
      reading.onsuccess = () => {
        const cursor = reading.result;
        if (cursor) {
          if (/^(children\/|visitor)/.test(String(cursor.key))) found[cursor.key] = cursor.value;
          cursor.continue();
        } else {
          opening.result.close();
          done(found);
        }
      };
    };
  });
}

/** A file is dropped on the page. */
export function dropped({ name, base64 }) {
  const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([content], name));
  window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
}

/** The worker of Python ends: told by the browser, or in silence. */
export function workerDies(silently) {
  const worker = window.soakWorkers.at(-1)?.deref();
  worker?.terminate();
  if (!silently) worker?.dispatchEvent(new Event('error'));
}
