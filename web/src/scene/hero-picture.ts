/** A hero beside words: its picture and its face, with the child's animal aboard. */

import { FACES } from '../generated/constants';
import { make, picture, sprite } from '../ui/dom';
import { Painter } from './painter';
import { aboard } from './rider';
import { facesOf } from './sprites';

export class HeroPicture {
  readonly element: HTMLElement;
  private readonly seat = make('span', { class: 'seat' });
  private readonly face = make('img', { class: 'face', attributes: { alt: '', draggable: 'false', hidden: true } });
  private riderFace: HTMLImageElement | null = null;
  private felt = '';

  constructor(private readonly hero: string, name: string) {
    this.element = make('span', { class: name, attributes: { 'aria-hidden': 'true' } }, picture(hero), this.face, this.seat);
    this.board();
    void Painter.rider?.dressed?.then(() => this.board());
  }

  /** Its face, and that of the animal: one of a row of pictures. */
  feels(face: string): void {
    this.felt = face;
    show(this.face, this.hero, face);
    if (this.riderFace && Painter.rider) show(this.riderFace, `animals/${Painter.rider.animal}`, face);
  }

  /** The animal in its seat, as in the world; in its hat, once that has come. */
  private board(): void {
    const { rider } = Painter, whole = { id: '', image: this.hero, x: 0.5, y: 0.5, size: 1, angle: 0, label: '', effect: '', face: '' };
    this.seat.replaceChildren(...(rider ? aboard(whole, rider) : []).flatMap((layer) => {
      if (layer.shape === 'rect') return [placed(make('span', { class: 'ring' }), layer.x, layer.y, layer.width, layer.fill)];
      const { image, size } = layer, corner = [layer.x - size / 2, layer.y - size / 2, size] as const;
      const drawn = placed(picture(image), ...corner);
      if (!image.startsWith('animals/')) return [drawn];
      this.riderFace = placed(make('img', { class: 'rider-face', attributes: { alt: '', draggable: 'false', hidden: true } }), ...corner);
      return [drawn, this.riderFace];
    }));
    this.feels(this.felt);
  }
}

/** In its box, at these parts of its side. */
function placed<Made extends HTMLElement>(made: Made, x: number, y: number, side: number, fill = ''): Made {
  const [left, top, size] = [x, y, side].map((part) => `${100 * part}%`) as [string, string, string];
  Object.assign(made.style, { left, top, width: size, height: size, background: fill });
  return made;
}

function show(face: HTMLImageElement, image: string, feeling: string): void {
  const place = FACES.indexOf(feeling) - 1, row = place < 0 ? '' : facesOf(image);
  face.hidden = !row;
  if (!row) return;
  if (!face.src) face.src = sprite(row);
  face.style.objectPosition = `${(100 * place) / (FACES.length - 2)}% 0`;
}
