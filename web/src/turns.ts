/** The turns of the loops that run, each as a small chip at the right end of its loop. */

import type * as Blockly from 'blockly/core';
import type { StepTold } from './types';
import type { Words } from './words';

const SVG = 'http://www.w3.org/2000/svg';
const HIGH = 28, SIZE = 15, GAP = 10, MIDDLE = 24; // units of the blocks

type Turn = StepTold['turns'][number];

export class Turns {
  private chips: SVGGElement[] = [];
  private shown = '[]';

  constructor(private readonly workspace: Blockly.WorkspaceSvg, private readonly words: Words) {}

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
    const [left, right] = [path.getBBox().width + GAP, this.room(block)];
    if (left + this.write(chip, text, this.long(turn)) > right) this.write(chip, text, short(turn));
    const wide = Number(chip.firstElementChild!.getAttribute('width'));
    chip.setAttribute('transform', `translate(${Math.max(GAP, Math.min(left, right - wide))}, ${MIDDLE - HIGH / 2})`);
    return chip;
  }

  /** How far to the right of a block one can see. */
  private room(block: Blockly.BlockSvg): number {
    const view = this.workspace.getMetricsManager().getViewMetrics(true);
    return view.left + view.width - block.getRelativeToSurfaceXY().x - GAP;
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
