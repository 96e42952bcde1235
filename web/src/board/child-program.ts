/** A child's program in blocks, to read: loaded when the first one is looked at. */

import { dataFile } from '../base/json';
import { speak, define } from '../blocks/blockly-theme';
import { make } from '../ui/dom';
import { allKnown } from '../blocks/known-blocks';
import { letters } from '../text/language';
import { showBlocks } from '../blocks/block-viewer';
import type { Pack, Script } from '../core/types';
import type { Said } from './board-sentences';

let course: Promise<Pack> | null = null;

/** What describes the blocks of every kind of world: those of packs too. */
async function described(language: string): Promise<Pack> {
  course ??= dataFile<Pack>(`course.${language}`);
  course.catch(() => { course = null; });
  return course;
}

/** Draw a program where it belongs, one block `lit`; gives what takes it away. One that has other blocks is told so instead. */
export async function draw(host: HTMLElement, program: Script, said: Said, scale?: number, most?: number, lit = ''): Promise<() => void> {
  const [pack] = await Promise.all([described(said.words.language), speak(said.words), letters()]);
  if (!host.isConnected) return () => undefined;
  define(pack, said.words);
  if (!allKnown(program, pack)) {
    host.replaceChildren(make('p', { class: 'said', text: said.say('child.no_blocks') }));
    return () => undefined;
  }
  host.replaceChildren();
  return showBlocks(host, pack, program, scale, most, lit);
}
