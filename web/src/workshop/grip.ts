/** What a hand does to a turtle on its sheet: it is put somewhere, turned, its sheet made wider. */

import { SHEET_WIDTHS } from '../generated/constants';
import type { Words } from '../text/sentences';
import { FULL, STEP, face, ticked } from '../ui/angle-dial';
import { attribute, button, make } from '../ui/dom';
import { check, checked, labelled, number, put } from './fields';
import type { Act, TurtleSheet } from './types';

type Place = [x: number, y: number];
const ARROWS: Record<string, Place> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const TURNS: Record<string, number> = { ArrowLeft: STEP, ArrowUp: STEP, ArrowRight: -STEP, ArrowDown: -STEP };
const GRIP = 0.6; // of a column: how near to its middle the turtle is taken
const TOGETHER = 1000; // milliseconds: keys that follow one another sooner are undone together

interface GripOptions {
  act: (act: Act, group: unknown) => Promise<void>;
  /** The sheet as it is, before Python has drawn it. */
  moved: (sheet: TurtleSheet) => void;
  /** All that was asked is done. */
  told: (words: string) => void;
}

export class Grip {
  /** The sheet as the hand means it; null where the map is none. */
  sheet: TurtleSheet | null = null;
  private latest: TurtleSheet | null = null; // as Python told it
  private asked = 0;
  private held: Place | null = null; // from the pointer to the turtle
  private group: object = {};
  private key = 0; // when the last one was pressed

  constructor(private readonly options: GripOptions) {}

  show(sheet: TurtleSheet | null): void {
    this.latest = sheet;
    if (this.asked === 0 || !sheet) this.sheet = sheet;
  }

  /** Take the turtle, or put it at a place (in steps from the middle) where it is not. */
  press([x, y]: Place): void {
    const { sheet } = this;
    if (!sheet) return;
    this.group = {};
    const [across, up] = [sheet.x - x, sheet.y - y];
    const near = Math.max(Math.abs(across), Math.abs(up)) <= (GRIP * sheet.width) / 10;
    this.held = near ? [across, up] : [0, 0];
    if (!near) this.drag([x, y]);
  }

  drag([x, y]: Place): void {
    const { sheet, held } = this;
    if (!sheet || !held) return;
    const place = snapped([x + held[0], y + held[1]], sheet);
    if (String(place) !== String(snapped([sheet.x, sheet.y], sheet))) this.put(place);
  }

  release(): void { this.held = null; }

  /** A key on the board; whether something was done with it. */
  typed(event: KeyboardEvent): boolean {
    const { sheet } = this;
    if (!sheet) return false;
    if (event.timeStamp - this.key > TOGETHER) this.group = {};
    this.key = event.timeStamp;
    const [way, turn] = [ARROWS[event.key], TURNS[event.key]];
    const width = event.key === '+' ? sheet.wider : event.key === '-' ? sheet.narrower : null;
    if (turn && event.shiftKey) this.turn(sheet.heading + turn, this.group);
    else if (way) this.put(snapped([sheet.x + way[0] * sheet.hop, sheet.y + way[1] * sheet.hop], sheet));
    else if (width) this.resize(width, this.group);
    else return false;
    return true;
  }

  turn(degrees: number, group: unknown): void {
    const heading = ((Math.round(degrees) % FULL) + FULL) % FULL;
    this.ask({ heading }, { heading }, group);
  }

  /** Another width, or null: as the drawing needs. What fitted the drawing keeps the turtle where it is seen. */
  resize(width: number | null, group: unknown): void {
    const { x, y } = this.sheet!;
    if (width === null) this.ask({ sheet: null }, { fitted: true }, group);
    else this.ask({ sheet: width, x, y }, { fitted: false, width, ...around(width) }, group);
  }

  free(free: boolean): void { this.ask({ free }, { free }, null); }

  private put([x, y]: Place): void {
    const { fitted, width } = this.sheet!;
    this.ask(fitted ? { x, y, sheet: width } : { x, y }, { x, y, fitted: false }, this.group);
  }

  /** Ask for a change, and show it at once: the hand does not wait for Python. */
  private ask(what: Record<string, unknown>, seen: Partial<TurtleSheet>, group: unknown): void {
    this.sheet = { ...this.sheet!, ...seen };
    this.options.moved(this.sheet);
    this.asked += 1;
    const done = (): void => {
      this.asked -= 1;
      if (this.asked > 0) return;
      this.show(this.latest);
      if (this.sheet) this.options.told(this.sheet.told);
    };
    void this.options.act({ do: 'turtle', ...what }, group).then(done, done);
  }
}

/** The next widths on both sides of one. */
function around(width: number): Pick<TurtleSheet, 'narrower' | 'wider'> {
  return { narrower: SHEET_WIDTHS.filter((each) => each < width).at(-1) ?? null, wider: SHEET_WIDTHS.find((each) => each > width) ?? null };
}

/** The nearest round place on the sheet. */
function snapped([x, y]: Place, { hop, width }: TurtleSheet): Place {
  const most = (length: number): number => Math.floor(length / 2 / hop);
  const near = (value: number, length: number): number => Math.max(-most(length), Math.min(Math.round(value / hop), most(length))) * hop;
  return [near(x, width), near(y, width * 0.8)];
}

/** What stands beside the sheet of a turtle: where it looks, how wide the sheet is, whether it fits the drawing. */
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
