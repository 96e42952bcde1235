/** What these pages ask of Python: a child as words, and words as a child. */

import type { App } from '../app/app';
import type { Answer } from '../pyodide/rpc-client';
import type { Saved } from '../progress/profile-store';
import { progressOf } from '../progress/progress';
import type { CodeRequest, Decoded } from '../core/types';

/** The words of the child's code. */
export function encode(app: App): Promise<Answer<'code'>> {
  const { profile, settings, python = null, courses } = app.travelling();
  const { stars, unlocked, last, alone, hints } = progressOf((courses as Saved | undefined)?.[app.course.key]);
  const progress = { stars, unlocked, last, alone, hints };
  const told = { profile, settings, python } as CodeRequest;
  return app.door.ask('code', { language: app.words.language, ...told, progress });
}

/** A text that ends in a word asks what that word may become. */
export function spell(app: App, text: string): Promise<Answer<'spell'>> { return app.door.ask('spell', { language: app.words.language, text }); }

export function decode(app: App, text: string): Promise<Answer<'decode'>> { return app.door.ask('decode', { language: app.words.language, text }); }

/** What a code brings, in the form of a child's file. */
export function fileOf(app: App, { settings, python, progress }: Decoded): Saved {
  return { settings, python, pack: app.course.key, courses: { [app.course.key]: progress } };
}
