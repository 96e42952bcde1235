/** A number on a block: written with a comma or a dot, with keys to touch beside it, and a dial where it is an angle. */

import * as Blockly from 'blockly/core';
import { dial } from '../ui/angle-dial';
import { make } from '../ui/dom';

const KEYS = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '-', '0'];
const ANGLE = 'degrees'; // the hole that takes an angle
const WRITTEN = /^-?(\d+\.?\d*|\.\d+)$/; // no 0x10, no 1e3: what a child would not say

let decimal = ',';

/** How numbers are written from now on: what stands before their decimals. */
export function writeNumbers(sign: string): void { decimal = sign; }

class NumberField extends Blockly.FieldNumber {
  protected override doClassValidation_(value?: unknown): number | null {
    if (typeof value !== 'string') return super.doClassValidation_(value);
    const text = value.trim().replace(',', '.').replace('−', '-');
    return WRITTEN.test(text) ? super.doClassValidation_(text) : null;
  }

  protected override widgetCreate_(): HTMLInputElement {
    const input = super.widgetCreate_();
    // Our own keys stand beside it: those of a tablet would cover half of the screen.
    input.inputMode = matchMedia('(pointer: coarse)').matches ? 'none' : 'decimal';
    input.setAttribute('aria-label', this.owner()?.toString() ?? '');
    return input;
  }

  protected override showEditor_(event?: Event, quiet?: boolean): void {
    super.showEditor_(event, quiet);
    const input = this.htmlInput_;
    if (!input) return;
    Blockly.DropDownDiv.hideWithoutAnimation();
    Blockly.DropDownDiv.clearContent();
    Blockly.DropDownDiv.getContentDiv().append(this.pad(input));
    Blockly.DropDownDiv.setColour('var(--card)', 'var(--line)');
    Blockly.DropDownDiv.showPositionedByField(this as unknown as Blockly.Field, undefined, undefined, false);
  }

  /** The keys, and the dial of an angle; they leave the focus where the number is written. */
  private pad(input: HTMLInputElement): HTMLElement {
    const keys = make('div', { class: 'number-keys' }, ...[...KEYS, decimal, '⌫', '✓'].map((name) => this.key(name, input)));
    const turns = this.turns();
    const parts = turns ? [dial(input, turns, (text) => write(input, text)), keys] : [keys];
    const pad = make('div', { class: 'number-pad', attributes: { 'aria-hidden': 'true' } }, ...parts);
    pad.addEventListener('pointerdown', (event) => event.preventDefault());
    return pad;
  }

  private key(name: string, input: HTMLInputElement): HTMLElement {
    const press = (): void => {
      if (name === '✓') Blockly.hideChaff();
      else if (name === '⌫') write(input, input.value.slice(0, -1));
      else if (name === '-') write(input, input.value.startsWith('-') ? input.value.slice(1) : `-${input.value}`);
      else insert(input, name);
    };
    const look = name === '✓' ? 'button primary' : 'button plain';
    return make('button', { class: look, text: name === '-' ? '−' : name, attributes: { type: 'button', tabindex: -1 }, on: { click: press } });
  }

  /** Which way an angle turns; nothing where the number is none. */
  private turns(): 'left' | 'right' | null {
    const block = this.getSourceBlock();
    const owner = block?.getParent();
    if (!block || owner?.getInputWithBlock(block)?.name !== ANGLE) return null;
    return owner.type.endsWith('left') ? 'left' : 'right';
  }

  /** The block that the number is written on. */
  private owner(): Blockly.Block | null {
    const block = this.getSourceBlock();
    return (block?.isShadow() ? block.getParent() : block) ?? null;
  }
}

/** What is written takes the place of all that is there, as if it were typed. */
function write(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input'));
}

/** A key goes where the caret is, over what is selected. */
function insert(input: HTMLInputElement, key: string): void {
  const end = input.value.length;
  input.setRangeText(key, input.selectionStart ?? end, input.selectionEnd ?? end, 'end');
  input.dispatchEvent(new Event('input'));
}

Blockly.fieldRegistry.unregister('field_number');
Blockly.fieldRegistry.register('field_number', NumberField as unknown as Parameters<typeof Blockly.fieldRegistry.register>[1]);
