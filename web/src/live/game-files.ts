/** A game as a small file: kept, and opened here or in the window. */

import { choose, download, LARGEST } from '../ui/file-picker';
import { frame } from '../ui/dom';
import { same } from '../base/json';
import { openNote } from '../ui/dialog';
import type { Recorded } from '../core/types';
import type { Words } from '../text/sentences';
import type { About, Lived, Opened } from './level-host';

/** Among the downloads. */
export async function keepGame(page: Lived, words: Words, about: About, game: Recorded): Promise<void> {
  const answer = await page.app.door.ask('game_keep', { ...about, game });
  if (answer.ok) download(`${about.level.split('/').pop()}.partie.json`, answer.file, 'application/json');
  else openNote(page.app, words.say('live.keep'), answer.say || words.say('live.not_kept'));
}

/** One that somebody chooses; its program takes the place of the child's, which one undo brings back. */
export function openGame(page: Lived, words: Words, opened: Opened): void {
  choose('.json,application/json', (file) => void read(page, words, file, opened));
}

async function read(page: Lived, words: Words, file: File, opened: Opened): Promise<void> {
  const { app, level } = page, title = words.say('live.open');
  if (file.size > LARGEST) return openNote(app, title, words.say('live.unreadable'));
  const answer = await app.door.ask('game_open', { pack: app.pack.key, level: level.id, language: words.language, file: await file.text() });
  if (!page.here) return;
  if (!answer.ok) return openNote(app, title, answer.say || words.say('live.unreadable'));
  if (!same(answer.script, page.program.script)) {
    page.put(answer.script);
    await frame(); // the blocks tell of themselves later
    await frame();
    openNote(app, title, words.say('live.replaced'));
  }
  await opened(answer.game);
}
