/** The pictures of the folder `sprites`, ready to be painted. */

import { inked, sprite as address } from '../ui/dom';
import { FACED, FACES } from '../generated/constants';

const MEANWHILE = 200; // milliseconds after which those that have come are painted, while others are on their way

/** Pictures of `sprites`, drawn once at each size asked. */
export class Pictures {
  private readonly images = new Map<string, HTMLImageElement>();
  private readonly drawn = new Map<string, HTMLCanvasElement>();

  private late = 0;

  /** `changed` is called when the pictures that were missing have arrived: once for all of them, or for those of a moment. */
  constructor(private readonly changed: () => void) {}

  /** The picture in a square of so many pixels, with a face or as a sign of one colour; null until it is there, as drawn until its face is. */
  at(name: string, side: number, face = '', colour = ''): HTMLCanvasElement | null {
    const key = `${name} ${side} ${face} ${colour}`;
    const kept = this.drawn.get(key);
    if (kept) return kept;
    const [image, place] = [this.image(name, colour), FACES.indexOf(face) - 1];
    const faces = place < 0 ? '' : facesOf(name);
    const row = faces ? this.image(faces) : null;
    if (!there(image)) return null;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0, side, side);
    if (row && there(row)) pen?.drawImage(row, -place * side, 0, (FACES.length - 1) * side, side);
    if (row && !row.complete) return canvas;
    if (this.drawn.size > 400) this.drawn.clear();
    this.drawn.set(key, canvas);
    return canvas;
  }

  /** The shape of a picture in one colour, without its soft shadows; null until it is there. */
  outline(name: string, side: number, colour: string): HTMLCanvasElement | null {
    const key = `${name} ${side} outline ${colour}`, image = this.image(name), kept = this.drawn.get(key);
    if (kept || !there(image)) return kept ?? null;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    pen.drawImage(image, 0, 0, side, side);
    const pixels = pen.getImageData(0, 0, side, side);
    for (let i = 3; i < pixels.data.length; i += 4) pixels.data[i] = Math.max(0, pixels.data[i]! - 128) * 2;
    pen.putImageData(pixels, 0, 0);
    pen.globalCompositeOperation = 'source-in';
    pen.fillStyle = colour;
    pen.fillRect(0, 0, side, side);
    this.drawn.set(key, canvas);
    return canvas;
  }

  /** Whether all the pictures asked for have arrived. */
  get ready(): boolean { return [...this.images.values()].every((image) => image.complete); }

  private image(name: string, colour = ''): HTMLImageElement {
    const key = name + colour;
    const kept = this.images.get(key);
    if (kept) return kept;
    const image = new Image();
    image.addEventListener('load', () => this.arrived());
    image.src = colour ? inked(name, colour) : address(name);
    this.images.set(key, image);
    return image;
  }

  /** To paint a map of forty pictures anew for each of them would take forty times as long. */
  private arrived(): void {
    if (this.ready) this.tell();
    else this.late ||= window.setTimeout(() => this.tell(), MEANWHILE);
  }

  private tell(): void {
    window.clearTimeout(this.late);
    this.late = 0;
    this.changed();
  }
}

function there(image: HTMLImageElement): boolean { return image.complete && image.naturalWidth > 0; }

/** The picture that holds the faces of another one, side by side; empty for one that has none. */
export function facesOf(image: string): string {
  const cut = image.lastIndexOf('/');
  if (FACED.includes(image.slice(cut + 1))) return `faces/${image.slice(0, cut)}`;
  return image.startsWith('animals/') ? `faces/${image}` : '';
}
