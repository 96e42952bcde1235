/** What is played, as it grows: the film up to now, put together from the parts that Python tells; kept as a small file, or given to the room. */

import type { App } from '../app/app';
import { same } from '../base/json';
import type { GameMark, GamePart, GameStage, Moving, Recorded, Run, Shape, Script, Level, StepRequest } from '../core/types';
import type { Film } from '../film/film';
import { MOST_GAME } from '../generated/constants';
import type { World } from '../scene/world-view';
import type { Words } from '../text/sentences';
import { openNote } from '../ui/dialog';
import { frame, button } from '../ui/dom';
import { choose, download, LARGEST } from '../ui/file-picker';

export class Recording {
  readonly run: Run;
  private readonly ticks: GameMark[] = []; // where each one begins
  last: GamePart; // the part that came last
  private readonly said = new Map<string, string>(); // what each box held before

  constructor(readonly stage: GameStage, first: GamePart) {
    const { background, rim, width, height, margin, above } = stage.ground, { blocks } = stage;
    const ground = { background, rim, width, height, margin, above, sprites: [], marks: [] };
    this.run = { ...stage.ground, ground, blocks, below: [], steps: [], lines: [], at: [], scenes: [], console: [], outcome: 'done', message: null };
    this.last = first;
    this.add(first);
  }

  /** How many moments of the film are there, its start being one. */
  get known(): number { return this.run.at.length; }

  /** One more part. */
  add(part: GamePart): void {
    const { run } = this, last = run.at.at(-1) ?? 0, before = run.scenes.length;
    let marks: Shape[] = run.scenes[last]?.marks ?? [];
    for (const scene of part.scenes) {
      marks = scene.kept === marks.length && scene.marks.length === 0 ? marks : [...marks.slice(0, scene.kept), ...scene.marks];
      run.scenes.push({ ...scene, marks });
    }
    run.at.push(...part.at.map((number) => (number ? before + number - 1 : last)));
    run.steps.push(...part.steps);
    run.lines.push(...part.lines);
    this.ticks.push(...part.marks.filter(({ hero }) => !hero));
    Object.assign(run, { outcome: part.outcome, message: part.message });
    this.last = part;
  }

  /** The picture after a step. */
  scene(index: number): Moving { return this.run.scenes[this.run.at[index] ?? 0]!; }

  /** What the boxes of the game hold, those that have changed since it was asked last. */
  changed(): [name: string, value: string][] {
    const fresh = this.last.boxes.filter(([name, value]) => this.said.get(name) !== value);
    for (const [name, value] of fresh) this.said.set(name, value);
    return fresh;
  }

  /** The number of the tick at a step, and what happened in it. */
  tick(index: number): GameMark | undefined { return this.ticks[this.ticks.filter((mark) => mark.step <= index).length - 1]; }
}

/** What a game is before anything was done in it; its chance is another one each time. */
export function fresh(): Recorded {
  return { seed: crypto.getRandomValues(new Uint32Array(1))[0]!, ticks: 1, inputs: [] };
}

/** Among the downloads. */
export async function keepGame(page: LiveContext, words: Words, about: About, game: Recorded): Promise<void> {
  const answer = await page.app.door.ask('game_keep', { ...about, game });
  if (answer.ok) download(`${about.level.split('/').pop()}.partie.json`, answer.file, 'application/json');
  else openNote(page.app, words.say('live.keep'), answer.say || words.say('live.not_kept'));
}

/** One that somebody chooses; its program takes the place of the child's, which one undo brings back. */
export function openGame(page: LiveContext, words: Words, opened: Opened): void {
  choose('.json,application/json', (file) => void read(page, words, file, opened));
}

async function read(page: LiveContext, words: Words, file: File, opened: Opened): Promise<void> {
  const { app, level } = page, title = words.say('live.open');
  if (file.size > LARGEST) return openNote(app, title, words.say('live.unreadable'));
  const answer = await app.door.ask('game_open', { pack: app.pack.key, level: level.id, language: words.language, file: await file.text() });
  if (!page.here) return;
  if (!answer.ok) return openNote(app, title, answer.say || words.say('live.unreadable'));
  if (!same(answer.script, page.program.script)) {
    page.put(answer.script);
    await frame(); // the blocks tell of themselves later
    await frame();
    openNote(app, title, words.say('live.replaced'));
  }
  await opened(answer.game);
}

/** Whether there is a room to hand it to. */
export function hands({ app, level }: LiveContext): boolean { return level.mode === 'create' && app.room !== null && !app.playing.trying; }

export function giveButton(page: LiveContext, words: Words): HTMLButtonElement {
  return button({ icon: 'people', label: words.say('live.give'), class: 'gives', action: () => void give(page, words) });
}

/** As the file of a game, which Python checks: what cannot be played is told, and stays here. */
export async function give(page: LiveContext, words: Words): Promise<void> {
  const { app, level, program: { script } } = page;
  const told = (sentence: string): void => openNote(app, words.say('live.give'), sentence, 'pictures/teacher');
  const answer = await app.door.ask('game_keep', { pack: app.pack.key, level: level.id, script, language: words.language, game: { ...fresh(), seed: 0 } });
  if (!page.here || !app.room) return;
  if (!answer.ok) return told(answer.say || words.say('web.page.not_now'));
  const game = (JSON.parse(answer.file) as { program: Script }).program;
  if (new TextEncoder().encode(JSON.stringify(game)).length > MOST_GAME) return told(words.say('live.too_large'));
  told(app.room.hand(level.id, game));
}

/** The program that is played, and where. */
export interface About { pack: string; level: string; script: Script; language: string }

export interface LiveContext {
  readonly app: App; readonly level: Level; readonly film: Film; readonly world: World; readonly element: HTMLElement; readonly here: boolean; readonly empty: boolean;
  readonly program: { readonly script: Script; hear(): void }; readonly bars: { readonly buttons: { readonly run: HTMLElement; readonly gallery: HTMLElement }; readonly tabs: { readonly element: HTMLElement } }; readonly layout: { arrange(again: boolean): void };
  readonly running: { about: StepRequest; readable(): Promise<boolean> }; readonly time: { wake(): void; rejoice(): void };
  forget(): void; refresh(): void; tellWorld(): void; put(script: Script): void;
}

/** Begins with a game, that is only looked at. */
export type Opened = (game: Recorded) => Promise<void>;
