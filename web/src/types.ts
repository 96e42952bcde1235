/** What the core tells the page: plain data, made by `codeweek/web_api/describe.py` and `codeweek/web_api/api.py`. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Rect { shape: 'rect'; x: number; y: number; width: number; height: number; fill: string; radius: number }
export interface Line { shape: 'line'; points: [number, number][]; colour: string; width: number; dashed: boolean; grows: boolean }
export interface Label { shape: 'label'; x: number; y: number; text: string; colour: string; size: number }
export interface Picture { shape: 'image'; image: string; x: number; y: number; size: number; angle: number }
export type Shape = Rect | Line | Label | Picture;

export interface Sprite {
  id: string; image: string; x: number; y: number; size: number; angle: number; label: string; effect: string;
}

/** What changes from one step to the next. */
export interface Moving { sprites: Sprite[]; marks: Shape[] }

/** As it is sent: its marks are the first `kept` of the picture before it, then these. */
export interface Sent extends Moving { kept: number }

/** A whole picture: the ground, painted once, and what moves on it. */
export interface Scene extends Moving {
  width: number; height: number; background: Shape[]; rim: Label[]; margin: number;
}

export interface Told { key: string; say: string; block: string | null; line: number | null; step: number | null }
export interface Goal { say: string; met: boolean }
export interface Verdict {
  won: boolean; stars: number; blocks: number; map: number; message: Told; goals: Goal[];
  hoped: number; // the stars, if it holds on other maps too
  medal: boolean; facts: string[];
}

export interface Run {
  outcome: string; message: Told | null; steps: number[]; blocks: string[]; lines: (number | null)[];
  scenes: Sent[]; at: number[]; background: Shape[]; rim: Label[]; width: number; height: number; margin: number;
  ground: Scene; // what stays the same: put together by the page
}

/** A saved block, as Blockly writes it. */
export interface SavedBlock {
  type: string; id?: string; fields?: Record<string, unknown>; extraState?: unknown;
  inputs?: Record<string, { block?: SavedBlock; shadow?: SavedBlock }>;
  next?: { block?: SavedBlock }; x?: number; y?: number; deletable?: boolean; kind?: string;
}
export interface Script { blocks: { languageVersion: number; blocks: SavedBlock[] } }

export interface ToolboxItem extends Partial<SavedBlock> { kind: string; text?: string; 'web-class'?: string; contents?: ToolboxItem[] }
export interface Toolbox { kind: string; contents: ToolboxItem[] }

/** One of the answers offered to a prediction. */
export interface Choice { letter: string; words: string; scene: Scene | null }

export interface LevelMap { hidden: boolean; scene: Scene; say: string[] }

/** A level on the map of levels. */
export interface Brief {
  id: string; title: string; mode: string; grade: string; register: string; look: string; kind: string; hero: string | null;
  limit: number | null; best: number; read_only: boolean; solo_tries: number; walks: boolean; has_eyes: boolean; may_trap: boolean;
}

/** A level that is played. */
export interface Level extends Brief {
  story: string; hints: string[]; adult: { idea: string; mistake: string; question: string; solution: string; script: Script; blocks: number };
  predict: { ask: string; question: string; choices: Choice[] } | null;
  toolbox: Toolbox; start: Script; wide: number; max_instances: Record<string, number> | null; maps: LevelMap[];
  names: Record<string, string>; // of its boxes and blocks in every language, without accents, and what they are called here
  reads_until: boolean; // « répéter jusqu'à » is its « tant que non »
  trap?: Trap; // its last map is not its own
}

/** A map found for a program, as Python told it and reads it back. */
export interface Trap { map: { [key: string]: Json }; like: number }

export interface Chapter { folder: string; title: string; can: string; look: string; levels: Brief[] }
export interface Category { name: string; label: string; colour: string; text: string }

/** The course holds its levels in brief; a teacher's file, which is small, the whole of them. */
export interface Pack {
  key: string; title: string; chapters: Chapter[];
  titles?: Record<string, string>; version?: string; // of a teacher's file
  blocks: {
    definitions: { type: string; [key: string]: unknown }[];
    styles: Record<string, Record<string, unknown>>;
    categories: Category[];
  };
}

/** What describes blocks. */
export type Blocks = Pick<Pack, 'blocks'>;

export interface Problem { file: string; line: number | null; column: number | null; field: string; say: string; severity?: string }

export interface Played {
  source: string; lines: Record<string, number>; problems: Told[]; notes: Told[]; runs: Run[]; verdict: Verdict | null;
  asks: Told | null; // what the program asks the child, and nobody answered
}
export interface PythonText {
  source: string; lines: Record<string, number>; notes: Told[]; toolbox: Toolbox;
  begun: boolean; // the script is what the level begins with
}
/** A variable: one cell, or those of a list; `before` only in what has just changed. */
export interface Cell { shown: string; before: string | null; index: number | null }
export interface Box { name: string; many: boolean; cells: Cell[] }

/** Words beside the row of a block, or over its sign: an answer, a value, what a box holds. */
export interface Badge { block: string; kind: 'yes' | 'no' | 'value' | 'box'; long: string; short: string; sign: boolean }

export interface StepTold { boxes: Box[]; turns: [string, number, number | null][]; badges: Badge[]; say: string }
