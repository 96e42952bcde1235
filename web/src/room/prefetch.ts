/** What a machine may need today, fetched little by little: where no browser keeps the files, the page has them while it is open. */

import type { App } from '../app/app';
import { wholeLevels } from '../session/startup';
import { pause, sprite } from '../ui/dom';
import type { Chosen } from '../generated/room';
import { isTable } from '../base/json';
import type { Level } from '../core/types';
import { bringWriting } from '../typing/load-editor';

const CALM = 1500; // milliseconds between two files
const FEW = 6; // pictures at once

export class Alone {
  ready = false;
  private begun = false;
  private readonly pictures = new Map<string, HTMLImageElement>(); // while they are held here, they are there

  constructor(private readonly app: App, private readonly changed: () => void) {}

  /** Once; `levels`: those of today, the whole course without any. */
  async fetch(levels: Chosen[]): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    try {
      await this.all(levels);
      this.ready = true;
      this.changed();
    } catch {
      this.begun = false; // the room is far: after the next win
    }
  }

  private async all(levels: Chosen[]): Promise<void> {
    const { app } = this;
    app.sounds.prepare();
    const today = new Set(levels.filter(({ pack }) => pack === app.course.key).map(({ level }) => level));
    const names = new Set(app.course.chapters.flatMap((chapter) => chapter.levels.flatMap(({ hero }) => hero ?? [])));
    for (const { levels: briefs } of app.course.chapters) {
      if (levels.length > 0 && !briefs.some(({ id }) => today.has(id))) continue;
      await pause(CALM);
      const whole = await Promise.all(briefs.map(({ id }) => wholeLevels(id, app.words.language))); // most are of one folder
      for (const level of new Set(whole.flat())) imagesOf(level).forEach((name) => names.add(name));
    }
    const wanted = [...names];
    for (let i = 0; i < wanted.length; i += FEW) {
      await Promise.all(wanted.slice(i, i + FEW).map((name) => this.picture(name)));
      await pause(CALM / 5);
    }
    await pause(CALM);
    const answer = await app.door.ask('spell', { language: app.words.language, text: '' }); // the part of Python that few requests need
    if (!answer.ok) throw new Error(answer.say);
    await (await bringWriting()).dressed(); // what programs are typed with
  }

  private picture(name: string): Promise<void> {
    const image = this.pictures.get(name) ?? new Image();
    this.pictures.set(name, image);
    image.src = sprite(name);
    return image.decode().catch(() => undefined); // hidden ones are not decoded, and are there all the same
  }
}

/** The names of all pictures in the data of a level. */
export function imagesOf(level: Level): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (isTable(value)) for (const [name, each] of Object.entries(value)) if (name === 'image' && typeof each === 'string') found.add(each); else look(each);
  };
  look(level.maps);
  look(level.predict);
  return [...found];
}
