// What must hold whatever the children do on the page.
import { kept, place, program } from './seen.mjs';

const WORKERS = 2; // Python, and the one before it while it ends
const HEAP = 16; // megabytes more than at first, in one document
const NODES = 1600; // elements more: a map, the last level of text, the last of blocks and what was dragged in it are held, some 1,200; one page more each time is soon more
const ANSWERS = 20; // seconds in which whatever was asked of Python has been answered

export function holds(what, told) {
  if (!what) throw new Error(told);
}

const ordered = (value) => {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.keys(value).sort().map((name) => [name, ordered(value[name])]);
};
const same = (one, other) => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

export class Laws {
  constructor(computer) {
    Object.assign(this, { computer, kept: {}, shown: new Set(), may: new Set(), first: null });
  }

  /** After every act. */
  quick() {
    const { problems, page } = this.computer;
    if (problems.length > 0) throw new Error(`the page complains: ${problems.splice(0).join(' // ').slice(0, 1500)}`);
    holds(page.workers().length <= WORKERS, `${page.workers().length} workers`);
  }

  /** After some acts: what is kept of each child. What was just done on the level shown may still be on its way there. */
  async keeping(shown = null) {
    const now = await this.computer.ask(kept);
    for (const [name, saved] of Object.entries(this.kept)) {
      holds(now[name], `the file of ${name} is gone`);
      for (const [key, course] of Object.entries(saved.courses ?? {})) this.course(`${name}, ${key}`, course, now[name].courses?.[key]);
    }
    this.kept = now;
    this.shown = new Set(shown ? [shown] : []);
    this.may.clear();
  }

  course(whose, was, now) {
    holds(now, `${whose} is gone`);
    for (const [level, stars] of Object.entries(was.stars)) holds((now.stars[level] ?? 0) >= stars, `${whose}: stars of ${level} went down from ${stars}`);
    for (const [level, script] of Object.entries(was.programs)) {
      holds(level in now.programs, `${whose}: the program of ${level} is gone`);
      const seen = this.shown.has(level) || this.may.has('programs');
      holds(seen || same(now.programs[level], script), `${whose}: the program of ${level} changed, which nobody saw`);
    }
    for (const [level, works] of Object.entries(was.gallery)) {
      holds(this.may.has('gallery') || (now.gallery[level] ?? []).length >= works.length, `${whose}: the gallery of ${level} lost something`);
    }
  }

  /** The program shown is there again after something that takes the page away. */
  async survives(doing) {
    const { computer } = this;
    await computer.page.waitForTimeout(200);
    // A block that the keyboard carries is not in the program that is seen.
    if (await computer.ask(() => Boolean(document.querySelector('.blocklyDragging')))) await computer.page.keyboard.press('Escape');
    const before = await computer.ask(program);
    await doing();
    if (before === null) return;
    await computer.page.locator('.blocks .category-start').first().waitFor({ state: 'attached', timeout: 60_000 });
    await computer.page.waitForTimeout(300);
    const after = await computer.ask(program);
    holds(after === before, `the program was « ${before} », and is « ${after} »`);
  }

  /** In one document, nothing grows. */
  async light() {
    const { computer } = this;
    let now = await computer.weight();
    const { born } = await computer.ask(place);
    if (this.first?.born !== born) this.first = { born, ...now };
    // A page that was left while Python was asked for something goes when the answer comes.
    for (let time = 0; time < ANSWERS && now.nodes > this.first.nodes + NODES; time++) {
      await computer.page.waitForTimeout(1000);
      now = await computer.weight();
    }
    holds(now.heap <= this.first.heap + HEAP, `the memory grew from ${this.first.heap.toFixed(1)} to ${now.heap.toFixed(1)} MB`);
    holds(now.nodes <= this.first.nodes + NODES, `the elements grew from ${this.first.nodes} to ${now.nodes}: ${now.largest.join(', ')}`);
    return now;
  }

  get stars() {
    return Object.values(this.kept).flatMap((saved) => Object.values(saved.courses ?? {}))
      .flatMap((course) => Object.values(course.stars)).reduce((sum, each) => sum + each, 0);
  }
}
