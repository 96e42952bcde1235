// Written by tools/make_types.py from the Python of the core: `make types`, or any build of the page.

import type { Script } from '../base/blockly-json';

/** A board that is open on another machine, and how many seconds ago it was opened. */
export interface BoardOpen {
  id: string;
  seconds: number;
}

/** Where the room is kept. `full`: nothing can be kept in the `folder` now. */
export interface Disk {
  folder: string;
  full: boolean;
}

/** The file of the room was damaged when it opened, and its copy took its place. `aside`: the name of the damaged one, empty when it was gone; `copied`: when the copy was made, 0 without one. */
export interface MendedFile {
  aside: string;
  copied: number;
}

/** How the last run ended: the sentence the child was told, and its key. */
export interface Ran {
  key: string;
  say: string;
  won: boolean;
}

/** A creation that a child hands to the adult; its `title` is of two chosen words, or empty. */
export interface Gift {
  title: string;
  program: Script;
}

/** The place of a game that a child has handed to its room: each child has one on a level. */
export interface GamePlace {
  profile: string;
  pack: string;
  level: string;
}

/** The same on the board; `open`: the others may play it. */
export interface GameSeen {
  profile: string;
  pack: string;
  level: string;
  open: boolean;
}

/** The games of a room that may be played. */
export interface Games {
  games: GamePlace[];
}

/** What a child foresaw of a program: the number of an answer offered (`choice`), or its own. */
export interface Guessed {
  choice?: number;
  foreseen?: string | number;
}

/** What happened on a machine. `n` grows by one with each: an event is applied once, in order. `part`: what the child's file has of this level (a progress with one level in it: program, stars, tries), so that the server's file has it too. `guess`: of a win of a level that asks one, so that it can be played again. `game`: the program of a game that is handed to the room. `ago`: seconds since it happened, when it waited for the network. */
export interface Event {
  n: number;
  kind: 'open' | 'build' | 'run' | 'hint' | 'win' | 'answer' | 'give' | 'hand' | 'leave';
  profiles: string[];
  pack: string;
  level: string;
  part?: Record<string, unknown>;
  ran?: Ran;
  stars?: number;
  hints?: number;
  vote?: number;
  choice?: number;
  guess?: Guessed;
  gift?: Gift;
  game?: Script;
  ago?: number;
}

/** An event that was not taken, by its number; `why`: the field, or `heard`: it came again. */
export interface Refused {
  n: number | null;
  why: string;
}

/** A level of today. */
export interface Chosen {
  pack: string;
  level: string;
}

/** A pack that every machine of the room has: fetched from `api/packs/<sum>.zip`. */
export interface Packed {
  key: string;
  title: string;
  sum: string;
  size: number;
}

/** What is open today, in this order; without `levels` everything is as usual. `exam`: no help, no solution, and the results are kept apart. */
export interface Plan {
  title: string;
  levels: Chosen[];
  packs: Packed[];
  hints: boolean;
  solutions: boolean;
  exam: boolean;
}

/** Pilot and copilot change places every so many minutes; a machine rings when `round` grows. */
export interface Timer {
  minutes: number;
  round: number;
  left: number;
}

/** A prediction for all at once. `counts`: of each choice; machines get them once it is closed. */
export interface Vote {
  n: number;
  pack: string;
  level: string;
  open: boolean;
  voters: number;
  counts: number[];
}

/** Stars to earn together. */
export interface Goal {
  stars: number;
  now: number;
}

/** What takes the children away from their levels, in `left` seconds at most a minute. */
export interface Soon {
  what: 'pause' | 'vote' | 'plan' | 'exam' | 'tidy';
  left: number;
}

/** A level, or a hint of it (`rung`, from 1), sent to one child; done once for each `n`. */
export interface Sent {
  n: number;
  profile: string;
  pack: string;
  level: string;
  rung: number;
}

/** A child to forget at once and for good, done once for each `n`. `mark`: what its machine calls it, which means nothing to anybody else; of a machine that gave it no mark, the `profile`. The other of the two is empty. */
export interface Erased {
  n: number;
  mark: string;
  profile: string;
}

/** All that a machine of the room follows, whole at each change: a missed message loses nothing. `pause`: eyes on the adult. `soon`: what comes within a minute. `say`: a sentence on all screens. `number`: on the sticker of this machine. `games`: how many games of the room may be played, which `api/games` tells. `full`: nothing is kept now. `sent`, `allowed` (a child who may sit here), `keyless` (who sits here and has no pictures yet), `tidy` (put everybody here away, once for each number) and `erase` are for this machine only. */
export interface Orders {
  seq: number;
  pause: boolean;
  soon: Soon | null;
  say: string;
  timer: Timer | null;
  vote: Vote | null;
  goal: Goal | null;
  plan: Plan;
  games: number;
  number: number | null;
  sent: Sent | null;
  allowed: string;
  keyless: string[];
  tidy: number;
  erase: Erased[];
  full: boolean;
}

/** A child that the room knows: whether another machine has it now, whether it was put away. */
export interface Here {
  profile: string;
  held: boolean;
  tidied: boolean;
}

/** What any machine may know of a room. */
export interface RoomSeen {
  room: string;
  codeweek: string;
  children: Here[];
}

/** A machine that asks for a child: the number on its screen, that of its sticker, for how long. */
export interface Asking {
  number: number;
  machine: number | null;
  seconds: number;
}

/** A child on the board. `seconds`: how long it has been so; `beside`: who shares its machine. `at`: when its machine told of it last, so that one who looks at it knows that there is something new. `say`: what it was told each time, when the same failed again. `given`: creations that it handed over. `checked`: all its wins were played again; `lost`: how many that were told did not win then. `asking`: the machines that would like to have it, the first first: its `status` is its own. `missed`: how often pictures that are not its own were shown for it lately. */
export interface Row {
  profile: string;
  machine: number | null;
  beside: string;
  pack: string;
  level: string;
  status: 'tidied' | 'stuck' | 'searching' | 'hint' | 'ran' | 'building' | 'won' | 'away';
  seconds: number;
  at: number;
  tries: number;
  hints: number;
  same: number;
  say: string;
  wins: number;
  stars: number;
  checked: boolean;
  lost: number;
  given: number;
  asking: Asking[];
  missed: number;
}

/** A level where children are `stuck`, how many, and the commonest wrong program of all who are on it. */
export interface Trouble {
  pack: string;
  level: string;
  stuck: number;
  program: Script | null;
  times: number;
  say: string;
}

/** A program on the projector: nobody says whose it is. */
export interface Shown {
  pack: string;
  level: string;
  program: Script;
}

/** A child that does not play, and for how many days it is kept so. */
export interface Stored {
  profile: string;
  days: number;
}

/** All that the adult sees. `tidied`: who was put away, for some days; `leaving`: whose file goes soon. `next`: the child whom the adult would go to now, empty while nobody needs it. `amid`: how many are amid a level, which they have not won yet. */
export interface Board {
  seq: number;
  rows: Row[];
  next: string;
  amid: number;
  troubles: Trouble[];
  pause: boolean;
  soon: Soon | null;
  say: string;
  timer: Timer | null;
  vote: Vote | null;
  goal: Goal | null;
  plan: Plan;
  shown: Shown[];
  games: GameSeen[];
  machines: number;
  tidied: Stored[];
  leaving: Stored[];
  disk: Disk;
  mended: MendedFile | null;
  boards: BoardOpen[];
}

/** One thing that a child did. */
export interface Way {
  kind: 'open' | 'build' | 'run' | 'hint' | 'win' | 'answer' | 'give' | 'hand' | 'leave';
  pack: string;
  level: string;
  seconds: number;
  say: string;
  stars: number;
}

/** A creation that a child has handed over: its level, its title in words, what it makes as SVG. */
export interface Given {
  level: string;
  title: string;
  picture: string;
}

/** A game that the adult looks at: its program as the core reads it, its Python, or the `note` why not. */
export interface GameLooked {
  program: Script | null;
  python: string;
  note: string;
}

/** What the adult went to ask a child on a level, at a time; `freed`: it has won that level since. */
export interface Asked {
  pack: string;
  level: string;
  question: string;
  at: number;
  freed: boolean;
}

/** A day on which a child came: where it was last, how many levels it won first then. */
export interface EveningSeen {
  day: string;
  pack: string;
  level: string;
  wins: number;
}

/** A chapter, and how many children were in it at the end of an evening. */
export interface ChapterReached {
  title: string;
  children: number;
}

/** An evening of the group. */
export interface EveningOfAll {
  day: string;
  children: number;
  wins: number;
  chapters: ChapterReached[];
}

/** A misconception of an evening, in sentences for the adult; `profiles`: who met it. */
export interface MisconceptionMet {
  name: string;
  says: string;
  facts: string;
  ask: string;
  after: string;
  profiles: string[];
}

/** What a group met on an evening, in sentences for the adult; `next`: what to begin with, if anything. */
export interface EveningSummary {
  title: string;
  children: number;
  says: string;
  next: string;
  met: MisconceptionMet[];
}

/** A child, touched on the board: its program as it is now, its last run, its way so far. `ran`: the last run as its machine told it; `again`: its program as the server's core plays it now, None when it could not; `note`: then why, or why its program cannot be shown. `brought`: the other children whom only its machine has ever had. `pictures`: its key, which no other page is told. */
export interface ChildSeen {
  row: Row;
  title: string;
  program: Script | null;
  python: string;
  ran: Ran | null;
  again: Ran | null;
  note: string;
  way: Way[];
  given: Given[];
  brought: string[];
  pictures: string[];
  coached: Asked[];
  evenings: EveningSeen[];
}

/** Where a child's program stands: how far it is in `words`, empty where nothing is said of it. The `block` to light, what the child is asked, and the answer; empty where there is none. */
export interface Stands {
  words: string;
  block: string;
  question: string;
  answer: string;
}

/** A session from a colleague's file; `missing`: its packs, by title, and its levels that are not here. */
export interface Opened {
  plan: Plan;
  missing: string[];
}

/** For the room: the adult's code, for how many seconds it is good, and the addresses of the page. */
export interface Adult {
  code: string;
  addresses: string[];
  until: number;
}

/** A level to choose from; `hints`: its ideas in words; `asks`: what an adult asks beside the child. `question`: what the level asks; `choices`: what the answers that its question offers are called in a vote; `answers`: their words, empty where a picture or a program shows what it is. */
export interface Lesson {
  id: string;
  title: string;
  mode: string;
  hints: string[];
  asks: string;
  choices: string[];
  question: string;
  answers: string[];
}

/** A chapter to choose from. */
export interface Lessons {
  title: string;
  levels: Lesson[];
}

/** The course, whose `sum` is empty, or a pack that is there: what may be played today. */
export interface Course {
  key: string;
  title: string;
  sum: string;
  size: number;
  chapters: Lessons[];
}

/** A pack that was put in; `problems`: what could not be read of it, a sentence each. */
export interface Added {
  key: string;
  title: string;
  sum: string;
  size: number;
  problems: string[];
}
