/** What stands beside the sheet of a turtle: where it looks, how wide the sheet is, whether it fits the drawing. */

import { face, FULL, STEP, ticked } from '../ui/angle-dial';
import { attribute, button, make } from '../ui/dom';
import type { Words } from '../text/sentences';
import { check, checked, labelled, number, put } from './fields';
import type { Grip } from './grip';
import type { TurtleSheet } from './types';

export class SheetTools {
  readonly element: HTMLElement;
  private readonly heading: HTMLInputElement;
  private readonly dial = face((degrees) => this.turn(ticked(90 - degrees)), false);
  private readonly width = make('output');
  private readonly less: HTMLButtonElement;
  private readonly more: HTMLButtonElement;
  private readonly fitted = check((on) => this.grip.resize(on ? null : this.grip.sheet!.width, null));
  private readonly free = check((on) => this.grip.free(on));
  private readonly told = make('p', { class: 'told' });
  private group: object = {}; // what one press of the pointer turns is undone at once

  constructor(private readonly words: Words, private readonly grip: Grip) {
    const say = (key: string): string => words.say(`workshop.sheet.${key}`);
    this.heading = number(0, FULL - 1, (value, group) => { if (value !== '') grip.turn(Number(value), group); });
    attribute(this.heading, 'step', STEP);
    this.dial.element.setAttribute('aria-hidden', 'true'); // the number beside it says and does the same
    this.dial.element.addEventListener('pointerdown', () => { this.group = {}; }, { capture: true });
    this.less = button({ icon: 'minus', name: say('narrower'), action: () => this.resize(grip.sheet?.narrower) });
    this.more = button({ icon: 'plus', name: say('wider'), action: () => this.resize(grip.sheet?.wider) });
    this.element = make('div', { class: 'sheet-tools', attributes: { role: 'group', 'aria-label': say('name'), hidden: true } },
      labelled(say('heading_in'), this.heading), this.dial.element as unknown as HTMLElement,
      make('div', { class: 'stepper', attributes: { role: 'group', 'aria-label': say('width') } },
        make('span', { class: 'legend', text: say('width') }), this.less, this.width, this.more),
      checked(say('fitted'), this.fitted), checked(say('free'), this.free), this.told);
  }

  show(sheet: TurtleSheet | null): void {
    this.element.hidden = !sheet;
    if (!sheet) return;
    put(this.heading, String(Math.round(sheet.heading)));
    this.dial.show(90 - sheet.heading);
    this.width.textContent = this.words.say('workshop.sheet.steps', { n: sheet.width });
    this.less.disabled = sheet.narrower === null;
    this.more.disabled = sheet.wider === null;
    this.fitted.checked = sheet.fitted;
    this.free.checked = sheet.free;
    this.told.textContent = sheet.told;
  }

  private turn(degrees: number): void {
    if (degrees !== this.grip.sheet?.heading) this.grip.turn(degrees, this.group);
  }

  private resize(width: number | null | undefined): void { if (width) this.grip.resize(width, null); }
}
