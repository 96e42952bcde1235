// Written by tools/make_types.py from the Python of the core: `make types`, or any build of the page.

import type { Definition, Script, Toolbox } from '../blockly-json';

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

/** Centred text, `size` in units of height. */
export interface Label {
  shape: 'label';
  x: number;
  y: number;
  text: string;
  colour: string;
  size: number;
}

/** A still picture `sprites/<image>.svg`, centred at x, y; `size` is its side. */
export interface Picture {
  shape: 'image';
  image: string;
  x: number;
  y: number;
  size: number;
  angle: number;
}

export type Shape = Rect | Line | Label | Picture;

/** A moving thing with an identity, so that a painter can glide it from one scene to the next. `angle` is in degrees, clockwise on screen, 0 as drawn in the file. `label` is a small text in its corner (a count). `effect` names a short animation at arrival: "", bump, pick, drop, win, say. */
export interface Sprite {
  id: string;
  image: string;
  x: number;
  y: number;
  size: number;
  angle: number;
  label: string;
  effect: string;
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

/** What changes from one step to the next. */
export interface Moving {
  sprites: Sprite[];
  marks: Shape[];
}

/** As it is sent: its marks are the first `kept` of the picture before it, then these. */
export interface Sent {
  sprites: Sprite[];
  marks: Shape[];
  kept: number;
}

/** What stays the same from step to step, painted once. */
export interface Still {
  width: number;
  height: number;
  background: Shape[];
  rim: Label[];
  margin: number;
}

/** A whole picture. */
export interface Scene {
  width: number;
  height: number;
  background: Shape[];
  rim: Label[];
  margin: number;
  sprites: Sprite[];
  marks: Shape[];
}

/** A sentence, and where it happened: a block, a line, a step of the film. */
export interface Told {
  key: string;
  say: string;
  block: string | null;
  line: number | null;
  step: number | null;
}

/** What the level asks for. */
export interface Goal {
  say: string;
  met: boolean;
}

/** What a run was worth; `hoped`: the stars, if it holds on other maps too. */
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

/** A run with all its pictures. `steps[i]` and `lines[i]` are of step i + 1: a place in `blocks`, a line. `at[i]` is the place in `scenes` of what is seen after step i, the start being 0. `message` says why it ended before its end. */
export interface Run {
  width: number;
  height: number;
  background: Shape[];
  rim: Label[];
  margin: number;
  outcome: string;
  message: Told | null;
  blocks: (string | null)[];
  steps: number[];
  lines: (number | null)[];
  at: number[];
  scenes: Sent[];
}

/** One of the answers offered to a prediction. */
export interface Choice {
  letter: string;
  words: string;
  scene: Scene | null;
}

/** What is to be foreseen. */
export interface Question {
  ask: string;
  question: string;
  choices: Choice[];
}

/** A map at its start; `say` has a sentence or two for each part of it. */
export interface LevelMap {
  hidden: boolean;
  scene: Scene;
  say: string[];
}

/** For the adult beside the child; `script` is the solution, of so many `blocks`. */
export interface AdultHelp {
  idea: string;
  mistake: string;
  question: string;
  solution: string;
  script: Script;
  blocks: number;
}

/** A level on the map of levels. */
export interface Brief {
  id: string;
  title: string;
  mode: string;
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
}

/** A level that is played. `names`: of its boxes and blocks in every language, and what they are called here. `reads_until`: its « while not » is shown as « until ». `max_instances`: how many of each piece of a puzzle. */
export interface Level {
  id: string;
  title: string;
  mode: string;
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
  story: string;
  hints: string[];
  adult: AdultHelp;
  predict: Question | null;
  toolbox: Toolbox;
  start: Script;
  wide: number;
  names: Record<string, string>;
  reads_until: boolean;
  max_instances: Record<string, number> | null;
  maps: LevelMap[];
}

/** Levels that go together; `can` is their idea in a child's words. */
export interface Chapter {
  folder: string;
  title: string;
  can: string;
  look: string;
  levels: Brief[];
}

/** Blockly's definitions of blocks, their styles by the names of categories. */
export interface BlockSet {
  definitions: Definition[];
  styles: Record<string, Record<string, string>>;
  categories: Category[];
}

/** A pack in one language. The course holds its levels in brief; a teacher's file, the whole of them. */
export interface Pack {
  key: string;
  title: string;
  chapters: Chapter[];
  blocks: BlockSet;
  titles?: Record<string, string>;
  version?: string;
}

/** What is wrong in an adult's file, and where. */
export interface Problem {
  file: string | null;
  line: number | null;
  column: number | null;
  field: string | null;
  severity: string;
  say: string;
}

/** A variable; a cell has what was `before` only when it has just changed. */
export interface Box {
  name: string;
  many: boolean;
  cells: Cell[];
}

/** A map found for a program, as the core told it and reads it back; `like`: which map it is made of. */
export interface Trap {
  map: Record<string, unknown>;
  like: number;
}

/** Sentences by key, with what it takes to choose and fill them. */
export interface Words {
  language: string;
  name: string;
  one: number[];
  decimal: string;
  messages: Record<string, unknown>;
  languages: [string, string][];
}

/** The fields of a level file in one language. Nothing in it is None but a limit that is not set. `more`: `adult.idea`, `predict.question`… by their names. */
export interface View {
  title: string;
  story: string;
  grade: string;
  mode: string;
  kind: string;
  look: string;
  limit: number | null;
  auto_pick: boolean;
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
}

/** What every request may have. */
export interface Request {
  language?: string;
}

/** Why there is no answer; `cause`: of what was not foreseen, for who mends it. */
export interface Refused {
  say: string;
  cause?: string;
}

/** A pack: the course, or one that was opened. */
export interface DescribeRequest {
  language?: string;
  pack?: string;
}

/** The whole pack, levels included. */
export interface Described {
  pack: Pack;
}

/** Open the file of a teacher, a text or a zip: its pack stays there, by its key. */
export interface OpenRequest {
  language?: string;
  name?: string;
  text?: string;
  base64?: string;
}

/** Its pack, None when there is no level in it, and all that is wrong. */
export interface Opened {
  pack: Pack | null;
  problems: Problem[];
}

/** What is asked about a level, of the course if no pack is named; with a `trap`, that is its last map. */
export interface About {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
}

/** And about a program on it, as Blockly saves it; a level that is only looked at has its own. */
export interface AboutScript {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** And about a play of it; `inputs`: what answers its questions. */
export interface AboutPlay {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
}

/** Run a program on every map of its level and judge it. `foreseen`: the child's prediction, or `choice`, the number of an answer offered; `first`: there was none before. `tries`: this one included. `shown`: who made it has seen a solution. */
export interface PlayRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
  tries?: number;
  shown?: boolean;
  foreseen?: string | number;
  choice?: number;
  first?: boolean;
}

/** A program as Python, the line of each block, and what is worth saying about it. */
export interface Source {
  source: string;
  lines: Record<string, number>;
  notes: Told[];
}

/** What happened. With `problems` nothing was run; with `asks` a question waits for an answer. `right`: of the answers offered to a prediction, the one that came true. */
export interface Played {
  source: string;
  lines: Record<string, number>;
  notes: Told[];
  problems: Told[];
  runs: Run[];
  verdict: Verdict | null;
  asks: Told | null;
  right: number | null;
}

/** A program as Python while it is being built. */
export interface PythonRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** And what the level offers beside it; `begun`: it is what the level begins with. */
export interface PythonText {
  source: string;
  lines: Record<string, number>;
  notes: Told[];
  begun: boolean;
  toolbox: Toolbox;
}

/** What there is to tell of a step of a play: step `index` on map number `run`. */
export interface StepRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
  run?: number;
  index?: number;
}

/** Variables, loops that run, words on blocks, a sentence. */
export interface StepTold {
  boxes: Box[];
  turns: ([string, number, number | null])[];
  badges: Badge[];
  say: string;
}

/** What the first map of a level looks like after a program. */
export interface PictureRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** The picture. */
export interface Pictured {
  scene: Scene;
}

/** A map in words: map number `map` at its start, or map number `run` at step `index` of a play. */
export interface WorldRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  inputs?: (string | number)[];
  map?: number;
  run?: number;
  index?: number;
}

/** A sentence or two for each part of it. */
export interface WorldTold {
  say: string[];
}

/** A saved program, which may be of an older level or of another hand. */
export interface CheckScriptRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
}

/** The same as it is read. */
export interface CheckedScript {
  script: Script;
}

/** Look on for a map of the level's kind on which a program that wins does not: so many slices further. */
export interface TrapRequest {
  language?: string;
  pack?: string;
  level: string;
  trap?: Trap;
  script?: Script;
  slices?: number;
}

/** Whether it is `over`; the trap, its map and its story, or a word of praise. */
export interface TrapFound {
  over: boolean;
  trap: Trap | null;
  shown: LevelMap | null;
  story: string;
  say: string;
}

/** What a child has in the course, to be written on paper. */
export interface CodeRequest {
  language?: string;
  profile?: string;
  settings?: Record<string, unknown>;
  python?: boolean | null;
  progress?: Record<string, unknown>;
}

/** The words. */
export interface Code {
  words: string[];
}

/** What the words of a text bring. */
export interface DecodeRequest {
  language?: string;
  text: string;
}

/** A child; `progress` and `settings` as in a child's file. */
export interface Decoded {
  profile: string;
  settings: Record<string, unknown>;
  python: boolean | null;
  progress: Record<string, unknown>;
}

/** How the words of a text are understood while it is typed. */
export interface SpellRequest {
  language?: string;
  text: string;
}

/** A word: the one it is; or nothing, what to say of it, and the one it may be. */
export interface Heard {
  typed: string;
  word: string;
  say: string;
  near: string;
}

/** Each word, what the one being typed may become, and whether they are a whole code. */
export interface Spelled {
  words: Heard[];
  offers: string[];
  whole: boolean;
}

/** A fresh level, which opens, shows and can be won. */
export interface DraftNewRequest {
  language?: string;
  kind?: string;
}

/** A level that is being written, as an editor shows it. */
export interface DraftViewRequest {
  language?: string;
  text: string;
}

/** The same after some acts, one after the other. */
export interface DraftActRequest {
  language?: string;
  text: string;
  acts: Record<string, unknown>[];
}

/** Its text, its fields and what is wrong, the picture of each map that has one. */
export interface Shown {
  text: string;
  view: View;
  scenes: (Scene | null)[];
}

/** What it takes to build the program of a field with blocks. */
export interface DraftProgramRequest {
  language?: string;
  text: string;
  field?: string;
}

/** The blocks there are, those offered, and the program of now. */
export interface Building {
  blocks: BlockSet;
  toolbox: Toolbox;
  start: Script;
}

/** What is offered beside a program that is being built. */
export interface DraftOfferRequest {
  language?: string;
  text: string;
  script: Script;
}

/** The blocks to choose from. */
export interface Offered {
  toolbox: Toolbox;
}

/** Search on for the shortest programs: so many slices further; another text begins another search. */
export interface DraftSolveRequest {
  language?: string;
  text: string;
  slices?: number;
}

/** How far it is, in a sentence, or what it found: `good`, it can be won; `sure`, that is proved. */
export interface Solved {
  over: boolean;
  say: string;
  good: boolean;
  sure: boolean;
  program: string;
}

/** A map: its rows, `counts` {items: {B1: 3}, …}, `marks` {paint: [B1], …}, `fences` [A1-B1]. */
export interface DraftMap {
  grid: string[];
  counts: Record<string, Record<string, number>>;
  marks: Record<string, string[]>;
  fences: string[];
  hidden: boolean;
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

/** A block of the kind, and whether the level has it. */
export interface Offer {
  name: string;
  label: string;
  category: string;
  in: boolean;
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
  open: [OpenRequest, Opened];
  play: [PlayRequest, Played];
  python: [PythonRequest, PythonText];
  step: [StepRequest, StepTold];
  picture: [PictureRequest, Pictured];
  world: [WorldRequest, WorldTold];
  check_script: [CheckScriptRequest, CheckedScript];
  trap: [TrapRequest, TrapFound];
  code: [CodeRequest, Code];
  decode: [DecodeRequest, Decoded];
  spell: [SpellRequest, Spelled];
  draft_new: [DraftNewRequest, Shown];
  draft_view: [DraftViewRequest, Shown];
  draft_act: [DraftActRequest, Shown];
  draft_program: [DraftProgramRequest, Building];
  draft_offer: [DraftOfferRequest, Offered];
  draft_solve: [DraftSolveRequest, Solved];
}
