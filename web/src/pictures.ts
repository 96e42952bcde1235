/** The pictures of the folder `sprites`, ready to be painted. */

import { sprite as address } from './dom';

/** Pictures of `sprites`, drawn once at each size asked. */
export class Pictures {
  private readonly images = new Map<string, HTMLImageElement>();
  private readonly drawn = new Map<string, HTMLCanvasElement>();

  /** `changed` is called when a picture that was missing has arrived. */
  constructor(private readonly changed: () => void) {}

  /** The picture in a square of so many pixels; null until it is there. */
  at(name: string, side: number): HTMLCanvasElement | null {
    const key = `${name} ${side}`;
    const kept = this.drawn.get(key);
    if (kept) return kept;
    const image = this.image(name);
    if (!image.complete || !image.naturalWidth) return null;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    canvas.getContext('2d')?.drawImage(image, 0, 0, side, side);
    if (this.drawn.size > 400) this.drawn.clear();
    this.drawn.set(key, canvas);
    return canvas;
  }

  /** Whether all the pictures asked for have arrived. */
  get ready(): boolean { return [...this.images.values()].every((image) => image.complete); }

  private image(name: string): HTMLImageElement {
    const kept = this.images.get(name);
    if (kept) return kept;
    const image = new Image();
    image.addEventListener('load', () => this.changed());
    image.src = address(name);
    this.images.set(name, image);
    return image;
  }
}
