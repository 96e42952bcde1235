/** The few small buttons beside the sentence: where one may go, and what may be done with an idea. */

import { button, make } from '../ui/dom';
import { WAY_ICONS } from '../generated/constants';
import { isChoice, isIdea, SIGNS, type ChoiceWay, type IdeaWay } from './ideas';
import type { Way } from './win-card';
import type { Words } from '../text/sentences';

export class Ways {
  readonly element = make('div', { class: 'ways' });
  private shown = '';
  private chose = false; // the keyboard was on a choice, which is played: it comes back to those that are left

  constructor(private readonly words: Words, private readonly called: (way: Way) => string, private readonly chosen: (way: Way | IdeaWay) => void) {}

  /** The way on is the last; the keyboard stays where it was, or else goes to the last. */
  show(ways: (Way | IdeaWay)[]): void {
    if (this.shown === ways.join()) return;
    this.shown = ways.join();
    const { held } = this, next = held ?? (this.chose ? ways.find(isChoice) : undefined);
    this.element.replaceChildren(...ways.map((way) => this.button(way, way === ways[ways.length - 1])));
    this.chose = ways.length === 0 && (this.chose || (held !== undefined && isChoice(held)));
    if (next === undefined) return;
    const wanted = this.element.querySelector<HTMLElement>(`[data-way="${next}"]`) ?? this.element.lastElementChild;
    (wanted as HTMLElement | null)?.focus();
  }

  /** The way that has the keyboard. */
  get held(): string | undefined {
    return this.element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['way'] : undefined;
  }

  private button(way: Way | IdeaWay, last: boolean): HTMLButtonElement {
    if (isChoice(way)) return this.letter(way);
    const name = isIdea(way) ? this.words.say(`ui.hint.${way}`) : this.called(way);
    const label = way === 'before' ? {} : { label: way === 'more' ? this.words.say('ui.hint.more_short') : name };
    const made = button({
      icon: isIdea(way) ? SIGNS[way] : WAY_ICONS[way], name, ...label, kind: last && !isIdea(way) ? 'primary' : 'plain', action: () => this.chosen(way),
    });
    made.setAttribute('aria-label', name);
    made.dataset['way'] = way;
    return made;
  }

  /** The letter of a choice, which stands in the sentence too. */
  private letter(way: ChoiceWay): HTMLButtonElement {
    const letter = way.toUpperCase(), name = this.words.say('ui.hint.answer', { letter });
    const made = make('button', { class: 'button letter', text: letter, attributes: { type: 'button', 'aria-label': name }, on: { click: () => this.chosen(way) } });
    made.dataset['way'] = way;
    return made as HTMLButtonElement;
  }
}
