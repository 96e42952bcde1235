/** In what language a page speaks, and with which letters. */

/** Written by the build: the languages there are, the first for whom none is known. */
declare const LANGUAGES: string[];

/** A language that there is: the one that was chosen, else that of the browser, else the first. */
export function languageOf(chosen: string): string {
  const wanted = chosen || navigator.language.slice(0, 2);
  return LANGUAGES.includes(wanted) ? wanted : LANGUAGES[0]!;
}

/** What blocks and worlds are written with, when it is there, or will not come: without it they would be measured twice. */
export const letters = (): Promise<unknown> => document.fonts.load('bold 16px "codeweek sans"').catch(() => undefined);
