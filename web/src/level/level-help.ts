/** What opens over a level: the menu, help for the adult, the world in words. */

import type { App } from '../app/app';
import { button, make } from '../ui/dom';
import type { Editor } from '../blocks/block-editor';
import { points } from '../progress/exercise';
import { openGate } from '../ui/question-card';
import type { Live } from '../live/live-game';
import { openKeys } from '../lazy/help-dialogs';
import { showBlocks } from '../blocks/block-viewer';
import { PROGRAM_END } from '../generated/constants';
import { noteOf, openMenu as openList, openNote, openSheet } from '../ui/dialog';
import { base64, choose, download, LARGEST } from '../ui/file-picker';
import { numberOf, proofOf } from '../progress/progress';
import type { Brief, Level, Script, Stands } from '../core/types';
import type { World } from '../scene/world-view';
import type { Writing } from '../typing/typed-program';

/** What of the page of a level they need. */
export interface Opened {
  readonly app: App; readonly here: boolean; readonly level: Level; readonly world: World; readonly editor: Editor | null; readonly live: Live | null; readonly script: Script; readonly typing: { readonly open: boolean; readonly writing: Writing | null }; refresh(): void; put(script: Script): void;
}

export function openMenu(page: Opened): void {
  const { words } = page.app;
  const items = [
    ...(page.live?.items() ?? []),
    ...files(page),
    { label: words.say('ui.menu.adult'), icon: 'person', action: () => openAdult(page) },
    { label: words.say('ui.menu.world'), icon: 'eye', action: () => openWorld(page) },
    { label: words.say('ui.menu.keys'), icon: 'question', action: () => openKeys(page.app) },
    { label: words.say('ui.menu.settings'), icon: 'gear', action: () => page.app.go({ page: 'settings' }) },
  ];
  if (!page.level.read_only) {
    items.unshift({ label: words.say('ui.menu.start_over'), icon: 'restart', action: () => page.editor?.replace(page.level.start) });
    if (page.app.journey.progress.history[page.level.id]) {
      items.splice(1, 0, { label: words.say('ui.menu.earlier'), icon: 'undo', action: () => openEarlier(page) });
    }
    if (window.innerWidth < 700) {
      items.unshift({ label: words.say('ui.level.redo'), icon: 'redo', action: () => page.editor?.redo() });
    }
  }
  const solo = mayLeave(page.app) ? proofOf(page.app.pack, page.app.journey.progress, page.level, page.app.today) : null;
  if (solo) items.splice(-4, 0, { label: words.say('ui.menu.known'), icon: 'bolt', action: () => openProof(page.app, solo) });
  openList(words.say('ui.menu.title'), items, words.say('ui.menu.close'));
}

/** Whether a child may go to another level by itself: not from a level that is tried, or in an evaluation. */
function mayLeave({ playing, room }: App): boolean { return !playing.trying && !room?.exam; }

/** What a child does who finds a level too easy. */
function openProof(app: App, solo: Brief): void {
  const { words, journey, pack } = app;
  const go = (): void => { journey.keep({ last: solo.id }); app.go({ page: 'level', id: solo.id }); };
  openSheet({
    title: words.say('ui.known.title'), notes: [{ words: words.say('ui.known.how', { title: solo.title, name: numberOf(pack, solo) }) }],
    answers: [{ label: words.say('ui.menu.close'), icon: 'check' }, { label: words.say('ui.known.go'), icon: 'bolt', kind: 'primary', action: go }],
  });
}

/** A level that is typed: its text goes out as a file of Python, or comes in from one. */
function files(page: Opened): { label: string; icon: string; action: () => void }[] {
  const { app: { words }, level, typing: { open, writing } } = page;
  if (!open || !writing || level.mode === 'fill') return []; // holes of a given text
  return [
    { label: words.say('typing.keep_file'), icon: 'save', action: () => download(`${level.id.split('/').pop()}${PROGRAM_END}`, writing.text, 'text/x-python') },
    { label: words.say('typing.open_file'), icon: 'folder', action: () => choose(PROGRAM_END, (file) => void openProgram(page, writing, file)) },
  ];
}

/** The text of a file in place of the one of now, which stays among the programs of before. */
async function openProgram(page: Opened, writing: Writing, file: File): Promise<void> {
  const { app, app: { words, journey }, level } = page, { name } = file;
  const answer = await app.door.ask('read_file', { pack: app.pack.key, level: level.id, language: words.language, file: await base64(file.slice(0, LARGEST)), name });
  if (!page.here) return;
  if (!answer.ok) return openNote(app, words.say('typing.open_file'), answer.say);
  journey.putAside(level.id);
  writing.open(answer.text);
}

/** The earlier programs of a level, the newest first; one that is chosen takes the place of the one of now. */
function openEarlier(page: Opened): void {
  const { app: { words, journey }, level } = page;
  const items = [...(journey.progress.history[level.id] ?? [])].reverse().map(({ program }, i) => ({
    label: words.say('ui.earlier.one', { n: i + 1 }), icon: 'blocks', action: () => { journey.putAside(level.id); page.put(program); },
  }));
  openList(words.say('ui.earlier.title'), items, words.say('ui.menu.close'), words.say('ui.earlier.how'));
}

export function openAdult(page: Opened): void {
  const { words } = page.app;
  const { adult } = page.level;
  const notes = (['idea', 'mistake', 'question'] as const).filter((name) => adult[name])
    .map((name) => ({ head: words.say(`ui.adult.${name}`), words: adult[name] }));
  const { part } = page.level;
  if (part) {
    const [earned, of] = points(page.app.playing.level(part.exercise)?.parts ?? [], page.app.journey.progress.stars);
    notes.unshift({ head: words.say('ui.part.points'), words: words.say('ui.part.earned', { earned: String(earned).replace('.', words.decimal), of }) });
  }
  openSheet({
    title: words.say('ui.adult.title'), notes, picture: 'pictures/teacher', ...(page.level.read_only ? {} : { body: where(page) }),
    answers: [
      ...(page.app.room?.solutions === false ? [] : [{
        label: words.say('ui.adult.solution'), icon: 'eye',
        action: () => openGate(page.app, () => openSolution(page)),
      }]),
      { label: words.say('ui.menu.close'), icon: 'check' },
    ],
  });
}

/** Where the child's program stands; when one can go on from it, a button to its place and the answer. */
function where(page: Opened): HTMLElement {
  const { app: { words, door, pack }, level } = page;
  const said = make('p', { text: words.say('ui.adult.looking') });
  const element = make('section', { class: 'note stands', attributes: { 'aria-live': 'polite' } }, make('h3', { text: words.say('ui.adult.stands') }), said);
  const { script } = page;
  void door.ask('stands', { pack: pack.key, level: level.id, script, language: words.language }).then((answer) => {
    said.textContent = answer.ok ? answer.words : answer.say;
    if (!answer.ok || !answer.answer || page.app.room?.solutions === false) return;
    const open = (): void => {
      element.closest('dialog')?.close();
      openGate(page.app, () => openStanding(page, script, answer));
    };
    element.append(button({ label: words.say('ui.adult.where'), icon: 'blocks', action: open }));
  });
  return element;
}

/** The child's program to read, the place lit, what the child is asked about it, and the answer. */
function openStanding({ app }: Opened, script: Script, found: Stands): void {
  const { words } = app;
  const blocks = make('div', { class: 'blocks' });
  const asked = { head: words.say('ui.adult.asked'), words: found.question }, mends = { head: words.say('ui.adult.mends'), words: found.answer };
  const beside = make('div', { class: 'beside' }, ...[{ words: found.words }, asked, mends].filter((each) => each.words).map(noteOf));
  let gone = (): void => undefined;
  openSheet({
    title: words.say('ui.adult.stands'), body: make('div', { class: 'solution' }, blocks, beside), class: 'wide',
    picture: 'pictures/teacher', answers: [{ label: words.say('ui.menu.close'), icon: 'check' }], closed: () => gone(),
  });
  gone = showBlocks(blocks, app.pack, script, undefined, undefined, found.block);
}

/** A program that wins, as blocks, and the Python that they are: to read, nothing of it goes into the child's own. */
function openSolution({ app, level }: Opened): void {
  const { words } = app;
  app.journey.showed(level.id);
  const blocks = make('div', { class: 'blocks' });
  const body = make('div', { class: 'solution' }, blocks, make('pre', { text: level.adult.solution }));
  let gone = (): void => undefined;
  openSheet({
    title: words.say('ui.adult.solution'), notes: [{ words: words.say('ui.adult.solution_of', { n: level.adult.blocks }) }], body, class: 'wide',
    picture: 'pictures/teacher', answers: [{ label: words.say('ui.menu.close'), icon: 'check' }], closed: () => gone(),
  });
  gone = showBlocks(blocks, app.pack, level.adult.script);
}

export function openWorld(page: Opened): void {
  const { words } = page.app;
  const said = [...page.world.mirror.children].map((line) => line.textContent ?? '');
  const heads = ['world', 'hero', 'around', 'goal'];
  openSheet({
    title: words.say('ui.say.title'),
    notes: said.map((sentence, i) => ({ words: sentence, ...(heads[i] && said.length === heads.length ? { head: words.say(`ui.say.${heads[i]}`) } : {}) })),
    answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
  });
}
