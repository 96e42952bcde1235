/** What can be put on the map: one of it is in the hand. */

import { attribute, button, make, picture, stepThrough } from '../ui/dom';
import { DIGITS, MANY_SIGNS, TURNS } from '../generated/constants';
import type { Words } from '../text/sentences';
import type { Act, DraftMap, Tool } from './types';
import { Board, type Cell } from './board';

const WALL = '#';
const FENCE = 'fence';
const PAINTED = 'painted'; // under the letter of its cell
export const FLOOR = '.';
const HERO = '@'; // before the name of a hero
const TABLES: Record<string, string> = Object.fromEntries(Object.entries(MANY_SIGNS).map(([name, sign]) => [sign, name])); // things of which a cell may hold many
const MOST = 99;

/** A stroke: what it puts on every cell it meets, or whether it paints them. */
interface Stroke { letter: string; on: boolean }

/** Whether a cell is painted before the program runs. */
export function isPainted({ marks }: DraftMap, cell: Cell): boolean {
  return (marks[PAINTED] ?? []).some((each) => each.toUpperCase() === Board.nameOf(cell));
}

/** The heroes that begin on a cell. */
export function standing({ marks }: DraftMap, cell: Cell): string[] {
  return Object.entries(marks).filter(([name, cells]) => name.startsWith(HERO) && cells[0] === Board.nameOf(cell)).map(([name]) => name.slice(1));
}

export class Palette {
  readonly element: HTMLElement;
  private readonly row = make('div', { class: 'palette', attributes: { role: 'radiogroup' } });
  private readonly many = make('div', { class: 'many', attributes: { hidden: true } });
  private readonly number = make('output', { class: 'number' });
  private tools: Tool[] = [];
  private hand = WALL;
  private count = 1;
  private stroke: Stroke | null = null;

  constructor(private readonly words: Words, name: string) {
    attribute(this.row, 'aria-label', name);
    this.row.addEventListener('keydown', (event) => stepThrough(event, this.buttons, (place) => this.take(this.buttons[place]!.dataset['letter'] ?? '')));
    this.many.append(make('span', { class: 'legend', text: words.say('web_workshop.palette.many') }),
      button({ icon: 'minus', name: words.say('ui.level.less'), action: () => this.counted(-1) }), this.number,
      button({ icon: 'plus', name: words.say('ui.level.more'), action: () => this.counted(1) }));
    this.element = make('div', { class: 'hand' }, this.row, this.many);
  }

  /** The tools of the kind of now. */
  show(tools: Tool[]): void {
    if (JSON.stringify(tools) === JSON.stringify(this.tools)) return;
    this.tools = tools;
    if (!this.numbered) this.count = 1;
    if (!this.numbered && !tools.some(({ letter }) => letter === this.hand)) this.hand = WALL;
    this.element.hidden = tools.length === 0; // there is no map to draw
    const numbers = tools.filter(({ letter }) => DIGITS.includes(letter));
    const shown = tools.filter((tool) => !DIGITS.includes(tool.letter) || tool === numbers[0]);
    const more = (numbers.length > 0 ? [PAINTED, FENCE] : []).map((letter): Tool => ({ letter, label: this.words.say(`workshop.tool.${letter}`), image: '' }));
    this.row.replaceChildren(...[...shown, ...more].map((tool) => this.button(tool)));
    this.refresh();
  }

  get edges(): boolean { return this.hand === FENCE; }

  /** A key on the board that is the letter of a tool: it is taken in the hand. */
  takes(key: string): boolean {
    const tool = this.tools.find(({ letter }) => letter === key) ?? this.tools.find(({ letter }) => letter.toLowerCase() === key.toLowerCase());
    if (!tool) return false;
    this.take(tool.letter);
    if (DIGITS.includes(tool.letter)) this.count = Number(tool.letter);
    this.refresh();
    return true;
  }

  /** What a touch of a cell does. A stroke goes on with what its first cell began: a second touch takes the thing away, or turns the start. */
  acts(map: number, drawn: DraftMap, [x, y]: Cell, first: boolean): Act[] {
    const there = drawn.grid[y]?.[x] ?? FLOOR;
    if (first) this.stroke = { letter: this.next(there), on: !isPainted(drawn, [x, y]) };
    if (!this.stroke || (!first && TURNS.includes(this.stroke.letter))) return [];
    const { letter } = this.stroke;
    const place = { map, x, y };
    if (letter === PAINTED) return [{ do: 'mark', ...place, what: PAINTED, on: this.stroke.on }];
    if (DIGITS.includes(letter)) return [this.count < 10 ? { do: 'cell', ...place, letter: String(this.count) } : { do: 'count', ...place, what: 'numbers', n: this.count }];
    const table = TABLES[letter];
    const many: Act[] = table && this.count > 1 ? [{ do: 'count', ...place, what: table, n: this.count }] : [];
    return [{ do: 'cell', ...place, letter }, ...many];
  }

  private next(there: string): string {
    const { hand } = this;
    if (TURNS.includes(hand) && TURNS.includes(there)) return TURNS[(TURNS.indexOf(there) + 1) % TURNS.length]!;
    if (there !== hand || DIGITS.includes(hand) || this.count > 1) return hand;
    return FLOOR;
  }

  private take(letter: string): void {
    if (letter !== this.hand) this.count = 1;
    this.hand = letter;
    this.refresh();
  }

  private counted(more: number): void {
    const least = DIGITS.includes(this.hand) ? 0 : 1;
    this.count = Math.max(least, Math.min(this.count + more, MOST));
    this.refresh();
  }

  /** Whether a cell may hold many of a thing, or a number. */
  private get numbered(): boolean { return this.tools.some(({ letter }) => DIGITS.includes(letter)); }

  private get counts(): boolean { return this.numbered && (DIGITS.includes(this.hand) || this.hand in TABLES); }

  private get buttons(): HTMLButtonElement[] { return [...this.row.querySelectorAll('button')]; }

  private refresh(): void {
    const hand = DIGITS.includes(this.hand) ? (this.tools.find(({ letter }) => DIGITS.includes(letter))?.letter ?? '') : this.hand;
    const { buttons } = this;
    const taken = buttons.find((each) => each.dataset['letter'] === hand) ?? buttons[0];
    for (const each of buttons) {
      attribute(each, 'aria-checked', String(each === taken));
      attribute(each, 'tabindex', each === taken ? 0 : -1);
    }
    this.many.hidden = !this.counts;
    this.number.textContent = String(this.count);
  }

  private button(tool: Tool): HTMLButtonElement {
    const name = DIGITS.includes(tool.letter) ? this.words.say('web_workshop.palette.number') : tool.label;
    const key = tool.letter === FENCE ? '⇧' : DIGITS.includes(tool.letter) ? '0-9' : tool.letter === PAINTED || tool.letter.startsWith(HERO) ? '' : tool.letter;
    return make('button', {
      class: 'tool', data: { letter: tool.letter }, attributes: { type: 'button', role: 'radio', 'aria-label': name, title: name },
      on: { click: () => this.take(tool.letter) },
    }, drawn(tool), key && make('kbd', { text: key, attributes: { 'aria-hidden': 'true' } }));
  }
}

/** A picture of a tool; those that have none are drawn by the style sheet. */
function drawn({ letter, image }: Tool): HTMLElement {
  if (image) return picture(image);
  const sign = letter === FENCE || letter === PAINTED ? letter : letter === FLOOR ? 'floor' : DIGITS.includes(letter) ? 'number' : 'paint';
  return make('span', { class: `${sign}-sign`, text: sign === 'number' ? '7' : '', attributes: { 'aria-hidden': 'true' } });
}
