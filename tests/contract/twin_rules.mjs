// Answers with rules of the page that the window has too. In: {rule, args}, a line; out: what the rule says.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src');
const contents = `export { Film } from './film/film'; export { face, pilot } from './scene/motion'; export { InTurn } from './progress/profile-store'; export { posed, spritesAt, swapping } from './scene/motion'; export { aboard, riderOf } from './scene/rider'; export { parts } from './scene/speech-bubble'; export { pieces } from './ui/dom'; export { newest } from './progress/numbered-programs'; export { canon } from './base/json'; export { content as problem } from './app/problem-file'; export { Words } from './text/sentences'; export { wornTrail } from './cosmetics/worn-trail'; export { heard } from './live/live-game';
export { sentences, words } from './voice/speech-plan'; export { guessed, isOver, starts } from './voice/speech-plan'; export { parts as readings } from './voice/speech-plan';
export { dressIn } from './scene/plain-theme'; export { helps, Ideas } from './level/ideas'; export { walked, way } from './map/path'; export * as exercise from './progress/exercise'; export { LAND, LEVEL } from './generated/constants'; export { hinted, showed, isDone, opens, wantsHint } from './progress/progress';`;
const { outputFiles } = await build({ stdin: { contents, resolveDir: source, loader: 'ts' }, bundle: true, format: 'esm', write: false });
const page = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

/** What is seen and heard of every step of a run; with the hero's eyes too. */
function film({ level, played, leaves }) {
  const shown = new page.Film(level, 4);
  if (leaves) shown.leaves = (run, index) => page.wornTrail(leaves, run, index);
  shown.load(played);
  return shown.runs.map((run, map) => {
    shown.head.show(map);
    return [...run.steps.keys(), run.steps.length].map((index) => {
      shown.head.seek(index);
      const seen = [false, true].map((eyes) => shown.moment(null, null, true, eyes)).map(({ after, trail }) => ({ sprites: after.sprites, marks: after.marks, trail }));
      return { seen, sound: shown.sound, block: shown.block };
    });
  });
}

/** What stands beside the program after each act of a child. */
function idea({ level, played, progress, acts, own, help }) {
  const journey = {
    progress,
    hinted: (id, rungs) => { journey.progress = page.hinted(journey.progress, id, rungs); },
    showed: (id) => { journey.progress = page.showed(journey.progress, id); },
  };
  const words = { say: (key, slots) => say(key, slots) };
  let program = own[0];
  const film = new page.Film(level, 4), ideas = new page.Ideas({ journey, words }, level, film, { program: () => program, look: (then) => then(help) });
  const does = {
    press: () => ideas.press(), forget: () => film.forget(),
    follow: (way) => { if (ideas.follow(way)) { film.forget(); ideas.plays(); film.load(played); film.playThrough(); } },
    build: (number) => { film.forget(); program = own[number]; },
    run: () => { film.forget(); ideas.count(); film.load(played); film.playThrough(); },
    seek: (index) => film.head.seek(index), tick: (dt) => film.head.tick(dt),
  };
  return acts.map(([act, value]) => {
    does[act](value);
    const { told } = ideas;
    const beside = [ideas.pinned, told, told === null ? [] : ideas.offered(told), journey.progress.hints[level.id] ?? 0, journey.progress.shown.includes(level.id)];
    return [...beside, ideas.trial, ideas.shows?.blocks ?? [], told ? ideas.words(told)[0] : ''];
  });
}

/** The sentences that an idea is told with, in French. */
const say = (key, slots) => (key === 'ui.hint.choice' ? `${slots.letter} : ${slots.words}` : key);

/** The sprites of a moment as they are painted. */
const painted = (moment) => page.spritesAt(moment).map((sprite) => page.posed(sprite, moment));

/** The layers of the animal in a hero, once what dresses it has come. */
const boarded = async (hero, profile, hat, lean) => {
  const rider = page.riderOf(profile, hat);
  await new Promise((next) => setTimeout(next));
  return page.aboard(hero, rider, lean);
};

/** What painters paint of a scene in the sober look. */
const sober = ({ background, marks, rim, sprites }, dark, cast) => {
  const dress = page.dressIn(dark), shapes = [...background, ...marks, ...rim].map((shape) => dress.shape(shape, cast)).filter(Boolean);
  const images = [...shapes, ...sprites].flatMap(({ image }) => image ?? []);
  return [shapes, sprites.map((sprite) => dress.sprite(sprite, cast)), images.map((image) => dress.outlines(image, cast))];
};

/** What is said when lists come up one after another. */
const inTurn = (lists) => { const turns = new page.InTurn(); return lists.map(([name, things]) => turns.next(name, things)); };

/** What is said of a text, sentence by sentence, and when its words begin. */
const aloud = (shown, seconds, signs) => {
  const words = page.words(shown, signs);
  return { words: words.map(({ start, end, said }) => [start, end, said]), sentences: page.sentences(shown), starts: page.starts(words, seconds), guessed: page.guessed(words) };
};

/** The parts in which a text is read, by their words and clips. */
const reading = (shown, other, clips, system) => page.readings(shown, other, clips, system).map(({ words, seconds, clip }) => [words.map(({ start, end }) => [start, end]), seconds, clip?.[0] ?? null]);

const RULES = {
  swap: (moment) => page.swapping(moment),
  aloud, reading, sober, isOver: page.isOver,
  film, idea, helps: page.helps, painted, boarded, inTurn, feels: (all) => all.map((seen) => [page.face(seen), page.pilot(seen)]), parts: page.parts, pieces: page.pieces, canon: page.canon, newest: (programs, most) => page.newest(programs, most),
  walked: (won, here) => page.walked(won, here),
  way: (count, width, height, kind) => page.way(count, width, height, page[kind]),
  exercise: (parts, stars, unlocked) => ({
    points: page.exercise.points(parts, stars), worth: page.exercise.worth(parts, stars), played: page.exercise.partToPlay({ id: '', parts }, stars).id,
    open: parts.map((part) => page.exercise.isPartOpen(parts, { unlocked, stars }, part)), of: parts.map(({ id }) => page.exercise.exerciseOf(id)),
  }),
  heard: page.heard,
  problem: (file, facts, causes) => page.problem(new page.Words(file), 'page', facts, causes),
  wants: (level, progress) => page.wantsHint(level, progress), told: (chapter, progress) => [page.opens(chapter, progress), page.isDone(chapter, progress)],
};

for await (const line of createInterface({ input: process.stdin })) {
  const { rule, args } = JSON.parse(line);
  console.log(JSON.stringify(await RULES[rule](...args)));
}
