/** The levels that a child has invented: each as its small picture, to be opened or erased. */

import { layout, type App, type Page } from '../app/app';
import { button, make } from '../ui/dom';
import { MOST_INVENTED } from '../generated/constants';
import type { Journey } from '../progress/profile-store';
import type { Progress } from '../progress/progress';
import { still } from '../scene/thumbnail';
import type { Sketched } from '../core/types';
import type { Words } from '../text/sentences';
import { drawn, erased, free, kept } from '../progress/invented-levels';

export class MinePage implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  private readonly list = make('ul', { class: 'works' });
  private readonly said = make('p', { class: 'said', attributes: { role: 'status' } });
  private readonly undo: HTMLButtonElement;
  private gonePlaces: Progress[] = []; // what undo brings back

  constructor(private readonly app: App, private readonly words: Words, private readonly journey: Journey) {
    this.name = words.say('invent.title');
    this.undo = button({ icon: 'undo', label: words.say('invent.undo'), class: 'bring-back', action: () => this.bringBack() });
    const fresh = button({ icon: 'plus', label: words.say('invent.new'), kind: 'primary', class: 'new', action: () => this.begin() });
    fresh.dataset['first'] = '';
    this.element = layout('mine look-sea', [
      button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.go({ page: 'map' }) }),
      make('h1', { text: this.name }), this.undo, fresh,
    ], this.said, this.list);
    void this.show();
  }

  private begin(): void {
    const place = free(this.journey.progress);
    if (place) this.open(place);
    else this.said.textContent = this.words.say('invent.full', { n: MOST_INVENTED });
  }

  private open(place: string): void { this.app.go({ page: 'invent', place: Number(place.split('-')[1]) }); }

  private async show(): Promise<void> {
    const { app: { door }, words, journey: { progress } } = this;
    this.undo.hidden = this.gonePlaces.length === 0;
    const places = kept(progress);
    this.said.textContent = places.length > 0 ? '' : words.say('invent.empty');
    const answer = await door.ask('invent_show', { language: words.language, drawings: places.map((place) => drawn(progress, place)) });
    if (this.journey.progress !== progress && kept(this.journey.progress).join() !== places.join()) return; // shown again already
    const shown = answer.ok ? answer.shown : [];
    this.list.replaceChildren(...places.map((place, number) => this.card(place, number + 1, shown[number])));
  }

  private card(place: string, n: number, shown: Sketched | undefined): HTMLElement {
    const { words } = this, title = shown?.drawing['title'] ? shown.title : words.say('invent.numbered', { n: Number(place.split('-')[1]) });
    const open = button({ name: words.say('invent.one', { n, title }), kind: 'hung', action: () => this.open(place) });
    if (shown) open.append(still(shown.scene, String(shown.drawing['look'])));
    return make('li', { data: { place } }, open, make('p', { class: 'work-title', text: title, attributes: { 'aria-hidden': 'true' } }),
      button({ icon: 'trash', name: words.say('invent.erase'), class: 'throw', action: () => this.erase(place) }));
  }

  private erase(place: string): void {
    this.gonePlaces.push(this.journey.progress);
    this.keep(erased(this.journey.progress, place), 'trash');
  }

  private bringBack(): void {
    const before = this.gonePlaces.pop();
    if (before) this.keep(before, 'snap');
  }

  private keep({ gallery, hung, programs, saved, history }: Progress, sound: string): void {
    this.journey.keep({ gallery, hung, programs, saved, history });
    this.app.sounds.play(sound);
    void this.show().then(() => { if (document.activeElement === document.body) this.element.querySelector<HTMLElement>('[data-first]')?.focus(); });
  }
}
