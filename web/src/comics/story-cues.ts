/** When the page tells the story: on entering a chapter, after its last level, and once more when asked; all else comes then. */

import { dataFile } from '../base/json';
import { exerciseOf } from '../progress/exercise';
import { button, style } from '../ui/dom';
import { nameOf } from '../progress/profile-store';
import { isDone, opens } from '../progress/progress';
import type { Brief, Chapter, Comics, Level } from '../core/types';
import type { Watcher } from './comic';

type Then = () => void;

const opened = new Set<string>(); // chapters whose comic was shown, by who plays

/** Whether the comic of a chapter comes now: once while a child sits here; never in a session of today, nor in the sober look, where it is asked for. */
export function isDue(watcher: Watcher, chapter: Chapter): boolean {
  return !watcher.today && !watcher.journey.sober && !opened.has(keyOf(watcher, chapter)) && opens(chapter, watcher.journey.progress);
}

function keyOf({ journey: { profile }, pack }: Watcher, { folder }: Chapter): string { return [profile ? nameOf(profile) : '', pack.key, folder].join(' '); }

/** Into a chapter: at once, or after its comic, when that is due. */
export function enter(watcher: Watcher, chapter: Chapter | undefined, then: Then): void {
  if (!chapter || !isDue(watcher, chapter)) return then();
  opened.add(keyOf(watcher, chapter));
  void watcher.playing.fetch(chapter.levels[0]?.id ?? ''); // what comes after the comic
  tell(watcher, then, ({ openTale }, comics) => openTale(watcher, comics, chapter, then));
}

/** On from a level that is won: at once, or, when it is the last of its chapter, after the comic that ends it. */
export function leave(watcher: Watcher, level: Brief & Partial<Pick<Level, 'quiz'>>, then: Then): void {
  const chapter = watcher.pack.chapters.find(({ levels }) => levels.at(-1)?.id === exerciseOf(level.id));
  if (!chapter?.comic || watcher.today || !isDone(chapter, watcher.journey.progress)) return then();
  tell(watcher, then, ({ crown, endTale }, comics) => crown(watcher, comics, chapter, level.mode === 'create' ? level.quiz ?? null : null, () => endTale(watcher, comics, chapter, then)));
}

/** The button that tells all of a chapter once more; none when nothing is told of it. */
export function storyButton(watcher: Watcher, chapter: Chapter): HTMLElement | null {
  if (!chapter.comic) return null;
  const again = (): void => tell(watcher, () => undefined, ({ endTale, openTale }, comics) => openTale(watcher, comics, chapter, () => {
    if (isDone(chapter, watcher.journey.progress)) endTale(watcher, comics, chapter, () => undefined);
  }));
  return button({ icon: 'say', label: watcher.words.say('ui.map.story'), class: 'story', action: again });
}

/** Fetch what tells; on without it when it does not come. */
function tell(watcher: Watcher, then: Then, told: (parts: typeof import('./chapter-comics'), comics: Comics) => void): void {
  const { key } = watcher.pack;
  Promise.all([import('./chapter-comics'), comicsOf(watcher), style('comic.css')]).then(([parts, comics]) => {
    if (watcher.pack.key !== key) return;
    if (comics) told(parts, comics);
    else then();
  }).catch(then);
}

const fetched = new Map<string, Promise<Comics | null>>();

/** The comics of the pack that is played: a file of the page for the course, else asked for. */
function comicsOf(watcher: Watcher): Promise<Comics | null> {
  const { pack, course, words: { language } } = watcher;
  const key = `${pack.key} ${language}`;
  const found = fetched.get(key) ?? (pack.key === course.key ? dataFile<Comics>(`comics.${language}`) : asked(watcher));
  fetched.set(key, found);
  found.catch(() => fetched.delete(key)); // and again when it did not come
  return found;
}

async function asked({ door, pack, words: { language } }: Watcher): Promise<Comics | null> {
  const answer = await door.ask('comics', { pack: pack.key, language });
  return answer.ok ? answer.comics : null;
}
