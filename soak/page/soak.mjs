// Children on the page: `node soak.mjs <options as JSON>`. Tells what happens as lines of JSON, as `soak.desktop` does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTS, FIRST, toLevel } from './acts.mjs';
import { Chance } from './chance.mjs';
import { Computer } from './browser.mjs';
import { LEAVING, STAYING } from './children.mjs';
import { Laws } from './laws.mjs';
import { place } from './seen.mjs';

const { address, seed, minutes, acts, day: only, every, files: folder, course } = JSON.parse(process.argv[2]);
const SITTING = [20, 70]; // acts of one child, before the next one comes
const KEEPING = 4; // acts between two looks at what is kept
const WEIGHING = 20; // acts between two weighings
const TOLD = 30; // the last acts, told when something breaks
const FAILURES = 20;
const SOLUTIONS = 'solutions.json';

const named = readdirSync(folder).filter((name) => name !== SOLUTIONS);
const files = Object.fromEntries(named.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
const solutions = JSON.parse(readFileSync(join(folder, SOLUTIONS)));
const end = Date.now() + minutes * 60_000;
const going = () => only || Date.now() < end;
const all = { counts: {}, acts: 0, wins: 0, levels: new Set(), memory: [], failures: [], now: { heap: 0, nodes: 0 } };
let next = Date.now() + every * 1000;

function tell(told, more = {}) {
  console.log(JSON.stringify({
    told, shell: 'page', acts: all.acts, levels: all.levels.size, wins: all.wins, memory: Math.round(all.now.heap * 10) / 10, nodes: all.now.nodes, ...more,
  }));
}

/** One day: a browser where nothing is kept, and children one after the other. */
async function play(name) {
  const chance = new Chance(name);
  const computer = await Computer.start(address);
  computer.home = address;
  const last = [];
  const laws = new Laws(computer);
  const child = {
    computer, chance, laws, files, solutions, course, finger: false, acts: 0,
    wait: (time) => computer.page.waitForTimeout(time),
    note: (words) => { last.push(`${last.pop()} (${words})`); },
    /** Somebody plays, if nothing comes in between: a file that was dropped opens when Python is there. */
    async seated() {
      const { hash } = await computer.ask(place);
      if (!/profiles|animal|colour/.test(hash) && (await computer.page.locator('.tile').count()) === 0) return;
      await computer.ask(() => { location.hash = '#/animal'; });
      try {
        for (const tiles of ['.animals .tile', '.colours .tile']) {
          const tile = computer.page.locator(tiles);
          await tile.first().waitFor({ timeout: 5000 });
          await tile.nth(chance.between(0, await tile.count())).click({ timeout: 5000 });
        }
        await computer.page.locator('.chapters, .level, .comic').first().waitFor({ timeout: 5000 });
        const comic = computer.page.locator('.comic .skip');
        if (await comic.count() > 0) await comic.click();
      } catch (late) {
        if (late.name !== 'TimeoutError') throw late;
      }
    },
    async until(right) {
      for (let time = 0; time < 40; time++) {
        if (right(await computer.ask(place))) return;
        await computer.page.waitForTimeout(100);
      }
    },
  };
  let done = 0;
  try {
    const children = chance.part() < 0.5 ? STAYING : LEAVING;
    while (done < acts && going()) {
      const kind = chance.of(Object.keys(children));
      child.finger = chance.part() < 0.4;
      for (let left = chance.between(...SITTING); left > 0 && done < acts && going(); left--) {
        await once(child, kind, children[kind], last);
        done++;
      }
    }
    await plays(child);
  } catch (broken) {
    const shown = await computer.page.evaluate(() => `${location.hash} ${document.querySelector('dialog[open] h2')?.textContent ?? ''}`).catch(() => '');
    all.failures.push({ day: name, act: done, law: String(broken.message).slice(0, 2000), acts: last, told: `${shown}\n${broken.stack}` });
  } finally {
    await computer.close().catch((error) => all.failures.push({ day: name, act: done, law: String(error), acts: last, told: '' }));
  }
}

async function once(child, kind, weights, last) {
  const { computer, laws, chance } = child;
  const act = chance.weighed(weights);
  const { level, hash } = await computer.ask(place);
  if (level) laws.shown.add(level);
  last.push(`${kind} ${act} on ${level ?? hash}${child.finger ? ', by finger' : ''}`);
  if (last.length > TOLD) last.shift();
  if (await computer.page.locator('dialog.gallery').count()) laws.may.add('gallery');
  await ACTS[act](child);
  all.counts[act] = (all.counts[act] ?? 0) + 1;
  all.acts++;
  child.acts++; // of this day: played again alone, it is looked at in the same moments
  const after = await computer.ask(place);
  if (after.level) {
    laws.shown.add(after.level);
    all.levels.add(after.level);
  }
  laws.quick();
  if (child.acts % KEEPING === 0) {
    const stars = laws.stars;
    await laws.keeping(after.level);
    if (laws.stars > stars) all.wins++;
  }
  if (child.acts % WEIGHING === 0) await weigh(child);
  if (Date.now() >= next) {
    next += every * 1000;
    tell('minute');
  }
}

/** On the page that is always the same. */
async function weigh({ computer, laws, wait }) {
  await computer.ask(() => {
    document.querySelectorAll('dialog').forEach((each) => each.close());
    location.hash = '#/settings';
  });
  await wait(500);
  all.now = await laws.light();
  all.memory.push([all.acts, Math.round(all.now.heap * 10) / 10, all.now.nodes]);
}

/** At the end of the day, after all that: the first level still plays. */
async function plays(child) {
  const { computer } = child;
  await computer.wire(true);
  await computer.page.goto(`${address}#/profiles`);
  await computer.reload();
  await child.seated();
  // Who sits down on a slow machine is brought to the map late, perhaps after the level was asked for.
  const run = computer.page.locator(`[data-level="${FIRST}"] .run`);
  for (let time = 0; time < 15 && await run.count() === 0; time++) await toLevel(child, FIRST);
  await run.click({ timeout: 60_000 });
  await computer.page.waitForFunction(() => Number(document.querySelector('.seek input')?.value) > 0, null, { timeout: 60_000 });
  child.laws.quick();
}

for (let day = only ?? 1; going(); day++) {
  await play(`${seed}/${day}`);
  if (only || all.failures.length >= FAILURES) break;
}
tell('end', { counts: all.counts, memory_series: all.memory, failures: all.failures });
process.exit(0);
