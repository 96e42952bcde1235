// Written by tools/make_types.py from the Python of the core: `make types`, or any build of the page.

import type { Definition, Script, Toolbox } from '../base/blockly-json';

/** A group of blocks and its colours. */
export interface Category {
  name: string;
  label: string;
  colour: string;
  text: string;
}

/** A filled rectangle; `radius` rounds its corners; all in units; colours are `#rrggbb`. */
export interface Rect {
  shape: 'rect';
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  radius: number;
}

/** A stroke through points, with round ends; one that `grows` is drawn little by little by its step. */
export interface Line {
  shape: 'line';
  points: [number, number][];
  colour: string;
  width: number;
  dashed: boolean;
  grows: boolean;
}

/** Centred text, `size` in units of height; with `begins`, its left end is at x. */
export interface Label {
  shape: 'label';
  x: number;
  y: number;
  text: string;
  colour: string;
  size: number;
  begins: boolean;
}

/** A still picture `sprites/<image>.svg`, centred at x, y; `size` is its side. `face` is one of FACES, or "": as drawn. A `mirrored` one looks to the left; a sign has a `colour`. */
export interface Picture {
  shape: 'image';
  image: string;
  x: number;
  y: number;
  size: number;
  angle: number;
  face: string;
  mirrored: boolean;
  colour: string;
}

export type Shape = Rect | Line | Label | Picture;

/** A moving thing with an identity, so that a painter can glide it from one scene to the next. `angle` is in degrees, clockwise on screen, 0 as drawn in the file. `label` is a small text in its corner (a count). `effect` names a short animation at arrival: "", bump, pick, drop, win, say. `face` is one of FACES, or "": as drawn. */
export interface Sprite {
  id: string;
  image: string;
  x: number;
  y: number;
  size: number;
  angle: number;
  label: string;
  effect: string;
  face: string;
}

/** The parts of a picture that change from step to step. */
export interface Moving {
  sprites: Sprite[];
  marks: Shape[];
}

/** The parts that change, as sent: the first `kept` marks of the picture before it, then these. */
export interface Sent {
  sprites: Sprite[];
  marks: Shape[];
  kept: number;
}

/** The parts of a picture that stay the same, painted once. */
export interface Still {
  width: number;
  height: number;
  background: Shape[];
  rim: Label[];
  margin: number;
  above: number;
}

/** A whole picture. */
export interface Scene {
  width: number;
  height: number;
  background: Shape[];
  rim: Label[];
  margin: number;
  above: number;
  sprites: Sprite[];
  marks: Shape[];
}

/** A sentence with its place: a block, a line, a step of the run; `aloud`: other words to read, if any. */
export interface Told {
  key: string;
  say: string;
  aloud: string;
  block: string | null;
  line: number | null;
  step: number | null;
}

/** A problem of a typed text with its place, up to column `until`; `mend`: the whole text, mended. */
export interface Slip {
  say: string;
  aloud: string;
  line: number;
  column: number | null;
  until: number | null;
  mend: string | null;
}

/** A word that was `typed` and is nearly a word, and the place of what is `put`, up to column `until`. */
export interface CorrectedWord {
  typed: string;
  put: string;
  line: number;
  column: number;
  until: number;
}

/** A text with its words put right, those that were, and the one sentence about them. */
export interface Corrected {
  text: string;
  words: CorrectedWord[];
  say: string;
}

/** A word to complete, what to insert, what it does; `at`: the letters of it before the caret. */
export interface Completion {
  word: string;
  insert: string;
  what: string;
  at: number;
}

/** A problem in an adult's file, with its place. */
export interface Problem {
  file: string | null;
  line: number | null;
  column: number | null;
  field: string | null;
  severity: string;
  say: string;
}

/** Sentences by key, with the data needed to choose and fill them. */
export interface Words {
  language: string;
  name: string;
  one: number[];
  decimal: string;
  messages: Record<string, unknown>;
  languages: [string, string][];
}

/** One value as it is written: its number in a list, and the value before if it has just changed. */
export interface Cell {
  shown: string;
  before: string | null;
  index: number | null;
}

/** A label beside a statement or over a value block, in a long form and a short one. `kind`: yes, no, value, box. */
export interface Badge {
  block: string;
  kind: string;
  long: string;
  short: string;
  sign: boolean;
}

/** A piece of text of a run: its step; `kind` is `out` for what is printed, `ask`, or `in` for an answer. A text ends with a line's end where the line ends. */
export interface Written {
  step: number;
  kind: string;
  text: string;
}

/** A goal of the level. */
export interface Goal {
  say: string;
  met: boolean;
}

/** The verdict on a run; `hoped`: its stars if it holds on other maps too. */
export interface Verdict {
  won: boolean;
  stars: number;
  blocks: number;
  map: number;
  message: Told;
  goals: Goal[];
  hoped: number;
  medal: boolean;
  facts: string[];
}

/** How far a goal is at a step; `count`: of several things, as `1/2`; `left`: cells where some are. `kept`: it is met until it is lost, so its count is shown and never a tick. */
export interface GoalState {
  met: boolean;
  kept: boolean;
  count: string;
  left: string[];
}

/** A run with all its pictures. `steps[i]` and `lines[i]` belong to step i + 1: an index in `blocks` and `below`, a line. `at[i]` is the index in `scenes` of the picture after step i (0 is the start). `message` says why the run ended early. `console`: what was printed, asked and answered. `below`: lines under the first one of the block. */
export interface Run {
  width: number;
  height: number;
  background: Shape[];
  rim: Label[];
  margin: number;
  above: number;
  outcome: string;
  message: Told | null;
  blocks: (string | null)[];
  below: number[];
  steps: number[];
  lines: (number | null)[];
  at: number[];
  console: Written[];
  scenes: Sent[];
}

/** A variable; a cell has the value `before` only when it has just changed. */
export interface Box {
  name: string;
  many: boolean;
  cells: Cell[];
}

/** A trap map, as the core writes it and reads it back; `like`: the index of the map it was made from. */
export interface Trap {
  map: Record<string, unknown>;
  like: number;
}

/** The line that goes from x `start` to x `end` meanwhile, from `top` down to `bottom`. */
export interface Sweep {
  first: number;
  last: number;
  start: number;
  end: number;
  top: number;
  bottom: number;
}

/** One sine of a note: `times` its pitch, how loud, how fast it dies away (a second). */
export interface Sine {
  times: number;
  weight: number;
  decay: number;
}

/** The sines of an instrument; `attack` and `release`: the seconds in which a note comes and goes. */
export interface Timbre {
  sines: Sine[];
  attack: number;
  release: number;
}

/** A stroke: a sine that falls from `start` to `end` hertz, and noise; `bright` from 0 (dark) to 1. */
export interface Drum {
  seconds: number;
  decay: number;
  start: number;
  end: number;
  noise: number;
  bright: number;
  seed: number;
  attack: number;
  release: number;
}

/** A note from sample `first` up to `last`: its instrument or drum, its hertz (0: a drum), its light. `step`: the one that wrote it, where each is heard by itself. */
export interface Sounding {
  first: number;
  last: number;
  sound: string;
  pitch: number;
  shapes: Shape[];
  step: number;
}

/** `rate`: samples a second; one note is as loud as `loud`, nothing is louder than `peak`. */
export interface Tune {
  rate: number;
  loud: number;
  peak: number;
  last: number;
  timbres: Record<string, Timbre>;
  drums: Record<string, Drum>;
  notes: Sounding[];
  sweeps: Sweep[];
  ink: string;
  wide: number;
}

/** All that a game of a program depends on; an input is the tick that comes after it, its kind, what. */
export interface Recorded {
  seed: number;
  ticks: number;
  inputs: [number, string, string][];
}

/** What begins with a step: a tick, or the hat of a hero; `event` is what happened. */
export interface GameMark {
  step: number;
  tick: number;
  event: unknown[];
  hero: string;
  block: string | null;
}

/** A hero of a game: its name, how it is called, its picture as the game begins. */
export interface GameHero {
  name: string;
  called: string;
  image: string;
}

/** What stays the same all through a game: the blocks by number, the heroes, what its hats listen to. */
export interface GameStage {
  blocks: (string | null)[];
  ground: Still;
  heroes: GameHero[];
  listens: [string, string][];
}

/** What has come to a film, whose first moments are known. `steps`, `lines`, `at`: of each new moment, its block and line (none at the start) and its picture: 0 is the one of the last moment known, others are counted in `scenes`. `boxes`: those of the game, now. With `ended` it cannot go on; `message` says why, `over` is how the game itself ended. */
export interface GamePart {
  steps: number[];
  lines: (number | null)[];
  at: number[];
  scenes: Sent[];
  marks: GameMark[];
  boxes: [string, string][];
  outcome: string;
  message: Told | null;
  over: string;
  ended: boolean;
}

/** Blockly's definitions of blocks, and styles by category. */
export interface BlockSet {
  definitions: Definition[];
  styles: Record<string, Record<string, string>>;
  categories: Category[];
}

/** Cells of the first map, blocks of the given program, block types of the palette, a button. */
export interface Pointed {
  cells: string[];
  blocks: string[];
  types: string[];
  button: string;
}

/** An offered answer to a prediction; `script`: the program that it is. */
export interface Choice {
  letter: string;
  words: string;
  scene: Scene | null;
  script: Script | null;
}

/** The question of a prediction. `ballot`: what a room votes among, where no `choices` are offered. */
export interface Question {
  ask: string;
  question: string;
  choices: Choice[];
  ballot: Choice[];
}

/** A goal of a map as a picture, or (`guess`) what is to be foreseen; how far it is at the start. */
export interface GoalTile {
  met: boolean;
  kept: boolean;
  count: string;
  left: string[];
  name: string;
  say: string;
  scene: Scene;
}

/** A map at its start; `say` has one or two sentences for each part of it. */
export interface LevelMap {
  goals: GoalTile[];
  hidden: boolean;
  scene: Scene;
  say: string[];
}

/** Help for the adult beside the child; `script` is the solution, with its number of `blocks`. */
export interface AdultHelp {
  idea: string;
  mistake: string;
  question: string;
  solution: string;
  script: Script;
  blocks: number;
}

/** An answer, with pictures; `open`: each can be defended. */
export interface QuizChoice {
  words: string;
  worth: 'right' | 'other' | 'open';
  pictures: string[];
}

/** What is asked after the first win of one of these levels. */
export interface Quiz {
  after: string[];
  words: string;
  choices: QuizChoice[];
}

/** What is said of a block of a case when it is touched; `moves`: it may be put elsewhere then. */
export interface Touched {
  say: string;
  moves: boolean;
}

/** What a part of an exercise asks: its place, how it is answered (`fields`: what is written in). `input`: what is written is what the program is answered. `points` are for the adult. */
export interface Part {
  exercise: string;
  number: number;
  of: number;
  type: string;
  heads: string[];
  rows: number;
  input: boolean;
  points: number;
}

/** A level on the map of levels; `others`: more levels like it may be made. */
export interface Brief {
  id: string;
  title: string;
  mode: string;
  writing: string;
  grade: string;
  register: string;
  look: string;
  kind: string;
  hero: string | null;
  limit: number | null;
  best: number;
  read_only: boolean;
  solo_tries: number;
  walks: boolean;
  has_eyes: boolean;
  may_trap: boolean;
  others: boolean;
}

/** A level to be played. `points`: what each hint shows besides its words. `names`: the names of its variables and functions in every language, each with the one used here. `texts`: the same of the texts in its programs, without those that it uses. `reads_until`: `while not` is shown as `until`. `max_instances`: the number of each piece of a puzzle. `shown`: the blocks that are to be written in text. `chosen`: names that blocks choose from, by place. `invitation`: what is asked first, by its key. `lines`: what the hero says of its own, by moment, in turn. `touched`: of a case, by block. `parts`: those of an exercise, each a level with its `part`. `card`: the first lines of one in text. */
export interface Level {
  id: string;
  title: string;
  mode: string;
  writing: string;
  grade: string;
  register: string;
  look: string;
  kind: string;
  hero: string | null;
  limit: number | null;
  best: number;
  read_only: boolean;
  solo_tries: number;
  walks: boolean;
  has_eyes: boolean;
  may_trap: boolean;
  others: boolean;
  story: string;
  hints: string[];
  points: Pointed[];
  adult: AdultHelp;
  predict: Question | null;
  toolbox: Toolbox;
  start: Script;
  shown: Script;
  invitation: string;
  wide: number;
  names: Record<string, string>;
  texts: Record<string, string>;
  reads_until: boolean;
  max_instances: Record<string, number> | null;
  chosen?: Record<string, string[]>;
  maps: LevelMap[];
  lines: Record<string, string[]>;
  quiz: Quiz | null;
  touched: Record<string, Touched> | null;
  part: Part | null;
  parts: Level[];
  card?: string[];
}

/** What the end of a chapter is worth, and the picture on it. */
export interface Medal {
  name: string;
  picture: string;
}

/** What the end of a chapter gives to wear: its kind, which one it is, and its name. */
export interface Gift {
  kind: string;
  thing: string;
  name: string;
}

/** A chapter of levels; `can` is its concept in a child's words. `after`: by level, another one that has to be won first, in place of the one before it. `comic`: there is one. */
export interface Chapter {
  comic: boolean;
  medal: Medal | null;
  gives: Gift | null;
  folder: string;
  title: string;
  can: string;
  look: string;
  after: Record<string, string>;
  levels: Brief[];
}

/** A pack in one language: the course with its levels in brief, a teacher's file with whole levels. */
export interface Pack {
  key: string;
  title: string;
  chapters: Chapter[];
  blocks: BlockSet;
  titles?: Record<string, string>;
  version?: string;
  cover?: string;
}

/** A panel of a comic: what is said, by whom, and where the tail of its bubble points. */
export interface Panel {
  scene: Scene;
  who: string;
  words: string;
  tail: [number, number];
}

/** The comics of a chapter; `finale`: the last scene follows its ending. */
export interface Tale {
  title: string;
  opening: Panel[];
  ending: Panel[];
  finale: boolean;
}

/** The last scene; `late`: for who lacks chapters. In `credits`, `diploma`: slots as in `story.yaml`. */
export interface Finale {
  title: string;
  panels: Panel[];
  look: string;
  late: string;
  credits: string[];
  cast: string[];
  diploma: string;
  signed: string;
  signer: string;
}

/** All that is told of a pack, by the folder of each chapter; `words`: what the page says around it. */
export interface Comics {
  words: Words;
  tales: Record<string, Tale>;
  finale: Finale | null;
}

/** The fields of every request. */
export interface Request {
  language?: string;
}

/** Why there is no answer; `cause`: of an unexpected exception, for developers. */
export interface Refused {
  say: string;
  cause?: string;
}

/** A request about a level (of the course without `pack`); `trap`: a map added as its last one. */
export interface About {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
}

/** The same with a program, as Blockly JSON; a read-only level uses its own. */
export interface AboutScript {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** The same with a play; `inputs`: the answers to its questions. */
export interface AboutPlay {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
}

/** Describe a pack: the course, or an opened one. */
export interface DescribeRequest {
  language?: string;
  pack?: string;
}

/** The whole pack, levels included. */
export interface Described {
  pack: Pack;
}

/** Tell the story of a pack in comics. */
export interface ComicsRequest {
  language?: string;
  pack?: string;
}

/** The comics, None when the pack has no story. */
export interface ComicsTold {
  comics: Comics | null;
}

/** Open a teacher's file, a text or a zip; its pack is then known by its key. */
export interface OpenRequest {
  language?: string;
  name?: string;
  text?: string;
  base64?: string;
}

/** A level file as it was meant, with the name that it should have. */
export interface Mended {
  name: string;
  text: string;
}

/** Its pack, None when it has no level, all problems, and the file mended when it was read so. */
export interface Opened {
  pack: Pack | null;
  problems: Problem[];
  mended: Mended | null;
}

/** `todo`: what to do before the pack is given, in sentences; empty when it is ready. */
export interface PackView {
  title: string;
  name: string;
  author: string;
  licence: string;
  cover: string;
  picture: string;
  chapters: ChapterRow[];
  levels: number;
  licences: string[];
  covers: Cover[];
  todo: string[];
}

/** Make a new pack, with one chapter and no level. */
export interface PackNewRequest {
  language?: string;
}

/** Apply acts to a pack that is being made, in order; none only shows it. */
export interface PackActRequest {
  language?: string;
  files: Record<string, string>;
  acts: Record<string, unknown>[];
}

/** The files of the pack, by their names, and what is shown of it. */
export interface Made {
  files: Record<string, string>;
  view: PackView;
}

/** Go on with a pack or a level that somebody gave, a zip or a file. */
export interface PackTakeRequest {
  language?: string;
  name: string;
  base64: string;
}

/** The pack; `added`: the number of its levels that were in no chapter and are in one now. */
export interface PackTaken {
  files: Record<string, string>;
  view: PackView;
  added: number;
}

/** Look for levels like one of a pack, for some more slices; `how`: `easier`, `same` or `harder`. Without slices it is only told whether there can be any. */
export interface PackOthersRequest {
  language?: string;
  files: Record<string, string>;
  file: string;
  number: number;
  how: string;
  slices?: number;
}

/** How many are made, the `part` of the work done; once it is `over`, their files and what is told. They are added by the act `add_beside`. */
export interface PackOthers {
  over: boolean;
  made: number;
  part: number;
  texts: string[];
  told: string;
}

/** Make the zip of a pack. */
export interface PackZipRequest {
  language?: string;
  files: Record<string, string>;
}

/** The zip, and a name for its file. */
export interface PackZip {
  name: string;
  base64: string;
}

/** Run a program on every map of its level and judge it. `foreseen`: the child's prediction, or `choice`, the index of an offered answer; `first`: it is the first prediction. `tries`: this one included. `shown`: the child has seen a solution. `wears`: its sound. */
export interface PlayRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
  tries?: number;
  shown?: boolean;
  foreseen?: string | number | string[] | string[][];
  choice?: number;
  first?: boolean;
  wears?: string;
}

/** A program as Python, the line of each block, and remarks. */
export interface Source {
  source: string;
  lines: Record<string, number>;
  notes: Told[];
}

/** The result. With `problems` nothing was run; with `asks` the program waits for an input. `right`: the index of the right answer to a prediction. `sounds`: the note of each block, by its id. `heard`: of each run, the sounds of who wears one, by step. */
export interface Played {
  source: string;
  lines: Record<string, number>;
  notes: Told[];
  sounds: Record<string, string>;
  heard: Record<string, string>[];
  problems: Told[];
  runs: Run[];
  verdict: Verdict | null;
  asks: Told | null;
  right: number | null;
}

/** Show a program as Python while it is being built. */
export interface PythonRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** The text, with the level's toolbox; `begun`: it is the program that the level starts with. */
export interface PythonText {
  source: string;
  lines: Record<string, number>;
  notes: Told[];
  begun: boolean;
  toolbox: Toolbox;
}

/** Describe step `index` of a play on map number `run`, or of a `game`. `typed`: an expression to be worked out there, for a program that is typed. */
export interface StepRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
  game?: Recorded;
  run?: number;
  index?: number;
  typed?: string;
}

/** Of a typed program, in Python: the `values` that the line of a step computed, and what `typed` is. `answer`: what that is worth, or why not; `origin`: where that comes from, with words to touch that lead to the step `since`. */
export interface TypedTold {
  values?: string;
  answer?: string;
  origin?: string;
  since?: number | null;
}

/** The variables, running loops, badges on blocks, a sentence, and how far each goal is. */
export interface StepTold {
  values?: string;
  answer?: string;
  origin?: string;
  since?: number | null;
  goals: GoalState[];
  boxes: Box[];
  turns: ([string, number, number | null])[];
  badges: Badge[];
  say: string;
}

/** Show the first map of a level after a program; `drawing`: and all that one can take home of it. */
export interface PictureRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  drawing?: boolean;
}

/** The picture; `drawing`: what was drawn, or a tune's score, as an SVG; `midi`: the tune, in base64. `python`: a file that plays without codeweek, empty where there is none. */
export interface Pictured {
  scene: Scene;
  drawing?: string;
  midi?: string;
  python?: string;
}

/** Describe a map in words: map `map` at its start, or map `run` at step `index` of a play or a `game`. */
export interface WorldRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
  game?: Recorded;
  map?: number;
  run?: number;
  index?: number;
}

/** One or two sentences for each part. */
export interface WorldTold {
  say: string[];
}

/** Listen to such a map: `way` is `mine`, `model`, `both`, or `steps`, what each step has written. `score`: as a score to print too. `way` may be `own`: all that the program plays, and its first bars; or the letter of an answer to a prediction. */
export interface TuneRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
  game?: Recorded;
  map?: number;
  run?: number;
  index?: number;
  way: string;
  score?: boolean;
}

/** What is heard when, and what is to be seen meanwhile; `score`: what is written, as an SVG. `bars`: the first ones, as a picture. */
export interface TuneTold {
  tune: Tune;
  score?: string;
  bars?: Scene;
}

/** Check a saved program, which may come from an older level or from elsewhere. */
export interface CheckScriptRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** The program as the core reads it; `fits`: the level has its blocks still. */
export interface CheckedScript {
  script: Script;
  fits: boolean;
}

/** Search a trap map, on which a winning program loses, for some more slices. */
export interface TrapRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  slices?: number;
}

/** Whether the search is `over`; the trap, its map and story, or a sentence of praise. */
export interface TrapFound {
  over: boolean;
  trap: Trap | null;
  shown: LevelMap | null;
  story: string;
  say: string;
}

/** Look at a program that does not win yet, for what helps with it. */
export interface HelpRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** A choice in words, the program after it, and what is said once it was tried and lost. */
export interface EditOffered {
  words: string;
  script: Script;
  lost: string;
}

/** A question about a program: the choice `right` leads on; `found` is said of it. */
export interface NextEdit {
  words: string;
  choices: EditOffered[];
  right: number;
  found: string;
}

/** A question, and half of the way to a program that wins in words; empty where there is none. `block`: the one to light. */
export interface Helped {
  block: string;
  question: NextEdit | null;
  half: string;
}

/** Look at a program for the adult beside the child, whether it wins or not. */
export interface StandsRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** How far it is in `words`; the `block` to light, a question with choices, the answer, or nothing. */
export interface Stands {
  words: string;
  block: string;
  question: string;
  answer: string;
}

/** Look for the one edit that makes a lost program win; `told`: the key of what the run has told. */
export interface WentWrongRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  told: string;
}

/** What is told of it instead, where there is such an edit. */
export interface WentWrong {
  told: Told | null;
}

/** Look for another level like one, number `seed` of them (the first is 0), for some more slices. */
export interface AnotherRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  seed: number;
  slices?: number;
}

/** Whether the search is `over`; the level, alone in a pack that is open under its key until the next one. No pack once it is over: there is no such level. Its id is that of the level that it is like, `+` and its number from 1; it is no level of a course. */
export interface AnotherFound {
  over: boolean;
  pack: Pack | null;
}

/** Play a game on; `known`: so many moments of its film are there already, the start being one. */
export interface GameRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  game: Recorded;
  known?: number;
}

/** The new part. With a `problem` nothing was played; `stage`: where nothing was known. */
export interface GameTold {
  problem: Told | null;
  stage: GameStage | null;
  part: GamePart | null;
}

/** Go back to the tick in which a step of a game's film is. */
export interface GameBackRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  game: Recorded;
  index: number;
}

/** What was done up to then. */
export interface GameBack {
  game: Recorded;
}

/** Write the file of a game. */
export interface GameKeepRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  game: Recorded;
}

/** Its text. */
export interface GameFile {
  file: string;
}

/** Read the file of a game of a level. */
export interface GameOpenRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  file: string;
}

/** Its program, and what was done. */
export interface GameOpened {
  script: Script;
  game: Recorded;
}

/** Read a text that is being written; `script`: its blocks so far, whose ids are carried over. `caret`: the line, from 1, that holds the caret: nothing is said of it. None once it has left, or on Run. `left`: words that are nearly words and are not to be put right, as the child has taken that back. */
export interface ReadRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  text: string;
  caret?: number | null;
  left?: string[];
}

/** The blocks of now; `whole`: all of the text was read, so that it may be run. `problem`: the first one from top to bottom. `corrected`: the words that are nearly words, read as those. `pending`: ids of blocks that stand for lines that cannot be read, to be greyed. `lines`: the line of each block. */
export interface Read {
  script: Script;
  problem: Slip | null;
  corrected: Corrected | null;
  whole: boolean;
  pending: string[];
  lines: Record<string, number>;
}

/** Write the text anew where its blocks have changed, from the script `before` to `after`. */
export interface PatchRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  text: string;
  before?: Script;
  after?: Script;
}

/** The text of the script `after`: notes, empty lines and spaces elsewhere as they were. */
export interface Patched {
  text: string;
}

/** Read a program from a file of another editor: its bytes in base64, and its name. */
export interface ReadFileRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  file: string;
  name: string;
}

/** Its text, with LF between lines. */
export interface FileText {
  text: string;
}

/** Get the words that complete what is typed: those of the level, and the names of `script`. */
export interface WordsRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** The words, those of the world first. */
export interface Completions {
  words: Completion[];
}

/** The fields of a level file in one language. `more`: `adult.idea`, `predict.question`… by their names. `lines`: what is written of a stage, for each of its scenarios; `pictures`: the words of those that its heroes may have. `controls`: the form for what a map asks of a whole run; `settings`: that for what the level says of all its maps, in `values`. */
export interface View {
  title: string;
  name: string;
  story: string;
  grade: string;
  mode: string;
  writing: string;
  kind: string;
  examples: boolean;
  look: string;
  maps: DraftMap[];
  toolbox: string[];
  offers: Offer[];
  given: string;
  extra: string;
  solution: string;
  model: string;
  hints: string[];
  more: Record<string, string>;
  problems: DraftProblem[];
  tools: Tool[];
  lines: Record<string, string>[];
  pictures: string[];
  controls: Control[];
  settings: Control[];
  values: Record<string, boolean | number | null>;
}

/** A line of the roll: the neutral name of its note or drum, and its name in words. */
export interface RollLine {
  what: string;
  name: string;
}

/** A note: its voice from 0, its beginning and its length in beats, its neutral name. */
export interface RollNote {
  voice: number;
  at: number;
  length: number;
  what: string;
}

/** A field of a form: its label, its value, and the act that gives it another, which `value` is added to. `sort`: `lines` of text, a `choice`, a `number` up to `most` or a `switch`; a `head` and a `note` are only to be read. `none`: what no number is called. `brief`: it may stand beside others. */
export interface FormField {
  name: string;
  sort: string;
  label: string;
  value: string | number | boolean | null;
  act: Record<string, unknown>;
  rows: number;
  options: Option[];
  none: string;
  most: number;
  brief: boolean;
}

/** Make a new level, which can be shown and won. */
export interface DraftNewRequest {
  language?: string;
  kind?: string;
}

/** View a draft of a level. */
export interface DraftViewRequest {
  language?: string;
  text: string;
}

/** Open a file of a level, whatever word processor or notepad has done to it. */
export interface DraftOpenRequest {
  language?: string;
  name: string;
  base64: string;
}

/** Its name and its text, as they were meant; no text: it is none, and `say` tells what to do. */
export interface Taken {
  name: string;
  text: string | null;
  mended: boolean;
  say: string;
}

/** Apply acts to a draft, in order. */
export interface DraftActRequest {
  language?: string;
  text: string;
  acts: Record<string, unknown>[];
}

/** The sheet of a turtle as a hand finds it, and in words. */
export interface TurtleSheet {
  x: number;
  y: number;
  heading: number;
  width: number;
  fitted: boolean;
  free: boolean;
  hop: number;
  narrower: number | null;
  wider: number | null;
  told: string;
}

/** The roll of a tune as a hand finds it, with the pictures of its pages, and the words of instruments. */
export interface TuneRoll {
  x: number;
  y: number;
  row: number;
  beat: number;
  beats: number;
  pages: number;
  lines: RollLine[];
  notes: RollNote[];
  instruments: string[];
  tempo: number;
  slower: number | null;
  faster: number | null;
  fitted: boolean;
  choices: Record<string, string>;
  scenes: Scene[];
}

/** The draft's text, fields, problems and `helps`; of each map its form, its picture, its sheet or roll. `helps`: the form of the hints and of what helps the adult. */
export interface Shown {
  text: string;
  view: View;
  helps: FormField[];
  forms: FormField[][];
  scenes: (Scene | null)[];
  sheets: (TurtleSheet | null)[];
  rolls: (TuneRoll | null)[];
}

/** Get what is needed to build the program of a field with blocks. */
export interface DraftProgramRequest {
  language?: string;
  text: string;
  field?: string;
}

/** All blocks, the toolbox, and the present program. */
export interface Building {
  blocks: BlockSet;
  toolbox: Toolbox;
  start: Script;
}

/** Listen to the tune of a map. */
export interface DraftTuneRequest {
  language?: string;
  text: string;
  map?: number;
}

/** What is heard. */
export interface DraftTune {
  tune: Tune;
}

/** The toolbox beside a program that is being built. */
export interface DraftOfferRequest {
  language?: string;
  text: string;
  script: Script;
}

/** The toolbox. */
export interface Offered {
  toolbox: Toolbox;
}

/** Search a draft's shortest programs for some more slices; another text starts a new search. */
export interface DraftSolveRequest {
  language?: string;
  text: string;
  slices?: number;
}

/** The progress in a sentence, or the result; `good`: the level can be won; `sure`: that is proved. */
export interface Solved {
  over: boolean;
  say: string;
  good: boolean;
  sure: boolean;
  program: string;
}

/** Show drawings of levels that a child invents. */
export interface InventShowRequest {
  language?: string;
  drawings: Record<string, unknown>[];
}

/** A drawing as it is kept (`grid`, `look`, perhaps `title`), its title in words, and its picture. */
export interface Sketched {
  drawing: Record<string, unknown>;
  title: string;
  scene: Scene;
}

/** The drawings that were asked for. */
export interface Sketches {
  shown: Sketched[];
}

/** Change a drawing: acts `put`, `size`, `look` and `name`, in order. */
export interface InventActRequest {
  language?: string;
  drawing: Record<string, unknown>;
  acts: Record<string, unknown>[];
}

/** The drawing after the acts; `say`: what is to be told of them, if anything. */
export interface Acted {
  drawing: Record<string, unknown>;
  title: string;
  scene: Scene;
  say: string;
}

/** Search the shortest programs of a drawing for some more slices; another one starts a new search. */
export interface InventProveRequest {
  language?: string;
  drawing: Record<string, unknown>;
  slices?: number;
}

/** The same, and the text of the level file once a program is known to win, with a name for it. */
export interface Proved {
  over: boolean;
  say: string;
  good: boolean;
  sure: boolean;
  program: string;
  file: string;
  name: string;
}

/** Make a child's transfer code, to write on paper. */
export interface CodeRequest {
  language?: string;
  profile?: string;
  settings?: Record<string, unknown>;
  python?: boolean | null;
  progress?: Record<string, unknown>;
}

/** The words of the code. */
export interface Code {
  words: string[];
}

/** Decode the words of a text. */
export interface DecodeRequest {
  language?: string;
  text: string;
}

/** A child; `progress` and `settings` have the format of a transfer file. */
export interface Decoded {
  profile: string;
  settings: Record<string, unknown>;
  python: boolean | null;
  progress: Record<string, unknown>;
}

/** Check the words of a text while it is typed. */
export interface SpellRequest {
  language?: string;
  text: string;
}

/** A typed word: the word it means; or the problem, with a suggestion. */
export interface Heard {
  typed: string;
  word: string;
  say: string;
  near: string;
}

/** Each word, completions of the last one, and whether the code is complete. */
export interface Spelled {
  words: Heard[];
  offers: string[];
  whole: boolean;
}

/** Make a page to print and a table, of what children can do. `date`: of today, as `2026-11-30`; `children`: the progress in each course, by the child (`fox-blue`); `packs`: the files of the packs that were added, by their keys; `sprites`: the SVG of pictures. */
export interface EvaluationRequest {
  language?: string;
  date: string;
  children: Record<string, Record<string, unknown>>;
  packs: Record<string, Record<string, string>>;
  sprites: Record<string, string>;
}

/** The page as HTML, the table as CSV and (`base64`) as ODS, and a name for their files. */
export interface Evaluation {
  page: string;
  table: string;
  base64: string;
  name: string;
}

/** What there is to play, and who is to be visited. */
export interface HourRequest {
  language?: string;
}

/** A level to play: its first map, its idea, and the usual mistake. */
export interface HourLevel {
  level: string;
  title: string;
  look: string;
  scene: Scene;
  idea: string;
  mistake: string;
}

/** What an adult may say or do, and what comes of it. */
export interface HourChoice {
  words: string;
  after: string;
}

/** A child that is stuck; `asks`: the place of the question among the choices, `block`: the last one. */
export interface HourVisit {
  key: string;
  profile: string;
  who: string;
  level: string;
  title: string;
  look: string;
  script: Script;
  block: string;
  said: string;
  scene: Scene;
  now: string;
  choices: HourChoice[];
  asks: number;
}

/** All of it, in the order in which it is met. */
export interface Hour {
  levels: HourLevel[];
  visits: HourVisit[];
}

/** Make the sheet to print; `done`: the levels that were won and the keys of the children. */
export interface HourSheetRequest {
  language?: string;
  done: string[];
  date: string;
  sprites: Record<string, string>;
}

/** The sheet as HTML, and a name for its file. */
export interface HourSheet {
  page: string;
  name: string;
}

/** A chapter of the pack. */
export interface ChapterRow {
  title: string;
  look: string;
  levels: LevelRow[];
}

/** A field in a form: one of some words, a number up to `most`, or without both true or false. `none`: what no value is called. `limit`: the first number is that of the solution. */
export interface Control {
  name: string;
  label: string;
  none: string;
  options: Option[];
  most: number;
  limit: boolean;
}

/** A picture that may stand for the pack, and its name. */
export interface Cover {
  look: string;
  label: string;
  picture: string;
}

/** A map: its rows, `counts` {items: {B1: 3}, …}, `marks` {paint: [B1], …}, `fences` [A1-B1]. `inputs` and `said`, of an example: one value a line. `rules`: what is asked of a whole run, by field. */
export interface DraftMap {
  grid: string[];
  counts: Record<string, Record<string, number>>;
  marks: Record<string, string[]>;
  fences: string[];
  hidden: boolean;
  inputs: string;
  said: string;
  rules: Record<string, string | number | null>;
  width: number;
  height: number;
}

/** What is not right, and where in the text. */
export interface DraftProblem {
  line: number;
  column: number;
  field: string;
  words: string;
  severity: string;
}

/** A level: its number, its picture; `facts`: « Robot · Construire · CE1 »; `trouble`: why it has none. */
export interface LevelRow {
  file: string;
  number: string;
  title: string;
  facts: string;
  hero: string;
  look: string;
  trouble: string;
}

/** A block of the kind, and whether the level has it. */
export interface Offer {
  name: string;
  label: string;
  category: string;
  in: boolean;
}

/** A word that a rule may be, and how a form calls it. */
export interface Option {
  value: string;
  label: string;
}

/** What can be put on a cell. */
export interface Tool {
  letter: string;
  label: string;
  image: string;
}

/** Of each verb, what is asked and what is answered. */
export interface Verbs {
  describe: [DescribeRequest, Described];
  comics: [ComicsRequest, ComicsTold];
  open: [OpenRequest, Opened];
  pack_new: [PackNewRequest, Made];
  pack_act: [PackActRequest, Made];
  pack_take: [PackTakeRequest, PackTaken];
  pack_others: [PackOthersRequest, PackOthers];
  pack_zip: [PackZipRequest, PackZip];
  play: [PlayRequest, Played];
  python: [PythonRequest, PythonText];
  step: [StepRequest, StepTold];
  picture: [PictureRequest, Pictured];
  world: [WorldRequest, WorldTold];
  tune: [TuneRequest, TuneTold];
  check_script: [CheckScriptRequest, CheckedScript];
  trap: [TrapRequest, TrapFound];
  help: [HelpRequest, Helped];
  stands: [StandsRequest, Stands];
  went_wrong: [WentWrongRequest, WentWrong];
  another: [AnotherRequest, AnotherFound];
  game: [GameRequest, GameTold];
  game_back: [GameBackRequest, GameBack];
  game_keep: [GameKeepRequest, GameFile];
  game_open: [GameOpenRequest, GameOpened];
  read: [ReadRequest, Read];
  patch: [PatchRequest, Patched];
  words: [WordsRequest, Completions];
  read_file: [ReadFileRequest, FileText];
  draft_new: [DraftNewRequest, Shown];
  draft_open: [DraftOpenRequest, Taken];
  draft_view: [DraftViewRequest, Shown];
  draft_act: [DraftActRequest, Shown];
  draft_program: [DraftProgramRequest, Building];
  draft_tune: [DraftTuneRequest, DraftTune];
  draft_offer: [DraftOfferRequest, Offered];
  draft_solve: [DraftSolveRequest, Solved];
  invent_show: [InventShowRequest, Sketches];
  invent_act: [InventActRequest, Acted];
  invent_prove: [InventProveRequest, Proved];
  code: [CodeRequest, Code];
  decode: [DecodeRequest, Decoded];
  spell: [SpellRequest, Spelled];
  evaluation: [EvaluationRequest, Evaluation];
  hour: [HourRequest, Hour];
  hour_sheet: [HourSheetRequest, HourSheet];
}
