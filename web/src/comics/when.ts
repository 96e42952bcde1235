/** When the page tells the story: on entering a chapter, after its last level, and once more when asked; all else comes then. */

import type { App } from '../app';
import { button } from '../dom';
import { nameOf } from '../journey';
import { style } from '../pages/later';
import { isDone, opens } from '../progress';
import type { Brief, Chapter, Comics } from '../types';

type Then = () => void;

const opened = new Set<string>(); // chapters whose comic was shown, by who plays

/** Whether the comic of a chapter comes now: once while a child sits here, and never in a session of today. */
export function isDue(app: App, chapter: Chapter): boolean {
  return !app.today && !opened.has(keyOf(app, chapter)) && opens(chapter, app.journey.progress);
}

function keyOf({ journey: { profile }, pack }: App, { folder }: Chapter): string { return [profile ? nameOf(profile) : '', pack.key, folder].join(' '); }

/** Into a chapter: at once, or after its comic, when that is due. */
export function enter(app: App, chapter: Chapter | undefined, then: Then): void {
  if (!chapter || !isDue(app, chapter)) return then();
  opened.add(keyOf(app, chapter));
  void app.playing.fetch(chapter.levels[0]?.id ?? ''); // what comes after the comic
  tell(app, then, ({ openTale }, comics) => openTale(app, comics, chapter, then));
}

/** On from a level that is won: at once, or, when it is the last of its chapter, after the comic that ends it. */
export function leave(app: App, level: Brief, then: Then): void {
  const chapter = app.pack.chapters.find(({ levels }) => levels.at(-1)?.id === level.id);
  if (!chapter?.comic || app.today) return then();
  tell(app, then, ({ endTale }, comics) => endTale(app, comics, chapter, then));
}

/** The button that tells all of a chapter once more; none when nothing is told of it. */
export function storyButton(app: App, chapter: Chapter): HTMLElement | null {
  if (!chapter.comic) return null;
  const again = (): void => tell(app, () => undefined, ({ endTale, openTale }, comics) => openTale(app, comics, chapter, () => {
    if (isDone(chapter, app.journey.progress)) endTale(app, comics, chapter, () => undefined);
  }));
  return button({ icon: 'say', label: app.words.say('ui.map.story'), class: 'story', action: again });
}

/** Fetch what tells; on without it when it does not come. */
function tell(app: App, then: Then, told: (parts: typeof import('./show'), comics: Comics) => void): void {
  const { key } = app.pack;
  Promise.all([import('./show'), comicsOf(app), style('comic.css')]).then(([parts, comics]) => {
    if (app.pack.key !== key) return;
    if (comics) told(parts, comics);
    else then();
  }).catch(then);
}

const fetched = new Map<string, Promise<Comics | null>>();

/** The comics of the pack that is played: a file of the page for the course, else asked for. */
function comicsOf(app: App): Promise<Comics | null> {
  const { pack, course, words: { language } } = app;
  const key = `${pack.key} ${language}`;
  const found = fetched.get(key) ?? (pack.key === course.key ? read(language) : asked(app));
  fetched.set(key, found);
  found.catch(() => fetched.delete(key)); // and again when it did not come
  return found;
}

async function read(language: string): Promise<Comics> {
  const answer = await fetch(new URL(`data/comics.${language}.json`, document.baseURI));
  if (!answer.ok) throw new Error(`comics: ${answer.status}`);
  return (await answer.json()) as Comics;
}

async function asked({ door, pack, words: { language } }: App): Promise<Comics | null> {
  const answer = await door.ask('comics', { pack: pack.key, language });
  return answer.ok ? answer.comics : null;
}
