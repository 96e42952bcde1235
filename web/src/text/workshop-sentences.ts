/** The sentences of what is not always there: the workshop, galleries, tunes, games. */

import type { WordsFile } from './sentences';

export async function workshopWords(language: string): Promise<WordsFile> {
  const answer = await fetch(new URL(`data/workshop.${language}.json`, document.baseURI));
  return (await answer.json()) as WordsFile;
}
