// Answers with the page's own rules of progress: which levels are open, where to go on, what follows.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src');
const contents = "export * from './progress/progress'; export { due, offers } from './progress/review-schedule'; export { merged, rebased } from './progress/merge-progress'; export * as shelf from './progress/invented-levels';";
const { outputFiles } = await build({ stdin: { contents, resolveDir: source, loader: 'ts' }, bundle: true, format: 'esm', write: false });
const rules = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

function play(progress, name, level, rest) {
  if (name === 'put_aside') return level in progress.programs ? rules.putAside(progress, level) : progress;
  return rules[name](progress, level, ...rest);
}

/** The levels that a child invents, after each of some steps. */
function invent(progress, steps) {
  const { shelf } = rules;
  return steps.map(([name, ...rest]) => {
    progress = shelf[name](progress, ...rest);
    return { progress, kept: shelf.kept(progress), free: shelf.free(progress) ?? null };
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const { pack, saved, other, there, level, program, moves = [], drawn, some = { from: 0, step: 1 } } = JSON.parse(line);
  if (drawn) {
    console.log(JSON.stringify(invent(rules.progressOf(saved), drawn)));
    continue;
  }
  const progress = rules.progressOf(saved), apart = rules.progressOf(other);
  const aside = level in progress.programs ? rules.putAside(progress, level) : progress;
  const now = rules.showed(rules.kept(rules.saved(aside, level, program), level, program), level);
  const levels = rules.levelsOf(pack);
  let moving = progress;
  const moved = moves.map(([name, level, ...rest]) => (moving = play(moving, name, level, rest)));
  console.log(JSON.stringify({
    progress,
    open: levels.filter((level) => rules.isOpen(pack, progress, level)).map((level) => level.id),
    waits: levels.map((level) => rules.waitsFor(pack, progress, level)?.id ?? null),
    ways: levels.map((level) => rules.wayTo(pack, progress, level).id),
    resume: rules.resume(pack, progress)?.id ?? null,
    proofs: levels.map((level) => rules.proofOf(pack, progress, level)?.id ?? null),
    next: levels.map((level) => rules.nextLevel(pack, progress, level)?.id ?? null),
    stops: pack.chapters.map(({ levels }) => rules.stopIn(levels, progress, (level) => rules.isOpen(pack, progress, level))?.id ?? null),
    another: [null, ...levels].filter((_, place) => place % some.step === some.from).map((level) => rules.another(pack, progress, level)?.id ?? null),
    hand: levels.map((level) => rules.showsHand(pack, progress, level)),
    kit: rules.shelf.kitOf(pack, progress),
    playground: rules.playground(pack, progress).map((level) => level.id),
    concepts: pack.chapters.map((chapter) => rules.stateOf(chapter, progress)),
    due: rules.due(pack, progress, rules.wins(progress))?.id ?? null,
    offers: levels.map((level) => rules.offers(pack, level)),
    moved,
    merged: rules.merged(progress, apart),
    now,
    rebased: rules.rebased(now, progress, rules.progressOf(there)),
    apart: rules.rebased(apart, progress, rules.progressOf(there)),
  }));
}
