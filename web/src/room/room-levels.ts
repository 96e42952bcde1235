/** The levels that the room speaks of, of the course and of the packs of the shelf. */

import type { App } from '../app/app';
import { wholeLevels } from '../session/startup';
import type { Chosen } from '../generated/room';
import { levelsOf } from '../progress/progress';
import type { Brief, Level, Pack } from '../core/types';

/** A pack that is here; null when it is not. */
export async function packOf(app: App, key: string): Promise<Pack | null> {
  if (key === app.pack.key) return app.pack;
  return key === app.course.key ? app.course : ((await app.playing.shelf.file(key))?.pack ?? null);
}

export async function briefOf(app: App, { pack, level }: Chosen): Promise<Brief | null> {
  const found = await packOf(app, pack);
  return found ? (levelsOf(found).find((each) => each.id === level) ?? null) : null;
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
