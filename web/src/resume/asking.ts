/** What these pages ask of Python: a child as words, and words as a child. */

import type { App } from '../app';
import type { Answer } from '../door';
import type { Saved } from '../journey';
import { progressOf } from '../progress';
import type { Json } from '../types';

/** One of the words that were typed: the one it is; or nothing, what to say of it, and the one it may be. */
export interface Heard { typed: string; word: string; say: string; near: string }

/** How the words of a text are understood, what the one being typed may become, and whether they are a code. */
export interface Spelled { words: Heard[]; offers: string[]; whole: boolean }

/** What a code brings. */
export interface Decoded { profile: string; settings: Saved; python: boolean | null; progress: Saved & { stars: Record<string, number> } }

/** The words of the child's code. */
export function encode(app: App): Promise<Answer<{ words: string[] }>> {
  const { profile, settings, python = null, courses } = app.travelling();
  const { stars, unlocked, last, alone, hints } = progressOf((courses as Saved | undefined)?.[app.course.key]);
  const progress = { stars, unlocked, last, alone, hints };
  const asked: Saved = { do: 'code', language: app.words.language, profile, settings, python, progress };
  return app.door.ask(asked as Record<string, Json>);
}

/** A text that ends in a word asks what that word may become. */
export function spell(app: App, text: string): Promise<Answer<Spelled>> { return app.door.ask({ do: 'spell', language: app.words.language, text }); }

export function decode(app: App, text: string): Promise<Answer<Decoded>> { return app.door.ask({ do: 'decode', language: app.words.language, text }); }

/** What a code brings, in the form of a child's file. */
export function fileOf(app: App, { settings, python, progress }: Decoded): Saved {
  return { settings, python, pack: app.course.key, courses: { [app.course.key]: progress } };
}
