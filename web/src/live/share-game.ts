/** « Donner mon jeu à la salle »: one press, in a level to make a game in. */

import { button } from '../ui/dom';
import { MOST_GAME } from '../generated/constants';
import { openNote } from '../ui/dialog';
import type { Script } from '../core/types';
import type { Words } from '../text/sentences';
import type { Lived } from './level-host';
import { fresh } from './recording';

/** Whether there is a room to hand it to. */
export function hands({ app, level }: Lived): boolean { return level.mode === 'create' && app.room !== null && !app.playing.trying; }

export function giveButton(page: Lived, words: Words): HTMLButtonElement {
  return button({ icon: 'people', label: words.say('live.give'), class: 'gives', action: () => void give(page, words) });
}

/** As the file of a game, which Python checks: what cannot be played is told, and stays here. */
export async function give(page: Lived, words: Words): Promise<void> {
  const { app, level, program: { script } } = page;
  const told = (sentence: string): void => openNote(app, words.say('live.give'), sentence, 'pictures/teacher');
  const answer = await app.door.ask('game_keep', { pack: app.pack.key, level: level.id, script, language: words.language, game: { ...fresh(), seed: 0 } });
  if (!page.here || !app.room) return;
  if (!answer.ok) return told(answer.say || words.say('web.page.not_now'));
  const game = (JSON.parse(answer.file) as { program: Script }).program;
  if (new TextEncoder().encode(JSON.stringify(game)).length > MOST_GAME) return told(words.say('live.too_large'));
  told(app.room.hand(level.id, game));
}
