/** The diploma: what a child has done, on a sheet that is printed; its own tune is seen and heard. */

import type { Comics, Finale, Brief, Pack, Script, Tune } from '../core/types';
import { spoken } from '../progress/profile-store';
import { stateOf, type Progress } from '../progress/progress';
import { hatOn } from '../scene/hat';
import { drawnPart, still } from '../scene/thumbnail';
import { begin, type Heard } from '../sound/synth';
import type { Sounds } from '../sound/sound-effects';
import { workshopWords } from '../text/sentences';
import { openNote } from '../ui/dialog';
import { button, capital, icon, make, picture, attribute, setIcon } from '../ui/dom';
import { openStorySheet, wordsOf, type Watcher } from './comic';

/** A level, and what was made in it. */
interface Made { readonly level: Brief; readonly program: Script }

/** The last level of some kinds where a child has created something, and what: `own_work` of the core, in `progress/story_progress.py`. */
function ownWork(pack: Pack, { gallery, programs, stars }: Progress, kinds: string[]): Made | null {
  for (const level of pack.chapters.flatMap((chapter) => chapter.levels).reverse()) {
    if (!kinds.includes(level.kind) || level.mode !== 'create') continue;
    const program = gallery[level.id]?.at(-1) ?? (stars[level.id] ? programs[level.id] : null);
    if (program) return { level, program };
  }
  return null;
}

/** Put it on the paper, in its `foot` after the day, once it is known; what is returned makes it silent. */
function putTune({ door, pack, words, sounds }: Watcher, { level, program }: Made, foot: HTMLElement): () => void {
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

/** Hang its picture on the paper, beside the animal, once it is known. */
function hang({ door, pack, words }: Watcher, { level, program }: Made, beside: HTMLElement): void {
  void door.ask('picture', { pack: pack.key, level: level.id, language: words.language, script: program }).then((answer) => {
    if (answer.ok) beside.after(make('figure', { class: 'own-picture' }, still(answer.scene, level.look, drawnPart([answer.scene]))));
  }, () => undefined); // away from the network: the diploma is there without it
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

const PART = 0.7; // of the round, the animal
const KNOWN = ['helped', 'done', 'alone']; // states of what a child can do

/** Who plays, as the story says it. */
export function signedBy({ journey: { profile }, words }: Watcher): string { return profile ? capital(spoken(profile, words)) : 'codeweek'; }

export function openDiploma(watcher: Watcher, comics: Comics, last: Finale, then: () => void): void {
  if (!last.diploma) return then();
  const words = wordsOf(watcher, comics), { journey: { profile, progress, worn: { hat } }, pack } = watcher;
  const levels = pack.chapters.flatMap((chapter) => chapter.levels), won = levels.filter(({ id }) => progress.stars[id]);
  const counted = {
    worlds: pack.chapters.filter((chapter) => chapter.levels.some((level) => won.includes(level))).length,
    muddles: won.filter(({ mode }) => mode === 'debug').length,
    stars: won.reduce((sum, { id }) => sum + (progress.stars[id] ?? 0), 0),
  };
  const slots: Record<string, string> = { who: signedBy(watcher) };
  for (const [name, n] of Object.entries(counted)) slots[name] = words.say(`story.diploma.${name}`, { n });
  const ideas = pack.chapters.filter((chapter) => KNOWN.includes(stateOf(chapter, progress))).map(({ can }) => make('li', {}, icon('check'), make('span', { text: can })));
  const day = new Date().toLocaleDateString('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' }); // the same in every language
  const foot = make('div', { class: 'foot' }, make('span', { text: words.say('story.diploma.date', { day }) }),
    last.signed ? make('strong', { text: words.say('story.diploma.signed', { who: last.signed }) }) : null, last.signer ? picture(last.signer) : null);
  const round = make('span', { class: `round ${profile ? `tint-${profile.colour}` : 'plain'}` }, picture(profile ? `animals/${profile.animal}` : 'pictures/robot'),
      profile && hat ? hatOn(profile.animal, hat, PART) : null);
  const paper = make('article', { class: 'paper' },
    make('h2', { id: 'comic-title', text: words.say('story.diploma.title') }),
    round,
    make('p', { class: 'who', text: slots['who'] ?? '' }),
    make('p', { text: last.diploma.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot) }),
    ideas.length > 0 ? make('h3', { text: words.say('story.diploma.can') }) : null,
    make('ul', { class: ideas.length > 4 ? 'many' : '' }, ...ideas),
    foot);
  const print = button({ icon: 'save', label: words.say('story.diploma.print'), class: 'print', action: () => window.print() });
  const composed = ownWork(pack, progress, ['music']), silent = composed && putTune(watcher, composed, foot);
  const made = ownWork(pack, progress, ['robot', 'turtle']);
  if (made) hang(watcher, made, round);
  openStorySheet(watcher, comics, 'diploma', () => { silent?.(); then(); }, [paper], print);
}
