/** « Invente un niveau » : a child draws a level, has it proved, plays it and takes it along. */

import { layout, SOBER, type App, type Page } from '../app/app';
import type { Proved, Sketched } from '../core/types';
import { BRUSHES, INVENTED, KIT_SIGNS, LOOKS, SKETCH, TURNS, USUAL_TITLES } from '../generated/constants';
import { drawn, kitOf, redrawn, type Drawing } from '../progress/invented-levels';
import type { Journey } from '../progress/profile-store';
import type { Words } from '../text/sentences';
import { GROUPS, partsOf, saidOf, wordsOf } from '../text/two-word-titles';
import { openSheet } from '../ui/dialog';
import { attribute, button, icon, lookClass, make, pause, picture, stepThrough, Waiting, unbroken } from '../ui/dom';
import { download } from '../ui/file-picker';
import { Board, type Cell } from '../workshop/board';
import { Search } from '../workshop/search';
import type { Act } from '../workshop/types';

const MOST = 200; // drawings that can be had again

/** The level that a child invents: the drawing of now, those before it, and what is known of it. */
class LevelInvention {
  shown: Sketched | null = null;
  /** What the last act came to, in a sentence. */
  say = '';
  private past: Drawing[] = [];
  private waiting: { act: Act; apart: boolean }[] = [];
  private work: Promise<void> = Promise.resolve();
  private readonly search: Search<Proved>;

  /** `changed` is called after each change, and when more is known. */
  constructor(private readonly app: App, private readonly journey: Journey, readonly place: string, private readonly changed: () => void) {
    const { door, words: { language } } = app;
    const solve = (text: string, slices: number) => door.ask('invent_prove', { language, drawing: JSON.parse(text) as Drawing, slices });
    this.search = new Search<Proved>({ solve }, this, changed);
  }

  /** What is searched: the picture of it alone, whatever its title. */
  get text(): string { return this.shown ? JSON.stringify(this.shown.drawing) : ''; }
  get canUndo(): boolean { return this.past.length > 0; }
  /** What is known of the drawing of now; null when nobody asked. */
  get proof(): Proved | null { return this.search.of(this.text); }
  get asked(): boolean { return this.search.text === this.text; }
  /** Whether an earlier drawing was asked about. */
  get askedBefore(): boolean { return this.search.text !== ''; }
  /** When everything that was asked is done. */
  settled(): Promise<void> { return this.work; }

  /** What was kept at the place, or a new drawing with the blocks that the child knows; false when Python cannot tell of it now. */
  begin(): Promise<boolean> {
    const { app: { pack, journey }, journey: { progress: { gallery } }, place } = this;
    const drawing = gallery[place] ? drawn(this.journey.progress, place) : { kit: kitOf(pack, journey.progress), title: USUAL_TITLES[Number(place.split('-')[1]) - 1] };
    return this.then(async () => this.show(await this.tell(drawing)));
  }

  /** One act; one that is not `apart` is undone together with those before it. */
  act(act: Act, apart = true): Promise<void> {
    this.waiting.push({ act, apart });
    return this.then(async () => {
      const [first, ...others] = this.waiting;
      if (!first || !this.shown) return;
      const next = others.findIndex((each) => each.apart); // acts that are undone apart never go together, however quickly they come
      const acts = this.waiting.splice(0, next < 0 ? this.waiting.length : next + 1);
      const before = this.shown.drawing;
      const answer = await this.app.door.ask('invent_act', { language: this.app.words.language, drawing: before, acts: acts.map((each) => each.act) });
      if (!answer.ok) return;
      if (JSON.stringify(answer.drawing) !== JSON.stringify(before) && (first.apart || !this.canUndo)) this.past = [...this.past.slice(1 - MOST), before];
      this.show(answer, answer.say);
    });
  }

  undo(): Promise<void> {
    return this.then(async () => {
      const before = this.past.pop();
      if (before) this.show(await this.tell(before));
    });
  }

  /** Look for the shortest programs, now. */
  async prove(): Promise<void> {
    await this.settled();
    this.say = '';
    this.search.follow(0);
    this.changed();
  }

  end(): void { this.search.end(); }

  private async tell(drawing: Drawing): Promise<Sketched | null> {
    const answer = await this.app.door.ask('invent_show', { language: this.app.words.language, drawings: [drawing] });
    return answer.ok ? answer.shown[0] ?? null : null;
  }

  private show(shown: Sketched | null, say = ''): boolean {
    if (!shown) return false;
    const fresh = this.shown !== null && JSON.stringify(shown.drawing) !== this.text;
    const sameMap = this.asked && ['grid', 'kit'].every((part) => String(shown.drawing[part]) === String(this.shown?.drawing[part]));
    this.shown = shown;
    if (fresh && sameMap) this.search.follow(0); // another look or title: what was found still holds
    this.say = say;
    if (fresh) {
      const { gallery, hung } = redrawn(this.journey.progress, this.place, shown.drawing);
      this.journey.keep({ gallery, hung });
    }
    this.changed();
    return true;
  }

  /** After everything that is still to be done. */
  private then<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work);
    this.work = done.then(() => undefined, () => undefined); // one that failed keeps no other from being done
    return done;
  }
}

const AGAIN = 5000; // milliseconds between two times that Python is asked for the drawing
const SIZES = { columns: ['narrower', 'wider', 'width'], rows: ['lower', 'higher', 'height'] } as const;
const IMAGES: Record<string, string> = { start: 'hero' }; // of a brush, where they are not called alike
type Brush = keyof typeof BRUSHES;

export class InventPage implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  private readonly desk: LevelInvention;
  private readonly board: Board;
  private brush: Brush = 'start';
  private readonly brushes: HTMLElement;
  private readonly looks: HTMLElement;
  private readonly kits: HTMLElement;
  private readonly title: HTMLButtonElement;
  private readonly undo: HTMLButtonElement;
  private readonly first: HTMLElement;
  private readonly said = make('p', { class: 'said', attributes: { role: 'status' } });
  private readonly ways = make('div', { class: 'ways' });
  private readonly outputs = { columns: make('output'), rows: make('output') };
  private readonly steps = new Map<string, HTMLButtonElement>();
  private readonly waiting = new Waiting();
  private readonly waits: HTMLElement;
  private readonly stop = new AbortController();
  private told = ''; // where the file is

  constructor(private readonly app: App, private readonly words: Words, private readonly journey: Journey, place: number) {
    const say = (key: string): string => words.say(`invent.${key}`);
    this.name = words.say('ui.map.invent_level');
    this.desk = new LevelInvention(app, journey, `${INVENTED}-${place}`, () => this.present());
    this.board = new Board({
      name: say('canvas'), help: say('canvas_how'), edges: () => false, edged: () => undefined,
      painted: (cell, first) => this.put(cell, first), walked: (cell) => this.describe(cell), typed: (key, cell) => this.typed(key, cell),
    });
    this.first = make('div', { class: 'first-step' }, make('span', { class: 'shows', attributes: { 'aria-hidden': 'true' } }), make('p', { text: say('first') }));
    this.board.element.append(this.first);
    this.title = button({ icon: 'pencil', label: '…', class: 'title', action: () => openNames(words, this.desk.shown?.drawing['title'], (one, other) => void this.desk.act({ do: 'name', place: one, owner: other })) });
    this.undo = button({ icon: 'undo', name: words.say('ui.level.undo'), class: 'undo', action: () => void this.desk.undo() });
    this.brushes = this.group('brushes', Object.keys(BRUSHES), (name) => { this.brush = name as Brush; this.present(); });
    this.looks = this.group('looks', LOOKS.filter((look) => look !== SOBER), (look) => void this.desk.act({ do: 'look', look }));
    this.kits = this.group('kits', Object.keys(KIT_SIGNS), (kit) => void this.desk.act({ do: 'kit', kit }));
    const tools = make('div', { class: 'hand' }, this.brushes, this.looks, make('div', { class: 'stepper' }, make('span', { class: 'legend', text: say('kits') }), this.kits), ...(['columns', 'rows'] as const).map((what) => this.stepper(what)));
    this.waits = make('div', { class: 'workshop-waits', attributes: { role: 'status' } }, make('p', { text: words.say('web.editor.python_waits') }), this.waiting.element);
    const back = button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.back() });
    this.element = layout('invent', [back, make('h1', { class: 'unseen', text: this.name }), this.title, make('span', { class: 'space' }), this.undo], tools, this.board.element,
      make('div', { class: 'foot' }, this.said, this.ways), this.waits);
    this.element.inert = true;
    window.addEventListener('keydown', (event) => this.key(event), { signal: this.stop.signal });
    void this.begin();
  }

  gone(): void {
    this.stop.abort();
    this.app.door.moved = () => undefined;
    this.desk.end();
    this.board.dispose();
  }

  /** Nothing can be drawn before Python has told of the drawing: it is asked again until it does. */
  private async begin(): Promise<void> {
    const { door } = this.app;
    door.moved = () => this.waiting.show(door.coming, this.waits.textContent ?? '');
    while (!this.stop.signal.aborted && !(await this.desk.begin())) await pause(AGAIN);
    this.waits.remove();
    this.element.inert = false;
    if (!this.stop.signal.aborted && document.activeElement === document.body) this.board.element.focus({ preventScroll: true });
  }

  // What is shown.

  private present(): void {
    const { shown, canUndo } = this.desk;
    if (!shown || this.stop.signal.aborted) return;
    const { drawing, title, scene } = shown;
    const look = String(drawing['look']), grid = this.grid;
    this.element.className = `page invent ${lookClass(look)}`;
    this.title.querySelector('.label')!.textContent = title;
    this.undo.disabled = !canUndo;
    this.board.show(grid, scene, look);
    this.dress(look);
    choose(this.brushes, this.brush);
    choose(this.looks, look);
    choose(this.kits, String(drawing['kit'] ?? 'turns'));
    this.begins(grid, look);
    this.size(grid);
    this.tell();
  }

  private get grid(): string[] { return (this.desk.shown?.drawing['grid'] ?? []) as string[]; }

  /** The pictures of the brushes, in the look of now. */
  private dress(look: string): void {
    if (this.brushes.dataset['look'] === look) return;
    this.brushes.dataset['look'] = look;
    for (const each of this.brushes.querySelectorAll('button')) {
      const name = each.dataset['value']!;
      each.replaceChildren(name === 'floor' ? icon('trash') : picture(`robot/${look}/${IMAGES[name] ?? name}`));
    }
  }

  /** What to do first, on a map where nothing stands yet. */
  private begins(grid: string[], look: string): void {
    this.first.hidden = !grid.every((row) => /^\.*$/.test(row));
    const brush = this.brush === 'floor' ? 'start' : this.brush; // there is nothing to take away
    this.first.firstElementChild!.replaceChildren(picture(`robot/${look}/${IMAGES[brush] ?? brush}`), picture('pictures/hand', 'hand'));
  }

  private size(grid: string[]): void {
    const sizes = { width: grid[0]?.length ?? 0, height: grid.length };
    this.outputs.columns.textContent = String(sizes.width);
    this.outputs.rows.textContent = String(sizes.height);
    const can = { narrower: sizes.width > SKETCH.NARROWEST, wider: sizes.width < SKETCH.WIDEST, lower: sizes.height > SKETCH.LOWEST, higher: sizes.height < SKETCH.HIGHEST };
    for (const [name, may] of Object.entries(can)) this.steps.get(name)!.disabled = !may;
  }

  /** What is known, and what can be done with it. */
  private tell(): void {
    const { desk, words } = this, { proof } = desk;
    const say = this.told || desk.say || proof?.say || words.say(desk.asked ? 'invent.seeking' : desk.askedBefore ? 'invent.changed' : 'invent.begin');
    if (this.said.textContent !== say) this.said.replaceChildren(make('span', {}, ...unbroken(say)));
    this.said.dataset['tone'] = proof?.over && !desk.say ? (proof.good ? 'good' : 'warm') : '';
    const wanted = proof?.over && proof.good ? ['take', 'play'] : ['possible'];
    if (this.ways.dataset['ways'] === wanted.join()) return;
    this.ways.dataset['ways'] = wanted.join();
    const before = this.ways.contains(document.activeElement);
    this.ways.replaceChildren(...wanted.map((way) => this.way(way)));
    if (before) (this.ways.lastElementChild as HTMLElement).focus();
  }

  private way(way: string): HTMLElement {
    const { words } = this;
    if (way === 'take') return button({ icon: 'save', label: words.say('invent.take'), class: 'take', action: () => this.take() });
    if (way === 'play') return button({ icon: 'play', label: words.say('invent.play'), class: 'play', kind: 'primary', action: () => void this.play() });
    return button({ icon: 'question', label: words.say('invent.possible_button'), class: 'possible', kind: 'primary', action: () => { this.told = ''; void this.desk.prove(); } });
  }

  /** One of several pictures to choose. */
  private group(name: string, values: readonly string[], chosen: (value: string) => void): HTMLElement {
    const group = make('div', { class: `palette ${name}`, attributes: { role: 'radiogroup', 'aria-label': this.words.say(`invent.${name}`) } });
    for (const value of values) {
      const label = name === 'looks' ? `${this.words.say('invent.looks')} ${values.indexOf(value) + 1}` : this.words.say(`invent.${name === 'kits' ? 'kit' : 'brush'}.${value}`);
      group.append(make('button', {
        class: 'tool', data: { value }, attributes: { type: 'button', role: 'radio', 'aria-label': label, title: name === 'looks' ? null : label },
        on: { click: () => chosen(value) },
      }, name === 'looks' ? picture(`robot/${value}/hero`) : name === 'kits' ? icon(KIT_SIGNS[value as keyof typeof KIT_SIGNS]) : null));
    }
    group.addEventListener('keydown', (event) => stepThrough(event, [...group.querySelectorAll('button')], (place) => chosen(values[place]!)));
    return group;
  }

  private stepper(what: 'columns' | 'rows'): HTMLElement {
    const [less, more, side] = SIZES[what];
    const step = (name: string, sign: string, change: number): HTMLButtonElement => {
      const made = button({
        icon: sign, name: this.words.say(`invent.${name}`), class: name,
        action: () => { const sizes = { width: this.grid[0]?.length ?? 0, height: this.grid.length }; this.told = ''; void this.desk.act({ do: 'size', ...sizes, [side]: sizes[side] + change }); },
      });
      this.steps.set(name, made);
      return made;
    };
    const label = this.words.say(`invent.${what}`);
    return make('div', { class: 'stepper', attributes: { role: 'group', 'aria-label': label } }, make('span', { class: 'legend', text: label }), step(less, 'minus', -1), this.outputs[what], step(more, 'plus', 1));
  }

  // What is done.

  private put([x, y]: Cell, first: boolean, brush: Brush = this.brush): void {
    if (!first && brush === 'start') return;
    this.told = '';
    void this.desk.act({ do: 'put', x, y, brush }, first);
  }

  /** A letter of a map in a file. */
  private typed(key: string, cell: Cell): boolean {
    const letter = key === 'Delete' || key === 'Backspace' ? BRUSHES.floor : key;
    const found = TURNS.includes(letter) ? 'start' : (Object.keys(BRUSHES) as Brush[]).find((name) => BRUSHES[name].toLowerCase() === letter.toLowerCase());
    if (found) this.put(cell, true, found);
    return found !== undefined;
  }

  private describe([x, y]: Cell): void {
    const there = this.grid[y]?.[x] ?? '';
    const name = TURNS.includes(there) ? 'start' : (Object.keys(BRUSHES) as Brush[]).find((brush) => BRUSHES[brush] === there);
    const thing = !name || name === 'floor' ? this.words.say('workshop.tool.floor') : this.words.say(`invent.brush.${name}`);
    this.app.announce(this.words.say('web_workshop.board.cell', { cell: Board.nameOf([x, y]), thing }));
  }

  private key(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    void this.desk.undo();
  }

  private take(): void {
    const { proof } = this.desk;
    if (!proof) return;
    const { name } = proof;
    download(name, proof.file, 'text/yaml');
    this.told = this.words.say('invent.downloaded', { name });
    this.tell();
  }

  /** On the page of a level itself; what is built there is kept with the drawing. */
  private async play(): Promise<void> {
    const { proof, place } = this.desk;
    if (!proof) return;
    const problems = await this.app.tryOut({ name: `${place}.yaml`, content: { text: proof.file } }, { journey: this.journey, home: { page: 'invent', place: Number(place.split('-')[1]) } });
    if (problems.length > 0) this.app.announce(problems[0]!.say);
  }
}

function choose(group: HTMLElement, value: string): void {
  for (const each of group.querySelectorAll('button')) {
    attribute(each, 'aria-checked', String(each.dataset['value'] === value));
    attribute(each, 'tabindex', each.dataset['value'] === value ? 0 : -1);
  }
}

/** Words to choose from; `named` is called with one of each group. */
export function openNames(words: Words, title: unknown, named: (place: string, owner: string) => void): void {
  const chosen = partsOf(words, title);
  const now = GROUPS.map((group, at) => chosen[at] ?? wordsOf(words, group)[0]!);
  const said = make('p', { class: 'named', attributes: { role: 'status' } });
  const rows = GROUPS.map((group, at) => make('div', { class: 'word-tiles', attributes: { role: 'group', 'aria-label': words.say('invent.name') } },
    ...wordsOf(words, group).map((name) => {
      const tile = button({ label: words.say(`invent.${group}.${name}`), class: 'word-tile', action: () => { now[at] = name; show(); } });
      tile.dataset['word'] = name;
      return tile;
    })));
  const show = (): void => {
    said.textContent = saidOf(words, now.join('-'));
    rows.forEach((row, at) => row.querySelectorAll('button').forEach((tile) => attribute(tile, 'aria-pressed', String(tile.dataset['word'] === now[at]))));
  };
  show();
  openSheet({
    title: words.say('invent.name'), class: 'wide naming', body: make('div', { class: 'names' }, said, ...rows),
    answers: [
      { label: words.say('ui.menu.close'), icon: 'back' },
      { label: words.say('invent.named'), icon: 'check', kind: 'primary', action: () => named(now[0]!, now[1]!) },
    ],
  });
}
