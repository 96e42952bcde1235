/** Where everything is on the page of a level, once it is known how much room each part would like; widths by the rule of `pages/split.py`. */

import type { App } from '../app/app';
import type { Level } from '../core/types';
import { BLOCKS_HIGH, COLUMN, SPLIT } from '../generated/constants';
import { attribute } from '../ui/dom';
import type { Ideas } from './ideas';
import type { Program } from './level-program';
import type { Bars } from './toolbars';

const { PROGRAM, AMPLE, WORLD, CHOSEN, FAIR, WRITTEN, TEXT, LEAST, SMALLER, PIECES, SMALLEST } = SPLIT;

/** Lengths in units of the page: what there is, and what each part would like. */
interface Needs {
  window: number; width: number; height: number; gap: number; aside: number; // of the whole page; between its edges; of the program's panel; from the palette to the program
  program: number; world: number; // the widest block and an indent; the most that the world can use
  palette: number; paletteHeight: number; families: number; keys: number; // 0: nothing to choose from
  python: number; // its longest line; 0: not wanted
}

/** Widths. `python` 0: it is a tab in place of the program; `size` is of the blocks. */
interface Split { program: number; world: number; palette: number; folded: boolean; python: number; size: number }

/** Share the width of a page wider than high. */
export function split(needs: Needs): Split {
  const { width, gap } = needs;
  const least = Math.round(PROGRAM * needs.window);
  let need = Math.max(least, needs.program), ample = Math.max(least, Math.round(AMPLE * needs.program));
  const fair = Math.max(Math.round(LEAST * width), Math.min(needs.world, Math.round(FAIR * width)));
  let floor = Math.min(fair, Math.round((needs.families > 1 ? WORLD : CHOSEN) * width));
  let free = width - gap;
  let [palette, folded] = paletteOf(needs, free - (needs.families > 1 ? ample + fair : need + floor), true);
  if (!palette) floor = Math.min(fair, Math.round(WORLD * width));
  if (!folded && needs.families === 1 && palette < SMALLER * needs.palette) {
    const both = free - floor - needs.aside; // pieces and program are as small as each other
    palette = Math.min(both - least, Math.round(both * needs.palette / (needs.palette + needs.program)));
    need = ample = both - palette;
  }
  if (palette) free -= palette + needs.aside;
  const python = needs.python > 0 && needs.python <= free - ample - fair - gap ? needs.python : 0;
  if (python) free -= python + gap;
  const room = Math.min(ample, Math.max(need, free - floor)); // the goal, as far as the world allows
  const world = Math.max(Math.min(needs.world, free - room), Math.round(LEAST * width));
  return { program: free - world, world, palette, folded, python, size: sizeOf(free - world, needs.program) };
}

/** Share the width with a text that is being written, the palette folded; null: both have no room. */
export function written(needs: Needs): Split | null {
  const { width, gap, aside, program } = needs;
  const world = Math.max(Math.round(LEAST * width), Math.min(needs.world, Math.round(WRITTEN * width)));
  const keys = needs.palette ? needs.keys : 0;
  const free = width - world - 2 * gap - (keys ? keys + aside : 0);
  if (!needs.python || needs.python + program > free) return null;
  const python = Math.max(needs.python, Math.min(Math.round(TEXT * free), free - program));
  return { program: free - python, world, palette: keys, folded: keys > 0, python, size: 1 };
}

/** Share the width of a page higher than wide: the world above, all the width for the blocks. */
export function stacked(needs: Needs): Split {
  const { width, program } = needs;
  const [palette, folded] = paletteOf(needs, width - Math.round((needs.families > 1 ? AMPLE : 1) * program), false);
  const free = folded || !palette ? width : width - palette - needs.aside;
  return { program: free, world: width, palette, folded, python: 0, size: sizeOf(free, program) };
}

/**
 * The width of the blocks to choose from if they can all be in sight, else of the keys of families. `must`: one family is not folded,
 * whatever the room. */
function paletteOf({ palette, paletteHeight, families, keys, height, aside }: Needs, within: number, must: boolean): [number, boolean] {
  if (!palette) return [0, false];
  const several = families > 1, spare = within - aside;
  const fits = (must && !several) || paletteHeight <= height;
  if (fits && palette * (several ? SMALLER : PIECES) <= spare) return [Math.min(palette, spare), false];
  if (several || !must) return [keys, true];
  return [Math.max(Math.min(palette, spare), Math.round(palette * SMALLEST)), false];
}

function sizeOf(room: number, program: number): number { return Math.max(SMALLEST, Math.min(1, room / program)); }

const LETTER = 7.6; // units of the page that a letter of a block takes, at its usual size
const ASIDE = 54; // an indent, and what is left free around a program
const LINE = 42; // from one block to the next
const STRIP = 54; // what is over the program
const GAP = 12;
const KEYS = 112; // the width of the keys of families
const CODE = 0.602, GUTTER = 92; // a letter of the Python, for one unit of its size; what stands before and after its lines
const LARGER = 2, PRESSED = .4; // the most of the size of blocks where one only presses; of the width, their room
const [LOW, HIGH] = BLOCKS_HIGH as [number, number];
const BAR = 12; // the bar beside a palette, which stays as wide as it is when the blocks are smaller
const PLACED = 212; // the width of what is said when all the pieces of a puzzle are placed
const SEEN = 150, BESIDE = 96; // units of height that the world keeps there, and beside an idea or many answers
const MANY = 150; // units of height of answers

const WIDE_WRITTEN = 380, HIGH_WRITTEN = 330; // units: a row of keys, and a line of usual length; keys, some lines, and what is said of them

const NARROW = 480; // units: a window as narrow as a telephone is shared as one that is upright
const FITS = 700; // units of height: in less, at the size of the letters, a narrow page is scrolled

/** What is measured, and put in its place. */
interface Arranged {
  readonly app: App; readonly level: Level; readonly element: HTMLElement; readonly ideas: Ideas;
  readonly program: Pick<Program, 'editor' | 'host' | 'python' | 'shelf' | 'typing'>; readonly bars: Pick<Bars, 'views'>;
}

export class Layout {
  pythonFits = false; // beside the blocks; else it is a tab in place of them
  inPython = false; // that tab is shown
  private done = ''; // for what it was arranged

  constructor(private readonly page: Arranged) {}

  /** Measure, and put everything in its place; nothing when the page is as large as it was. */
  arrange(again = false): void {
    const { page, page: { element, program, program: { shelf, editor } } } = this;
    this.scroll();
    const size = `${element.clientWidth} ${element.clientHeight}`;
    if (!editor || (size === this.done && !again)) return;
    this.done = size;
    const { upright } = this;
    editor.shrink(1); // or the palette would be measured as small as it was for another window
    const needs = this.needs(upright);
    const sheet = this.large && !upright; // the text has the place of the blocks
    const wanted = (!sheet && program.typing.beside && !upright ? written(needs) : null) ?? (upright ? stacked : split)(sheet ? { ...needs, palette: 0, paletteHeight: 0, families: 0, program: needs.python, python: 0 } : needs);
    this.pythonFits = wanted.python > 0;
    if (program.typing.alone && !program.typing.translates) this.inPython = true;
    const asked = sheet || this.showsPython || !this.pythonFits ? wanted : (upright ? stacked : split)({ ...needs, python: 0 });
    if (upright) element.style.setProperty('--blocks', `${this.blocks(asked.folded ? 0 : needs.paletteHeight)}px`); // how large blocks may be drawn depends on it
    const shared = page.level.mode === 'run' && page.level.read_only && !page.level.part && !(this.showsPython && this.pythonFits) ? this.pressed(asked, needs, upright) : asked;
    this.put(shared);
    shelf.element.classList.toggle('below', upright && window.innerWidth <= 600);
    shelf.fold(shared.folded, shared.folded ? 1 : this.part(shared, needs));
    page.bars.views(this.pythonFits, this.inPython, this.showsPython);
    editor.resize();
    editor.shrink(shared.size);
  }

  /** Where one only presses the world is the large part, and the blocks are drawn larger. */
  private pressed(shared: Split, { width, program }: Needs, upright: boolean): Split {
    const lines = this.page.level.adult.solution.trim().split('\n').length + 2, { editor, host } = this.page.program;
    const room = upright ? width : PRESSED * width;
    const size = Math.max(shared.size, Math.min(LARGER, room / program, host.clientHeight / ((lines + (upright ? 0.5 : 0)) * LINE * editor!.usual)));
    if (upright) return { ...shared, size };
    const own = Math.min(room, Math.round(size * program));
    return { ...shared, program: own, world: width - GAP - own, python: 0, size };
  }

  /** A small telephone, or one with large letters: it is read by scrolling down, and nothing is squeezed. */
  private scroll(): void {
    const { element, app: { settings: { zoom } } } = this.page;
    attribute(element, 'data-scrolls', window.innerWidth <= NARROW && window.innerHeight <= FITS * zoom ? '' : null);
  }

  /** Another idea, or none: on a page higher than wide the blocks under it leave it its height. */
  fitIdea(): void { if (this.upright) this.arrange(true); }

  /** In a free level who types writes on a sheet: the text is there in place of the blocks. */
  private get large(): boolean { return this.page.program.typing.beside && this.inPython && this.page.level.mode === 'create'; }

  private get upright(): boolean { return window.innerHeight > window.innerWidth || window.innerWidth <= NARROW; }

  /** The Python is wanted beside the blocks, where both fit: the child's own choice; the youngest do without. */
  get showsPython(): boolean { return this.page.program.typing.open || (this.page.app.journey.showsPython ?? this.page.level.register !== 'short'); }

  /** Of their size, the blocks to choose from: all in sight, across and down, if they can be. */
  private part({ palette }: Split, needs: Needs): number {
    const across = palette === needs.palette ? 1 : (palette - BAR) / needs.palette;
    const down = this.page.program.host.clientHeight / (needs.paletteHeight / SMALLER);
    return Math.min(1, across, Math.max(PIECES, down));
  }

  private put({ world, python, palette, folded }: Split): void {
    const { element } = this.page;
    const beside = python > 0;
    for (const [name, value] of Object.entries({ side: world, python, palette: folded ? KEYS : palette })) element.style.setProperty(`--${name}`, `${value}px`);
    attribute(element, 'data-python', beside ? 'beside' : this.inPython && !this.pythonFits ? 'tab' : null);
  }

  private needs(upright: boolean): Needs {
    const { element, level, program } = this.page;
    const width = element.querySelector('.bar')!.clientWidth;
    const scale = program.editor!.usual;
    const { maps } = level, blocks = program.shelf.measure();
    const shape = Math.max(...maps.map(({ scene }) => (scene.width + scene.margin) / (scene.height + scene.margin)));
    const high = element.querySelector('.world')!.clientHeight;
    const height = upright ? HIGH * this.between() - STRIP : element.querySelector('.work')!.clientHeight;
    const longest = Math.max(...level.adult.solution.split('\n').map((line) => line.length));
    const letter = parseFloat(getComputedStyle(program.python.element).fontSize) * CODE;
    const python = Math.max(Math.round(longest * letter + GUTTER), program.typing.open ? WIDE_WRITTEN : 0);
    const share = { window: program.typing.translates ? 0 : window.innerWidth, width, height, gap: GAP, aside: 0, world: Math.max(program.typing.translates ? 0 : Math.round(high * shape), Math.round(COLUMN * width)), keys: KEYS };
    if (program.typing.alone && !program.typing.translates) return { ...share, program: python, palette: 0, paletteHeight: 0, families: 0, python: 0 };
    return {
      ...share,
      program: Math.round(Math.max(program.editor!.wide, level.wide * LETTER * scale) + ASIDE * scale),
      ...blocks, paletteHeight: blocks.paletteHeight * SMALLER, palette: program.typing.translates ? 0 : level.max_instances ? Math.max(PLACED, blocks.palette) : blocks.palette, python: upright ? 0 : python,
    };
  }

  /** The height between the bars. */
  private between(): number {
    const [side, editor] = ['.side', '.editor'].map((part) => this.page.element.querySelector(part)!.getBoundingClientRect());
    return Math.max(side!.bottom, editor!.bottom) - Math.min(side!.top, editor!.top);
  }

  /** On a page higher than wide: as high as the blocks are, within limits, while the world is seen. */
  private blocks(palette: number): number {
    const { element, level, program } = this.page;
    const all = this.between();
    const others = ['.parts', '.tabs', '.guess', '.console', '.look', '.bubble'].map((part) => (element.querySelector<HTMLElement>(part)?.offsetHeight ?? -GAP) + GAP);
    const many = element.querySelector<HTMLElement>('.guess')!.offsetHeight > MANY;
    const most = Math.min(HIGH * all, all - (this.page.ideas.asked || many ? BESIDE : SEEN) - others.reduce((sum, each) => sum + each, 0));
    const lines = level.adult.solution.split('\n').length + 2;
    const liked = element.querySelector('.strip')!.clientHeight + Math.max(palette, lines * LINE * program.editor!.usual * 1.25, program.typing.open ? HIGH_WRITTEN : 0);
    return Math.round(Math.max(Math.min(LOW * all, most), Math.min(most, liked)));
  }
}
