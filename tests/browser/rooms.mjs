// Every level of the course on one page, one after the other: is a block cut or under something, has each part its room?
import { execFileSync } from 'node:child_process';

const PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';
const SOLUTIONS = `
import json
from codeweek.levels import programs
from codeweek.blocks import blockly
from codeweek.desktop.main import course_pack
print(json.dumps([[each.id, None if programs.read_only(each) else blockly.save(programs.solution(each).script)] for each in course_pack().levels if each.writing != 'text']))`;

/** The levels of the course that have blocks, in order, each with a program that wins it. */
export function solutions() {
  return JSON.parse(execFileSync(PYTHON, ['-c', SOLUTIONS], { encoding: 'utf-8', maxBuffer: 1 << 26 }));
}

/** Leave these programs to the child who plays. */
export async function leave(page, programs) {
  await page.evaluate(async (found) => {
    const done = (request) => new Promise((ok, no) => { request.onsuccess = () => ok(request.result); request.onerror = no; });
    const base = await done(indexedDB.open('codeweek'));
    const store = base.transaction('kept', 'readwrite').objectStore('kept');
    const name = (await done(store.getAllKeys())).find((each) => String(each).startsWith('children/'));
    const file = await done(store.get(name));
    const course = file.courses?.codeweek ?? { version: 1 };
    await done(store.put({ ...file, courses: { ...file.courses, codeweek: { ...course, programs: found } } }, name));
  }, programs);
  await page.evaluate(() => { location.hash = '#/map'; }); // from the level where the programs of before ended
  await page.reload();
  await page.locator('.tile, .chapters').first().waitFor();
  if (await page.locator('.chapters').count() === 0) await page.locator('.tile').first().click();
  await page.locator('.chapters').waitFor();
}

/** What is not right on the page of a level as it is now, and what its parts measure. Runs in the page. */
export function roomsOf() {
  const wrong = [];
  const box = (each) => each.getBoundingClientRect();
  const one = (selector) => { const found = document.querySelector(selector); return found && box(found); };
  const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const host = one('.work .blocks'), work = one('.work'), keys = one('.families');
  const docked = [...document.querySelectorAll('.blocklyFlyout')].map(box).find(({ width }) => width > 0);
  const left = docked ? docked.right : host.left;
  const paths = [...document.querySelectorAll('.work .blocklyBlockCanvas .blocklyPath')].filter((each) => !each.closest('.blocklyFlyout') && each.parentElement.checkVisibility());
  const widths = paths.map((path) => box(path));
  widths.forEach((each, number) => {
    if (each.left < left - 1 || each.right > host.right + 1) wrong.push(`block ${number} is cut at the side: ${Math.round(each.left - left)} ${Math.round(each.right - host.right)}`);
  });
  const buttons = [...document.querySelectorAll('.level button, .families button')].filter((each) => each.checkVisibility());
  for (const button of buttons) if (widths.some((each) => meets(each, box(button)) && meets(host, box(button)))) wrong.push(`a block is under « ${button.textContent || button.title} »`);
  if (docked) {
    for (const each of document.querySelectorAll('.blocklyFlyout .blocklyDraggable > .blocklyPath')) {
      const { right, bottom } = box(each);
      const scrolls = document.querySelectorAll('.family').length < 2; // the pieces of a puzzle
      if (right > docked.right + 1 || (bottom > docked.bottom + 1 && !scrolls)) wrong.push(`a block offered is out of sight: ${Math.round(right - docked.right)} ${Math.round(bottom - docked.bottom)}`);
    }
  }
  for (const key of document.querySelectorAll('.family')) {
    const each = box(key);
    if (key.checkVisibility() && (each.bottom > keys.bottom + 1 || each.right > keys.right + 1 || key.scrollWidth > key.clientWidth + 1)) wrong.push(`the family « ${key.textContent} » is cut`);
  }
  if (document.querySelector('.level[data-python] .python:not([aria-busy]) .said')) wrong.push('an empty Python takes room');
  const program = host.right - left;
  if (innerWidth > innerHeight && innerWidth >= 1000 && document.querySelector('.work .families:not([hidden])') && program < 0.4 * innerWidth - 1) wrong.push(`the program has ${Math.round((100 * program) / innerWidth)} %`);
  const world = one('.world');
  return {
    wrong, program, high: host.height, world: [Math.round(world.width), Math.round(world.height)], folded: Boolean(keys?.width), python: document.querySelector('.level').dataset.python ?? '',
    widest: Math.round(Math.max(...widths.map(({ right }) => right)) - Math.min(...widths.map((each) => each.left))),
    scale: Number(/scale\(([\d.]+)/.exec(document.querySelector('.work .blocklyBlockCanvas').getAttribute('transform') ?? '')?.[1] ?? 1),
    palette: docked ? Math.round(docked.width) : 0, work: Math.round(work.width),
  };
}
