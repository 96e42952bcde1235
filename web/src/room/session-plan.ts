/** La séance du jour: which levels are open, the packs that they are in, and the way to one of them. */

import type { App } from '../app/app';
import type { Brief, Level, Pack } from '../core/types';
import { MOST_PACKS } from '../generated/constants';
import type { Chosen, Plan } from '../generated/room';
import { Journey } from '../progress/profile-store';
import { progressOf, resume, levelsOf } from '../progress/progress';
import { wholeLevels } from '../session/startup';
import { openNote } from '../ui/dialog';
import { button, icon, make } from '../ui/dom';
import { base64 } from '../ui/file-picker';
import { addressOf } from './room-requests';
import type { Said } from './room-sentences';
import type { RoomStorage } from './room-storage';

export const USUAL: Plan = { title: '', levels: [], packs: [], hints: true, solutions: true, exam: false };
const MOST_LISTED = 12; // levels; more of them are on the chapters of the map

/** A level of today, and the stars that the child has there. */
interface Stop { chosen: Chosen; brief: Brief; stars: number }

export class Today {
  plan: Plan = USUAL;
  private stops: Stop[] = [];
  private wanted = ''; // the plan that was followed last

  constructor(private readonly app: App, private readonly said: Said, private readonly keeping: RoomStorage) {}

  /** The ids of the open levels of a pack. */
  of(pack: string): readonly string[] | null {
    return this.plan.levels.length > 0 ? this.plan.levels.filter((level) => level.pack === pack).map(({ level }) => level) : null;
  }

  /** Whether the plan changed. */
  async follow(plan: Plan): Promise<boolean> {
    const wanted = JSON.stringify(plan);
    if (wanted === this.wanted) return false;
    this.wanted = wanted;
    this.plan = plan;
    await this.fetch();
    await this.look();
    return true;
  }

  /** What the child has of it now. */
  async look(): Promise<void> {
    const { app, plan } = this;
    const found: Stop[] = [];
    for (const chosen of plan.levels.slice(0, MOST_LISTED)) {
      const brief = await briefOf(app, chosen);
      if (brief) found.push({ chosen, brief, stars: await this.stars(chosen) });
    }
    this.stops = found;
  }

  private async stars({ pack, level }: Chosen): Promise<number> {
    const { journey, store } = this.app;
    const { progress } = pack === journey.key ? journey : await Journey.open(store, journey.profile, pack);
    return progressOf(progress).stars[level] ?? 0;
  }

  /** The packs of today go on the shelf by themselves. */
  private async fetch(): Promise<void> {
    const { app, keeping } = this;
    for (const { key, sum, title } of this.plan.packs) {
      if (app.playing.shelf.has(key) && keeping.now.packs[key] === sum) continue;
      const answer = await fetch(addressOf(`packs/${sum}.zip`)).catch(() => null);
      if (!answer?.ok) continue;
      const refused = await app.playing.add({ name: `${title}.zip`, content: { base64: await base64(await answer.blob()) } });
      if (refused === 'packs.full') openNote(app, title, app.words.say(refused, { n: MOST_PACKS }));
      else if (!refused) await keeping.change((there) => ({ ...there, packs: { ...there.packs, [key]: sum } }));
    }
  }

  /** On the map; `goes`: it has a way on already. */
  onMap(goes: boolean): HTMLElement | null {
    const { app, said, plan, stops } = this;
    if (plan.levels.length === 0 && !plan.exam) return null;
    const next = stops.find(({ stars }) => stars === 0);
    const first = !goes && next ? next : null;
    const now = (goes && resume(app.pack, app.journey.progress, this.of(app.pack.key))?.id) || next?.brief.id;
    const title = [said.say('today.title'), plan.title].filter(Boolean).join(' : ');
    const listed = plan.levels.length <= MOST_LISTED;
    const done = listed && stops.length > 0 && !next;
    const go = first ? button({
      icon: 'play', kind: 'primary', class: 'go-on', label: said.say('today.go', { title: first.brief.title }), action: () => void goThere(app, first.chosen),
    }) : null;
    if (go) go.dataset['first'] = '';
    return make('section', { class: 'room-today', attributes: { 'aria-label': title } },
      make('h2', { text: title }), plan.exam ? make('p', { text: said.say('today.exam') }) : null, done ? make('p', { text: said.say('today.done') }) : null,
      listed ? make('ol', {}, ...stops.map((stop, i) => this.stop(stop, i, stop.brief.id === now))) : null, go);
  }

  private stop({ chosen, brief, stars }: Stop, place: number, now: boolean): HTMLElement {
    const { app } = this;
    const won = stars > 0 ? make('span', { class: 'unseen', text: app.words.say('web.stars.of', { n: stars }) }) : null;
    return make('li', {}, make('button', {
      class: 'room-stop', attributes: { type: 'button', 'aria-current': now ? 'step' : null }, on: { click: () => void goThere(app, chosen) },
    }, make('span', { class: 'disc' }, stars > 0 ? icon('check') : String(place + 1)), make('span', { text: brief.title }), won));
  }
}

/** A pack that is here; null when it is not. */
export async function packOf(app: App, key: string): Promise<Pack | null> {
  if (key === app.pack.key) return app.pack;
  return key === app.course.key ? app.course : ((await app.playing.shelf.file(key))?.pack ?? null);
}

export async function briefOf(app: App, { pack, level }: Chosen): Promise<Brief | null> {
  const found = await packOf(app, pack);
  return found ? (levelsOf(found).find((brief) => brief.id === level) ?? null) : null;
}

/** The whole of a level. */
export async function levelOf(app: App, { pack, level }: Chosen): Promise<Level | null> {
  const brief = await briefOf(app, { pack, level });
  if (!brief || 'maps' in brief) return brief as Level | null;
  const levels = await wholeLevels(level, app.words.language).catch(() => []);
  return levels.find((each) => each.id === level) ?? null;
}

/** Go there, wherever it is. */
export async function goThere(app: App, { pack, level }: Chosen): Promise<void> {
  if (pack !== app.pack.key && !(await app.playing.choose(pack))) return;
  app.go({ page: 'level', id: level });
}
