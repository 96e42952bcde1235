/** The workshop: a level is drawn, told, built, searched and tried; the text of its file is all there is of it. */

import type { App, Page } from '../app/app';
import { button, make, pause, Waiting } from '../ui/dom';
import { openSheet } from '../ui/dialog';
import type { Problem, Tune } from '../core/types';
import type { Words } from '../text/sentences';
import { alone, Draft } from './draft';
import { Bar } from './bar';
import { Board, type Cell, type Side } from './board';
import { Builder } from './builder';
import { Grip, SheetTools } from './grip';
import { chosen } from './choose-page';
import { inPack, DraftStorage, type Home } from './keeping';
import { Maps } from './maps';
import { FLOOR, isPainted, Palette, standing } from './palette';
import { Pen } from './pen';
import { blocksLeaf, fileLeaf, formLeaf, Leaves, programsLeaf, type Bench, type FileLeaf, type Leaf } from './panels';
import { Search, Verdict } from './search';
import { TuneTools } from './tune';
import type { Act, DraftProblem } from './types';

const AGAIN = 5000; // milliseconds between two times that Python is asked for the draft

export class Workshop implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  readonly draft: Draft;
  readonly keeping: DraftStorage;
  private readonly search: Search;
  private readonly bar: Bar;
  private readonly board: Board;
  private readonly palette: Palette;
  private readonly grip: Grip;
  private readonly sheet: SheetTools;
  private readonly pen: Pen;
  private readonly tune: TuneTools;
  private readonly maps: Maps;
  private readonly file: FileLeaf;
  private readonly all: Leaf[];
  private readonly leaves: Leaves;
  private readonly verdict: Verdict;
  private readonly main: HTMLElement;
  private readonly bench: HTMLElement;
  private readonly waiting = new Waiting();
  private readonly waits: HTMLElement;
  private readonly stop = new AbortController();
  private builder: Builder | null = null;
  private map = 0;
  private stroke: object = {}; // what one press of the pointer paints is undone at once

  /** `words` are those of the workshop, with what it needs of the page's. */
  constructor(readonly app: App, readonly words: Words, readonly home: Home | null = null) {
    const say = (key: string): string => words.say(`web_workshop.${key}`);
    this.name = say('title');
    const { door } = app, { language } = words;
    this.draft = new Draft(door, language, home ? inPack(app, home, language, (sentence) => this.tell(sentence)) : alone(app.store), () => this.refresh(), (sentence) => this.tell(sentence || words.say('web.page.not_now')));
    this.search = new Search({ solve: (text, slices) => door.ask('draft_solve', { language, text, slices }) }, this.draft, () => this.showVerdict());
    this.keeping = new DraftStorage(this);
    this.bar = new Bar(this);
    this.palette = new Palette(words, say('palette.name'));
    this.maps = new Maps({ words, act: (act) => this.draft.act(act), chosen: (map) => this.choose(map) });
    this.grip = new Grip({
      act: (act, group) => this.draft.act({ ...act, map: this.map }, group), moved: (sheet) => this.sheet.show(sheet),
      told: (told) => this.app.announce(told),
    });
    this.sheet = new SheetTools(words, this.grip);
    const onMap = (act: Act): Promise<void> => this.draft.act({ ...act, map: this.map });
    this.pen = new Pen({ act: onMap, moved: () => this.showMap(), told: (told) => app.announce(told), say: (key, slots) => words.say(`workshop.tune.${key}`, slots) });
    this.tune = new TuneTools({ words, pen: this.pen, sounds: app.sounds, act: (act) => void onMap(act), tune: () => this.heard(), seen: () => this.board.paint() });
    this.board = new Board({
      grip: this.grip, pen: this.pen, over: () => this.tune.over,
      name: say('board.name'), help: say('board.help'), edges: () => this.palette.edges, painted: (cell, first) => this.paint(cell, first),
      edged: (cell, side) => this.fence(cell, side), walked: (cell) => this.say(cell), typed: (key, cell) => this.typed(key, cell),
    });
    this.verdict = new Verdict({ words, shortest: (program) => this.openShortest(program), goTo: (problem) => this.goTo(problem), all: () => this.openProblems() });
    const bench: Bench = {
      words, act: (act, group) => void this.draft.act(act, group), write: (text, group) => void this.draft.write(text, group), build: (field) => void this.build(field),
    };
    this.file = fileLeaf(bench);
    const about = formLeaf('about', bench, ({ forms }, map) => forms[map] ?? []), hints = formLeaf('hints', bench, ({ helps }) => helps, say('hints.how'));
    this.all = [about, blocksLeaf(bench, app.course.blocks.categories), programsLeaf(bench), hints, this.file];
    this.leaves = new Leaves(this.all, say('leaves.name'), (leaf) => say(`leaves.${leaf}`));
    const drawing = make('section', { class: 'drawing', attributes: { 'aria-label': say('board.name') } }, this.maps.tabs, this.board.element, this.maps.size);
    this.bench = make('div', { class: 'bench', attributes: { inert: true } }, this.palette.element, this.sheet.element, this.tune.element, drawing, this.verdict.element, this.leaves.element);
    this.waits = make('div', { class: 'workshop-waits', attributes: { role: 'status' } }, make('p', { text: words.say('web.editor.python_waits') }), this.waiting.element);
    this.main = make('main', { class: 'page workshop waits' }, this.bar.element, this.bench, this.waits, this.bar.note);
    this.element = make('div', { class: 'workshop-room' }, this.main);
    window.addEventListener('keydown', (event) => this.bar.pressed(event), { signal: this.stop.signal });
    void this.begin();
  }

  /** Nothing can be drawn before Python has told of the draft: it is asked again until it does. */
  private async begin(): Promise<void> {
    const { door } = this.app;
    door.moved = () => this.waiting.show(door.coming, this.waits.textContent ?? '');
    while (!this.stop.signal.aborted && !(await this.draft.begin())) {
      if (door.state === 'ready') this.waits.firstElementChild!.textContent = this.words.say('web_workshop.absent');
      await pause(AGAIN);
    }
    if (!this.stop.signal.aborted && !this.home) await chosen()?.(this.keeping);
  }

  gone(): void {
    this.stop.abort();
    this.app.door.moved = () => undefined;
    this.search.end();
    this.tune.stop();
    this.board.dispose();
    this.builder?.keep();
    this.builder?.dispose();
  }

  /** A file dropped on the page. */
  drop(file: File): void { if (!this.home) void this.keeping.take(file); }

  // What is shown.

  refresh(): void {
    const { view, shown } = this.draft;
    if (this.stop.signal.aborted || !view || !shown) return;
    this.there();
    this.map = Math.max(0, Math.min(this.map, view.maps.length - 1));
    this.bar.refresh();
    this.palette.show(view.tools);
    this.maps.show(view, this.map);
    this.grip.show(shown.sheets[this.map] ?? null);
    this.sheet.show(this.grip.sheet);
    this.pen.show(shown.rolls[this.map] ?? null);
    this.showMap();
    for (const leaf of this.all) leaf.show(shown, this.map);
    this.search.follow();
    this.showVerdict();
  }

  /** There is something to draw on: until then nothing looks as if there were. */
  private there(): void {
    this.bench.inert = false;
    this.waits.remove();
    this.main.classList.remove('waits');
  }

  /** The picture of the map, or the page of its roll. */
  private showMap(): void {
    const { view, shown } = this.draft;
    if (!view || !shown) return;
    const map = view.maps[this.map], { roll, page } = this.pen, scene = (roll ? roll.scenes[page] : shown.scenes[this.map]) ?? null;
    const part = this.grip.sheet ? 'sheet' : roll ? 'tune' : view.kind === 'stage' ? 'stage' : 'board';
    this.board.call(this.words.say(`web_workshop.${part}.name`), this.words.say(`web_workshop.${part}.help`));
    this.tune.show();
    if (map || scene) this.board.show(map?.grid ?? [], scene, view.look);
    this.board.element.hidden = !map && !scene;
  }

  /** What a question to Python is about. */
  private get asked(): { language: string; text: string } { return { language: this.words.language, text: this.draft.text }; }

  private async heard(): Promise<Tune | null> {
    await this.draft.settled();
    const answer = await this.app.door.ask('draft_tune', { ...this.asked, map: this.map });
    return answer.ok ? answer.tune : null;
  }

  private showVerdict(): void { this.verdict.show(this.search.now, this.draft.view?.problems ?? []); }

  private choose(map: number): void {
    this.map = map;
    this.refresh();
  }

  /** A sentence for everybody. */
  tell(sentence: string): void {
    this.bar.tell(sentence);
    this.app.announce(sentence);
  }

  // The map.

  private paint(cell: Cell, first: boolean): void {
    const map = this.draft.view?.maps[this.map];
    if (!map?.height) return;
    if (first) this.stroke = {};
    for (const act of this.palette.acts(this.map, map, cell, first)) void this.draft.act(act, this.stroke);
    if (first) this.draft.settled().then(() => this.say(cell)).catch(() => undefined);
  }

  private fence([x, y]: Cell, side: Side): void { void this.draft.act({ do: 'fence', map: this.map, x, y, side }); }

  private typed(key: string, cell: Cell): boolean {
    if (!this.palette.takes(key)) return false;
    this.paint(cell, true);
    return true;
  }

  /** « B3 : un objet, case déjà peinte ». */
  private say(cell: Cell): void {
    const map = this.draft.view?.maps[this.map];
    const letter = map?.grid[cell[1]]?.[cell[0]] ?? '';
    const on = this.draft.view?.tools.find((tool) => tool.letter === letter)?.label ?? letter;
    const heroes = map ? standing(map, cell) : [];
    const thing = [heroes.length > 0 && letter === FLOOR ? '' : on, map && isPainted(map, cell) ? this.words.say('workshop.tool.painted') : '', ...heroes].filter(Boolean).join(', ');
    this.app.announce(this.words.say('web_workshop.board.cell', { cell: Board.nameOf(cell), thing }));
  }

  // Programs and problems.

  private async build(field: string): Promise<void> {
    await this.draft.settled();
    const answer = await this.app.door.ask('draft_program', { ...this.asked, field });
    if (!answer.ok) return this.tell(answer.say);
    const left = (): void => {
      this.builder?.keep();
      this.builder?.dispose();
      this.builder = null;
      this.element.replaceChildren(this.main);
      this.main.querySelector<HTMLElement>(`[data-field="${field}"] .build`)?.focus();
    };
    this.builder = new Builder({
      app: this.app, words: this.words, title: this.words.say(`web_workshop.programs.build_${field}`), building: answer, kind: this.draft.view?.kind ?? '',
      offered: (script) => this.app.door.ask('draft_offer', { ...this.asked, script }),
      kept: (script) => void this.draft.built(field, script), left,
    });
    this.element.replaceChildren(this.builder.element);
    await this.builder.begin();
  }

  private goTo(problem: DraftProblem): void {
    this.leaves.open(this.file.name);
    this.file.goTo(problem);
  }

  private openShortest(program: string): void {
    const say = (key: string): string => this.words.say(`web_workshop.search.${key}`);
    openSheet({
      title: say('see'), notes: [{ words: program, code: true }], picture: 'pictures/magnifier',
      answers: [
        { label: say('take'), icon: 'check', action: () => void this.draft.act({ do: 'set', field: 'solution', value: program, language: this.words.language }) },
        { label: this.words.say('ui.menu.close'), icon: 'back', kind: 'primary' },
      ],
    });
  }

  private openProblems(): void {
    const { words } = this;
    const sheet = openSheet({
      title: words.say('web_workshop.search.problems'), picture: 'pictures/magnifier', class: 'problems',
      answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
      body: make('div', { class: 'menu-items' }, ...(this.draft.view?.problems ?? []).map((problem) => make('section', { class: 'note' },
        make('p', { text: problem.words }),
        button({ label: words.say('web_workshop.search.line', { line: problem.line ?? 1 }), class: 'place', action: () => { sheet.close(); this.goTo(problem); } })))),
    });
  }

  /** Play it as a child would, and come back. */
  async tryIt(): Promise<void> {
    this.tune.stop();
    await this.draft.settled();
    const problems: Problem[] = await this.app.tryOut({ name: this.keeping.name, content: { text: this.draft.text } }, null, this.home ? { page: 'workshop', ...this.home } : undefined);
    if (problems.length > 0) this.tell(problems[0]!.say);
  }
}

export function workshopPage(app: App, words: Words, home: Home | null): Page { return new Workshop(app, words, home); }
