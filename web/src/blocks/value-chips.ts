/** What a step has to say on its blocks: turns of loops, answers, values, as chips that cover no word; the window's `chips.py` does the same. */

import * as Blockly from 'blockly/core';
import type { Badge, StepTold } from '../core/types';
import type { Words } from '../text/sentences';

const SVG = 'http://www.w3.org/2000/svg';
const HIGH = 28, SIZE = 15, GAP = 10; // units of the blocks
const OVER = 24; // the height of one over the sign of a block
const HEAD = 24, FOOT = 22; // to the middle of the first row of a block, from above; to that of its foot, from below

type Turn = StepTold['turns'][number];
type Chip = Omit<Badge, 'kind'> & { readonly kind: Badge['kind'] | 'turn' };
interface Written { readonly chip: Chip; readonly group: SVGGElement; readonly long: number; readonly short: number }

export class Chips {
  private groups: SVGGElement[] = [];
  private shown = '[[],[]]';

  constructor(private readonly workspace: Blockly.WorkspaceSvg, private readonly words: Words) {}

  show(turns: Turn[], badges: Badge[]): void {
    const wanted = JSON.stringify([turns, badges]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.groups.forEach((group) => group.remove());
    this.groups = [];
    const chips = [...badges, ...turns.map((turn) => this.turn(turn))];
    for (const block of new Set(chips.map((chip) => chip.block))) this.put(block, chips.filter((chip) => chip.block === block));
  }

  private turn([block, turn, total]: Turn): Chip {
    const long = this.words.say(total ? 'editor.turn_of' : 'editor.turn', { turn, total });
    return { block, kind: 'turn', long, short: total ? `${turn}/${total}` : String(turn), sign: false };
  }

  private put(id: string, chips: Chip[]): void {
    const block = this.workspace.getBlockById(id);
    const path = block?.getSvgRoot().querySelector<SVGPathElement>(':scope > .blocklyPath');
    if (!block || !path) return;
    const written = chips.map((chip) => this.made(block, chip));
    const beside = written.filter(({ chip }) => !chip.sign);
    const fitting = beside.length === 0 || this.inRow(path, beside);
    const over = written.filter(({ chip }) => chip.sign || (!fitting && chip.kind !== 'turn'));
    const left = [...over.filter((each) => !overSign(block, each)), ...(fitting ? [] : beside.filter((each) => !over.includes(each)))];
    if (left.length === 0 || this.inRow(path, left)) return;
    if (block.statementInputCount > 0) this.onFoot(path, left);
    else left.forEach(({ group }) => group.remove()); // the sentence tells it, and the boxes show it
  }

  /** After the first row of their block, with the longest words there is room for; whether there was any. */
  private inRow(path: SVGPathElement, line: Written[]): boolean {
    const { width } = path.getBBox();
    const room = this.room(path);
    for (let shorts = 0; shorts < 2 ** line.length; shorts++) {
      const short = line.map((_each, place) => Boolean(shorts & (1 << (line.length - 1 - place))));
      const wide = line.reduce((sum, each, place) => sum + GAP + (short[place] ? each.short : each.long), width);
      if (wide > room) continue;
      let left = width;
      line.forEach((each, place) => { left = write(each, left + GAP, HEAD, short[place]!); });
      return true;
    }
    return false;
  }

  /** Over the foot of a block, which has no words, as far to the right as can be seen. */
  private onFoot(path: SVGPathElement, line: Written[]): void {
    const { width, height } = path.getBBox();
    let right = Math.min(width, this.room(path));
    for (const each of [...line].reverse()) {
      const left = Math.max(GAP, right - each.short);
      write(each, left, height - FOOT, true);
      right = left - GAP;
    }
  }

  /** How far to the right of the edge of a block one can see. */
  private room(path: SVGPathElement): number {
    const { right } = this.workspace.getParentSvg().getBoundingClientRect();
    return (right - path.getBoundingClientRect().left) / this.workspace.getAbsoluteScale() - GAP;
  }

  private made(block: Blockly.BlockSvg, chip: Chip): Written {
    const group = document.createElementNS(SVG, 'g');
    group.classList.add('chip', `${chip.kind}-chip`);
    group.setAttribute('aria-hidden', 'true'); // the sentence says it
    group.append(document.createElementNS(SVG, 'rect'), document.createElementNS(SVG, 'text'));
    block.getSvgRoot().append(group);
    this.groups.push(group);
    const wide = (words: string): number => {
      group.querySelector('text')!.textContent = words;
      return group.querySelector('text')!.getComputedTextLength() + 22;
    };
    return { chip, group, long: wide(chip.long), short: wide(chip.short) };
  }
}

/** Put a chip there, its middle so low; where it ends. */
function write({ chip, group, long, short }: Written, x: number, middle: number, shortly: boolean, wide = shortly ? short : long, high = HIGH): number {
  const text = group.querySelector('text')!;
  text.textContent = shortly ? chip.short : chip.long;
  for (const [name, value] of Object.entries({ width: wide, height: high, rx: high / 2 })) group.querySelector('rect')!.setAttribute(name, String(value));
  text.setAttribute('x', String(wide / 2));
  text.setAttribute('y', String(high / 2 + SIZE * 0.36));
  group.setAttribute('transform', `translate(${x}, ${middle - high / 2})`);
  return x + wide;
}

/** On its block, between its left end and its first word, where its sign is; false when it has no sign, or too small a place. */
function overSign(block: Blockly.BlockSvg, each: Written): boolean {
  const field = block.inputList[0]?.fieldRow[0];
  const root = field instanceof Blockly.FieldImage ? field.getSvgRoot() : null;
  if (!field || !root) return false;
  const { x, y } = Blockly.utils.svgMath.getRelativeXY(root);
  const { width, height } = field.getSize();
  const right = x + width + 2;
  const wide = Math.min(right, Math.max(each.short - 8, right - x + 2));
  if (each.short - 22 > wide - 4) return false;
  write(each, right - wide, y + height / 2, true, wide, OVER);
  return true;
}
