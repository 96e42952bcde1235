/** The tune that a child made, on the diploma: its first bars are seen, and it is heard. */

import { attribute, button, make, setIcon } from '../ui/dom';
import { openNote } from '../ui/dialog';
import type { Sounds } from '../sound/sound-effects';
import type { Watcher } from './watcher';
import type { Progress } from '../progress/progress';
import { still } from '../scene/thumbnail';
import type { Brief, Pack, Script, Tune } from '../core/types';
import { workshopWords } from '../text/workshop-sentences';
import { begin, type Heard } from '../sound/note-player';

/** A level, and what was composed in it. */
export interface Composed { readonly level: Brief; readonly program: Script }

/** The last level where a child has composed, and what: `own_tune` of the core, in `progress/story_progress.py`. */
export function ownTune(pack: Pack, { gallery, programs, stars }: Progress): Composed | null {
  for (const level of pack.chapters.flatMap((chapter) => chapter.levels).reverse()) {
    if (level.kind !== 'music' || level.mode !== 'create') continue;
    const program = gallery[level.id]?.at(-1) ?? (stars[level.id] ? programs[level.id] : null);
    if (program) return { level, program };
  }
  return null;
}

/** Put it on the paper, in its `foot` after the day, once it is known; what is returned makes it silent. */
export function putTune({ door, pack, words, sounds }: Watcher, { level, program }: Composed, foot: HTMLElement): () => void {
  let left = false, air: Air | null = null;
  void Promise.all([door.ask('tune', { pack: pack.key, level: level.id, language: words.language, script: program, way: 'own' }), workshopWords(words.language)]).then(([answer, more]) => {
    if (left || !answer.ok || !answer.bars) return;
    const said = words.with(more), bars = still(answer.bars, level.look);
    bars.style.aspectRatio = `${answer.bars.width} / ${answer.bars.height}`;
    const player = button({ icon: 'speaker', label: said.say('tune.mine'), class: 'listens', action: () => {
      if (sounds.on) void air?.press();
      else openNote({ words: said }, said.say('tune.mine'), said.say('tune.off'));
    } });
    air = new Air(sounds, answer.tune, player);
    foot.firstElementChild?.after(make('figure', { class: 'air' }, bars, player));
  }, () => undefined); // away from the network: the diploma is there without it
  return () => {
    left = true;
    air?.stop();
  };
}

/** It is heard from the first press to its end, or to the second one. */
class Air {
  private heard: Heard | null = null;
  private end = 0;

  constructor(private readonly sounds: Sounds, private readonly tune: Tune, private readonly player: HTMLButtonElement) { this.show(); }

  async press(): Promise<void> {
    if (this.heard) return this.stop();
    this.heard = await begin(this.sounds, this.tune);
    this.end = window.setTimeout(() => this.stop(), 1000 * this.tune.last / this.tune.rate);
    this.show();
  }

  stop(): void {
    window.clearTimeout(this.end);
    this.heard?.stop();
    this.heard = null;
    this.show();
  }

  private show(): void {
    setIcon(this.player.querySelector('.icon')!, this.heard ? 'stop' : 'speaker');
    attribute(this.player, 'aria-pressed', String(this.heard !== null));
  }
}
