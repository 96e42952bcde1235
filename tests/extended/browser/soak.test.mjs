// The laws of `make soak` see what is lost, and its chance is the same for the same seed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from '../../../soak/page/chance.mjs';
import { Laws } from '../../../soak/page/laws.mjs';

const file = () => ({ 'children/fox-blue': { courses: { codeweek: { stars: { one: 2 }, programs: { one: { a: 1, b: 2 } }, gallery: { one: [{ a: 1 }] } } } } });

/** A computer that keeps one thing after another. */
function keeping(...kept) {
  return { problems: [], documents: 1, page: { workers: () => [] }, ask: async () => kept.shift(), weight: async () => kept.shift() };
}

async function after(change, shown = null) {
  const now = file();
  change(now, now['children/fox-blue'].courses.codeweek);
  const laws = new Laws(keeping(file(), now));
  await laws.keeping(shown);
  await laws.keeping();
}

test('what is lost is seen', async () => {
  await after(() => undefined);
  await after((_all, course) => { course.stars.one = 3; course.programs.one = { b: 2, a: 1 }; });
  await assert.rejects(after((all) => { delete all['children/fox-blue']; }), /is gone/);
  await assert.rejects(after((_all, course) => { course.stars.one = 1; }), /went down/);
  await assert.rejects(after((_all, course) => { delete course.programs.one; }), /the program of one is gone/);
  await assert.rejects(after((_all, course) => { course.programs.one.a = 2; }), /which nobody saw/);
  await assert.rejects(after((_all, course) => { course.gallery.one = []; }), /lost something/);
});

test('what was done on a level just before a look may come to be kept after it', async () => {
  const change = (_all, course) => { course.programs.one.a = 2; };
  await after(change, 'one');
  await assert.rejects(after(change, 'two'), /which nobody saw/);
});

test('a complaint of the page and workers that pile up are seen', () => {
  const complaining = keeping();
  complaining.problems.push('TypeError');
  assert.throws(() => new Laws(complaining).quick(), /TypeError/);
  const busy = keeping();
  busy.page.workers = () => [1, 2, 3];
  assert.throws(() => new Laws(busy).quick(), /3 workers/);
});

/** The laws of a computer whose document has so many elements, at each look. */
const weighing = (nodes, born = () => 1) => new Laws({
  page: { waitForTimeout: async () => undefined }, ask: async () => ({ born: born() }), weight: async () => ({ heap: 5, nodes: nodes.length > 1 ? nodes.shift() : nodes[0], largest: ['9 MAIN level'] }),
});

test('elements that pile up in one document are seen', async () => {
  const heavy = weighing([100, 200, 9000]);
  await heavy.light();
  await heavy.light();
  await assert.rejects(heavy.light(), /elements grew from 100 to 9000: 9 MAIN level/);
});

test('what goes when Python has answered, and what another document has, do not pile up', async () => {
  const late = weighing([100, 9000, 9000, 100]);
  await late.light();
  assert.equal((await late.light()).nodes, 100);
  let born = 1;
  const other = weighing([100, 9000], () => born);
  await other.light();
  born = 2;
  await other.light();
});

test('the same seed makes the same choices, another one others', () => {
  const choices = (seed) => {
    const chance = new Chance(seed);
    return Array.from({ length: 30 }, () => chance.weighed({ a: 1, b: 2, c: 0.5 })).join('');
  };
  assert.equal(choices('1/1'), choices('1/1'));
  assert.notEqual(choices('1/1'), choices('1/2'));
  assert.match(choices('1/1'), /a.*b|b.*a/);
});
