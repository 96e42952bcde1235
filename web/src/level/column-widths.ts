/** How the width of a level's page is shared: the rule of `codeweek/desktop/pages/split.py`, from measured lengths to widths. */

import { SPLIT } from '../generated/constants';

const { PROGRAM, AMPLE, WORLD, CHOSEN, FAIR, WRITTEN, TEXT, LEAST, SMALLER, PIECES, SMALLEST } = SPLIT;

/** Lengths in units of the page: what there is, and what each part would like. */
export interface Needs {
  window: number; width: number; height: number; gap: number; aside: number; // of the whole page; between its edges; of the program's panel; from the palette to the program
  program: number; world: number; // the widest block and an indent; the most that the world can use
  palette: number; paletteHeight: number; families: number; keys: number; // 0: nothing to choose from
  python: number; // its longest line; 0: not wanted
}

/** Widths. `python` 0: it is a tab in place of the program; `size` is of the blocks. */
export interface Split { program: number; world: number; palette: number; folded: boolean; python: number; size: number }

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
