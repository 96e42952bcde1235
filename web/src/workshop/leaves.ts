/** The leaves of the workshop, one of them shown. */

import { attribute, make } from '../ui/dom';
import type { Leaf } from './panels';

const ARROWS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

export class Leaves {
  readonly element: HTMLElement;
  private readonly tabs: HTMLButtonElement[];

  constructor(private readonly leaves: Leaf[], name: string, label: (leaf: string) => string) {
    this.tabs = leaves.map((leaf) => make('button', {
      class: 'tab', id: `tab-${leaf.name}`, text: label(leaf.name), data: { leaf: leaf.name },
      attributes: { type: 'button', role: 'tab', 'aria-controls': `leaf-${leaf.name}` }, on: { click: () => this.open(leaf.name) },
    }));
    for (const leaf of leaves) {
      leaf.element.id = `leaf-${leaf.name}`;
      attribute(leaf.element, 'role', 'tabpanel');
      attribute(leaf.element, 'aria-labelledby', `tab-${leaf.name}`);
    }
    this.element = make('section', { class: 'leaves', attributes: { 'aria-label': name } },
      make('div', { class: 'tabs leaf-tabs', attributes: { role: 'tablist', 'aria-label': name }, on: { keydown: (event) => this.key(event) } }, ...this.tabs),
      ...leaves.map((leaf) => leaf.element));
    this.open(leaves[0]!.name);
  }

  open(name: string): void {
    this.leaves.forEach((leaf, place) => {
      const shown = leaf.name === name;
      leaf.element.hidden = !shown;
      attribute(this.tabs[place]!, 'aria-selected', String(shown));
      attribute(this.tabs[place]!, 'tabindex', shown ? 0 : -1);
    });
  }

  private key(event: KeyboardEvent): void {
    const way = ARROWS[event.key];
    const place = this.tabs.findIndex((tab) => tab === document.activeElement);
    if (!way || place < 0) return;
    event.preventDefault();
    const next = (place + way + this.tabs.length) % this.tabs.length;
    this.open(this.leaves[next]!.name);
    this.tabs[next]!.focus();
  }
}
