// What is tried without a network, in any browser: a level of each mode, those too that are written, by what of each is to be seen.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILT } from './driver.mjs';

const TYPED = /^16-/, BUILT_THERE = ['predict', 'parsons']; // the chapter in which programs are typed, but for some

/** The first level of each mode, with blocks and written. */
export async function levelsOfEachMode() {
  const { chapters } = JSON.parse(await readFile(join(BUILT, 'data/course.fr.json'), 'utf8'));
  const found = new Map();
  for (const { id, mode } of chapters.flatMap(({ levels }) => levels)) {
    const level = { id, mode, typed: TYPED.test(id) && !BUILT_THERE.includes(mode) }, sort = `${mode} ${level.typed}`;
    if (!found.has(sort)) found.set(sort, level);
  }
  return [...found.values()];
}

/** In the page: whether a level is open: its blocks are there, or the text that is written in it, with all its lines where some are given. */
export function open({ id, mode, typed }) {
  const level = document.querySelector(`.level:is([data-level="${id}"], [data-level="${id}~1"])`);
  if (!level || !typed) return level?.querySelector('.blocks .category-start')?.checkVisibility() ?? false;
  const lines = level.querySelector('.writing .code-box')?.shadowRoot?.querySelectorAll('.cm-line') ?? [];
  return lines.length > (['create', 'solo', 'translate'].includes(mode) ? 0 : 1);
}

/** What has to be kept before the network goes. */
export const KEPT = ['typing.js', 'typing.css', 'code.css', 'py/python_rest.zip', 'workshop.css'];
