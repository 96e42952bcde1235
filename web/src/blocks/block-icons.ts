/** The signs on blocks: parts of the page like all our signs, where Blockly would load a picture for each. */

import * as Blockly from 'blockly/core';
import { drawn } from '../ui/dom';

class Sign extends Blockly.FieldImage {
  /** The words beside it say the same: a block is read by its words, not as « vide, avancer ». */
  override computeAriaLabel(): string { return ''; }
  override getAriaValue(): string | null { return null; }

  override initView(): void {
    const name = /([\w-]+)\.svg$/.exec(this.getValue() ?? '')?.[1] ?? '';
    const sign = drawn(name) as SVGElement;
    sign.setAttribute('width', String(this.size_.width));
    sign.setAttribute('height', String(this.imageHeight));
    this.fieldGroup_?.append(sign);
    this.fieldGroup_?.classList.add('blocklyImageField');
    this.recomputeAriaContext();
  }
}

Blockly.fieldRegistry.unregister('field_image');
Blockly.fieldRegistry.register('field_image', Sign);
