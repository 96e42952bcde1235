/** A work of the gallery, large: its picture, its program beside it, its title, and what takes it home. */

import type { App } from '../app/app';
import { bytes, download } from '../ui/file-picker';
import { button, make } from '../ui/dom';
import type { Answer } from '../pyodide/rpc-client';
import { titleOf, untitled } from '../progress/numbered-programs';
import { showBlocks } from '../blocks/block-viewer';
import { openNote, openSheet } from '../ui/dialog';
import { still } from '../scene/thumbnail';
import { saidOf } from '../text/two-word-titles';
import type { Level, Scene, Script } from '../core/types';
import { workshopWords } from '../text/sentences';

export interface Work {
  app: App; level: Level; program: Script; scene: Scene; number: number;
  /** Its title in words; what keeping the score of a tune is called. */
  title: string; score: string;
  /** Called with another title, once it is written. */
  titled(title: string): void;
  opened(): void;
}

const PLAYED_ALONE = ['robot', 'turtle', 'stage', 'console'];

export function openWork(work: Work): void {
  const { app: { words }, level, program, scene, number } = work;
  let chosen = titleOf(program);
  const title = button({ icon: 'pencil', label: work.title || words.say('ui.gallery.name_me'), class: 'work-name', action: () => void choose(work, chosen, (kept, said) => {
    chosen = kept;
    title.querySelector('.label')!.textContent = said;
  }) });
  const picture = still(scene, level.look), blocks = make('div', { class: 'blocks' });
  const name = words.say('ui.gallery.one', { n: number });
  const home = make('div', { class: 'gallery-bar' },
    button({ icon: 'save', label: words.say('ui.gallery.picture'), class: 'png', action: () => void png(picture, fileOf(name)) }),
    level.kind === 'turtle' ? button({ icon: 'pencil', label: words.say('ui.gallery.drawing'), class: 'svg', action: () => void svg(work, fileOf(name)) }) : null,
    level.kind === 'music' ? button({ icon: 'list', label: work.score, class: 'svg', action: () => void svg(work, fileOf(name)) }) : null,
    level.kind === 'music' ? button({ icon: 'save', label: words.say('ui.gallery.midi'), class: 'mid', action: () => void midi(work, fileOf(name)) }) : null,
    PLAYED_ALONE.includes(level.kind) ? button({ icon: 'list', label: words.say('ui.gallery.python'), class: 'py', action: () => void python(work, fileOf(name)) }) : null,
    work.app.room && !work.app.playing.trying ? button({ icon: 'person', label: words.say('ui.gallery.give'), class: 'give', action: () => void give(work) }) : null,
    button({ icon: 'list', label: words.say('ui.gallery.print'), class: 'print', action: () => window.print() }));
  let gone = (): void => undefined;
  const told = (): void => {
    if (chosen !== titleOf(program)) work.titled(chosen);
  };
  openSheet({
    title: name, class: 'wide creation', body: make('div', { class: 'work-body' }, make('div', { class: 'work-head' }, title, home), picture, blocks),
    answers: [
      { label: words.say('ui.gallery.others'), icon: 'back' },
      { label: words.say('ui.gallery.open'), icon: 'blocks', kind: 'primary', action: () => work.opened() },
    ],
    closed: () => {
      gone();
      told();
    },
  });
  gone = showBlocks(blocks, work.app.pack, program);
}

function fileOf(name: string): string { return name.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-'); }

/** What is seen of it, on white. */
async function png(picture: HTMLElement, name: string): Promise<void> {
  const seen = picture.querySelector('canvas');
  const sheet = make('canvas', {}), pen = sheet.getContext('2d');
  if (!seen || !pen) return;
  [sheet.width, sheet.height] = [seen.width, seen.height];
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(seen, 0, 0);
  const file = await new Promise<Blob | null>((made) => { sheet.toBlob(made, 'image/png'); });
  if (file) download(`${name}.png`, file, 'image/png');
}

/** A title of two words, chosen: what a child would type could be a name, and works leave this machine. */
async function choose({ app: { words } }: Work, now: string, named: (kept: string, said: string) => void): Promise<void> {
  const [{ openNames }, more] = await Promise.all([import('../lazy/lazy-bundle'), workshopWords(words.language)]);
  const all = words.with(more);
  openNames(all, now, (place, owner) => named(`${place}-${owner}`, saidOf(all, `${place}-${owner}`)));
}

/** To the adult of the room. */
function give(work: Work): Promise<void> {
  const { app, level, program } = work;
  return choose(work, titleOf(program), (title) => {
    app.room?.told({ kind: 'give', level: level.id, gift: { title, program: untitled(program) } });
    openNote(app, app.words.say('ui.gallery.give'), app.words.say('ui.gallery.given'), 'pictures/teacher');
  });
}

function pictured({ app, level, program }: Work): Promise<Answer<'picture'>> {
  return app.door.ask('picture', { pack: app.pack.key, level: level.id, script: program, language: app.words.language, drawing: true });
}

async function svg(work: Work, name: string): Promise<void> {
  const answer = await pictured(work);
  if (answer.ok && answer.drawing) download(`${name}.svg`, answer.drawing, 'image/svg+xml');
}

async function midi(work: Work, name: string): Promise<void> {
  const answer = await pictured(work);
  if (answer.ok && answer.midi) download(`${name}.mid`, new Blob([bytes(answer.midi)]), 'audio/midi');
}

async function python(work: Work, name: string): Promise<void> {
  const answer = await pictured(work);
  if (answer.ok && answer.python) download(`${name}.py`, answer.python, 'text/x-python');
}
