/** The turns of the loops that run, each as a small chip at the right end of its loop. */

import type * as Blockly from 'blockly/core';
import type { StepTold } from './types';
import type { Words } from './words';

const SVG = 'http://www.w3.org/2000/svg';
const HIGH = 28, SIZE = 15, GAP = 10; // units of the blocks
const HEAD = 24, FOOT = 22; // to the middle of the first row of a loop, from above; to that of its foot, from below

type Turn = StepTold['turns'][number];

export class Turns {
  private chips: SVGGElement[] = [];
  private shown = '[]';

  /** `over` stands over the blocks, at their right. */
  constructor(private readonly workspace: Blockly.WorkspaceSvg, private readonly words: Words, private readonly over: HTMLElement) {}

  show(turns: Turn[]): void {
    const wanted = JSON.stringify(turns);
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.chips.forEach((chip) => chip.remove());
    this.chips = turns.flatMap((turn) => this.chip(turn) ?? []);
  }

  private chip(turn: Turn): SVGGElement | null {
    const block = this.workspace.getBlockById(turn[0]);
    const path = block?.getSvgRoot().querySelector<SVGPathElement>(':scope > .blocklyPath');
    if (!block || !path) return null;
    const chip = document.createElementNS(SVG, 'g');
    const text = document.createElementNS(SVG, 'text');
    chip.classList.add('turn-chip');
    chip.append(document.createElementNS(SVG, 'rect'), text);
    block.getSvgRoot().append(chip);
    this.place(chip, text, path, turn);
    return chip;
  }

  /** After the first row of its loop, short where there is little room; over its foot, which has no words, where there is none. */
  private place(chip: SVGGElement, text: SVGTextElement, path: SVGPathElement, turn: Turn): void {
    const { width, height } = path.getBBox();
    const [left, right] = [width + GAP, this.room(path)];
    let wide = this.write(chip, text, this.long(turn));
    if (left + wide > right) wide = this.write(chip, text, short(turn));
    const beside = left + wide <= right;
    const x = beside ? left : Math.max(GAP, Math.min(width, right) - wide);
    chip.setAttribute('transform', `translate(${x}, ${(beside ? HEAD : height - FOOT) - HIGH / 2})`);
  }

  /** How far to the right of the edge of a block one can see. */
  private room(path: SVGPathElement): number {
    const over = this.over.getBoundingClientRect();
    const end = over.width > 0 ? over.left : this.workspace.getParentSvg().getBoundingClientRect().right;
    return (end - path.getBoundingClientRect().left) / this.workspace.getAbsoluteScale() - GAP;
  }

  private long([, turn, total]: Turn): string { return this.words.say(total ? 'editor.turn_of' : 'editor.turn', { turn, total }); }

  private write(chip: SVGGElement, text: SVGTextElement, words: string): number {
    text.textContent = words;
    const wide = text.getComputedTextLength() + 22;
    for (const [name, value] of Object.entries({ width: wide, height: HIGH, rx: HIGH / 2 })) chip.firstElementChild!.setAttribute(name, String(value));
    text.setAttribute('x', String(wide / 2));
    text.setAttribute('y', String(HIGH / 2 + SIZE * 0.36));
    return wide;
  }
}

function short([, turn, total]: Turn): string { return total ? `${turn}/${total}` : String(turn); }
