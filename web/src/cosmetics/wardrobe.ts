/** The wardrobe: the child's animal, and all that can be worn; what is not won yet is a shape, with the medal that gives it. */

import type { App } from '../app/app';
import { attribute, icon, make, medal, picture } from '../ui/dom';
import { WORN_SOUNDS } from '../generated/constants';
import { keepToo } from '../offline/file-sets';
import { isDone } from '../progress/progress';
import { openSheet } from '../ui/dialog';
import type { Chapter, Gift } from '../core/types';
import { hatOn } from '../scene/hat';

const PART = 0.74; // of its disc, that the animal takes

/** Touch a thing to put it on, once more to take it off; the animal wears it at once. */
export function openWardrobe(app: App): void {
  const { words, journey, pack } = app;
  const who = journey.profile;
  if (!who) return;
  keepToo('worn');
  const animal = make('div', { class: `animal round tint-${who.colour}` });
  const said = make('p', { class: 'said', attributes: { role: 'status' } });
  const touch = ({ kind, thing }: Gift, chapter: Chapter): void => {
    const won = isDone(chapter, journey.progress);
    if (won) {
      journey.wear(kind, thing);
      const on = journey.worn[kind] === thing;
      app.sounds.play((on ? (WORN_SOUNDS as unknown as Record<string, readonly string[]>)[thing]?.[0] : '') || 'snap');
    }
    show(won ? words.say('ui.wear.how') : words.say('ui.wear.waits', { chapter: chapter.title }));
  };
  const tiles = pack.chapters.flatMap((chapter) => (chapter.gives ? [new Tile(app, chapter, chapter.gives, touch)] : []));
  const show = (sentence: string): void => {
    const { hat, trail, sound } = journey.worn;
    animal.replaceChildren(picture(`animals/${who.animal}`), ...(hat ? [hatOn(who.animal, hat, PART) ?? ''] : []),
      ...[['trail', trail], ['sound', sound]].flatMap(([kind, thing]) => (thing ? [picture(`worn/${thing}`, `beside ${kind}`)] : [])));
    said.textContent = sentence;
    for (const tile of tiles) tile.refresh();
  };
  const gifts = pack.chapters.filter(({ gives }) => gives), [first] = gifts;
  const none = first && !gifts.some((chapter) => isDone(chapter, journey.progress));
  show(none ? words.say('ui.wear.none', { chapter: first.title }) : words.say('ui.wear.how'));
  openSheet({
    title: words.say('ui.wear.title'), class: 'wardrobe', body: make('div', { class: 'rails' }, make('div', { class: 'mirror' }, animal, said), make('div', { class: 'things' }, ...tiles.map(({ element }) => element))),
    answers: [{ label: words.say('ui.menu.close'), icon: 'check', kind: 'primary' }],
    closed: () => {
      app.show();
      document.querySelector<HTMLElement>('.me')?.focus();
    },
  });
}

/** One thing. */
class Tile {
  readonly element: HTMLButtonElement;
  private readonly won: boolean;

  constructor(private readonly app: App, private readonly chapter: Chapter, private readonly gift: Gift, touched: (gift: Gift, chapter: Chapter) => void) {
    this.won = isDone(chapter, app.journey.progress);
    this.element = make('button', { class: this.won ? 'thing' : 'thing waits', attributes: { type: 'button' }, on: { click: () => touched(gift, chapter) } },
      make('span', { class: 'shape' }, picture(`worn/${gift.thing}`), !this.won && chapter.medal ? medal(chapter.medal.picture) : null),
      make('span', { class: 'name', text: gift.name }), make('span', { class: 'tick', attributes: { 'aria-hidden': 'true' } }, icon('check')));
    this.refresh();
  }

  refresh(): void {
    const { app: { words, journey }, chapter, gift: { kind, thing, name } } = this;
    const worn = journey.worn[kind] === thing;
    attribute(this.element, 'aria-pressed', this.won ? String(worn) : null);
    attribute(this.element, 'aria-label', words.say(`ui.wear.${worn ? 'worn' : this.won ? 'won' : 'waiting'}`, { thing: name, chapter: chapter.title }));
  }
}
