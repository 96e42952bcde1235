// The acts on the page: each a small thing that somebody does, told in one word.
import { blocks, dropped, place, pressable, program, workerDies } from './seen.mjs';

const SIZES = [[1366, 768], [1024, 768], [800, 1280], [390, 844], [844, 390], [1920, 1080]];
const KEYS = [
  'Enter', 'Space', 'Tab', 'Tab', 'Shift+Tab', 'Escape', 'Backspace', 'Delete', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End',
  'F5', 'F7', 'F8', 'F9', 'Control+z', 'Control+y', 'Control+c', 'Control+v', 'Control+x', 'Control+a', 'Control+Enter', 'm', 't', 'w', 'r', '4', '+', '-', '/',
].filter((key) => key !== 'F5'); // that is the browser's own
const PAGES = ['#/map', '#/map', '#/profiles', '#/settings', '#/packs', '#/workshop', '#/animal', '#/colour/fox', '#/level/04-la-ronde/at-all', '#/chapter/99', '#/%E0%A4%A'];
export const FIRST = '01-la-fusee/01-decollage';
const LETTERS = ['a', 'é', ': ', '#', '4', 'avancer()', '😀', '-1', '999999999999'];

/** A press by the mouse or by a finger, then a moment. */
async function tap(child, [x, y], times = 1) {
  const { page } = child.computer;
  if (child.finger) for (let time = 0; time < times; time++) await page.touchscreen.tap(x, y);
  else await page.mouse.click(x, y, { clickCount: times });
  await child.wait(60);
}

async function pull(child, from, to) {
  const { computer: { page, cdp }, finger } = child;
  const way = [0.2, 0.5, 0.8, 1].map((part) => from.map((at, i) => at + (to[i] - at) * part));
  if (finger) {
    const send = (type, points) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    await send('touchStart', [from]);
    for (const point of way) await send('touchMove', [point]);
    await send('touchEnd', []);
  } else {
    await page.mouse.move(...from);
    await page.mouse.down();
    for (const point of way) await page.mouse.move(...point);
    await page.mouse.up();
  }
  await child.wait(60);
}

function anywhere({ chance, computer: { page } }) {
  const { width, height } = page.viewportSize();
  return [chance.between(0, width), chance.between(0, height)];
}

const within = (chance, [x, y, width, height]) => [x + chance.part() * width, y + chance.part() * height];

async function pressOne(child, times) {
  const found = await child.computer.ask(pressable);
  if (found.length === 0) return;
  const one = child.chance.of(found);
  child.note(one.name);
  const x = one.kind === 'range' ? one.left + child.chance.part() * one.width : one.x;
  await tap(child, [x, one.y], times);
}

/** A button of the level, by its class. */
async function button(child, name) {
  const found = await child.computer.ask((wanted) => {
    const each = document.querySelector(wanted);
    const box = each?.getBoundingClientRect();
    return !each || each.disabled || document.querySelector('dialog[open]') ? null : [box.x + box.width / 2, box.y + box.height / 2];
  }, name);
  if (found) await tap(child, found);
}

async function go(child, hash) {
  await child.computer.ask((wanted) => { location.hash = wanted; }, hash);
  await child.wait(150);
}

/** A level of the course: back from another pack first, if that is what is played. */
export async function toLevel(child, id) {
  await go(child, `#/level/${id}`);
  const other = await child.computer.ask(() => {
    const course = document.querySelector('.shelf .spine');
    const away = course !== null && course.getAttribute('aria-current') === null;
    if (away) course.click();
    return away;
  });
  if (other) {
    await child.wait(600);
    await go(child, `#/level/${id}`);
  }
  await child.until(({ level, ready }) => level === id && ready);
}

const file = (child, name) => child.computer.ask(dropped, { name, base64: child.files[name] });

export const ACTS = {
  press: (child) => pressOne(child, 1),
  press_twice: (child) => pressOne(child, 2),
  poke: (child) => tap(child, anywhere(child)),
  drag: (child) => pull(child, anywhere(child), anywhere(child)),
  async add(child) {
    const { offered } = await child.computer.ask(blocks);
    if (offered.length > 0) await tap(child, child.chance.of(offered));
  },
  async bring(child) {
    const { offered, placed, room } = await child.computer.ask(blocks);
    if (offered.length === 0) return;
    const to = placed.length > 0 && child.chance.part() < 0.6 ? child.chance.of(placed).map((at) => at + 18) : within(child.chance, room);
    await pull(child, child.chance.of(offered), to);
  },
  async shift(child) {
    const { offered, placed, room } = await child.computer.ask(blocks);
    if (placed.length === 0) return;
    const to = child.chance.part() < 0.2 && offered.length > 0 ? child.chance.of(offered) : within(child.chance, room);
    await pull(child, child.chance.of(placed), to);
  },
  async key(child) {
    await child.computer.page.keyboard.press(child.chance.of(KEYS));
    await child.wait(30);
  },
  letters: (child) => child.computer.page.keyboard.type(child.chance.of(LETTERS)),
  async wheel(child) {
    await child.computer.page.mouse.move(...anywhere(child));
    await child.computer.page.mouse.wheel(0, child.chance.of([-300, -60, 60, 300]));
  },
  async run(child) {
    await button(child, '.run');
    await child.wait(child.chance.of([50, 300, 1200]));
  },
  async seek(child) {
    const ranges = (await child.computer.ask(pressable)).filter(({ kind }) => kind === 'range');
    if (ranges.length === 0) return;
    const { left, width, y } = child.chance.of(ranges);
    await pull(child, [left + child.chance.part() * width, y], [left + child.chance.part() * width, y]);
  },
  watch: (child) => child.wait(child.chance.of([100, 400, 1500])),
  async undo(child) {
    for (let times = child.chance.of([1, 1, 2, 5]); times > 0; times--) await child.computer.page.keyboard.press('Control+z');
    await child.wait(80);
  },
  async redo(child) {
    for (let times = child.chance.of([1, 1, 2, 5]); times > 0; times--) await child.computer.page.keyboard.press('Control+y');
    await child.wait(80);
  },
  async go(child) {
    const id = child.chance.of(Object.keys(child.solutions));
    await child.seated();
    await (child.chance.part() < 0.7 ? toLevel(child, id) : go(child, `#/chapter/${child.chance.between(1, 13)}`));
  },
  elsewhere: (child) => go(child, child.chance.of(PAGES)),
  async way(child) {
    const { page } = child.computer;
    await page.evaluate((by) => { setTimeout(() => history.go(by)); }, child.chance.of([-1, -1, 1, -2])); // after this answer
    await child.wait(200);
    if (!page.url().startsWith(child.computer.home)) {
      await page.goto(child.computer.home);
      await child.computer.there();
    }
  },
  /** The neighbour has told how: a file with the solution of one level, then that level, played. */
  async solve(child) {
    await child.seated();
    const id = child.chance.of(Object.keys(child.solutions));
    child.laws.may.add('programs');
    const shut = () => document.querySelectorAll('dialog').forEach((each) => each.close());
    await child.computer.ask(shut);
    const text = JSON.stringify({ courses: { [child.course]: { programs: { [id]: child.solutions[id] }, last: id } } });
    await child.computer.ask(dropped, { name: 'codeweek.json', base64: Buffer.from(text).toString('base64') });
    await child.computer.page.locator('dialog[open] button.primary').last().waitFor({ timeout: 3000 }).catch(() => undefined);
    await child.computer.ask(() => [...document.querySelectorAll('dialog[open] button.primary')].at(-1)?.click()); // « C'est toi ? »
    await child.wait(400);
    await toLevel(child, id);
    await child.computer.ask(shut);
    const speed = child.computer.page.locator('.speed input');
    if (await speed.count()) await speed.fill('5');
    await button(child, '.run');
    await child.wait(2500);
  },
  async resize(child) {
    const [width, height] = child.chance.of(SIZES);
    await child.computer.page.setViewportSize({ width, height });
    await child.wait(150);
  },
  async drop(child) {
    await file(child, child.chance.of(Object.keys(child.files)));
    child.laws.may.add('programs');
    await child.wait(400);
  },
  async worker_dies(child) {
    await child.computer.ask(workerDies, child.chance.part() < 0.3);
    await child.wait(50);
  },
  /** The network goes only once the page can do without, and comes back. */
  async wire(child) {
    const { computer } = child;
    const able = computer.offline || (await computer.ask(async () => Boolean((await navigator.serviceWorker?.getRegistration())?.active)));
    if (able) await computer.wire(computer.offline);
  },
  reload: (child) => child.laws.survives(() => child.computer.reload()),
  close: (child) => child.laws.survives(() => child.computer.reopen()),
  /** The first level is won in another tab, which is then closed. */
  async other_tab(child) {
    const { computer, laws } = child;
    const other = await computer.context.newPage();
    other.on('pageerror', (error) => computer.complain(String(error)));
    try {
      await other.goto(`${computer.home}#/level/${FIRST}`);
      await other.locator('.run').click({ timeout: 20_000 });
      await other.locator('dialog.win').waitFor({ timeout: 20_000 });
    } catch {
      // Nobody plays yet, or there is no network: then nothing is won.
    }
    await other.close();
    laws.shown.add(FIRST);
    await laws.keeping(FIRST);
    await computer.ask(() => window.dispatchEvent(new Event('focus'))); // which a browser without a window does not tell
    await child.wait(200);
  },
  /** One undo, then one redo, give the same program. */
  async back_and_forth(child) {
    const { level, ready, read } = await child.computer.ask(place);
    if (!level || !ready || read || !(await child.computer.ask(() => document.querySelector('.undo')?.disabled === false && !document.querySelector('dialog[open]')))) return;
    await child.computer.page.waitForTimeout(150);
    const before = await child.computer.ask(program);
    await button(child, '.undo');
    await button(child, '.redo');
    await child.wait(150);
    const after = await child.computer.ask(program);
    if (after !== before) throw new Error(`undone and redone, « ${before} » is « ${after} »`);
  },
};
