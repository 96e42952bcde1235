/** The families of a large palette: a touch shows the blocks of one. */

import { button, make } from './dom';
import type { Blocks, Toolbox } from './types';

const MANY = 13; // blocks: fewer are found without it
const HEADING = 'heading-'; // before the name of the family, in the toolbox

export class Families {
  readonly element: HTMLElement;
  private shown = '';

  /** `go` is called with the place of a family's first block among the blocks offered. */
  constructor(private readonly pack: Blocks, name: string, private readonly go: (block: number) => void) {
    this.element = make('nav', { class: 'families', attributes: { 'aria-label': name, hidden: true } });
  }

  /** Whether the palette is large enough to need it. */
  show({ contents }: Toolbox): boolean {
    const wanted = JSON.stringify(contents);
    if (wanted !== this.shown) this.fill(contents);
    this.shown = wanted;
    return !this.element.hidden;
  }

  private fill(contents: Toolbox['contents']): void {
    const families: HTMLElement[] = [];
    let blocks = 0;
    for (const item of contents) {
      if (item.kind === 'label') families.push(this.family(item, blocks));
      else blocks++;
    }
    this.element.hidden = blocks < MANY || families.length < 2;
    this.element.replaceChildren(...families);
  }

  private family(item: Toolbox['contents'][number], first: number): HTMLElement {
    const category = this.pack.blocks.categories.find((each) => `${HEADING}${each.name}` === item['web-class']);
    const made = button({ label: item.text ?? '', kind: 'family', action: () => this.go(first) });
    made.style.setProperty('--family', category?.colour ?? 'var(--plain)');
    return made;
  }
}
